"""Our own sentences: each root has some, the examples are coded as they should be, and none is a check sentence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bench.practice import sentences
from servanda.records import Document
from servanda.relations import Pair, load_relation_coder
from servanda.relations.frames import ROOTS

ROOT = Path(__file__).parents[2]
FILES = {
    "examples": ROOT / "src/servanda/lexicon/relations/examples.jsonl",
    "check": ROOT / "bench/relations_rows/check.jsonl",
}


def rows(name: str) -> list[dict[str, Any]]:
    """The pairs of a file of ours."""
    return [json.loads(line) for line in FILES[name].read_text(encoding="utf-8").splitlines()]


EXAMPLES = rows("examples")


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda r: r["sentence"])
def test_an_example_is_coded_as_its_category(row: dict[str, Any]) -> None:
    assert load_relation_coder().relate(Pair.from_json(row)) == row["root"]


def test_the_examples_leave_out_no_root() -> None:
    # PLV and the model count an investigation as ACCUSE.
    assert {row["root"] for row in EXAMPLES} == set(ROOTS) - {"INVESTIGATE"}


def test_what_is_only_measured_is_never_trained_on() -> None:
    trained_on = {row["sentence"] for row in [*EXAMPLES, *sentences()]}
    assert not trained_on & {row["sentence"] for row in rows("check")}


def test_practice_sentences_mark_their_actors() -> None:
    for row in sentences():
        (source,), (target,) = row["source"], row["target"]
        for start, end in (source, target):
            assert row["sentence"][start:end].strip() == row["sentence"][start:end] != ""
        assert source != target


def test_pairs_read_together_are_coded_as_they_are_alone() -> None:
    pairs = [Pair.from_json(row) for row in EXAMPLES[:130]]
    coder = load_relation_coder()
    assert list(coder.relate_many(pairs)) == [(pair.id, coder.relate(pair)) for pair in pairs]
    alone = [[(t.head.i, t.dep_, t.lemma_) for t in coder.parser.parse(Document("x", p.sentence)).doc] for p in pairs]
    together = coder.parser.parse_batches([Document("x", p.sentence) for p in pairs], 64)
    assert [[(t.head.i, t.dep_, t.lemma_) for t in parsed.doc] for parsed in together] == alone

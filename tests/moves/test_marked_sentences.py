"""Our own marked sentences and the annotated articles: what the learned reader learns from is well formed."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from bench.train_moves import MARK, SENTENCES, marked, outputs, own_sentences
from servanda.flow import default_toolkit
from servanda.moves.learned.describe import Described
from servanda.moves.learned.model import OUTPUTS
from servanda.records import MOVE_TYPES

GOLD = Path(__file__).resolve().parents[2] / "bench" / "moves_gold"
SETS = ("libya", "crises", "held", "press", "press_check", "press_tune")
LINES = [line for path in sorted(SENTENCES.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines()]


def test_braces_are_balanced_and_types_known() -> None:
    wrong = [line for line in LINES if set("{}") & set(MARK.sub("", line))]
    wrong += [line for line in LINES for found in MARK.finditer(line) if found[1] not in MOVE_TYPES or not found[2]]
    assert wrong == []


def test_the_sentences_are_many_and_of_all_types_and_none() -> None:
    kinds = Counter(m["type"] for _, marks in own_sentences() for m in marks)
    assert set(kinds) == set(MOVE_TYPES)
    assert min(kinds.values()) > 100
    assert sum("{" not in line for line in LINES) > 0.25 * len(LINES)


def test_no_sentence_is_written_twice() -> None:
    twice = [line for line, n in Counter(line for line in LINES if line).items() if n > 1]
    assert twice == []


def test_marks_point_at_the_words_in_braces() -> None:
    document, marks = marked("Peru {accuse:pilloried} Chile, which {reject:said no}.", "own")
    assert document.text == "Peru pilloried Chile, which said no."
    assert [(m["type"], document.text[slice(*m["trigger"])]) for m in marks] == [
        ("accuse", "pilloried"),
        ("reject", "said no"),
    ]


def test_the_topmost_word_of_a_trigger_makes_the_move() -> None:
    document, marks = marked("Peru {accuse:poured scorn} on Chile.", "own")
    doc = default_toolkit().parser.parse(document).doc
    found = [Described(t, 0, []) for t in doc if t.pos_ in {"VERB", "NOUN", "PROPN"}]
    made = [(w.token.text, OUTPUTS[o]) for w, o in zip(found, outputs(found, marks), strict=True) if o]
    assert made == [("poured", "accuse")]


@pytest.mark.parametrize("name", SETS)
def test_the_marks_of_a_set_lie_in_its_articles(name: str) -> None:
    rows = [json.loads(line) for line in (GOLD / "documents.jsonl").read_text(encoding="utf-8").splitlines()]
    mine = {row["id"]: row["span"][1] - row["span"][0] for row in rows if row["set"] == name}
    others = {row["id"] for row in rows if row["set"] != name}
    assert not set(mine) & others
    assert all(date.fromisoformat(row["published"]) for row in rows)
    for line in (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        mark = json.loads(line)
        assert mark["type"] in MOVE_TYPES
        start, end = mark["trigger"]
        assert 0 <= start < end <= mine[mark["doc"]], mark

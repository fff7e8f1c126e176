"""Coding marked pairs: plain cases of each kind, empty sides, and the command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from servanda.cli.main import app
from servanda.relations import Pair, load_relation_coder


def root_of(sentence: str, source: str, target: str) -> str:
    """The root of a pair whose actors are given by their words."""
    spans = []
    for words in (source, target):
        start = sentence.index(words) if words else -1
        spans.append(((start, start + len(words)),) if words else ())
    return load_relation_coder().relate(Pair("x", sentence, spans[0], spans[1]))


@pytest.mark.parametrize(
    ("sentence", "source", "target", "root"),
    [
        ("Norway condemned the raid by Ruritania.", "Norway", "Ruritania", "ACCUSE"),
        ("Norway agreed to withdraw its troops from Ruritania.", "Norway", "Ruritania", "AGREE"),
        ("Norway withdrew its troops from Ruritania.", "Norway", "Ruritania", "YIELD"),
        ("Norway refused to withdraw its troops from Ruritania.", "Norway", "Ruritania", "REJECT"),
        ("Norway's prime minister met the president of Ruritania in Oslo.", "Norway's prime minister",
         "the president of Ruritania", "CONSULT"),
        ("Norway threatened to attack Ruritania.", "Norway", "Ruritania", "THREATEN"),
        ("Police in Ruritania arrested a journalist.", "Police in Ruritania", "a journalist", "COERCE"),
        ("Norway urged Ruritania to release the prisoners.", "Norway", "Ruritania", "REQUEST"),
        ("Norway gave Ruritania two million dollars in food aid.", "Norway", "Ruritania", "AID"),
        ("Ruritania suspended aid to Norway.", "Ruritania", "Norway", "SANCTION"),
    ],
)  # fmt: skip
def test_plain_pairs(sentence: str, source: str, target: str, root: str) -> None:
    assert root_of(sentence, source, target) == root


def test_a_side_may_be_empty() -> None:
    assert root_of("The rebels were released on Monday.", "", "The rebels") == "YIELD"


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_coded_and_always_the_same_way(text: str) -> None:
    pair = Pair("x", text, ((0, len(text) // 2),), ())
    coder = load_relation_coder()
    assert coder.relate(pair) == coder.relate(pair)


def test_the_command_codes_each_row_and_names_the_bad_one(tmp_path: Path) -> None:
    good = {"id": "1", "sentence": "Oslo praised Paris.", "source": [[0, 4]], "target": [[13, 18]]}
    pairs, out = tmp_path / "pairs.jsonl", tmp_path / "out.jsonl"
    pairs.write_text(json.dumps(good) + '\n{"id": "2"}\n' + json.dumps({**good, "id": "3"}) + "\n")
    result = CliRunner().invoke(app, ["relate", str(pairs), "-o", str(out)])
    assert result.exit_code == 1
    assert "line 2" in result.stderr
    assert [json.loads(line) for line in out.read_text().splitlines()] == [
        {"id": "1", "root": "SUPPORT"},
        {"id": "3", "root": "SUPPORT"},
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        {"source": [[0, 99]]},
        {"target": [[-2, 3]]},
        {"source": [[3, 1]]},
        {"source": [[0]]},
        {"source": 4},
        {"id": None},
        {"sentence": None},
    ],
)
def test_what_is_no_pair_is_refused(wrong: dict[str, object]) -> None:
    row = {"id": 7, "sentence": "Oslo praised Paris.", "source": [[0, 4]], "target": []}
    assert Pair.from_json(row) == Pair("7", "Oslo praised Paris.", ((0, 4),), ())
    with pytest.raises((TypeError, ValueError)):
        Pair.from_json({**row, **wrong})

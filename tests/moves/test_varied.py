"""Moves of many conflicts in the ways the press words them; a sentence each, by type."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.moves.reading import moves_in, told, types_in, words

VARIED = Path(__file__).resolve().parents[1] / "golden" / "moves" / "varied.csv"
ROWS = [
    pytest.param(r["type"], r["text"], id=f"{r['type']}-{r['text'][:50]}")
    for r in csv.DictReader(VARIED.read_text(encoding="utf-8").splitlines())
]


@pytest.mark.parametrize(("kind", "text"), ROWS)
def test_a_wording_makes_its_move(kind: str, text: str) -> None:
    assert kind in types_in(text)


def test_what_a_deed_harms_is_its_victim_and_not_the_one_blamed() -> None:
    text = '"The Turkish raids undermine the efforts of Egypt," the Iranian minister said.'
    accused = [(actor, whom) for kind, actor, whom, _ in told(text) if kind == "accuse"]
    assert accused == [(("IRN",), ("TUR",))]


def test_an_urging_without_an_urger_says_so() -> None:
    assert ("demand", ("UNK",), ("SDN",)) in [
        (k, a, w) for k, a, w, _ in told("Sudan has been urged to free the aid workers.")
    ]


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Iran said it would not talk as long as Israel bombs the city.", "as long as Israel bombs the city"),
        (
            '"We will open the road when Turkey stops the raids," the Syrian president said.',
            "when Turkey stops the raids",
        ),
        ('"There can be no truce unless Russia leaves," the Ukrainian president said.', "unless Russia leaves"),
    ],
)
def test_what_a_move_waits_for(text: str, condition: str) -> None:
    assert condition in [words(text, m.condition) for m in moves_in(text)]


def test_out_of_the_question() -> None:
    assert types_in('"Out of the question," the Turkish president said of the offer.') == ["reject"]

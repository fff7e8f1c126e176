"""Sentences without a move: weather, sport, business, forecasts, history, hypotheticals, denials, plain reports."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.moves.reading import types_in

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "moves" / "no_moves.csv"
SENTENCES = list(csv.DictReader(GOLDEN.read_text(encoding="utf-8").splitlines()))
FLOOR = 6


def test_there_are_two_hundred_sentences_of_all_kinds() -> None:
    kinds = {row["kind"] for row in SENTENCES}
    assert len(SENTENCES) >= 200
    assert kinds >= {
        "weather",
        "sport",
        "business",
        "forecast",
        "history",
        "hypothetical",
        "denial",
        "generic",
        "report",
    }


def test_hardly_a_move_is_read_where_there_is_none() -> None:
    wrong = [(row["text"], found) for row in SENTENCES if (found := types_in(row["text"]))]
    assert sum(len(found) for _, found in wrong) <= FLOOR, wrong


@pytest.mark.parametrize(
    "text",
    [
        "Kenya did not promise to send troops.",
        "Turkey would sign the treaty if Greece did.",
        "Does Poland support the reform?",
        "Serbia has neither accepted nor rejected the draft.",
        "Oman denied that it had offered to mediate.",
        '"We will not be able to reach the village," the Kenyan minister said.',
        "A visit by the president of Chile might help.",
        "Spain accepted an early goal and never recovered; the match in the stadium was lost.",
    ],
)
def test_what_is_denied_supposed_or_asked_is_no_move(text: str) -> None:
    assert types_in(text) == []

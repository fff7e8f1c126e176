"""The steps of a deal told with "is to": promised by whoever is to take them; a plain schedule is no promise."""

from __future__ import annotations

from datetime import date

import pytest

from servanda import Document, read


def commits(text: str) -> list[list[str]]:
    """Codes of who commits itself, one list a move."""
    found = read(Document("d", text, published=date(2016, 10, 19))).moves
    return [[a.code for a in m.actor] for m in found if m.type == "commit"]


@pytest.mark.parametrize(
    "text",
    [
        "Under the deal, Sudan is to withdraw its troops from the valley.",
        "Sudan is to pull back its guns under the agreement.",
        "Sudan is to release the prisoners by Friday.",
    ],
)
def test_a_step_that_a_party_is_to_take_is_a_promise(text: str) -> None:
    assert commits(text) == [["SDN"]]


@pytest.mark.parametrize(
    "text",
    [
        "Sudan is in no mood to withdraw its troops.",
        "Sudan is to play Chad in the final on Friday.",
        "Sudan is to the north of the valley.",
    ],
)
def test_a_mood_or_a_schedule_is_none(text: str) -> None:
    assert commits(text) == []

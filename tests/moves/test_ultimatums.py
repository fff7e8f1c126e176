"""Terms set with a time or a penalty, and harm held in readiness."""

from __future__ import annotations

import pytest

from tests.moves.reading import moves_in, told, types_in


@pytest.mark.parametrize(
    ("text", "whom", "deadline"),
    [
        ("Russia gave Georgia until 4 December 2026 to withdraw its troops.", "GEO", "2026-12-04"),
        ("Egypt was given a deadline of 4 December 2026 to release the crew.", "EGY", "2026-12-04"),
        ("The Security Council set a deadline of 15 January 2027 for Iraq to leave Kuwait.", "IRQ", "2027-01-15"),
    ],
)
def test_a_time_given_is_a_demand_with_a_deadline(text: str, whom: str, deadline: str) -> None:
    move = next(m for m in moves_in(text) if m.type == "demand")
    assert [a.code for a in move.addressee] == [whom]
    assert move.deadline_day == deadline


def test_a_passive_that_grants_a_time_names_nobody() -> None:
    found = told("Egypt was given a deadline of 4 December 2026 to release the crew.")
    assert ("demand", ("UNK",)) in [(kind, actor) for kind, actor, _, _ in found]


@pytest.mark.parametrize(
    "text",
    [
        "Turkey told Syria to leave the town or face attack.",
        "Turkey warned Syria to leave the town or suffer the consequences.",
        "Russia gave Georgia until Friday to withdraw its troops or face sanctions.",
    ],
)
def test_or_face_is_a_threat_beside_the_demand(text: str) -> None:
    assert {"demand", "threaten"} <= set(types_in(text))


@pytest.mark.parametrize(
    "text",
    [
        "The Iranian president would not rule out an attack on the rebels.",
        "Pakistan reserved the right to strike back.",
        "The American minister refused to rule out the use of force.",
    ],
)
def test_harm_that_is_not_ruled_out_is_a_threat(text: str) -> None:
    assert types_in(text) == ["threaten"]


@pytest.mark.parametrize(
    "text",
    [
        "The Iranian president would not rule out a visit to the spa.",
        "Pakistan reserved the right to the name of the rice.",
        "The Kenyan minister could sing or face the audience.",
        "The school gave Turkish pupils until Friday to paint the wall.",
        "The road to Turkey was blocked until Friday.",
    ],
)
def test_other_times_and_rights_are_none(text: str) -> None:
    assert types_in(text) == []

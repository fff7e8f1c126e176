"""Terms set out as a list, and headlines that name a speaker before a colon."""

from __future__ import annotations

import pytest

from tests.moves.reading import moves_in, told, types_in

DEAL = (
    "The main points of the agreement between Russia and Georgia:\n"
    "- Russia will withdraw its troops from Georgia by 6 December 2026.\n"
    "- Georgia will return its troops to their bases.\n"
    "- Withdrawal to be complete by 9 December 2026."
)
CONDITIONS = "Turkey set out its conditions:\n- an end to the raids\n- the release of all prisoners"
PROPOSAL = "The American proposal has two steps:\n1. Israel halts the settlements\n2. Egypt reopens the crossing"


def test_each_item_of_a_deal_is_an_undertaking_of_its_subject() -> None:
    found = [(kind, actor) for kind, actor, _, _ in told(DEAL)]
    assert ("commit", ("RUS",)) in found
    assert ("commit", ("GEO",)) in found


def test_a_deadline_in_an_item_of_its_own_binds_the_parties() -> None:
    last = moves_in(DEAL)[-1]
    assert ([a.code for a in last.actor], last.deadline_day) == (["RUS", "GEO"], "2026-12-09")


def test_each_item_of_conditions_is_a_demand_of_their_owner() -> None:
    assert [(kind, actor) for kind, actor, _, _ in told(CONDITIONS)][1:] == [("demand", ("TUR",)), ("demand", ("TUR",))]


def test_steps_of_a_proposal_are_offered_and_not_done() -> None:
    assert set(types_in(PROPOSAL)) == {"propose"}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's shopping list:\n- Uganda will send bananas\n- Tea to be served at noon",
        "The weather on Friday:\n- Russia will be cold\n- Georgia to be wet",
        "Teams in the draw:\n1. Kenya\n2. Uganda",
        "A deal was near:\n\nThe dinner had soup.\n- Russia will freeze",
    ],
)
def test_other_lists_hold_no_moves(text: str) -> None:
    assert types_in(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "maker"),
    [
        ("Iran: Israel must leave Lebanon", "demand", "IRN"),
        ("Iran to Britain: We will never sign", "reject", "IRN"),
        ("Serbia says no to the peace plan", "reject", "SRB"),
        ("Iran blasts the Israeli raid, calls for UN action", "demand", "IRN"),
    ],
)
def test_a_headline_names_who_speaks(text: str, kind: str, maker: str) -> None:
    assert (kind, (maker,)) in [(k, a) for k, a, _, _ in told(text)]


@pytest.mark.parametrize(
    "text", ["Turkey: the recipe rests overnight", "GENEVA: Rain must fall", "Kenya: Population 56 million"]
)
def test_a_colon_alone_makes_no_move(text: str) -> None:
    assert types_in(text) == []

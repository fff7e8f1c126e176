"""What a move asks or promises, act by act, and whose acts they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from servanda.ledger import fold
from servanda.records import Commitment, Mention
from tests.ledger.histories import START, Line, actor, reading

DAY: date = START


def entries(*lines: Line) -> tuple[Commitment, ...]:
    return fold([reading("a", DAY, lines)]).commitments


def promise(content: str) -> Line:
    return Line("commit", "ARD", "promised", content, to="BEL")


@pytest.mark.parametrize(
    ("content", "topics"),
    [
        ("withdraw its troops from Ansa and release the prisoners", {"withdrawal", "prisoners"}),
        ("withdraw its troops from Ansa and to release the prisoners", {"withdrawal", "prisoners"}),
        ("a ceasefire in the valley and talks about the river", {"ceasefire", "talks"}),
        ("withdraw its troops from Ansa", {"withdrawal"}),
        ("withdraw its troops from Ansa for the sake of the talks", {"withdrawal"}),
        ("withdraw its troops from Ansa and its guns from Borla", {"withdrawal"}),
        ("withdraw its troops while talks are going on and prisoners are released", {"withdrawal"}),
    ],
)
def test_two_acts_side_by_side_are_two_undertakings(content: str, topics: set[str]) -> None:
    found = entries(promise(content))
    assert {c.topic for c in found} == topics
    assert len({c.id for c in found}) == len(found)


def test_each_act_has_its_own_words() -> None:
    found = {c.topic: c.what for c in entries(promise("withdraw its troops from Ansa and release the prisoners"))}
    assert found == {"withdrawal": "withdraw its troops from Ansa", "prisoners": "release the prisoners"}


def threat(content: str, condition: str | None = None, trigger: str = "threatened to", to: str = "BEL") -> Line:
    return Line("threaten", "ARD", trigger, content, to=to, condition=condition)


@pytest.mark.parametrize(
    "line",
    [
        threat("close the road", "unless it withdraws its troops from Ansa"),
        threat("close the road", "until it withdraws its troops from Ansa"),
        threat("close the road", "if it does not withdraw its troops from Ansa"),
        threat("close the road", "if it refuses to withdraw its troops from Ansa"),
        threat("close the road unless it withdraws its troops from Ansa"),
        threat("that gave it three days to withdraw its troops from Ansa or face attack", trigger="set an ultimatum"),
    ],
)
def test_behind_a_threat_stands_a_demand(line: Line) -> None:
    (entry,) = entries(line)
    assert (entry.debtor, entry.topic, entry.status) == (("BEL",), "withdrawal", "demanded")
    assert "withdraw" in entry.what


@pytest.mark.parametrize(
    "line",
    [
        threat("close the road"),
        threat("close the road", "if it withdraws its troops from Ansa"),
        threat("withdraw its troops from Ansa"),
        threat("", trigger="set an ultimatum"),
        threat("close the road", "unless it withdraws its troops from Ansa", to="ARD"),
    ],
)
def test_a_threat_that_asks_nothing_opens_nothing(line: Line) -> None:
    assert entries(line) == ()


def test_who_is_pressed_to_go_is_not_the_one_who_presses() -> None:
    line = Line("propose", "ARD", "outlined", "steps that press COR to step down", to="BEL")
    made = reading("a", DAY, [line])
    start = made.document.text.index("COR")
    pressed = replace(made, actors=(*made.actors, Mention(start, start + 3, actor("COR"))))
    assert fold([pressed]).commitments == ()
    assert [c.topic for c in fold([made]).commitments] == ["leave power"]


@pytest.mark.parametrize(
    ("trigger", "content", "done"),
    [
        ("recognised", "the council as the government", True),
        ("granted recognition", "to the council", True),
        ("did well in recognising", "the council", False),
        ("never recognised", "the council", False),
        ("said that recognition", "of the council matters", False),
    ],
)
def test_recognition_must_be_given(trigger: str, content: str, done: bool) -> None:
    verb = trigger.split()[-1]
    line = Line("endorse", "ARD", trigger, content, to="BEL")
    made = reading("a", DAY, [line])
    start = made.document.text.index(verb)
    (move,) = made.moves
    moved = replace(made, moves=(replace(move, trigger=(start, start + len(verb))),))
    assert bool(fold([moved]).commitments) == done


def test_plans_to_do_a_thing_are_no_plan() -> None:
    line = Line("propose", "ARD", "announced plans to", "meet the envoys of Borla at the river bridge", to="BEL")
    assert "plan" not in {c.topic for c in entries(line)}


@pytest.mark.parametrize(
    ("by", "content", "topic"),
    [
        ("ARD-OPP", "leave Borla", "withdrawal"),
        ("ARD-OPP", "quit the western parts of Borla", "other"),
        ("ARD-OPP", "quit western Borla", "withdrawal"),
        ("ARD", "leave Borla", "leave power"),
    ],
)
def test_a_side_with_arms_that_leaves_a_place_withdraws(by: str, content: str, topic: str) -> None:
    line = Line("commit", by, "promised to", content, to="BEL")
    assert [c.topic for c in entries(line)] == [topic]


@pytest.mark.parametrize("content", ["the ouster of the marshal", "regime change in the north"])
def test_nobody_promises_his_own_ouster(content: str) -> None:
    assert entries(promise(content)) == ()
    refused = Line("reject", "ARD", "refused", content, to="BEL")
    assert [c.status for c in entries(refused)] == ["rejected"]

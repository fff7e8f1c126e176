"""The day of a move: which of the days of a sentence is that of the deed, and which belongs to something else."""

from __future__ import annotations

from datetime import date

import pytest

from servanda.times import MoveDate, date_of_move, find_times

WEDNESDAY = date(2016, 10, 19)


def made(text: str, trigger: str, content: str | None = None, planned: bool = False) -> MoveDate:
    at = text.index(trigger)
    span = (text.index(content), text.index(content) + len(content)) if content else None
    times = find_times(text, WEDNESDAY)
    return date_of_move(text, (0, len(text)), (at, at + len(trigger)), span, times, WEDNESDAY, planned=planned)


@pytest.mark.parametrize(
    ("text", "trigger", "value"),
    [
        ("In 2014, when the envoys of both neighbours all urged restraint, nobody heard them.", "urged", "2014"),
        ("When the council adopted the text in March, it was backed by ten and opposed by two.", "opposed", "2016-03"),
        ("On Monday, after talks in Oslo, both sides signed the accord.", "signed", "2016-10-17"),
        ("The plan was rejected on Monday by the rebels.", "rejected", "2016-10-17"),
        ("On Monday the plan was rejected by the rebels.", "rejected", "2016-10-17"),
        ("In November, the envoy, a former minister, proposed a truce.", "proposed", "2015-11"),
        ("On Tuesday the rebels were urged by the envoy to leave.", "urged", "2016-10-18"),
        ("(The council met in Oslo on Monday and rejected the plan.)", "rejected", "2016-10-17"),
    ],
)
def test_the_day_is_that_of_the_deed(text: str, trigger: str, value: str) -> None:
    assert made(text, trigger).value == value


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The presidents met on Monday, after days of negotiations on the town.", "negotiations"),
        ("The strikes began on Monday, after the council approved them.", "approved"),
        ("The court replied on Monday to a plan for Ruritania rejected by the rebels.", "rejected"),
        ("Shells fell on Monday despite the recent call for a truce.", "call"),
        ("(4:50 p.m. Monday local time) The council demands a truce.", "demands"),
        ("4:50 p.m. ET: The council demands a truce.", "demands"),
        ("updated: Mon Oct 17 2016 18:58:00 The council demands a truce.", "demands"),
        ("October 17, 2016 at 5:27 pm | They demand a truce.", "demand"),
        ("The paper lists Monday's winners, who demand a truce.", "demand"),
        ("The army boasted of overnight victories over those it accused.", "accused"),
        ('She told "Ruritania News Sunday" that she wants a truce.', "wants"),
    ],
)
def test_the_day_of_something_else_is_not_taken(text: str, trigger: str) -> None:
    assert made(text, trigger).value is None


def test_a_day_that_interrupts_what_was_refused_is_that_of_the_refusal() -> None:
    text = "The alliance refused to say Tuesday whether it would strike the ruins."
    content = "say Tuesday whether it would strike the ruins"
    assert made(text, "refused", content).value == "2016-10-18"
    text = "The alliance urged them to leave Friday."
    assert made(text, "urged", "leave Friday").value is None


def test_the_name_of_a_programme_is_no_day_and_a_quoted_day_is_one() -> None:
    assert find_times('She told "Ruritania News Sunday" so.', WEDNESDAY) == ()
    assert len(find_times('She wrote "I leave on Sunday" and left.', WEDNESDAY)) == 1
    assert len(find_times('It will end "by Sunday".', WEDNESDAY)) == 1

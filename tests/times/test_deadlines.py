"""By when a thing is to be done, and when it was said."""

from __future__ import annotations

from datetime import date

import pytest

from servanda.times import Deadline, KnownDays, MoveDate, date_of_move, find_deadline, find_times

FRIDAY = date(2016, 10, 21)


def due(text: str, content: str, **more: object) -> Deadline | None:
    start = text.index(content)
    span = (start, start + len(content))
    return find_deadline(text, span, find_times(text, FRIDAY), None, FRIDAY, **more)  # type: ignore[arg-type]


def made(text: str, trigger: str, content: str | None = None, planned: bool = False) -> MoveDate:
    at = text.index(trigger)
    span = (text.index(content), text.index(content) + len(content)) if content else None
    times = find_times(text, FRIDAY)
    return date_of_move(text, (0, len(text)), (at, at + len(trigger)), span, times, FRIDAY, planned=planned)


DUE = [
    ("withdraw by 10 November", "by", "2016-11-10"),
    ("free the crew before Sunday", "before", "2016-10-23"),
    ("hold their fire until Monday", "until", "2016-10-24"),
    ("hold their fire through 2018", "until", "2018"),
    ("answer no later than 1 November 2016", "by", "2016-11-01"),
    ("leave the city within 48 hours", "within", "2016-10-23"),
    ("leave the city over the next six weeks", "within", "2016-12-02"),
    ("open the road starting Saturday", "from", "2016-10-22"),
    ("add two brigades by 2023", "by", "2023"),
    ("step down in 2017 and name no heir", "on", "2017"),
    ("hand over the guns on Tuesday", "on", "2016-10-25"),
    ("hand over the guns Tuesday", "on", "2016-10-25"),
    ("leave by the end of the month", "by", "2016-10-31"),
    ("leave by May", "by", "2017-05"),
    ("quit in 2017", "on", "2017"),
    ("call a vote for Monday", "on", "2016-10-24"),
    ("respect the 10 November deadline", "by", "2016-11-10"),
    ("meet a deadline of Monday", "by", "2016-10-24"),
    ("hand over the port in three days", "within", "2016-10-24"),
    ("vote in the next 20 days", "within", "2016-11-10"),
    ("vote over the coming week", "within", "2016-10-30"),
    ("heed an ultimatum that expires on Sunday", "by", "2016-10-23"),
    ("leave over the weekend", "on", "2016-10-23"),
    ("publish Monday the names of the dead", "on", "2016-10-24"),
    ("free 104 men over nine months", "within", "2017-07-21"),
    ("leave no later than 8 p.m. on Sunday", "by", "2016-10-23"),
    ("hold back until Sunday or face arrest", "until", "2016-10-23"),
    ("leave later on Friday", "on", "2016-10-21"),
    ("finish by the second quarter of 2017", "by", "2017-06"),
]


@pytest.mark.parametrize(("content", "kind", "day"), DUE, ids=[d[0] for d in DUE])
def test_deadlines_of_contents(content: str, kind: str, day: str) -> None:
    found = due(f"The envoy told them they must {content}.", content)
    assert found is not None
    assert (found.kind, found.day) == (kind, day)


NOT_DUE = [
    "keep the accord of May 2014",
    "stop the raids that began last week",
    "punish those who struck on Tuesday",
    "respect the 2015 map",
    "return the man it has held for 42 years",
    "meet every Monday",
    "do what Thursday's text says",
    "heed what the court told them on Sunday",
    "repeat what was heard during Tuesday's session",
    "stop the raids that went on after the troops left",
    "leave now",
    "answer for what was done during 42 years",
    "leave after ruling during 42 years",
    "atone for the past 30 years",
    "atone for what was done within the last 30 years",
    "prolong the mission by 90 days",
    "hold the first vote in three years",
    "hold the third vote in six days",
    "heal what was broken in three days",
    "atone for what was done over nine months",
    "give in to nobody in a two-week-long revolt",
    "weigh their experience in the past 30 years",
]


@pytest.mark.parametrize("content", NOT_DUE)
def test_no_deadline(content: str) -> None:
    found = due(f"The envoy told them they must {content}.", content)
    assert found is None or found.day is None


def test_a_stretch_without_a_start_has_no_day() -> None:
    found = due("They will cease fire for 48 hours.", "cease fire for 48 hours")
    assert found is not None
    assert (found.kind, found.day) == ("for", None)


def test_counted_from_another_step() -> None:
    text = "They will pull back three days after the truce takes hold."
    found = due(text, "pull back three days after the truce takes hold")
    assert found is not None
    assert found.relative_to is not None
    assert (found.kind, found.day, text[slice(*found.relative_to)]) == ("after", None, "the truce takes hold")


def test_within_so_long_of_a_step() -> None:
    text = "They will pull back within 48 hours of the truce."
    found = due(text, "pull back within 48 hours of the truce")
    assert found is not None
    assert found.relative_to is not None
    assert (found.kind, found.day, text[slice(*found.relative_to)]) == ("within", None, "the truce")


def test_before_a_step_without_a_date() -> None:
    text = "They must lift the siege before the elections."
    found = due(text, "lift the siege before the elections")
    assert found is not None
    assert found.relative_to is not None
    assert (found.kind, found.day, text[slice(*found.relative_to)]) == ("before", None, "the elections")


def test_known_days_fill_in_what_the_text_leaves_open() -> None:
    text = "They want to wait until he leaves office, and lift the siege before the elections."
    he = (text.index("he leaves"), text.index("he leaves") + 2)
    known = KnownDays(leaving={he: date(2017, 1, 20)}, events={"the elections": date(2016, 11, 8)})
    waits = due(text, "wait until he leaves office", calendar=known)
    lifts = due(text, "lift the siege before the elections", calendar=known)
    assert waits is not None
    assert lifts is not None
    assert (waits.day, waits.basis) == ("2017-01-20", "term of office")
    assert (lifts.day, lifts.basis) == ("2016-11-08", "public calendar")


def test_granted_time_and_ultimatum_stand_beside_the_content() -> None:
    text = "The generals gave the rebels until Sunday to lay down their arms."
    found = due(text, "lay down their arms", sent=(0, len(text)))
    assert found is not None
    assert (found.kind, found.day) == ("until", "2016-10-23")
    text = "In a 48-hour ultimatum they told the rebels to disarm."
    found = due(text, "disarm", sent=(0, len(text)), said=date(2016, 10, 19))
    assert found is not None
    assert (found.day, found.basis) == ("2016-10-21", "date of the move")


GRANTED = [
    ("The council had given the towns until Sunday to surrender.", "surrender", "2016-10-23"),
    ("The rebels were given until Sunday to answer.", "answer", "2016-10-23"),
    ("The army has until Sunday to leave the port.", "leave the port", "2016-10-23"),
    ("They set an ultimatum that expires on Sunday for the junta to leave.", "leave", "2016-10-23"),
    ("It had given the towns a deadline of Thursday to surrender.", "surrender", "2016-10-20"),
    (
        "Handover to be complete by Sunday night Ministers agreed to take over the port.",
        "take over the port",
        "2016-10-23",
    ),
    ("All will be in place within three days, as they agreed to watch the port.", "watch the port", "2016-10-24"),
]


@pytest.mark.parametrize(("text", "content", "day"), GRANTED)
def test_time_granted_beside_the_content(text: str, content: str, day: str) -> None:
    found = due(text, content, sent=(0, len(text)))
    assert found is not None
    assert found.day == day


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("They agreed on Sunday to leave the port.", "leave the port"),
        ("The list was to be read on Sunday when they agreed to leave the port.", "leave the port"),
        ("After three days of talks they agreed to leave the port.", "leave the port"),
        ("They had until now refused to leave the port.", "leave the port"),
        ("The mission was extended by 90 days, and they agreed to watch the port.", "watch the port"),
    ],
)
def test_other_times_beside_the_content_set_none(text: str, content: str) -> None:
    found = due(text, content, sent=(0, len(text)))
    assert found is None or found.day is None


def test_experience_is_given_in_another_sense() -> None:
    text = "They will not disarm, given their experience in ten years of war and over the past two years."
    found = due(text, "disarm", sent=(0, len(text)))
    assert found is None or found.day is None


def test_an_ultimatum_on_a_day_was_given_on_it() -> None:
    text = "In an ultimatum on Thursday the army told them to leave the port."
    assert due(text, "leave the port", sent=(0, len(text))) is None
    text = "In an ultimatum that expires on Sunday the army told them to leave the port."
    found = due(text, "leave the port", sent=(0, len(text)))
    assert found is not None
    assert found.day == "2016-10-23"


def test_a_missed_time_is_told_of_as_missed() -> None:
    text = "The army failed to leave the port by Thursday."
    assert due(text, "leave the port by Thursday") is None
    found = due(text, "leave the port by Thursday", told=True)
    assert found is not None
    assert (found.kind, found.day) == ("by", "2016-10-20")
    assert due("The army failed to leave the port within 60 days.", "leave the port within 60 days", told=True) is None


def test_the_day_it_was_said_is_no_deadline() -> None:
    text = "They promised on Monday to withdraw by 10 November."
    found = due(text, "withdraw by 10 November", sent=(0, len(text)))
    assert found is not None
    assert found.day == "2016-11-10"
    assert made(text, "promised", "withdraw by 10 November").day == date(2016, 10, 17)


def test_a_time_that_has_run_out_is_no_deadline() -> None:
    assert due("They had sworn to leave by 1 October.", "leave by 1 October") is None


def test_date_of_a_move() -> None:
    assert made("The envoy met both sides on Sunday.", "met").day == date(2016, 10, 16)
    assert made("The envoy met both sides on Sunday.", "met").basis == "document date"
    assert made("Last month the tribes signed a pact.", "signed") == MoveDate(
        None, "2016-09", "document date", find_times("Last month the tribes signed a pact.", FRIDAY)[0]
    )
    assert made("On 3 May 2014 the tribes signed a pact.", "signed").basis == "text"


@pytest.mark.parametrize(
    "text",
    [
        "The envoy met both sides.",
        "KAMPALA, October 20 (Reuters) - The envoy met both sides.",
        "Since Monday the envoy met both sides.",
        "The envoy met those who until Monday had refused.",
        "The envoy met survivors of last week's raid.",
    ],
)
def test_unknown_stays_unknown(text: str) -> None:
    assert made(text, "met").day is None


def test_a_planned_meeting_may_lie_ahead() -> None:
    assert made("They will meet in Oslo on Tuesday.", "meet").day is None
    assert made("They will meet in Oslo on Tuesday.", "meet", planned=True).day == date(2016, 10, 25)


def test_d_plus_hangs_on_another_day() -> None:
    found = due("They agreed to pull back by D+2.", "pull back by D+2")
    assert found is not None
    assert found.time is not None
    assert (found.kind, found.day, found.time.value) == ("after", None, "P2D")

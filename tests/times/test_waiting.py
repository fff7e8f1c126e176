"""Deadlines that hang on a step: a term of office, a truce that takes hold, a vote; where the text dates it, a day."""

from __future__ import annotations

from datetime import date

import pytest

from servanda.times import Deadline, KnownDays, find_deadline, find_times

FRIDAY = date(2016, 10, 21)


def due(text: str, content: str, known: KnownDays | None = None) -> Deadline | None:
    start = text.rindex(content)
    times = find_times(text, FRIDAY)
    return find_deadline(text, (start, start + len(content)), times, None, FRIDAY, calendar=known)


def knowing(text: str, who: str, day: date = date(2017, 1, 20)) -> KnownDays:
    at = text.index(who)
    return KnownDays(leaving={(at, at + len(who)): day})


DATED = [
    ("The truce takes hold on Monday.", "leave three days after the truce takes hold", "after", "2016-10-27"),
    ("The truce took hold on 20 October.", "leave three days after the truce took hold", "after", "2016-10-23"),
    ("The truce is to begin on Monday.", "leave within 48 hours of the truce", "within", "2016-10-26"),
    ("A ceasefire, due on 1 November, was agreed.", "leave a week after the ceasefire", "after", "2016-11-08"),
    ("On Monday the truce begins.", "leave no later than two days after the truce", "by", "2016-10-26"),
    ("The 24 October truce is at risk.", "leave the day after the truce", "after", "2016-10-25"),
    ("The accord is to be signed on Sunday.", "pay ten days after the signing", "after", "2016-11-02"),
    ("The elections are scheduled for 8 November.", "leave two weeks before the elections", "before", "2016-10-25"),
    ("The election is on 8 November.", "lift the siege before the election", "before", "2016-11-08"),
    ("The referendum will be held in December.", "hold their fire until the referendum", "until", "2016-12"),
    ("The mandate expires on Tuesday.", "leave before the mandate expires", "before", "2016-10-25"),
    ("They spoke.", "leave three days after the truce of 24 October", "after", "2016-10-27"),
    ("They spoke.", "lift the siege before the vote on 8 November", "before", "2016-11-08"),
]


@pytest.mark.parametrize(("told", "content", "kind", "day"), DATED, ids=[f"{d[0]} {d[1]}" for d in DATED])
def test_a_step_that_the_text_dates(told: str, content: str, kind: str, day: str) -> None:
    found = due(f"{told} The envoy told them they must {content}.", content)
    assert found is not None
    assert (found.kind, found.day) == (kind, day)


OPEN = [
    ("The truce collapsed on Monday.", "leave three days after the truce takes hold"),
    ("They want a truce before Monday.", "leave three days after the truce takes hold"),
    ("The truce did not begin on Monday.", "leave three days after the truce takes hold"),
    ("The truce begins on Monday. Another truce begins on Friday.", "leave three days after the truce takes hold"),
    ("The truce expires on Monday.", "leave three days after the truce takes hold"),
    ("The truce was announced on Monday.", "leave three days after the truce takes hold"),
    ("The truce begins in November.", "leave three days after the truce takes hold"),
    ("The vote is on Monday.", "leave three days after the handover"),
    ("The accord was rejected on Sunday.", "pay ten days after the signing"),
    ("The accord took effect on Sunday.", "pay before the accord is signed"),
]


@pytest.mark.parametrize(("told", "content"), OPEN, ids=[f"{d[0]} {d[1]}" for d in OPEN])
def test_a_step_whose_day_the_text_leaves_open(told: str, content: str) -> None:
    text = f"{told} The envoy told them they must {content}."
    found = due(text, content)
    assert found is not None
    assert found.day is None
    assert found.relative_to is not None


def test_what_has_run_out_is_no_deadline() -> None:
    text = "The truce took hold on 12 September. They were to leave three days after the truce took hold."
    assert due(text, "leave three days after the truce took hold") is None


def test_the_sum_is_told_and_the_time_holds_the_days() -> None:
    text = "The truce begins on Monday. They must leave within 48 hours of the truce."
    found = due(text, "leave within 48 hours of the truce")
    assert found is not None
    assert found.basis == "48 hours of the truce (2016-10-24)"
    time = found.as_time()
    assert time is not None
    assert (time.value, time.first, time.last) == ("PT48H", date(2016, 10, 24), date(2016, 10, 26))


def test_of_a_step_without_a_day_the_time_holds_the_length() -> None:
    found = due("They must leave three days after the handover.", "leave three days after the handover")
    assert found is not None
    time = found.as_time()
    assert time is not None
    assert (time.value, time.signal, time.first, time.last) == ("P3D", "after", None, None)


@pytest.mark.parametrize(
    "content",
    [
        "keep it until she leaves office in January",
        "keep it until she leaves office",
        "keep it for the rest of her term",
        "free them by the end of her second term",
        "free them before her term as head of state ends",
    ],
)
def test_a_term_of_office_ends_on_a_day_that_is_known(content: str) -> None:
    text = f"President Oduya said she would {content}."
    known = {(i, i + 3): date(2017, 1, 20) for i in range(len(text)) if text[i : i + 3] in ("she", "her")}
    found = due(text, content, KnownDays(leaving=known))
    assert found is not None
    assert (found.day, found.basis) == ("2017-01-20", "term of office")


def test_leaving_office_is_of_whoever_was_named_last() -> None:
    text = "President Oduya promised to free them before leaving office."
    found = due(text, "free them before leaving office", knowing(text, "President Oduya"))
    assert found is None or found.day is None  # the sentence is not known: the name stands outside the content
    span = (text.index("free"), len(text) - 1)
    times, known = find_times(text, FRIDAY), knowing(text, "President Oduya")
    found = find_deadline(text, span, times, None, FRIDAY, sent=(0, len(text)), calendar=known)
    assert found is not None
    assert found.day == "2017-01-20"


def test_the_month_that_the_text_states_is_made_exact_only_if_it_agrees() -> None:
    text = "She will keep it until she leaves office in March."
    found = due(text, "keep it until she leaves office in March", knowing(text, "she leaves"))
    assert found is not None
    assert (found.day, found.basis) == ("2017-03", "document date")


def test_without_a_calendar_a_month_of_the_text_still_counts() -> None:
    found = due("She will keep it until she leaves office in January.", "keep it until she leaves office in January")
    assert found is not None
    assert (found.kind, found.day) == ("until", "2017-01")


def test_what_is_not_done_until_then_starts_then() -> None:
    text = "President Oduya said she would not lift the siege until she leaves office."
    content = "lift the siege until she leaves office"
    known = KnownDays(leaving={(text.rindex("she"), text.rindex("she") + 3): date(2017, 1, 20)})
    start = text.index(content)
    found = find_deadline(
        text, (start, start + len(content)), find_times(text, FRIDAY), None, FRIDAY, sent=(0, len(text)), calendar=known
    )
    assert found is not None
    assert (found.kind, found.day) == ("from", "2017-01-20")


@pytest.mark.parametrize(
    "content",
    [
        "free the man who left office in disgrace",
        "punish the raid two days after which they fled",
        "pay for the term paper",
        "explain why they struck two days after the truce",
        "talk by the end of the line",
    ],
)
def test_no_step_to_wait_for(content: str) -> None:
    text = f"President Oduya asked them to {content}."
    found = due(text, content, knowing(text, "President Oduya"))
    assert found is None or found.day is None


def test_three_days_of_talks_are_no_step() -> None:
    text = "They agreed to hold three days of talks."
    found = due(text, "hold three days of talks")
    assert found is None or found.relative_to is None

"""Stretches told by their start and their length."""

from __future__ import annotations

from datetime import date

import pytest

from servanda.times import Deadline, find_deadline, find_times

THURSDAY = date(2014, 7, 31)


def due(text: str) -> Deadline | None:
    span = (0, len(text))
    return find_deadline(text, span, find_times(text, THURSDAY), None, THURSDAY, sent=span)


WINDOWS = [
    ("Both agreed to a 72-hour truce beginning at 8 a.m. on Friday.", "2014-08-01", "2014-08-04"),
    ("The movement accepted 24 hours of calm from 2 p.m. on Sunday.", "2014-08-03", "2014-08-04"),
    ("The factions will hold their fire for 12 hours from Saturday morning.", "2014-08-02", "2014-08-02"),
    ("They will keep a seven-day truce starting on 12 September.", "2014-09-12", "2014-09-19"),
    ("From Saturday at 6 a.m. the guns will be silent for 48 hours.", "2014-08-02", "2014-08-04"),
    ("The army will observe a pause of ten hours from 8 p.m. on Saturday.", "2014-08-02", "2014-08-03"),
    ("The parties will honour a one-month moratorium as of 1 September.", "2014-09-01", "2014-10-01"),
]


@pytest.mark.parametrize(("text", "first", "last"), WINDOWS, ids=[w[0] for w in WINDOWS])
def test_start_and_length_give_the_last_day(text: str, first: str, last: str) -> None:
    found = due(text)
    assert found is not None
    assert (found.kind, str(found.since), found.day) == ("for", first, last)
    assert first in found.basis


NO_WINDOW = [
    "The 10-day-old truce that began on Friday may be prolonged.",
    "He has ruled for 42 years and met them on Friday.",
    "They will leave for 72 hours. The talks resume from Monday.",
    "The 48-hour ultimatum will be put to the council that meets on Friday.",
    "From Friday the 500-page report of two years ago can be read.",
    "They will stay 12 hours longer until the guards return from Friday prayers.",
]


@pytest.mark.parametrize("text", NO_WINDOW)
def test_a_length_and_a_day_that_do_not_belong_together_are_no_window(text: str) -> None:
    found = due(text)
    assert found is None or found.since is None or found.kind != "for"


def test_an_end_in_so_many_words_wins_over_the_sum() -> None:
    found = due("They will keep a 12-hour pause from Saturday morning until Monday.")
    assert found is not None
    assert (found.kind, found.day) == ("until", "2014-08-04")


BEHIND = [
    "The 12-hour pause from Saturday morning was kept by both sides.",
    "A five-hour lull from Tuesday morning held.",
    "The 72-hour truce from Monday collapsed within the hour.",
]


@pytest.mark.parametrize("text", BEHIND)
def test_a_truce_of_which_the_outcome_is_told_lies_behind(text: str) -> None:
    starts = [t.first for t in find_times(text, THURSDAY) if t.first]
    assert starts
    assert max(starts) < THURSDAY

"""Which days a value covers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.times.calendar import as_value, interval, length_in, narrowed, shift
from servanda.times.holidays import days_near

DAYS = st.dates(date(1600, 1, 1), date(2400, 12, 31))
UNITS = ["D", "W", "M", "Q", "Y", "DE", "CE"]


@given(DAYS, st.sampled_from(UNITS))
def test_a_day_lies_in_the_value_made_of_it(day: date, unit: str) -> None:
    first, last = interval(as_value(day, unit))
    assert first is not None
    assert last is not None
    assert first <= day <= last


@given(DAYS, st.sampled_from(["START", "MID", "END"]), st.sampled_from(UNITS))
def test_a_part_lies_in_the_whole(day: date, mod: str, unit: str) -> None:
    whole = interval(as_value(day, unit))
    part = narrowed(whole, mod)
    assert whole[0] <= part[0] <= part[1] <= whole[1]  # type: ignore[operator]


@given(DAYS, st.integers(-500, 500), st.sampled_from(["D", "W", "FN"]))
def test_there_and_back(day: date, amount: int, unit: str) -> None:
    there = shift(day, amount, unit)
    assert there is not None
    assert shift(there, -amount, unit) == day


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2016-W42", date(2016, 10, 17), date(2016, 10, 23)),
        ("2016-W42-WE", date(2016, 10, 22), date(2016, 10, 23)),
        ("2016-Q4", date(2016, 10, 1), date(2016, 12, 31)),
        ("2016-H1", date(2016, 1, 1), date(2016, 6, 30)),
        ("2016-WI", date(2016, 12, 1), date(2017, 2, 28)),
        ("199", date(1990, 1, 1), date(1999, 12, 31)),
        ("2016-10-21T15:00", date(2016, 10, 21), date(2016, 10, 21)),
    ],
)
def test_days_of_a_value(value: str, first: date, last: date) -> None:
    assert interval(value) == (first, last)


@pytest.mark.parametrize("value", ["FUTURE_REF", "PT48H", "XXXX-05", "2016-13", "2016-W54", "0000", ""])
def test_no_days_for_what_is_no_date(value: str) -> None:
    assert interval(value) == (None, None)


def test_lengths() -> None:
    assert length_in("PT48H") == (48.0, "H")
    assert length_in("PT5M") == (5.0, "MIN")
    assert length_in("PXW") is None


def test_holidays_of_a_known_year() -> None:
    assert days_near("easter", "0", 2016)[1] == date(2016, 3, 27)
    assert days_near("weekday", "11-4-4", 2016)[1] == date(2016, 11, 24)
    assert days_near("weekday", "05-1-5", 2016)[1] == date(2016, 5, 30)
    ramadan = [day for day in days_near("islamic", "09-01", 2017) if day.year == 2017]
    assert abs((ramadan[0] - date(2017, 5, 27)).days) <= 1

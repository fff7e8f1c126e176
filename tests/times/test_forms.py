"""Forms in which news tells of what is to come, and forms that look like them."""

from __future__ import annotations

from datetime import date

import pytest

from servanda.times import find_times

WEDNESDAY = date(2016, 10, 19)


def found(text: str) -> list[tuple[str, str, str | None]]:
    return [(text[t.start : t.end], t.value, t.mod) for t in find_times(text, WEDNESDAY)]


FORMS = [
    ("They will leave in a day or two.", "a day or two", "P1D", "APPROX"),
    ("They will leave in the next week or so.", "the next week or so", "P1W", "APPROX"),
    ("They will leave in the next 24 to 48 hours.", "the next 24 to 48 hours", "PT24H", None),
    ("They will leave within 48-72 hours.", "48-72 hours", "PT48H", None),
    ("They will meet a week on Monday.", "a week on Monday", "2016-10-31", None),
    ("The vote is a month from Friday.", "a month from Friday", "2016-11-21", None),
    ("They must leave by the month's end.", "the month's end", "2016-10", "END"),
    ("They must leave by week's end.", "week's end", "2016-W42", "END"),
    ("They meet on the 15th of next month.", "the 15th of next month", "2016-11-15", None),
    ("They left on the second of the month.", "the second of the month", "2016-10-02", None),
    ("They vote in the first half of November 2017.", "the first half of November 2017", "2017-11", "START"),
    ("They vote in the second half of next month.", "the second half of next month", "2016-11", "END"),
    ("They leave in the last week of the year.", "the last week of the year", "2016-W52", None),
    ("They leave on the last day of next month.", "the last day of next month", "2016-11-30", None),
    ("They must answer by next Tuesday, Oct. 25.", "next Tuesday, Oct. 25", "2016-10-25", None),
    ("The letter is dated 25.10.2016.", "25.10.2016", "2016-10-25", None),
    ("They leave at 0600 local time on Saturday.", "0600 local time on Saturday", "2016-10-22T06:00", None),
    ("They must leave by Saturday noon.", "Saturday noon", "2016-10-22T12:00", None),
    ("The lull is to last until 1900 on Monday.", "1900 on Monday", "2016-10-24T19:00", None),
    ("They will talk again in the new year.", "the new year", "2017", "START"),
    ("Work starts in the autumn of next year.", "the autumn of next year", "2017-FA", None),
]


@pytest.mark.parametrize(("text", "words", "value", "mod"), FORMS, ids=[f[1] for f in FORMS])
def test_form(text: str, words: str, value: str, mod: str | None) -> None:
    assert (words, value, mod) in found(text)


OTHERS = [
    ("The pause of two weeks from Friday was kept.", ["two weeks", "Friday"]),
    ("They met for a week on Monday.", ["a week", "Monday"]),
    ("The hill was taken in 1900 on a rainy day.", ["1900"]),
    ("They read the new year book.", []),
    ("He bought a new yearling.", []),
    ("It was the second of the two raids.", []),
    ("The local time capsule was opened.", []),
    ("They won 24 to 48 seats.", []),
    ("Half of the towns fell.", []),
    ("Version 3.12.1 and room 10.2 are free.", []),
]


@pytest.mark.parametrize(("text", "words"), OTHERS, ids=[o[0] for o in OTHERS])
def test_what_looks_like_such_a_form(text: str, words: list[str]) -> None:
    assert [w for w, _, _ in found(text)] == words


def test_a_range_of_days_to_come_runs_forwards() -> None:
    assert [v for _, v, _ in found("They will meet between Monday and Wednesday.")] == ["2016-10-24", "2016-10-26"]
    assert [v for _, v, _ in found("They will meet on Monday or Thursday.")] == ["2016-10-24", "2016-10-27"]
    assert [v for _, v, _ in found("They met on Monday and Tuesday.")] == ["2016-10-17", "2016-10-18"]


def test_what_is_effective_on_a_day_of_the_past_half_year_is_of_the_next() -> None:
    assert found("The new pact, effective June 1, raised wages.")[0][1] == "2017-06-01"
    assert found("The new pact, signed June 1, raised wages.")[0][1] == "2016-06-01"

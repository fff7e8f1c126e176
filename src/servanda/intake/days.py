"""Reads the day from the date lines, stamps and metadata with which the press dates its reports."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = r"(?P<month{n}>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_ISO = r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:\s?(?:Z|[+-]\d\d:?\d\d))?)?(?!\d)"
_DAY_FIRST = (
    r"(?P<day1>\d{1,2})(?:st|nd|rd|th)?(?: of)?[ ]" + _MONTH.format(n=1) + r"(?:,?[ ](?P<year1>(?:19|20)\d\d)\b)?"
)
_MONTH_FIRST = _MONTH.format(n=2) + r"[ ](?P<day2>\d{1,2})(?:st|nd|rd|th)?(?!\d)(?:,?[ ](?P<year2>(?:19|20)\d\d)\b)?"
_NUMERIC = r"(?P<num1>\d{1,2})(?P<sep>[./])(?P<num2>\d{1,2})(?P=sep)(?P<year3>(?:19|20)\d\d)(?!\d)"

_NAMED = rf"{_WEEKDAY}(?:{_ISO}|{_DAY_FIRST}|{_MONTH_FIRST}|{_NUMERIC})"
_DAY = re.compile(rf"(?<![\w/]){_NAMED}", re.IGNORECASE)
DAY_PATTERN = re.sub(r"\(\?P<\w+>", "(?:", _NAMED).replace("(?P=sep)", "[./]")
"""A day as dates are written, for use inside other patterns (with `re.IGNORECASE`)."""

TIME_PATTERN = (
    r"(?:\d{1,2}(?::\d\d(?::\d\d)?|\.\d\d)?\s?[ap]\.?m\b\.?|\d{1,2}:\d\d(?::\d\d)?|\d{1,2}\.\d\d(?=\s?(?:h|hrs|[A-Z]{2,4})\b))"
    r"(?:\s?(?:h|hrs)\b)?(?:\s?\(?(?:GMT|UTC|BST|CES?T|EES?T|WES?T|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|IST|MSK|AST)"
    r"(?:[+-]\d{1,2}(?::?\d\d)?)?\)?)?(?:\s?local time)?"
)


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day as written, with its place in the text. `year` is `None` where the text leaves it out."""

    start: int
    end: int
    month: int
    day: int
    year: int | None

    def on(self) -> date | None:
        """The date, if the year is written and the calendar has such a day."""
        return _date(self.year, self.month, self.day) if self.year else None

    def near(self, anchor: date | None) -> date | None:
        """The date; a missing year is the one that brings it closest to `anchor`."""
        if self.year or anchor is None:
            return self.on()
        years = (anchor.year - 1, anchor.year, anchor.year + 1)
        days = [day for year in years if (day := _date(year, self.month, self.day))]
        return min(days, key=lambda day: abs(day - anchor), default=None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def days_in(text: str) -> list[WrittenDay]:
    """Every complete day written in `text`, in order; `10/11/2016` is left out, as nobody can tell which day it is."""
    found = (_written(match) for match in _DAY.finditer(text))
    return [day for day in found if day is not None]


def _written(match: re.Match[str]) -> WrittenDay | None:
    year: int | None
    if iso := match["iso"]:
        year, month, day = (int(part) for part in iso.split("-"))
    elif match["num1"]:
        year, month, day = int(match["year3"]), int(match["num2"]), int(match["num1"])
        if month > 12:
            month, day = day, month
        elif day <= 12 and day != month:
            return None
    else:
        which = "1" if match["day1"] else "2"
        month, day = MONTHS[match["month" + which].lower()], int(match["day" + which])
        year = int(match["year" + which]) if match["year" + which] else None
    if _date(year or 2000, month, day) is None:
        return None
    return WrittenDay(match.start(), match.end(), month, day, year)


_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:\D.*)?", re.DOTALL)
_IN_PATH = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_.]?(0[1-9]|1[0-2])[-/_.]?(0[1-9]|[12]\d|3[01])(?!\d)")


def day_of(value: object) -> date | None:
    """The day that a field of metadata names: ISO 8601, `20161018`, RFC 2822 or written out; `None` if it names none.

    The day is the one written, at the place where it was written: times are not moved to another zone.
    """
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    if not isinstance(value, str):
        return None
    text = value.strip()
    if match := _COMPACT.fullmatch(text):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    days = [day for written in days_in(text) if (day := written.on())]
    return days[0] if len(set(days)) == 1 else None


def day_in_path(path: str) -> date | None:
    """The day that a file name or a URL carries (`/2016/10/18/`, `2016-10-18-truce.txt`), if it carries exactly one."""
    days = {_date(int(y), int(m), int(d)) for y, m, d in _IN_PATH.findall(path)} - {None}
    return days.pop() if len(days) == 1 else None


def far_apart(one: date, other: date) -> bool:
    """Whether two dates are too far from each other to date the same report (it may be written days before it runs)."""
    return abs(one - other) > timedelta(days=10)

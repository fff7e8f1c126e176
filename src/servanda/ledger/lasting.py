"""Reads how long a truce is to last and on which day it ends: "72 hours from Friday morning", "until midnight"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from servanda.records import Span, TimeSpan
from servanda.times.calendar import length_in

STARTS = frozenset({"from", "since", "after", "starting", "beginning", "as of"})
"""Words before a time that say when something begins."""
ENDS = frozenset({"until", "till", "through"})
"""Words before a time that say when something ends."""
PARTS_OF_DAY = {"TMO": 8, "TMI": 12, "TAF": 14, "TEV": 19, "TNI": 21}
"""Hour at which a part of the day begins, where the text gives no clock time."""
HOURS_IN = {"H": 1, "D": 24, "W": 7 * 24, "M": 30 * 24}
"""Hours in a unit of length, as `length_in` names it."""
LONGEST_DAYS = 366
WEEK = 7

_CLOCK = re.compile(r"T(\d\d)(?::\d\d)*$")
_BEGINS_AT = re.compile(
    r"\b(?:begin|start|commenc|(?:take|come)s? (?:effect|into force))\w*\s+(?:at|on|from)?\s*$", re.IGNORECASE
)
_TO = re.compile(r"\b(?:to|until|till|and)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lasting:
    """How long a thing is to be kept up, as far as the text says."""

    hours: int | None = None
    end: date | None = None
    """Last day, where the text names it or names the start and the length."""


def length_in_hours(value: str) -> int | None:
    """Hours of a TIMEX3 duration of hours, days, weeks or months; `None` for any other or for more than a year."""
    size = length_in(value)
    if size is None or size[1] not in HOURS_IN or not size[0].is_integer():
        return None
    total = int(size[0]) * HOURS_IN[size[1]]
    return total if 0 < total <= 24 * LONGEST_DAYS else None


def _hour(value: str) -> int:
    clock = _CLOCK.search(value)
    if clock:
        return int(clock.group(1))
    return next((hour for part, hour in PARTS_OF_DAY.items() if value.endswith(part)), 0)


def _is_day(time: TimeSpan) -> bool:
    return time.first is not None and time.first == time.last and time.type in ("DATE", "TIME")


def _start(text: str, times: Sequence[TimeSpan]) -> TimeSpan | None:
    """The time at which it begins: "from Friday", "to begin at 2 p.m."."""
    for time in times:
        if _is_day(time) and (time.signal in STARTS or _BEGINS_AT.search(text[max(0, time.start - 30) : time.start])):
            return time
    return None


def _end(text: str, times: Sequence[TimeSpan], start: TimeSpan | None) -> date | None:
    """The day that is named as the end: "until Saturday", "from ten to three"."""
    for time in times:
        after = start is not None and start.end < time.start <= start.end + 6
        if _is_day(time) and (time.signal in ENDS or (after and _TO.search(text[max(0, time.start - 6) : time.start]))):
            return time.last
    return None


def _ahead(day: date, said: date | None) -> date:
    """The same day of the next week, of a day of the week that was taken for a past one though it is still to come."""
    if said is None or day >= said or (said - day).days >= WEEK:
        return day
    return day + timedelta(days=WEEK)


def lasting(text: str, content: Span, sent: Span, times: Sequence[TimeSpan], said: date | None = None) -> Lasting:
    """How long what `content` speaks of is to last. A length must stand in the content; start and end, in the sentence.

    `text` is the document's text, `times` its time expressions, `said` the day on which it is promised: a term that is
    counted from a start begins no earlier.
    """
    within = [t for t in times if content[0] <= t.start and t.end <= content[1]]
    beside = [t for t in times if sent[0] <= t.start and t.end <= sent[1]]
    hours = next((h for t in within if t.type == "DURATION" and (h := length_in_hours(t.value))), None)
    start = _start(text, beside)
    named = _end(text, beside, start)
    end = _ahead(named, said) if named else None
    if end is None and hours and start is not None and start.first is not None:
        end = _ahead(start.first, said) + timedelta(hours=_hour(start.value) + hours)
    return Lasting(hours, end)

"""Reads a stretch that is told by its start and its length: "a 72-hour truce beginning at 8 a.m. on Friday".

Truces, pauses and moratoria are hardly ever told by their end. The start and the length stand in one sentence, in
either order, and their sum is the day on which what was undertaken runs out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from servanda.records import Span, TimeSpan
from servanda.times.bounds import Deadline
from servanda.times.calendar import length_in, shift

_FAR = 60
"""Characters that may stand between a length and its start."""
_BEGINS = re.compile(
    r"\b(?:from|as\s+(?:of|from)|(?:beginning|starting|effective|begins?|starts?|began|started|"
    r"(?:takes?|took|taking|going|goes?|went)\s+(?:effect|hold|into\s+(?:effect|force)))(?:\s+(?:from|at|on|as\s+of))?|"
    r"to\s+(?:begin|start|take\s+effect)(?:\s+(?:at|on|from))?)\s+(?:the\s+)?(?:dawn|sunset|sundown|noon|midnight\s+)?(?:on\s+)?$",
    re.IGNORECASE,
)
_BREAKS = re.compile(r"(?<![.\s]\w)[.!?;]\s|\b(?:since|until|till|ago|old)\b|\n", re.IGNORECASE)
_AGE = re.compile(r"\b(?:old|ago)$|^[\s-]*(?:old|ago|later|earlier)\b", re.IGNORECASE)
_HOUR = re.compile(r"T(\d\d)(?::?(\d\d))?$")
_PARTS_OF_DAY = {"TMO": 8, "TAF": 14, "TEV": 18, "TNI": 21, "TMI": 12}
"""When the parts of a day begin, at the latest: a 12-hour pause from the morning ends on the same day."""


def windows(text: str, within: Span, times: Sequence[TimeSpan], sent: Span | None = None) -> tuple[Deadline, ...]:
    """Stretches whose length lies in `within` and whose start lies there or elsewhere in `sent`, in order of the text.

    The deadline is the last day; `since` is the first; `basis` tells the sum. A length in hours is added to the hour
    of the start where the text gives one, and counts whole days from the start otherwise.
    """
    inside = [t for t in times if within[0] <= t.start and t.end <= within[1]]
    lengths = [t for t in inside if t.type == "DURATION"]
    if not lengths:
        return ()
    around = sent or within
    starts = [t for t in times if around[0] <= t.start and t.end <= around[1] and _day_of(t) and _begins(text, t)]
    found = (_joined(text, length, start) for length in lengths for start in starts)
    return tuple(window for window in found if window)


def _begins(text: str, start: TimeSpan) -> bool:
    return bool(_BEGINS.search(text[max(0, start.start - _FAR) : start.start]))


def _day_of(start: TimeSpan) -> date | None:
    return start.first if start.type in ("DATE", "TIME") and start.first and start.first == start.last else None


def _joined(text: str, length: TimeSpan, start: TimeSpan) -> Deadline | None:
    """The stretch that a length and a start make, if they stand close and nothing else is told between them."""
    size = length_in(length.value)
    day = _day_of(start)
    if size is None or day is None or _is_age(text, length):
        return None
    first, second = (length, start) if length.end <= start.start else (start, length)
    between = text[first.end : second.start]
    if len(between) > _FAR or _BREAKS.search(between):
        return None
    if first is start and not re.search(r"\bfor\s+(?:\w+\s+){0,3}$", between):
        return None  # "from Friday, for 72 hours"; "from Friday the 72-hour ultimatum" is another thing
    last = _end(day, start, *size)
    if last is None:
        return None
    words = " ".join(text[first.start : second.end].split())
    span = (first.start, second.end)
    return Deadline(span, "for", last.isoformat(), length, None, f"{words} ({day})", day)


def _is_age(text: str, length: TimeSpan) -> bool:
    """Whether a length tells how old something is or how long after something else, not how long it is to last."""
    return bool(_AGE.search(text[length.start : length.end]) or _AGE.search(text[length.end : length.end + 10]))


def _end(day: date, start: TimeSpan, amount: float, unit: str) -> date | None:
    if unit not in ("H", "MIN", "S"):
        return shift(day, amount, unit)
    length = timedelta(hours=amount) if unit == "H" else timedelta(minutes=amount if unit == "MIN" else amount / 60)
    hour = _HOUR.search(start.value)
    if hour is None and start.value[-3:] not in _PARTS_OF_DAY:
        return (datetime.combine(day, time()) + length).date()  # two days "from Saturday" end some time on Monday
    begun = (
        timedelta(hours=int(hour[1]), minutes=int(hour[2] or 0))
        if hour
        else timedelta(hours=_PARTS_OF_DAY[start.value[-3:]])
    )
    return (datetime.combine(day, time()) + begun + length - timedelta(minutes=1)).date()

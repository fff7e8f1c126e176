"""Says on which day a move was made.

"Moscow promised on Monday to withdraw by 10 April" was said on Monday, whatever is due on 10 April. Never falls back
on the day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from servanda.records import Span, TimeSpan
from servanda.times.calendar import plain_day
from servanda.times.tense import is_told


@dataclass(frozen=True, slots=True)
class MoveDate:
    """The day of a move, with the reason for choosing it. All `None` where the text does not let one tell."""

    day: date | None = None
    """The day itself, if the text is that precise."""
    value: str | None = None
    """The same or a coarser time as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`."""
    basis: str | None = None
    """`text` (a complete date in the clause), `document date` (resolved against it: "on Tuesday"), `text date`
    (resolved against another date of the text)."""
    time: TimeSpan | None = None


def date_of_move(
    text: str,
    sent: Span,
    trigger: Span,
    content: Span | None,
    times: Sequence[TimeSpan],
    anchor: date | None = None,
    *,
    planned: bool = False,
) -> MoveDate:
    """The day on which the move was made, if the words around `trigger` tell.

    `sent` is the sentence; times inside `content` are what the move is about and do not count, nor do times that bound
    something ("until Friday", "since May") or belong to another noun ("last week's attack"). Times after the document's
    date count only if the move is `planned`.
    """
    best: tuple[int, TimeSpan] | None = None
    for time in times:
        if not _inside(time, sent) or (content and _inside(time, content) and not _touches(time, trigger)):
            continue
        if not _can_date(text, time, trigger, anchor, planned):
            continue
        distance = _distance(text, time, trigger)
        if best is None or distance < best[0]:
            best = distance, time
    if best is None or best[0] > _FARTHEST:
        return MoveDate()
    time = best[1]
    return MoveDate(time.first if time.first == time.last else None, plain_day(time), time.basis, time)


_FARTHEST = 90
_BOUND = re.compile(
    r"\b(?:by|before|until|till|since|within|from|after|through|starting|beginning|ahead\s+of|prior\s+to|between)"
    r"\s+(?:at\s+least\s+|the\s+|about\s+)*$",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(
    r"\b(?:who|which|that|when|where|after|before|but|while|because|as)\b|[;:—]|--|,\s+(?:and|\w+ed)\b"
)


def _inside(time: TimeSpan, span: Span) -> bool:
    return span[0] <= time.start and time.end <= span[1]


def _touches(time: TimeSpan, trigger: Span) -> bool:
    return max(time.start, trigger[0]) - min(time.end, trigger[1]) <= 1


def _can_date(text: str, time: TimeSpan, trigger: Span, anchor: date | None, planned: bool) -> bool:
    """Whether a time may be the day of a deed told in the same sentence."""
    if time.type not in ("DATE", "TIME") or time.first is None or time.value == "PRESENT_REF":
        return False
    if anchor is not None and time.first > anchor and not planned:
        return False
    if _BOUND.search(text[max(0, time.start - 24) : time.start]) or _is_dateline(text, time):
        return False
    owner = text.startswith(("'s", "’s"), time.end)
    return not owner or 0 <= trigger[0] - time.end < 30


_DATELINE_BEFORE = re.compile(r"(?:updated|published|posted|\|)\s*:?\s*$", re.IGNORECASE)
_DATELINE_AFTER = re.compile(r"\s*(?:\([A-Z][\w ]*\)|\d{1,2}:\d\d|\|)")


def _is_dateline(text: str, time: TimeSpan) -> bool:
    """Whether a date is that of the report and not part of a sentence: "March 8 (Reuters)", "updated: 10 April"."""
    before = text[max(0, time.start - 12) : time.start]
    return bool(_DATELINE_BEFORE.search(before) or _DATELINE_AFTER.match(text, time.end))


def _distance(text: str, time: TimeSpan, trigger: Span) -> int:
    """Characters between the time and the trigger; a new clause or another verb between them counts as forty."""
    start, end = sorted([(time.start, time.end), trigger])
    between = text[start[1] : end[0]]
    verbs = sum(is_told(word) for word in re.findall(r"[a-z]+", between))
    return len(between) + 40 * (len(_BOUNDARY.findall(between)) + verbs)

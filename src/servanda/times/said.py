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
    if _LOOKS_BACK.search(text[max(0, trigger[0] - 20) : trigger[0]]):
        return MoveDate()
    for time in times:
        if not _inside(time, sent) or not _outside(text, time, trigger, content, anchor):
            continue
        if not _can_date(text, time, trigger, anchor, planned) or _is_dateline(text, time, sent):
            continue
        if _belongs_to_another(text, time, trigger):
            continue
        distance = _distance(text, time, trigger, sent)
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
_LOOKS_BACK = re.compile(r"\b(?:recent|earlier|previous|past|prior|original|initial|long-standing)\s+$", re.IGNORECASE)
"""Before a noun it tells that the move was made some time before what the sentence dates: "despite the recent call"."""


def _outside(text: str, time: TimeSpan, trigger: Span, content: Span | None, anchor: date | None) -> bool:
    """Whether a time is none of the content's. One that has passed by then and interrupts it is of the saying.

    "Refused to say Tuesday whether it would leave": the day stands inside what was refused and belongs to the refusal.
    """
    if content is None or not _inside(time, content) or _touches(time, trigger):
        return True
    interrupts = re.fullmatch(
        r"\s+to\s+(?:say|comment|discuss|answer|confirm|speak)\s+(?:on\s+)?", text[trigger[1] : time.start]
    )
    return bool(interrupts and anchor and time.last and time.last <= anchor)


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
    if _BOUND.search(text[max(0, time.start - 24) : time.start]):
        return False
    owner = text.startswith(("'s", "’s"), time.end)
    if text[time.start : time.end].lower() == "overnight" and re.match(r"\s+[a-z]+s\b", text[time.end : trigger[0]]):
        return False  # "overnight victories"
    return not owner or (0 <= trigger[0] - time.end < 30 and not _BOUNDARY.search(text, time.end, trigger[0]))


_IN_PHRASE = re.compile(r"\b(?:after|before|following|since|ahead of|prior to)\s+[^,]*$", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|been|be|being|is|are|got|and|or)\s+(?:\w+ly\s+)?$", re.IGNORECASE)


def _belongs_to_another(text: str, time: TimeSpan, trigger: Span) -> bool:
    """Whether a time before the trigger dates another deed: "met on Monday, after days of talks"."""
    if time.end > trigger[0]:
        return False
    if _IN_PHRASE.search(text, time.end, trigger[0]):
        return True
    told = text[slice(*trigger)].endswith("ed") and re.match(r"\s+by\b", text[trigger[1] :])
    return bool(told) and not _PASSIVE.search(text, time.end, trigger[0])


_DATELINE_BEFORE = re.compile(
    r"(?:updated|published|posted|\|)\s*:?\s*(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,?\s*)?$", re.IGNORECASE
)
_DATELINE_AFTER = re.compile(r"\s*(?:\([A-Z][\w ]*\)|(?:at\s+)?\d{1,2}:\d\d|\|)")
_CLOCK = re.compile(r"[\d:.]+\s*(?:[ap]\.?m\.?|GMT|UTC|o['’]clock|E[SD]?T|hours)?|noon|midnight", re.IGNORECASE)


_LIVE = re.compile(r"[\W]*\(\s*(?:updated:?\s*)?\d{1,2}:\d\d", re.IGNORECASE)


def _is_dateline(text: str, time: TimeSpan, sent: Span) -> bool:
    """Whether a time is that of the report and not part of a sentence: "March 8 (Reuters)", "updated: 10 April".

    A bare hour names no day, and times in brackets that open a sentence say when a line of a live report was written.
    """
    before = text[max(0, time.start - 18) : time.start]
    if _DATELINE_BEFORE.search(before) or _DATELINE_AFTER.match(text, time.end):
        return True
    if time.type == "TIME" and _CLOCK.fullmatch(text[time.start : time.end].strip()):
        return True
    opening = text[sent[0] : time.start]
    return ")" not in opening and bool(_LIVE.match(opening + text[time.start : time.start + 5]))


def _distance(text: str, time: TimeSpan, trigger: Span, sent: Span) -> int:
    """Characters between the time and the trigger; a new clause or another verb between them counts as forty.

    "In 2014, when they all urged": the clause is about the time. "When they met in March, they agreed": both were then.
    """
    start, end = sorted([(time.start, time.end), trigger])
    between = _WHEN_THEN.sub(" ", text[start[1] : end[0]])
    if time.end <= trigger[0] and "," in between and _OPENS_WHEN.match(text, sent[0], time.start):
        return min(len(between), _FARTHEST)
    verbs = sum(is_told(word) for word in re.findall(r"[a-z]+", between))
    return len(between) + 40 * (len(_BOUNDARY.findall(between)) + verbs)


_WHEN_THEN = re.compile(r"^,?\s+when\b")
_OPENS_WHEN = re.compile(r"\W*When\s+[^,]*$")

"""Says by when a thing is to be done, and on which day a move was made.

Two questions that one sentence often answers with two dates: "Moscow promised on Monday to withdraw by 10 April" was
said on Monday and falls due on 10 April. `find_deadline` looks inside the content of a move, `date_of_move` around its
trigger. Neither ever falls back on the day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from servanda.records import Span, TimeSpan

DeadlineKind = Literal["by", "before", "until", "within", "for", "from", "on", "after"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when, from when or during which time a thing is to be done."""

    span: Span
    """Offsets of the words that set the deadline, with the word that governs them: "by Friday"."""
    kind: DeadlineKind
    """How the time bounds the act: `by`/`before` an end, `until`/`for` a stretch, `within` a limit, `from` a start,
    `on` a day, `after` another step."""
    day: str | None
    """Last day as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; `None` where it hangs on another step or is vague."""
    time: TimeSpan | None
    """The time expression it rests on; `None` for "before the elections"."""
    relative_to: Span | None = None
    """Offsets of the step it is counted from: "the truce takes hold" in "three days after the truce takes hold"."""


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


def find_deadline(
    text: str,
    content: Span,
    times: Sequence[TimeSpan],
    trigger: Span | None = None,
    anchor: date | None = None,
) -> Deadline | None:
    """The deadline of what `content` says is to be done, or `None`.

    `text` is the document's text, `content` the span of what is demanded, promised or offered, `times` the time
    expressions of the document, `trigger` the words that express the move, `anchor` the date of the document.
    """
    best: Deadline | None = None
    for time in times:
        if content[0] <= time.start and time.end <= content[1]:
            found = _deadline_at(text, time, anchor)
            if found and (best is None or _rank(found) < _rank(best)):
                best = found
    return best


def date_of_move(
    text: str,
    sent: Span,
    trigger: Span,
    content: Span | None,
    times: Sequence[TimeSpan],
    anchor: date | None = None,
) -> MoveDate:
    """The day on which the move was made, if the words around `trigger` tell.

    `sent` is the sentence; times inside `content` are what the move is about and do not count.
    """
    best: TimeSpan | None = None
    for time in times:
        if not (sent[0] <= time.start and time.end <= sent[1]) or time.type not in ("DATE", "TIME"):
            continue
        if content and content[0] <= time.start < content[1]:
            continue
        if time.first is None or time.basis == "vague":
            continue
        if best is None or _distance(time, trigger) < _distance(best, trigger):
            best = time
    if best is None:
        return MoveDate()
    return MoveDate(best.first if best.first == best.last else None, _plain(best), best.basis, best)


_SIGNALS: tuple[tuple[DeadlineKind, str], ...] = (
    ("by", r"by|no later than|not later than|at the latest by"),
    ("before", r"before|ahead of|prior to"),
    ("until", r"until|till|through|up to"),
    ("within", r"within|in the next|over the next"),
    ("for", r"for"),
    ("from", r"starting|beginning|from|as of|effective|since"),
    ("on", r"on|in|at"),
)
_SIGNAL = re.compile("|".join(rf"(?P<{kind}>\b(?:{words})\s+(?:the\s+)?$)" for kind, words in _SIGNALS), re.IGNORECASE)


def _deadline_at(text: str, time: TimeSpan, anchor: date | None) -> Deadline | None:
    match = _SIGNAL.search(text[max(0, time.start - 24) : time.start])
    if match is None or match.lastgroup is None:
        return None
    kind: DeadlineKind = match.lastgroup  # type: ignore[assignment]
    if time.type in ("SET",) or time.last is None:
        return None
    if kind in ("on", "from") and (anchor is None or time.last < anchor):
        return None
    start = time.start - (min(24, time.start) - match.start())
    return Deadline((start, time.end), kind, _plain(time), time)


_ORDER = ("by", "before", "within", "until", "for", "on", "from", "after")


def _rank(deadline: Deadline) -> tuple[int, int]:
    return _ORDER.index(deadline.kind), deadline.span[0]


def _distance(time: TimeSpan, trigger: Span) -> int:
    return max(0, max(time.start, trigger[0]) - min(time.end, trigger[1]))


def _plain(time: TimeSpan) -> str | None:
    """The value as a day, month or year, as coarse as the text."""
    match = re.match(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?=$|T)", time.value)
    if match:
        return match.group()
    return time.last.isoformat() if time.last else None

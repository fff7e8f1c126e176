"""What a deadline is: an end, a limit or a start, with its days and what they rest on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, get_args

from servanda.records import Span, TimeSpan
from servanda.times.calendar import interval

DeadlineKind = Literal["by", "before", "until", "within", "for", "from", "on", "after"]
KINDS: tuple[DeadlineKind, ...] = get_args(DeadlineKind)

TERM = "term of office"
EVENT = "public calendar"


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
    time: TimeSpan | None = None
    """The time expression it rests on; `None` for "before the elections"."""
    relative_to: Span | None = None
    """Offsets of the step it is counted from: "the truce takes hold" in "three days after the truce takes hold"."""
    basis: str = "text"
    """What the day rests on: the basis of the time expression; `date of the move` or `document date` for a stretch
    counted from there ("within 48 hours"); `term of office` or `public calendar` for what the calendar knows; the sum
    in words for what is counted from a step ("three days after the truce takes hold (2016-09-12)")."""
    since: date | None = None
    """First day of the time left, for a stretch that is counted from a known day."""

    @property
    def step(self) -> Span | None:
        """The step that the time is counted from or that ends it; a step that only comes first is a condition."""
        return None if self.kind == "after" and self.time is None else self.relative_to

    def as_time(self) -> TimeSpan | None:
        """The deadline as one time, with its own days and basis; `None` where the text gives no time and no day."""
        first, last = interval(self.day) if self.day else (None, None)
        if self.time is not None:
            signal = self.time.signal or (None if self.kind == "on" else self.kind)
            if not (self.relative_to or self.since):
                return replace(self.time, signal=signal)
            return replace(self.time, first=self.since or first, last=last, basis=self.basis, signal=signal)
        if self.day is None or self.relative_to is None:
            return None
        start, end = self.relative_to
        return TimeSpan(start, end, "DATE", self.day, None, first, last, self.basis, self.kind)

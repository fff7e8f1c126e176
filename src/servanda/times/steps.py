"""Finds the step that a deadline hangs on, and the day of that step where the same text tells it.

"Three days after the truce takes hold" has a day if the text says elsewhere that "the truce took hold on 12 September".
Only a step that the text dates on one day, wherever it dates it, is taken: two days are two steps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from servanda.records import Span, TimeSpan
from servanda.times.grammar import rows

STEP_END = re.compile(r"[,;!?\"”\n]|(?<!\b[A-Z])\.|\s+(?:and|but|or|while)\s")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z\"“(])|\n")
_DIRECT = re.compile(r"\s*(?:(?:of|on|for|from|in|at|,)\s+)?(?:the\s+)?$", re.IGNORECASE)
_UP_TO = re.compile(r"\s+(?:early\s+|late\s+)?(?:on|for|at|from|of|in|next|this)?\s*(?:the\s+)?$", re.IGNORECASE)
_UNLIKE = re.compile(
    r"\b(?:not|never|no|after|before|until|till|since|by|if|unless|failed|collapsed|broke)\b|n[’']t\b|;", re.IGNORECASE
)
_WIDEST = 70
"""Characters between an event and its time, or its phase, in one clause."""


@dataclass(frozen=True, slots=True)
class Event:
    """What kind of step it is: a truce that begins, a deal that is signed, a mandate that ends."""

    family: str
    phase: str


@lru_cache(maxsize=1)
def _words() -> tuple[dict[str, str], dict[str, str], re.Pattern[str], re.Pattern[str]]:
    """Families by noun, phases by verb, and an expression for each, from `lexicon/times/steps.csv`."""
    nouns = {row["word"]: row["sense"] for row in rows("steps") if row["part"] == "event"}
    verbs = {row["word"]: row["sense"] for row in rows("steps") if row["part"] == "phase"}

    def any_of(words: dict[str, str]) -> re.Pattern[str]:
        parts = (re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))
        return re.compile(rf"\b(?:{'|'.join(parts)})\b(?!['’-])", re.IGNORECASE)

    return nouns, verbs, any_of(nouns), any_of(verbs)


def _sense(table: dict[str, str], words: str) -> str:
    return table[" ".join(words.lower().split())]


def event_in(words: str) -> Event | None:
    """The event that the words of a step tell of, if it is one of the list."""
    nouns, verbs, noun, verb = _words()
    found = noun.search(words)
    if found is None:
        return None
    family = _sense(nouns, found.group())
    phases = [_sense(verbs, m.group()) for m in verb.finditer(words)]
    if family == "signing" or "sign" in phases:
        return Event("deal", "sign")
    return Event(family, phases[0] if phases else "sign" if family == "deal" else "begin")


def step_at(text: str, start: int, limit: int) -> Span:
    """The words of the step from `start` on, to the end of their clause."""
    end = STEP_END.search(text, start, limit)
    return start, end.start() if end else limit


def day_of_step(text: str, step: Span, times: Sequence[TimeSpan]) -> TimeSpan | None:
    """The time of a step: in its own words ("the truce of 12 September"), or where else the text dates it.

    `None` where the text gives no day or month, or more than one.
    """
    inside = [t for t in times if step[0] <= t.start and t.end <= step[1] and t.type in ("DATE", "TIME") and t.first]
    if inside:
        return inside[-1]
    event = event_in(text[slice(*step)])
    if event is None:
        return None
    found = [t for t in times if t.type in ("DATE", "TIME") and t.first and _dates(text, t, event)]
    days = {(t.first, t.last) for t in found}
    return found[0] if len(days) == 1 else None


def _dates(text: str, time: TimeSpan, event: Event) -> bool:
    """Whether the clause around a time says that the event is then."""
    start = max((m.end() for m in _SENTENCE_END.finditer(text, max(0, time.start - 300), time.start)), default=0)
    start = max(start, time.start - 300)
    end = _SENTENCE_END.search(text, time.end)
    after = text[time.end : min(end.start() if end else len(text), time.end + 2 * _WIDEST)]
    return any(_holds(event, *case) for case in _around(text[start : time.start], after))


def _around(before: str, after: str) -> Iterator[tuple[str, str, str]]:
    """Each noun of the list near a time: the noun, where it stands (`before`, `owned`, `after`), the words between."""
    noun = _words()[2]
    nouns = list(noun.finditer(before))
    if nouns and len(before) - nouns[-1].end() <= _WIDEST:
        yield nouns[-1].group(), "before", before[nouns[-1].end() :]
    owned = re.match(rf"(?:['’]s)?[\s-]+(?:[\w-]+\s+){{0,2}}?(?P<noun>{noun.pattern})", after, re.IGNORECASE)
    if owned:
        yield owned["noun"], "owned", ""
    opening = re.match(r"\s*(?:On\s+|In\s+|At\s+)?$", before)
    first = noun.search(after) if opening else None
    if first and first.start() <= _WIDEST:
        yield first.group(), "after", after[first.end() : first.end() + _WIDEST]


def _holds(event: Event, noun: str, place: str, between: str) -> bool:
    """Whether a noun near a time, with the words beside it, tells of the event."""
    nouns, verbs, _, verb = _words()
    family = _sense(nouns, noun)
    if family != event.family and not (family == "signing" and event.phase == "sign"):
        return False
    plain = event.phase == "begin" or family == "signing" or (family == "deal" and event.phase == "sign")
    if place == "owned":
        return plain
    if _UNLIKE.search(between):
        return False
    if place == "before" and _DIRECT.fullmatch(between):
        return plain and not between.startswith(",")
    phases = list(verb.finditer(between))
    if not phases or (place == "before" and not _UP_TO.match(between, phases[-1].end())):
        return False
    phase = _sense(verbs, phases[-1 if place == "before" else 0].group())
    return phase == event.phase or (family == "signing" and phase == "begin")

"""Reads deadlines that hang on another step: "three days after the truce takes hold", "until he leaves office"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from servanda.records import Span, TimeSpan
from servanda.times.bounds import EVENT, TERM, Deadline, DeadlineKind
from servanda.times.calendar import length_in, plain_day, shift
from servanda.times.known import Calendar
from servanda.times.office import office_step
from servanda.times.steps import day_of_step, step_at
from servanda.times.tense import is_told


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known where a deadline is looked for."""

    text: str
    times: Sequence[TimeSpan]
    anchor: date | None
    calendar: Calendar | None
    sent: Span
    """The sentence, or the content where the sentence is not known."""


_STEP = re.compile(
    r"\b(?P<kind>until after|until|till|before|ahead of|prior to|as soon as|once(?! again| more)|after|by|through|for)"
    r"\s+(?P<step>(?=[\w\"“'])(?:[^,;.!?\n]|(?<=\b[A-Z])\.)+)",
    re.IGNORECASE,
)
_KINDS: dict[str, DeadlineKind] = {
    "until": "until", "till": "until", "through": "until", "for": "until", "by": "by",
    "before": "before", "ahead of": "before", "prior to": "before",
}  # fmt: skip
_ONLY_OFFICE = frozenset({"by", "through", "for"})
"""What else these govern is no step, or one that plain times see to: "by Friday", "for the troops"."""
COUNTED = re.compile(r"\s+(of|after|from|following|before|ahead of|prior to)\s+(?=\w)", re.IGNORECASE)
_LIMIT = re.compile(r"\b(?P<kind>within|inside|no later than|not later than|for|by)\s+(?:the\s+)?$", re.IGNORECASE)
_UNIT_AFTER = re.compile(r"\bthe\s+(?P<unit>day|week|month)\s+(?P<rel>after|following|before)\s+(?=\w)", re.IGNORECASE)
_CLAUSE = re.compile(r"\b(?:who|which|when|where|why|how|because|although)\b", re.IGNORECASE)
_NOT_BEFORE = re.compile(r"(?:\b(?:not|never)|n['’]t)\s+(?:[\w'’]+\s+){1,8}$", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:is|are|be|being|gets?)\s+(?:\w+ly\s+)?\w+", re.IGNORECASE)
_FAR = 30
"""Characters of time words after a step that belong to it: "he leaves office in the middle of January"."""


def stepped(where: Setting, content: Span) -> tuple[Deadline, ...]:
    """The deadlines in `content` that hang on a step, in the order of the text, with a day where one is known."""
    return (*_counted(where, content), *_plain_steps(where, content))


# ---- so long after a step ----------------------------------------------------------------------------------------


def _counted(where: Setting, content: Span) -> Iterator[Deadline]:
    text = where.text
    for time in where.times:
        if content[0] <= time.start and time.end <= content[1] and time.type == "DURATION":
            relative = COUNTED.match(text, time.end, content[1])
            if relative and not _CLAUSE.search(text, content[0], time.start):
                yield from _counted_from(where, content, time, relative)
    for match in _UNIT_AFTER.finditer(text, content[0], content[1]):
        value = "P1" + match["unit"][0].upper()
        time = TimeSpan(match.start(), match.end("unit"), "DURATION", value)
        yield from _counted_from(where, content, time, match)


def _counted_from(where: Setting, content: Span, time: TimeSpan, relative: re.Match[str]) -> Iterator[Deadline]:
    text = where.text
    limit = _LIMIT.search(text, content[0], time.start)
    word = limit["kind"].lower() if limit else ""
    joint = relative["rel"] if "rel" in relative.re.groupindex else relative[1]
    if word == "for" or (joint.lower() == "of" and word not in ("within", "inside")):
        return
    step = step_at(text, relative.end(), content[1])
    kind: DeadlineKind = "within" if word in ("within", "inside") else "by" if word else "after"
    back = joint.lower() in ("before", "ahead of", "prior to")
    if back and kind == "after":
        kind = "before"
    span = (limit.start() if limit else time.start, step[1])
    base, size = _day_of(where, step), length_in(time.value)
    if base is None or size is None or base[0].first is None or base[0].first != base[0].last:
        yield Deadline(span, kind, None, time, step)
        return
    start = base[0].first
    day = shift(start, -size[0] if back else size[0], size[1])
    if day is None or (where.anchor is not None and day < where.anchor):
        return  # what had run out when the text was written is history
    words = " ".join(text[time.start : step[1]].split())
    since = start if kind == "within" else None
    yield Deadline(span, kind, day.isoformat(), time, step, f"{words} ({start.isoformat()})", since)


def _day_of(where: Setting, step: Span) -> tuple[TimeSpan, str] | None:
    """The time of a step and what it rests on: the text, a term of office, the public calendar."""
    office = _of_office(where, step)
    if office is not None:
        return office
    told = day_of_step(where.text, step, where.times)
    if told is not None:
        return told, told.basis
    day = where.calendar.day_of(where.text[slice(*step)].lower()) if where.calendar else None
    return (_single(step, day), EVENT) if day else None


def _single(span: Span, day: date) -> TimeSpan:
    return TimeSpan(*span, "DATE", day.isoformat(), None, day, day)


# ---- until, before, by a step ------------------------------------------------------------------------------------


def _plain_steps(where: Setting, content: Span) -> Iterator[Deadline]:
    for match in _STEP.finditer(where.text, content[0], content[1]):
        word = " ".join(match["kind"].lower().split())
        step = step_at(where.text, match.start("step"), content[1])
        office = office_step(where.text, step[0], step[1])
        if office is not None:
            step = (step[0], _with_time(where, office.span[1], content[1]))
        elif word in _ONLY_OFFICE:
            continue
        kind = _KINDS.get(word, "after")
        if kind == "until" and _NOT_BEFORE.search(where.text, where.sent[0], match.start()):
            kind = "from"  # "will not lift the siege until she leaves office"
        if where.text[step[0]].isdigit() or any(time.start <= step[0] < time.end for time in where.times):
            continue
        found = _day_of(where, step)
        if found is None:
            if not _happened(where.text[slice(*step)]):
                yield Deadline((match.start(), step[1]), kind, None, None, step)
            continue
        time, basis = found
        if where.anchor is not None and time.last is not None and time.last < where.anchor:
            continue  # what has happened is no step to wait for
        day = None if kind == "after" else plain_day(time)
        yield Deadline((match.start(), step[1]), kind, day, None, step, basis)


def _happened(step: str) -> bool:
    """Whether a step is told in the past: "the deal collapsed", but not "the deal is signed"."""
    return any(is_told(word) for word in _PASSIVE.sub(" ", step).split())


def _with_time(where: Setting, end: int, limit: int) -> int:
    """The end of a step with the time right after it: "he leaves office in January"."""
    near = (t for t in where.times if end <= t.start <= end + _FAR and t.end <= limit)
    time = next(near, None)
    between = where.text[end : time.start] if time else "."
    return time.end if time and re.fullmatch(r"\s+(?:(?:in|on|at|by|the|end|of|early|late)\s+)*", between) else end


def _of_office(where: Setting, step: Span) -> tuple[TimeSpan, str] | None:
    """The day of a step that is a person's leaving or taking office; the text's own month is made more exact by it."""
    office = office_step(where.text, step[0], step[1])
    if office is None:
        return None
    told = [t for t in where.times if office.span[1] <= t.start and t.end <= step[1] and t.type == "DATE" and t.first]
    known = _known(where, office.who or (where.sent[0], office.span[0]), office.leaves)
    if not told:
        return (_single(office.span, known), TERM) if known else None
    stated = told[-1]
    if known and stated.first and stated.last and stated.first <= known <= stated.last:
        return _single(office.span, known), TERM
    return stated, stated.basis


def _known(where: Setting, who: Span, leaves: bool) -> date | None:
    if where.calendar is None:
        return None
    return where.calendar.leaves_office(who) if leaves else where.calendar.takes_office(who)

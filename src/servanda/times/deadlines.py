"""Says by when a thing is to be done, and on which day a move was made.

Two questions that one sentence often answers with two dates: "Moscow promised on Monday to withdraw by 10 April" was
said on Monday and falls due on 10 April. `find_deadline` looks inside the content of a move, `date_of_move` around its
trigger. Neither ever falls back on the day of publication.

Longer than most modules: what governs a time, and what only seems to, is one question and is answered in one place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Literal, Protocol, get_args

from servanda.records import Span, TimeSpan
from servanda.times.calendar import length_in, shift
from servanda.times.grammar import rows
from servanda.times.tense import cue

DeadlineKind = Literal["by", "before", "until", "within", "for", "from", "on", "after"]
KINDS: tuple[DeadlineKind, ...] = get_args(DeadlineKind)


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
    """What the day rests on: the basis of the time expression, `date of the move` or `document date` for a stretch
    counted from there ("within 48 hours"), `calendar` for a term of office or a known event."""


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


class Calendar(Protocol):
    """Days that the text does not state but the world knows: ends of terms of office, elections."""

    def leaves_office(self, who: Span) -> date | None:
        """The day on which the person mentioned at `who` leaves office, as known on the document's date."""

    def day_of(self, event: str) -> date | None:
        """The day of a public event, by its words in lower case: "the elections"."""


@dataclass(frozen=True, slots=True)
class KnownDays:
    """A `Calendar` over two plain tables."""

    leaving: Mapping[Span, date] = field(default_factory=dict)
    events: Mapping[str, date] = field(default_factory=dict)

    def leaves_office(self, who: Span) -> date | None:
        """See `Calendar`."""
        return self.leaving.get(who)

    def day_of(self, event: str) -> date | None:
        """See `Calendar`."""
        return self.events.get(event)


def find_deadline(
    text: str,
    content: Span,
    times: Sequence[TimeSpan],
    trigger: Span | None = None,
    anchor: date | None = None,
    *,
    sent: Span | None = None,
    said: date | None = None,
    calendar: Calendar | None = None,
    told: bool = False,
) -> Deadline | None:
    """The deadline of what `content` says is to be done, or `None`.

    `text` is the document's text, `content` the span of what is demanded, promised or offered, `times` the time
    expressions of the document, `trigger` the words that express the move, `anchor` the date of the document. With
    `sent`, the sentence, "gave them until Friday to leave" and "a 48-hour ultimatum" beside the content count too.
    `said` is the day of the move, if known: "within 48 hours" is counted from it. `calendar` knows when people leave
    office. `told` says that the act is told of as broken ("failed to leave by Sunday"): its time may have run out.
    Where several times bound the act, the tightest form wins: `by` before `until` before `on`.
    """
    found = [_at(text, time, content, said, anchor, told) for time in times if _inside(time, content)]
    if sent is not None:
        found += [
            _beside(text, time, said, anchor) for time in times if _inside(time, sent) and not _inside(time, content)
        ]
    dated = [deadline for deadline in found if deadline is not None]
    if dated:
        return min(dated, key=lambda d: (d.day is None, KINDS.index(d.kind), d.span))
    return _before_step(text, content, times, calendar)


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
    return MoveDate(time.first if time.first == time.last else None, _plain(time), time.basis, time)


# ---- deadlines ---------------------------------------------------------------------------------------------------

_BACK = 34
"""Characters before a time expression in which the words that govern it stand: "no later than the evening of"."""


@lru_cache(maxsize=1)
def _signals() -> re.Pattern[str]:
    """What may govern a time, by kind of deadline, from `lexicon/times/signals.csv`; to be matched up to its end."""
    kinds: dict[str, list[str]] = {}
    for row in rows("signals"):
        kinds.setdefault(row["kind"], []).append(re.escape(row["signal"]).replace(r"\ ", r"\s+"))
    parts = [f"(?P<{kind}>{'|'.join(sorted(words, key=len, reverse=True))})" for kind, words in kinds.items()]
    filler = r"(?:\s+(?:the|a|at|least|about|around|midnight|noon|next|another|up|to|after|no|more|than))*"
    return re.compile(rf"\b(?:{'|'.join(parts)}){filler}\s*$", re.IGNORECASE)


_NOUN_AFTER = re.compile(r"[\s-]*(?:deadline|ultimatum|cutoff|cut-off|target date|time limit|notice)\b", re.IGNORECASE)
_NOUN_BEFORE = re.compile(
    r"\b(?:deadline|ultimatum|time limit|target date)\s+(?:(?:that|which)\s+)?"
    r"(?:of|for|is|was|on|set\s+for|(?:(?:will|would|was\s+to|is\s+to)\s+)?(?:expir(?:es?|ed|ing)|end(?:s|ed|ing)?|"
    r"r[au]ns?\s+out|running\s+out))\s+(?:on\s+|at\s+)?$",
    re.IGNORECASE,
)
_STILL_RUNS = re.compile(r"\b(?:is|will|expires?|expiring|ends?|ending|runs?|running)\b", re.IGNORECASE)
_COMPLETE = re.compile(
    r"\b(?:to|will|would|should|must)\s+be\s+(?:complete|completed|finished|concluded|over|in\s+place)\s+"
    r"(?P<signal>by|before|within|no\s+later\s+than)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""When all is to be done, as headlines and bullets say beside the sentence: "Handover to be complete by Sunday"."""
_BYGONE = re.compile(r"\b(?:past|last|previous|preceding)\b", re.IGNORECASE)
_COMING = re.compile(r"\b(?:next|coming|following|ensuing)\b", re.IGNORECASE)
_RANKED = re.compile(r"\b(?:first|second|third|fourth|fifth|only|once|twice|times?|[a-z]{2,}est|most|least)\b", re.I)
"""Before "in three days" it counts what has happened in that time: "the first vote in three years"."""
_RELATIVE_AFTER = re.compile(r"\s+(of|after|from|following|before|ahead of)\s+(?=\w)", re.IGNORECASE)
_CLAUSE = re.compile(r"\b(?:who|which|when|where|because|if|unless|although|since|after|as)\b", re.IGNORECASE)
_STEP_END = re.compile(r"[,;.!?\"”\n]|\s+(?:and|but|or|while)\s")


_GAVE = re.compile(
    r"\b(?:(?:gave|gives?|given|giving|granted)\s+(?!up\b)(?:[\w.]+\s+){0,5}?|(?:has|have|had)\s+(?=until))(?:until\s+|till\s+)?$"
)


def _inside(time: TimeSpan, span: Span) -> bool:
    return span[0] <= time.start and time.end <= span[1]


def _at(
    text: str, time: TimeSpan, content: Span, said: date | None, anchor: date | None, told: bool
) -> Deadline | None:
    """The deadline that a time inside the content sets, if it sets one."""
    if time.type == "SET" or time.value in ("PRESENT_REF", "PAST_REF"):
        return None
    before = text[max(content[0], time.start - _BACK) : time.start]
    named = _named_deadline(text, time)
    if named:
        return _made(text, time, "by", time.start, content[1], said, anchor, named == "told")
    match = _signals().search(before)
    if match is None or match.lastgroup is None:
        bare = time.type != "DURATION" and not text[time.end : time.end + 2].startswith(("'s", "’s", "-"))
        ends = re.match(r"\s*(?:$|[.,;\"”]|(?:in|at|on|to|and|with|from)\b)", text[time.end : content[1]])
        kind: DeadlineKind = "on"
        if not bare or not ends or not _is_ahead(time, anchor) or _CLAUSE.search(text[content[0] : time.start]):
            return None
        return _made(text, time, kind, time.start, content[1], said, anchor)
    kind = next(k for k in KINDS if match.group(k))
    if kind == "for" and time.type != "DURATION":
        kind = "on"  # "set for Monday"
    elif kind == "by" and time.type == "DURATION":
        kind = "for"  # "extended by 90 days" says how much longer, not by when
    elif match.group().lower().split()[0] == "in" and time.type == "DURATION":
        kind = "within"
    start = time.start - len(before) + match.start()
    if not _governs(text, match.group(), kind, time, content[0], start) or (
        kind in ("on", "from") and not _is_ahead(time, anchor)
    ):
        return None
    if told and time.type == "DURATION":
        return None  # "had failed to leave within 60 days": counted from a day that is not stated
    return _made(text, time, kind, start, content[1], said, anchor, told)


_PART = re.compile(r"[,;:\"“”]")


def _governs(text: str, words: str, kind: DeadlineKind, time: TimeSpan, content: int, start: int) -> bool:
    """Whether the words before a time bound the act of the content, and not something else told in it."""
    owns = text.startswith(("'s", "’s"), time.end)
    if kind == "for":
        return not _told(text[content:start])  # "has ruled for 42 years"
    if kind == "within":
        return not owns and _limits(text, words.lower(), time, content, start)
    if kind not in ("on", "from"):
        return True
    if owns or time.type == "DURATION" or words.lower().rstrip().endswith((" a", " an")):
        return False
    if _CLAUSE.search(text[content:start]):
        return False
    # "…, a spokesman said on Tuesday": the day belongs to the saying
    verb = re.match(r"\w*", text[content:start])
    told = text[content + (verb.end() if verb else 0) : start]  # the first word is the act itself: "quit in 2013"
    return not any(_told(word) for word in _PART.split(told)[-1].split())


def _limits(text: str, words: str, time: TimeSpan, content: int, start: int) -> bool:
    """Whether a stretch lies ahead of the act: "within 48 hours", "over the next week", not "during 42 years"."""
    stretch = f"{words} {text[time.start : time.end]}"
    if words.startswith(("within", "inside")):
        return not _BYGONE.search(stretch)
    if words.startswith("in"):
        earlier = text[content:start]
        last_part = _PART.split(earlier)[-1].split()
        return not (_BYGONE.search(stretch) or _RANKED.search(earlier) or any(map(_told, last_part)))
    return bool(_COMING.search(stretch))


def _told(before: str) -> bool:
    """Whether the last word before "for" is a verb in the past."""
    words = before.split()
    return bool(words) and (words[-1].endswith("ed") or words[-1].lower() in cue("past"))


def _beside(text: str, time: TimeSpan, said: date | None, anchor: date | None) -> Deadline | None:
    """The deadline that a time outside the content sets: a granted stretch or an ultimatum."""
    if time.type == "SET" or time.value in ("PRESENT_REF", "PAST_REF"):
        return None
    before = text[max(0, time.start - _BACK) : time.start]
    named = _named_deadline(text, time)
    if named:
        return _made(text, time, "by", time.start, time.end, said, anchor, named == "told")
    complete = _COMPLETE.search(before)
    if complete:
        kind: DeadlineKind = "within" if complete["signal"].lower() == "within" else "by"
        return _made(text, time, kind, time.start, time.end, said, anchor)
    granted = re.search(r"\b(?:until|till)\s+$", before, re.IGNORECASE)
    gave = _GAVE.search(text[max(0, time.start - 70) : time.start])
    if gave and (granted or time.type == "DURATION"):
        return _made(text, time, "until" if granted else "within", time.start, time.end, said, anchor, told=True)
    return None


def _named_deadline(text: str, time: TimeSpan) -> Literal["ahead", "told"] | None:
    """Whether the time is called a deadline, and one that lies ahead ("expires on Sunday") or may have run out."""
    if _NOUN_AFTER.match(text, time.end):
        return "told"
    match = _NOUN_BEFORE.search(text[max(0, time.start - 2 * _BACK) : time.start])
    if match is None:
        return None
    return "ahead" if _STILL_RUNS.search(match.group()) else "told"


def _is_ahead(time: TimeSpan, anchor: date | None) -> bool:
    return time.last is not None and anchor is not None and time.last >= anchor


def _made(
    text: str,
    time: TimeSpan,
    kind: DeadlineKind,
    start: int,
    limit: int,
    said: date | None,
    anchor: date | None,
    told: bool = False,
) -> Deadline | None:
    """The deadline of a time. `told`: it may have run out, as it is told of as a deadline or of what was not kept."""
    relative = _RELATIVE_AFTER.match(text, time.end) if time.type == "DURATION" else None
    if relative is not None and relative.end() < limit:
        step = _step(text, relative.end(), limit)
        after: DeadlineKind = kind if kind == "within" else "after"
        return Deadline((start, step[1]), after, None, time, step)
    if time.type != "DURATION":
        over = anchor is not None and time.last is not None and time.last < anchor
        if kind in ("by", "before", "until") and over and not told:
            return None  # a time that had run out when the text was written is history
        return Deadline((start, time.end), kind, _plain(time), time, None, time.basis)
    size = length_in(time.value)
    base = said or anchor
    if text[time.start : time.start + 2] == "D+":
        return Deadline((start, time.end), "after", None, time)  # counted from a day that the text calls D
    if kind == "for" or size is None or base is None:
        return Deadline((start, time.end), kind, None, time)
    last = shift(base, *size)
    basis = "date of the move" if said else "document date"
    return Deadline((start, time.end), kind, last.isoformat() if last else None, time, None, basis)


def _step(text: str, start: int, limit: int) -> Span:
    """The words of the step from `start` on, to the end of their clause."""
    end = _STEP_END.search(text, start, limit)
    return start, end.start() if end else limit


_STEP = re.compile(
    r"\b(?P<kind>until after|until|till|before|ahead of|prior to|as soon as|once(?! again| more)|after)\s+"
    r"(?P<step>(?=[\w\"“'])[^,;.!?\n]+)",
    re.IGNORECASE,
)
_LEAVES = re.compile(
    r"(?P<who>.+?)\s+(?:leaves?|steps? down|left)(?:\s+(?:the\s+)?(?:office|power|white house))?\b", re.I
)


def _before_step(text: str, content: Span, times: Sequence[TimeSpan], calendar: Calendar | None) -> Deadline | None:
    """A deadline that hangs on another step: "before the elections", "until he leaves office"."""
    match = _STEP.search(text, content[0], content[1])
    if match is None:
        return None
    step = _step(text, match.start("step"), content[1])
    words = text[step[0] : step[1]].split()
    if any(_told(word) for word in words) or any(time.start == step[0] for time in times):
        return None  # what has happened is no step to wait for
    word = match["kind"].lower()
    kind: DeadlineKind = "until" if word in ("until", "till") else "before" if word in _BEFORE else "after"
    day = _known(text, step, calendar) if calendar else None
    basis = "calendar" if day else "text"
    return Deadline((match.start(), step[1]), kind, day.isoformat() if day else None, None, step, basis)


_BEFORE = ("before", "ahead of", "prior to")


def _known(text: str, step: Span, calendar: Calendar) -> date | None:
    """The day of a step, if the calendar has it."""
    leaving = _LEAVES.match(text, step[0], step[1])
    if leaving:
        return calendar.leaves_office(leaving.span("who"))
    return calendar.day_of(text[step[0] : step[1]].lower())


def _plain(time: TimeSpan) -> str | None:
    """The last day of a time, as coarse as the text: day, month or year; the very day for "the end of the month"."""
    if time.mod == "END" and time.last is not None and time.type == "DATE":
        return time.last.isoformat()
    match = re.match(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?=$|T)", time.value)
    if match:
        return match.group()
    if time.last is None:
        return None
    return f"{time.last:%Y-%m}" if re.match(r"\d{4}-(?:Q|H|SP|SU|FA|WI)", time.value) else time.last.isoformat()


# ---- dates of moves ----------------------------------------------------------------------------------------------

_FARTHEST = 90
_BOUND = re.compile(
    r"\b(?:by|before|until|till|since|within|from|after|through|starting|beginning|ahead\s+of|prior\s+to|between)"
    r"\s+(?:at\s+least\s+|the\s+|about\s+)*$",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(
    r"\b(?:who|which|that|when|where|after|before|but|while|because|as)\b|[;:—]|--|,\s+(?:and|\w+ed)\b"
)


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
    verbs = sum(_told(word) for word in re.findall(r"[a-z]+", between))
    return len(between) + 40 * (len(_BOUNDARY.findall(between)) + verbs)

"""Says by when a thing is to be done.

"Moscow promised on Monday to withdraw by 10 April" was said on Monday and falls due on 10 April. `find_deadline` looks
inside the content of a move and beside it, and never falls back on the day of publication. Which day the move was made
is told in `said.py`; what hangs on another step is read in `waiting.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Literal

from servanda.records import Span, TimeSpan
from servanda.times.bounds import KINDS, Deadline, DeadlineKind
from servanda.times.calendar import length_in, plain_day, shift
from servanda.times.grammar import rows
from servanda.times.known import Calendar
from servanda.times.tense import is_told
from servanda.times.waiting import COUNTED, Setting, stepped
from servanda.times.windows import windows


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
    waits = stepped(Setting(text, times, anchor, calendar, sent or content), content)
    dated = [*windows(text, content, times, sent), *(d for d in waits if d.day)]
    taken = [d.span for d in dated]
    found = [
        _at(text, time, content, said, anchor, told)
        for time in times
        if _inside(time, content) and not any(_inside(time, span) for span in taken)
    ]
    if sent is not None:
        found += [
            _beside(text, time, said, anchor) for time in times if _inside(time, sent) and not _inside(time, content)
        ]
    dated += [deadline for deadline in found if deadline is not None]
    if dated:
        return min(dated, key=lambda d: (d.day is None, KINDS.index(d.kind), d.span))
    return waits[0] if waits else None


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
    r"(?:of|for|is|was|(?P<on>on)|set\s+for|(?:(?:will|would|was\s+to|is\s+to)\s+)?(?:expir(?:es?|ed|ing)|end(?:s|ed|ing)?|"
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
_NOT_GIVEN = re.compile(r"\b(?:in|over|during|since|after|for|of|about|from)\s+(?:the\s+)?$", re.IGNORECASE)
"""Before a stretch it shows that the stretch is not what was given: "given their experience in ten years"."""
_BYGONE = re.compile(r"\b(?:past|last|previous|preceding)\b", re.IGNORECASE)
_COMING = re.compile(r"\b(?:next|coming|following|ensuing)\b", re.IGNORECASE)
_RANKED = re.compile(r"\b(?:first|second|third|fourth|fifth|only|once|twice|times?|[a-z]{2,}est|most|least)\b", re.I)
"""Before "in three days" it counts what has happened in that time: "the first vote in three years"."""
_GOES_ON = re.compile(
    r"\s*(?:$|[.,;\"”]|(?:in|at|on|to|and|or|with|from|as|after|before|for|about|over|by|if|when|the|a|an|his|her|its|"
    r"their|but|while|where|because)\b)",
    re.IGNORECASE,
)
"""What can follow a bare day that stands for itself: "meet Monday in Oslo", "publish Monday the names"."""
_WEEKDAY = re.compile(r"(?:late\s+|early\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_CLAUSE = re.compile(r"\b(?:who|which|when|where|because|if|unless|although|since|after|as)\b", re.IGNORECASE)

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
    if time.type == "DURATION" and COUNTED.match(text, time.end, content[1]):
        return None  # counted from a step
    before = text[max(content[0], time.start - _BACK) : time.start]
    named = _named_deadline(text, time)
    if named:
        return _made(text, time, "by", time.start, said, anchor, named == "told")
    match = _signals().search(before)
    if match is None and _OVER.match(text, time.start):
        return _made(text, time, "within", time.start, said, anchor) if _unfolds(text, time, content, told) else None
    if match is None or match.lastgroup is None:
        bare = time.type != "DURATION" and not text[time.end : time.end + 2].startswith(("'s", "’s", "-"))
        ends = _GOES_ON.match(text, time.end, content[1])
        if not bare or not ends or _CLAUSE.search(text[content[0] : time.start]):
            return None
        if not _is_to_come(text, time, anchor, time.start):
            return None
        return _made(text, time, "on", time.start, said, anchor)
    kind = next(k for k in KINDS if match.group(k))
    if kind == "for" and time.type != "DURATION":
        kind = "on"  # "set for Monday"
    elif kind == "by" and time.type == "DURATION":
        kind = "for"  # "extended by 90 days" says how much longer, not by when
    elif kind == "within" and time.type != "DURATION" and match.group().lower().split()[0] in ("over", "during"):
        kind = "within" if _COMING.search(text, time.start, time.end) else "on"  # "over the weekend"
    elif match.group().lower().split()[0] == "in" and time.type == "DURATION":
        kind = "within"
    start = time.start - len(before) + match.start()
    if not _governs(text, match.group(), kind, time, content[0], start) or (
        kind in ("on", "from") and not _is_to_come(text, time, anchor, start)
    ):
        return None
    if told and time.type == "DURATION":
        return None  # "had failed to leave within 60 days": counted from a day that is not stated
    return _made(text, time, kind, start, said, anchor, told)


_OVER = re.compile(r"over\s+(?!the\b)", re.IGNORECASE)
"""At the head of a length it means "in the course of", where no other word governs it."""


def _unfolds(text: str, time: TimeSpan, content: Span, told: bool) -> bool:
    """Whether "over nine months" is how long the act of the content takes, and nothing else told in it."""
    earlier = text[content[0] : time.start]
    last_part = _PART.split(earlier)[-1].split()
    return not (told or time.type != "DURATION" or _CLAUSE.search(earlier) or any(map(is_told, last_part)))


_PART = re.compile(r"[,;:\"“”]")


def _governs(text: str, words: str, kind: DeadlineKind, time: TimeSpan, content: int, start: int) -> bool:
    """Whether the words before a time bound the act of the content, and not something else told in it."""
    owns = text.startswith(("'s", "’s"), time.end)
    if kind == "for":
        return not is_told(text[content:start])  # "has ruled for 42 years"
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
    return not any(is_told(word) for word in _PART.split(told)[-1].split())


def _limits(text: str, words: str, time: TimeSpan, content: int, start: int) -> bool:
    """Whether a stretch lies ahead of the act: "within 48 hours", "over the next week", not "during 42 years"."""
    stretch = f"{words} {text[time.start : time.end]}"
    if stretch.lower().endswith("long"):
        return False  # "in a two-week-long revolt" names a thing
    if words.startswith(("within", "inside")):
        return not _BYGONE.search(stretch)
    if words.startswith("in"):
        earlier = text[content:start]
        last_part = _PART.split(earlier)[-1].split()
        return not (_BYGONE.search(stretch) or _RANKED.search(earlier) or any(map(is_told, last_part)))
    return bool(_COMING.search(stretch))


def _beside(text: str, time: TimeSpan, said: date | None, anchor: date | None) -> Deadline | None:
    """The deadline that a time outside the content sets: a granted stretch or an ultimatum."""
    if time.type == "SET" or time.value in ("PRESENT_REF", "PAST_REF"):
        return None
    before, words = text[max(0, time.start - _BACK) : time.start], text[time.start : time.end]
    named = _named_deadline(text, time)
    if named:
        return _made(text, time, "by", time.start, said, anchor, named == "told")
    complete = _COMPLETE.search(before)
    if complete:
        kind: DeadlineKind = "within" if complete["signal"].lower() == "within" else "by"
        return _made(text, time, kind, time.start, said, anchor)
    granted = re.search(r"\b(?:until|till)\s+$", before, re.IGNORECASE)
    gave = _GAVE.search(text[max(0, time.start - 70) : time.start])
    stretch = time.type == "DURATION" and not _NOT_GIVEN.search(before) and not _BYGONE.search(words)
    if gave and (granted or stretch):
        return _made(text, time, "until" if granted else "within", time.start, said, anchor, told=True)
    return None


def _named_deadline(text: str, time: TimeSpan) -> Literal["ahead", "told"] | None:
    """Whether the time is called a deadline, and one that lies ahead ("expires on Sunday") or may have run out."""
    if _NOUN_AFTER.match(text, time.end):
        return "told"
    match = _NOUN_BEFORE.search(text[max(0, time.start - 2 * _BACK) : time.start])
    if match is None or (match["on"] and match.group().lower().startswith("ultimatum")):
        return None  # "an ultimatum on Monday" was given on Monday
    return "ahead" if match["on"] or _STILL_RUNS.search(match.group()) else "told"


_PLANNED = re.compile(
    r"\b(?:will|would|shall|should|must|can|could|(?:is|are) to|later|until)\b|['’]ll\b", re.IGNORECASE
)


def _is_to_come(text: str, time: TimeSpan, anchor: date | None, start: int) -> bool:
    """Whether a time lies ahead. The weekday of the report itself is that of the saying, unless something is to be."""
    if time.last is None or anchor is None or time.last < anchor:
        return False
    if time.last > anchor or not _WEEKDAY.match(text, time.start):
        return True
    return bool(_PLANNED.search(text, max(0, start - 2 * _BACK), start)) and not is_told(
        text[max(0, start - 20) : start]
    )


def _made(
    text: str,
    time: TimeSpan,
    kind: DeadlineKind,
    start: int,
    said: date | None,
    anchor: date | None,
    told: bool = False,
) -> Deadline | None:
    """The deadline of a time. `told`: it may have run out, as it is told of as a deadline or of what was not kept."""
    if time.type != "DURATION":
        over = anchor is not None and time.last is not None and time.last < anchor
        if kind in ("by", "before", "until") and over and not told:
            return None  # a time that had run out when the text was written is history
        return Deadline((start, time.end), kind, plain_day(time), time, None, time.basis)
    size = length_in(time.value)
    base = said or anchor
    if text[time.start : time.start + 2] == "D+":
        return Deadline((start, time.end), "after", None, time)  # counted from a day that the text calls D
    if kind == "for" or size is None or base is None:
        return Deadline((start, time.end), kind, None, time)
    last = shift(base, *size)
    basis = "date of the move" if said else "document date"
    return Deadline((start, time.end), kind, last.isoformat() if last else None, time, None, basis, base)

"""Recognises the lines that date a report, above or below it: `Posted on October 18, 2016 by admin | 3 comments`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from servanda.intake.days import TIME_PATTERN, WrittenDay, days_in

_LABEL = re.compile(
    r"\b(?:first |last |originally |article )?(?P<label>published|posted|updated|modified|issued|released|edited|"
    r"date|dated|written|created|uploaded|added)(?: on| at|:| by)?(?=\W|$)[: ]*",
    re.IGNORECASE,
)
_LATER = frozenset({"updated", "modified", "edited"})
_BY = re.compile(r"\b(?:[Bb]y|BY|[Aa]uthor:?) (?P<name>(?!(?:the|our|an?)\b)[^\W\d_][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})")
_REST = re.compile(
    rf"\bby (?:the|our|an?|your) [\w’' -]{{2,40}}(?=\s*[|/·•–—(]|$)|"
    rf"{TIME_PATTERN}|\b\d{{3,4}} ?(?:h|hrs|GMT|UTC)\b|\b(?:no|\d+) (?:comments?|repl(?:y|ies)|views|shares)\b|"
    r"\b\d+ ?-?min(?:ute)?s? read\b|\b(?:filed under|posted in|in|category|tags?):? [A-Z][\w ,&-]{2,60}|"
    r"\b(?:on|at|in|and|edition|local time|today|share|print|email|permalink|leave a comment)\b|"
    r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}day\b|[|/·•–—,;:.()\[\]\s@-]+",
    re.IGNORECASE,
)
_PROPER = re.compile(r"[^\W\d_][\w.’'&-]*")


@dataclass(frozen=True, slots=True)
class DateMark:
    """What a date line says: the day, whether it says that this is the day of publication, and who wrote."""

    day: WrittenDay
    role: str
    """`published` (it says so), `updated`, or `plain` (a date alone)."""
    author: str | None = None


def date_mark(line: str) -> DateMark | None:
    """What the line says if it does nothing but date a report (or name place, outlet and author beside); else `None`.

    The whole line must be made of dates, times, labels and at most five capitalised words.
    """
    days = days_in(line) if len(line) <= 200 else []
    dated = [day for day in days if day.year] or days
    if not dated:
        return None
    rest = _without(line, days)
    labels = {match["label"].lower() for match in _LABEL.finditer(rest)}
    by = _BY.search(rest)
    rest = _LABEL.sub(" ", _BY.sub(" ", rest))
    words = _REST.sub(" ", rest).split()
    if len(words) > 5 or not all(_is_proper(word) for word in words):
        return None
    if not dated[0].year and not labels and words:
        return None
    return DateMark(dated[0], _role(labels), by["name"] if by else None)


def _without(line: str, days: list[WrittenDay]) -> str:
    for day in reversed(days):
        line = line[: day.start] + " | " + line[day.end :]
    return line


def _is_proper(word: str) -> bool:
    return bool(_PROPER.fullmatch(word)) and word[0].isupper()


def _role(labels: set[str]) -> str:
    if labels - _LATER:
        return "published"
    return "updated" if labels else "plain"

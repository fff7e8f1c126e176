"""Knows the lines that pages and agencies put around a report: bylines, share lines, comment counts, credits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from servanda.lexicon import table
from servanda.records import Span

Zone = Literal["any", "head", "tail"]
_LONGEST = 300
"""Characters of the longest line that is compared: furniture is short."""


@dataclass(frozen=True, slots=True)
class FurnitureRule:
    """A row of `lexicon/intake/furniture.csv`: what a whole line of furniture looks like, and where it may stand."""

    kind: str
    zone: Zone
    pattern: re.Pattern[str]
    example: str
    not_example: str


@lru_cache(maxsize=1)
def furniture_rules() -> tuple[FurnitureRule, ...]:
    """The rows of the lexicon, in order: the first that fits a line names its kind."""
    return tuple(_rule(row) for row in table("intake", "furniture"))


def _rule(row: dict[str, str]) -> FurnitureRule:
    zones: dict[str, Zone] = {zone: zone for zone in get_args(Zone)}
    pattern = re.compile(row["pattern"], re.IGNORECASE)
    return FurnitureRule(row["kind"], zones[row["zone"]], pattern, row["example"], row["not_example"])


def furniture_kind(line: str, zone: Zone) -> str | None:
    """The kind of furniture that `line` (without white space around it) is where it stands; `None` for prose.

    `zone` is `head` above the first paragraph, `tail` below the last, `any` between them.
    """
    if not line or len(line) > _LONGEST:
        return None
    for rule in furniture_rules():
        if rule.zone in ("any", zone) and rule.pattern.fullmatch(line):
            return rule.kind
    return None


_SIGN_OFF = (
    r"\((?:Additional |Further )?(?:Reporting|Writing|Editing|Compiled|Translation)(?: and (?:writing|editing))? "
    r"[Bb]y [A-Z][^()\n]{3,600}\)"
)
_CREDIT = re.compile(
    rf"{_SIGN_OFF}|\((?:AP|AFP|EPA|Reuters|Getty)? ?(?:File )?(?:Photo|Image|Picture)(?:/| by |: )[^()\n]{{2,120}}\)|"
    r"\ABy the (?:[A-Z][\w.]+ ){1,3}Staff(?=\s)"
)


def credits_within(text: str) -> list[Span]:
    """Spans of credits inside lines: `(Reporting by …; Editing by …)`, `(Photo by …)`, `By the Gazette Staff`."""
    return [match.span() for match in _CREDIT.finditer(text)]


_LAST_WORDS = re.compile(rf"{_SIGN_OFF}", re.IGNORECASE)
_LAST_LINE = re.compile(r"\bcontributed to this (?:report|story|article)\b\.?(?=.{0,400}\Z)", re.IGNORECASE | re.DOTALL)


def sign_off(text: str) -> int | None:
    """Where an agency's report is signed off: what stands behind the credits is no part of it any more.

    Credits in brackets always close a report; "contributed to this report" does so near the end of the text.
    """
    ends = [match.end() for pattern in (_LAST_WORDS, _LAST_LINE) for match in pattern.finditer(text)]
    return max(ends, default=None)


_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_STAMP = re.compile(
    rf"\b(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}}|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}),?"
    r" (?:at )?\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]\.?m\b)?",
    re.IGNORECASE,
)
_CONTROL = re.compile(
    r"(?:\.?\s?[|·•]|\s)\s?(?:Reply|Report (?:abuse|this comment|as abusive)|Flag(?: as inappropriate| this)?|"
    r"Permalink|Upvote)(?=\s|[|·•.]|$)"
)
_BARE = re.compile(r"\s?\|\s")
_STAMPS = 3
"""A bare stamp before a bar may stand in a page's own line of dates; so many of them make a thread."""
_SENTENCE = 300
"""Characters of the longest piece of the first comment that is left out together with the stamp behind it."""
_SAYS = re.compile(r"[^.!?\n]{1,40} (?:says|said|writes|wrote):?")


def thread_start(text: str) -> int | None:
    """Where a thread of readers' comments begins that no heading introduces; `None` if there is none.

    Pages that were saved as plain text keep of each comment its words and its stamp: day, time and "Reply" or "Report
    abuse". Where the report ends and the first comment begins is then nowhere marked, so what counts is the sentence
    that the first stamp closes, or the name that heads it ("Ann says:"); prose above it is never taken.
    """
    stamps = list(_STAMP.finditer(text))
    sure = [match for match in stamps if _CONTROL.match(text, match.end())]
    if not sure:
        bare = [match for match in stamps if _BARE.match(text, match.end())]
        sure = bare if len(bare) >= _STAMPS else []
    if not sure:
        return None
    line = text.rfind("\n", 0, sure[0].start()) + 1
    above = text[text.rfind("\n", 0, max(0, line - 1)) + 1 : max(0, line - 1)]
    if not text[line : sure[0].start()].strip() and _SAYS.fullmatch(above.strip()):
        return line - 1 - len(above)
    return line if 0 < sure[0].start() - line <= _SENTENCE and line else sure[0].start()

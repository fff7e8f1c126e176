"""Knows the lines that pages and agencies put around a report: bylines, share lines, comment counts, credits."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal, get_args

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
    path = resources.files("servanda").joinpath("lexicon", "intake", "furniture.csv")
    return tuple(_rule(row) for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


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

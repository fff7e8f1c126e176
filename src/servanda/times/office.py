"""Reads steps that hang on a term of office: "he leaves office", "the end of her term", "the president is sworn in"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from servanda.records import Span
from servanda.times.grammar import rows

_OWNER = r"(?:his|her|their|its|the\s+[\w.-]+(?:\s+[\w.-]+){0,4}['’]s|[A-Z][\w.-]*(?:\s+[\w.-]+){0,4}['’]s)"
_WHICH = r"(?:\s+(?:first|second|third|last|final|current|present|own|[a-z]+-year))*"


@dataclass(frozen=True, slots=True)
class OfficeStep:
    """That somebody leaves or takes an office."""

    span: Span
    who: Span | None
    """Offsets of the words that name the person; `None` in "before leaving office"."""
    leaves: bool
    """Whether an office is left, and not taken."""


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[bool, re.Pattern[str]], ...]:
    """How leaving (`True`) and taking (`False`) office is told, from `lexicon/times/office.csv`."""
    parts: dict[tuple[str, str], list[str]] = {}
    for row in rows("office"):
        parts.setdefault((row["part"], row["sense"]), []).append(re.escape(row["phrase"]).replace(r"\ ", r"\s+"))

    def any_of(part: str, sense: str = "leaves") -> str:
        return "(?:" + "|".join(sorted(parts[part, sense], key=len, reverse=True)) + ")"

    who, term = r"(?P<who>[^,;.!?\n]{1,60}?)", any_of("term")
    leaves = (
        rf"{who}\s+(?:(?:has|have|had|finally|formally)\s+)?{any_of('act')}\b",
        rf"{who}\s+{any_of('of term')}\s+(?:his|her|their|its){_WHICH}\s+{term}\b",
        rf"(?P<who>{_OWNER}){_WHICH}\s+{term}(?:\s+as\s+[\w\s-]{{3,30}}?)?\s+{any_of('ends')}\b",
        rf"(?:the\s+)?{any_of('close')}\s+of\s+(?P<who>{_OWNER}){_WHICH}\s+{term}\b",
        rf"(?:the\s+)?{any_of('close')}\s+of\s+the\s+(?P<who>[A-Z][\w-]+)\s+{term}\b",
        rf"(?:the\s+)?{any_of('close')}\s+of\s+the{_WHICH}\s+{term}\s+of\s+(?P<who>[^,;.!?\n]{{2,50}})",
        rf"{any_of('doing')}\b",
    )
    takes = (
        rf"{who}\s+(?:(?:has|have|had|finally|formally)\s+)?{any_of('act', 'takes')}\b",
        rf"(?P<who>{_OWNER})\s+{any_of('event', 'takes')}\b",
        rf"(?:the\s+)?{any_of('event', 'takes')}\s+of\s+(?P<who>[^,;.!?\n]{{2,50}})",
        rf"{any_of('doing', 'takes')}\b",
    )
    return tuple(
        (is_leaving, re.compile(pattern, re.IGNORECASE))
        for is_leaving, patterns in ((True, leaves), (False, takes))
        for pattern in patterns
    )


def office_step(text: str, start: int, limit: int) -> OfficeStep | None:
    """The step of leaving or taking an office that the words from `start` on tell of, no further than `limit`."""
    for leaves, pattern in _patterns():
        match = pattern.match(text, start, limit)
        if match is not None:
            who = match.span("who") if "who" in pattern.groupindex else None
            return OfficeStep(match.span(), who, leaves)
    return None

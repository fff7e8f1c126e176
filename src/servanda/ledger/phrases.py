"""Finds the phrases of a word list in a text: `*` at the end of a word stands for any ending, alone for any word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from servanda.lexicon import table
from servanda.records import Span


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a word list: its phrase, what it stands for and an example that holds it."""

    phrase: str
    meaning: str
    example: str


def rows(name: str, meaning: str | None) -> tuple[Row, ...]:
    """The rows of `lexicon/ledger/NAME.csv`; `meaning` names the column that says what a phrase stands for."""
    return tuple(Row(r["phrase"], r[meaning] if meaning else "", r["example"]) for r in table("ledger", name))


def _regex(phrase: str) -> str:
    words = (r"[\w-]+" if w == "*" else re.escape(w).replace(r"\*", r"\w*").replace(r"\-", "-") for w in phrase.split())
    return r"\s+".join(words)


@lru_cache(maxsize=16)
def patterns(name: str, meaning: str | None = None) -> dict[str, re.Pattern[str]]:
    """For each meaning of a word list the pattern that finds any of its phrases; the longest come first."""
    found: dict[str, list[str]] = {}
    for row in sorted(rows(name, meaning), key=lambda r: (-len(r.phrase), r.phrase)):
        found.setdefault(row.meaning, []).append(_regex(row.phrase))
    return {m: re.compile(r"(?<!\w)(?:" + "|".join(p) + r")(?!\w)", re.IGNORECASE) for m, p in found.items()}


def find(name: str, meaning: str | None, wanted: str, text: str) -> tuple[Span, ...]:
    """Where phrases of that meaning stand in the text, in order."""
    pattern = patterns(name, meaning).get(wanted)
    return tuple(m.span() for m in pattern.finditer(text)) if pattern else ()

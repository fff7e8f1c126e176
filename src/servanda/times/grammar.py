"""The grammar of time expressions: rules over word classes, read from `lexicon/times/patterns.csv`.

A pattern names word classes in capitals (`WD` a weekday, `U` a unit of time) and macros (`macros.csv`); otherwise it is
a regular expression in which blanks count for nothing. Earlier rules win over later ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from servanda.lexicon import table
from servanda.times.tokens import PUNCTUATION, Tokens, vocabulary

_NAME = re.compile(r"\b[A-Z]{2,}\b|\bA\b|\b[DNUW]\b")
_GROUP = re.compile(r"\(\?P<\w+>")


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the grammar, ready to use."""

    name: str
    regex: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Found:
    """A place where a rule holds: the words `start` to `end` (excluded), and the groups of the pattern."""

    rule: str
    start: int
    end: int
    groups: dict[str, tuple[int, int]]
    """First word and end of each part of the pattern that took part."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules, and one expression that finds where any of them holds."""

    rules: dict[str, Rule]
    any: re.Pattern[str]

    def find(self, tokens: Tokens, at: int = 0) -> Found | None:
        """The first place from word `at` on where a rule holds."""
        match = self.any.search(tokens.classes, at)
        if match is None or match.lastgroup is None:
            return None
        rule = self.rules[match.lastgroup]
        inner = rule.regex.match(tokens.classes, match.start())
        if inner is None:  # cannot happen: both were compiled from one pattern
            raise AssertionError(rule.name)
        groups = {name: inner.span(name) for name, value in inner.groupdict().items() if value is not None}
        return Found(rule.name, match.start(), match.end(), groups)


def rows(name: str) -> Iterator[dict[str, str]]:
    """The lines of a table of the lexicon of times."""
    yield from table("times", name)


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """The grammar that ships with Servanda."""
    macros = {row["name"]: row["pattern"] for row in rows("macros")}
    rules: dict[str, Rule] = {}
    branches: list[str] = []
    for row in rows("patterns"):
        pattern = compiled_pattern(row["pattern"], macros)
        rules[row["rule"]] = Rule(row["rule"], re.compile(pattern))
        branches.append(f"(?P<{row['rule']}>{_GROUP.sub('(?:', pattern)})")
    opens = "".join(sorted(vocabulary().char[name] for name in _NEVER_FIRST))
    return Grammar(rules, re.compile(f"(?![{re.escape(opens)}])(?:{'|'.join(branches)})"))


_NEVER_FIRST = (
    "OTHER",
    "BREAK",
    *sorted({*PUNCTUATION.values()} - {"FRAC"}),
    "OF",
    "TO",
    "AND",
    "OR",
    "BY",
    "FOR",
    "IN",
    "ON",
)
"""Classes that no expression starts with: most words of a text, passed over without a look at the rules."""


def compiled_pattern(pattern: str, macros: dict[str, str]) -> str:
    """`pattern` with every name of a class replaced by its character and every macro by its own pattern."""
    vocab = vocabulary()

    def replace(match: re.Match[str]) -> str:
        name = match.group()
        if name in macros:
            return compiled_pattern(macros[name], macros)
        return vocab.char[name]

    out = []
    for part in re.split(r"(\(\?P<\w+>)", pattern):
        out.append(part if part.startswith("(?P<") else _NAME.sub(replace, part).replace(" ", ""))
    return "".join(out)

"""What the resolver knows when it meets an expression: the words, the document's date, the dates named before."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from servanda.records import TimexType
from servanda.times.grammar import Found
from servanda.times.tense import Direction, direction
from servanda.times.tokens import Tokens, vocabulary

DOC = "document date"


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an expression means, as TIMEX3 has it, and what that rests on."""

    type: TimexType
    value: str
    basis: str = "text"
    mod: str | None = None
    day: date | None = None
    """The day that a duration counted from another date ends on: "three days later"."""
    until: date | None = None
    """Last day of a feast that lasts: Ramadan is a month."""
    end: int | None = None
    """Where the expression ends, if it reaches further than the rule that found it."""


@dataclass(slots=True)
class History:
    """The times named so far in a text, the last one last."""

    day: str | None = None
    """Value of the last date with a year."""
    day_at: int = -1
    """The word after it."""
    quarter: str | None = None
    """The last quarter that was over when the text was written: the one it reports on."""
    by_quarter: bool = False
    """Whether the last period named was a quarter, and not "the first nine months"."""


@dataclass(frozen=True, slots=True)
class Case:
    """One expression in its text."""

    tokens: Tokens
    found: Found
    anchor: date | None
    history: History = field(default_factory=History)
    neighbour: Resolved | None = None
    """What the date next to a clock time means: "July 1 at 4 p.m.", "at 4 p.m. (13:00 GMT) Friday"."""

    def has(self, name: str) -> bool:
        """Whether the part `name` of the pattern took part."""
        return name in self.found.groups

    def word(self, name: str) -> str:
        """The last word of the part `name`, in lower case; nothing if it took no part."""
        span = self.found.groups.get(name)
        if span is None or span[0] == span[1]:
            return ""
        last = span[1] - 1
        while last > span[0] and self.tokens.words[last] in (".", "-"):
            last -= 1
        return self.tokens.lower(last)

    def value(self, name: str) -> str:
        """The lexicon's value for the word of the part `name`."""
        return vocabulary().values.get(self.word(name), "")

    def unit(self) -> str:
        """Code of the unit of time in the part `u`."""
        return "S" if self.word("u") == "second" else self.value("u")

    def step(self, name: str = "k") -> int:
        """How many units the word of the part `name` goes back or on: -1 for "last", 1 for "next"."""
        value = self.value(name).rstrip("p")
        return int(value) if value.lstrip("-").isdigit() else 0

    def number(self, name: str) -> int | None:
        """The part `name` as a whole number, if it is written in figures."""
        word = self.word(name)
        return int(word) if word.isdigit() else None

    def before(self, distance: int = 1) -> str:
        """The word so many places before the expression, in lower case."""
        return self.tokens.lower(self.found.start - distance)

    def after(self, distance: int = 1) -> str:
        """The word so many places after the expression, in lower case."""
        return self.tokens.lower(self.found.end + distance - 1)

    def is_title(self) -> bool:
        """Whether a word like "Today" ends a name: "USA Today"."""
        start, words = self.found.start, self.tokens.words
        return start > 0 and words[start][0].isupper() and words[start - 1][0].isupper() and words[start].istitle()

    def is_quoted_name(self) -> bool:
        """Whether the words end a name in quotation marks, all of it in capitals: "Ruritania News Sunday"."""
        words = self.tokens.words
        for index in range(self.found.start - 1, max(-1, self.found.start - 6), -1):
            if words[index] in ('"', "“", "'"):
                return self.found.start - index > 1
            if not words[index][0].isupper():
                return False
        return False

    def direction(self) -> Direction:
        """Whether the sentence speaks of what was (-1) or will be (1)."""
        return direction(self.tokens, self.found.start, self.found.end)

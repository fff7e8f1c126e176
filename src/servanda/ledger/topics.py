"""Names the topic of an undertaking: what kind of thing is to be done, in the terms of peace processes.

The topics are in `lexicon/ledger/topics.csv`, their phrases in `topic_phrases.csv`. In a phrase `*` ends a word stem,
`(a|b)` gives alternatives and `..` stands for up to four words. A weak phrase counts only where no strong one is found.
The topic is named in the head of the content, before any clause that says why, how or of whom: `subordinate.csv`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from servanda.lexicon import table

GAP = r"(?:\s+\S+){0,4}?"
_ELEMENT = re.compile(r"\([^)]*\)\*?|\S+")
_WORD_START = re.compile(r"(?<![\w$€£])[\w$€£]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One row of the phrases file, ready to be matched at the start of a word."""

    topic: str
    phrase: str
    strong: bool
    undoes: bool
    """Whether the words name the opposite of what is to be done (staying in power, for leaving it)."""
    example: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class TopicHit:
    """A topic found in a text and where its words stand."""

    topic: str
    start: int
    end: int
    strong: bool
    undoes: bool = False
    words: str = ""


def _word(text: str) -> str:
    """Regular expression of one word: `*` stands for any ending."""
    stem = text.endswith("*")
    return re.escape(text.rstrip("*")) + (r"[\w-]*" if stem else "")


def _alternatives(element: str) -> list[str]:
    return element.rstrip("*").strip("()").split("|") if element.startswith("(") else [element]


def _element(element: str) -> str:
    if element == "..":
        return GAP
    parts = []
    for alternative in _alternatives(element):
        words = [GAP if w == ".." else r"\s+" + _word(w) for w in alternative.split()]
        parts.append("".join(words).removeprefix(r"\s+"))
    ending = r"[\w-]*" if element.endswith(")*") else ""
    return r"(?:" + "|".join(parts) + r")" + ending


def compile_phrase(phrase: str) -> re.Pattern[str]:
    """The regular expression of a phrase, to be matched where a word starts; case does not count."""
    out = ""
    for element in _ELEMENT.findall(phrase):
        out += GAP if element == ".." else (r"\s+" if out else "") + _element(element)
    return re.compile(out + r"(?!\w)", re.IGNORECASE)


def first_letters(phrase: str) -> set[str]:
    """The two letters with which a text must go on for the phrase to match there."""
    first = _ELEMENT.findall(phrase)[0]
    return {alternative.rstrip("*")[:2].lower() for alternative in _alternatives(first)}


@lru_cache(maxsize=1)
def phrases() -> tuple[Phrase, ...]:
    """All rows of the phrases file."""
    return tuple(
        Phrase(
            topic=row["topic"],
            phrase=row["phrase"],
            strong=row["strength"] == "strong",
            undoes=row["sense"] == "undo",
            example=row["example"],
            pattern=compile_phrase(row["phrase"]),
        )
        for row in table("ledger", "topic_phrases")
    )


@dataclass(frozen=True, slots=True)
class Topic:
    """One row of the topics file."""

    label: str
    """What it is called on screen and page."""
    several: bool
    """Whether a debtor may have several undertakings of the kind at once, told apart by their other words."""
    personal: bool
    """Whether it matters which person is to act, not only which side."""
    sustained: bool
    """Whether it has to be kept up from its day on, rather than done by it: silence after that day means nothing."""
    meaning: str
    sides: bool = False
    """Whether only a side that fights or rules can owe it, and no body of states, court or relief body."""


@lru_cache(maxsize=1)
def topics() -> dict[str, Topic]:
    """All topics by name; what has none is `other`."""
    found = {
        row["topic"]: Topic(
            label=row["label"],
            several=row["several"] == "yes",
            personal=row["personal"] == "yes",
            sustained=row["sustained"] == "yes",
            meaning=row["meaning"],
            sides=row["sides"] == "yes",
        )
        for row in table("ledger", "topics")
    }
    return found | {"other": Topic("other", True, False, False, "what no topic of the list names")}


@lru_cache(maxsize=1)
def _by_first_letters() -> dict[str, tuple[Phrase, ...]]:
    table: dict[str, list[Phrase]] = {}
    for phrase in phrases():
        for letters in first_letters(phrase.phrase):
            table.setdefault(letters, []).append(phrase)
    return {letters: tuple(found) for letters, found in table.items()}


@lru_cache(maxsize=65536)
def find_topics(text: str) -> tuple[TopicHit, ...]:
    """Every topic the text names, in order of place; of two that start together the longer stands."""
    table = _by_first_letters()
    hits: list[TopicHit] = []
    reached = 0
    for match in _WORD_START.finditer(text):
        start = match.start()
        if start < reached:
            continue
        best: TopicHit | None = None
        letters = text[start : start + 2].lower()
        for phrase in table.get(letters, ()) + table.get(letters[0], ()):
            found = phrase.pattern.match(text, start)
            if found and (best is None or (phrase.strong, found.end()) > (best.strong, best.end)):
                best = TopicHit(phrase.topic, start, found.end(), phrase.strong, phrase.undoes, found.group())
        if best:
            hits.append(best)
            reached = best.end
    return tuple(hits)


@lru_cache(maxsize=1)
def _subordinate() -> re.Pattern[str]:
    words = sorted((row["phrase"] for row in table("ledger", "subordinate")), key=lambda w: (-len(w), w))
    listed = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in words)
    return re.compile(rf"(?<=\s)(?:(?:{listed})(?!\w)|--|[–—])", re.IGNORECASE)


def head_of(text: str) -> str:
    """The text up to the first clause that says why, how or of whom; all of it where there is none."""
    found = _subordinate().search(text)
    return text[: found.start()] if found else text


def topic_of(text: str) -> str | None:
    """The topic a text is about: the first named by a strong phrase, else the first named at all."""
    hits = find_topics(text)
    return next((h.topic for h in hits if h.strong), hits[0].topic if hits else None)

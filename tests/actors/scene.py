"""What the actors' tests share: a text read on a day, and the mentions in it by their words and codes."""

from __future__ import annotations

from datetime import date

from servanda.actors import find_actors, load_lexicon
from servanda.language import load_parser
from servanda.language.parse import Parsed
from servanda.records import Document, Mention

DAY = "2012-04-06"


def read(text: str, day: str | None = DAY) -> tuple[Parsed, tuple[Mention, ...]]:
    """The text parsed, and its mentions."""
    published = date.fromisoformat(day) if day else None
    parsed = load_parser().parse(Document("t", text, published=published))
    return parsed, find_actors(parsed, load_lexicon())


def who(text: str, day: str | None = DAY) -> list[tuple[str, str]]:
    """The words of each mention with its code."""
    return [(text[m.start : m.end], m.actor.code) for m in read(text, day)[1]]


def codes(text: str, words: str, day: str | None = DAY) -> list[str]:
    """The codes of the mentions that overlap the last place where `words` stand."""
    start = text.rindex(words)
    end = start + len(words)
    return [m.actor.code for m in read(text, day)[1] if m.start < end and start < m.end]

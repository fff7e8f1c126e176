"""Reads a sentence as if it were a dispatch of 25 November 2026 and says what moves and events it holds."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from servanda.flow import read
from servanda.records import Document, Move, PoliticalEvent, Reading

PUBLISHED = date(2026, 11, 25)


@lru_cache(maxsize=2000)
def reading_of(text: str) -> Reading:
    """The reading of a short text."""
    return read(Document(id="test", text=text, published=PUBLISHED))


def moves_in(text: str) -> tuple[Move, ...]:
    """The moves of a short text, in order."""
    return reading_of(text).moves


def events_in(text: str) -> tuple[PoliticalEvent, ...]:
    """The other political events of a short text, in order."""
    return reading_of(text).events


def types_in(text: str) -> list[str]:
    """The types of the moves of a short text, in order."""
    return [m.type for m in moves_in(text)]


def words(text: str, span: tuple[int, int] | None) -> str | None:
    """The words that a span covers."""
    return text[span[0] : span[1]] if span is not None else None


def told(text: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...], str | None]]:
    """The moves of a text as (type, actor codes, addressee codes, words of the content)."""
    return [
        (m.type, tuple(a.code for a in m.actor), tuple(a.code for a in m.addressee), words(text, m.content))
        for m in moves_in(text)
    ]

"""Reads the lines with which people head a report that they saved by hand: `Source: …`, `Title: …`, an address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from servanda.lexicon import table

Field = Literal["title", "outlet", "author", "url"]

_NAMES: dict[str, Field] = {
    "title": "title",
    "headline": "title",
    "source": "outlet",
    "outlet": "outlet",
    "publication": "outlet",
    "publisher": "outlet",
    "author": "author",
    "byline": "author",
    "url": "url",
    "link": "url",
}
_HEADER = re.compile(rf"(?P<name>{'|'.join(_NAMES)})\s?:\s*(?P<value>\S.{{0,200}})", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"]{4,300}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Header:
    """A field that a line on top of a report fills in. `at` is where its value starts in the line."""

    field: Field
    value: str
    at: int = 0


def header_of(line: str) -> Header | None:
    """The header that a line above a report is, or `None`."""
    if _ADDRESS.fullmatch(line):
        return Header("url", line)
    match = _HEADER.fullmatch(line)
    if match is None:
        return None
    return Header(_NAMES[match["name"].lower()], match["value"].strip(), match.start("value"))


def is_header_block(lines: Iterable[str]) -> bool:
    """Whether the lines above a report hold fields: one alone may be a headline ("Source: Army left the road")."""
    return sum(header_of(line) is not None or line.lower().startswith(("date:", "published:")) for line in lines) >= 2


@lru_cache(maxsize=1)
def outlet_words() -> tuple[dict[str, str], ...]:
    """The rows of `lexicon/intake/outlet_words.csv`: nouns with which names of papers and agencies end."""
    return table("intake", "outlet_words")


def is_outlet_name(line: str) -> bool:
    """Whether a line reads like the name of a paper: two to six words, each with a capital, the last a paper's noun."""
    words = line.split()
    capital = all(word[0].isupper() or word in ("of", "the", "and", "&") for word in words)
    last = words[-1].capitalize() if words else ""
    return 2 <= len(words) <= 6 and capital and any(row["word"] == last for row in outlet_words())

"""Cuts text and names into comparable words: accents, case, hyphens and points do not keep a name from being known."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_SPECIAL = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})
_GAPS = frozenset({" ", "-", "'", ".", ". ", "\n", " '", "' ", ".-", "- ", " -", "--"})
CONNECTORS = frozenset(
    {
        "of",
        "the",
        "and",
        "for",
        "in",
        "on",
        "to",
        "al",
        "el",
        "bin",
        "ibn",
        "von",
        "van",
        "de",
        "der",
        "den",
        "del",
        "da",
    }
    | {"di", "du", "la", "le", "dos", "d", "s", "ul", "ur", "at", "as", "es", "ad", "with", "by"}
)

Word = tuple[str, int, int]
"""A word as compared, and where it starts and ends in the text."""


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """`word` in lower case without accents: `Élysée` is `elysee`."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.lower().translate(_SPECIAL))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


def words_of(text: str) -> list[Word]:
    """The words of a text in order, punctuation left out."""
    return [(folded(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)]


@lru_cache(maxsize=65536)
def key_words(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared."""
    if name.isascii():
        return tuple(_WORD.findall(name.lower()))
    return tuple([folded(w) for w in _WORD.findall(name)])


def raw_words(name: str) -> tuple[str, ...]:
    """The words of a name as they are written."""
    return tuple(_WORD.findall(name))


def slug(name: str) -> str:
    """A name as part of an id: `Sergey Lavrov` is `sergey-lavrov`."""
    return "-".join(key_words(name))


def joins(text: str, left: Word, right: Word) -> bool:
    """Whether two neighbouring words can belong to one name: nothing but a space, hyphen or apostrophe between them.

    A point with a space joins after an abbreviation of up to three letters (`U.S. Congress`, `Gen. Sisi`).
    """
    gap = text[left[2] : right[1]]
    if gap == ". ":
        return left[2] - left[1] <= 3
    return gap in _GAPS


def same_case(written: str, found: str) -> bool:
    """Whether a word found in a text can be the word of a name as far as capitals go.

    Short acronyms (`US`, `WHO`) are themselves only in capitals; connecting words (`of`, `al`) go either way.
    """
    if not written[0].isupper():
        return True
    if len(written) <= 3 and written.isupper() and len(written) > 1:
        return found.isupper()
    return found[0].isupper() or found.lower() in CONNECTORS

"""Cuts text into the word pieces that the encoder knows: whole words where it knows them, else their longest parts.

The WordPiece scheme of BERT (Wu et al. 2016, arXiv:1609.08144, section 4.1; Devlin et al. 2019), without case and
accents. Every piece keeps the offset of its first character in the text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_INSIDE = "##"
"""Begins a piece that continues a word."""
_LONGEST = 100
"""Characters of a word beyond which it is one unknown piece."""
_ASCII_SIGNS = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


class Piece(NamedTuple):
    """A known part of a word."""

    id: int
    start: int
    """Offset of its first character in the text."""


class Pieces:
    """The pieces that the encoder knows, by their numbers."""

    def __init__(self, names: Sequence[str]) -> None:
        self._ids = {name: n for n, name in enumerate(names)}
        self._longest = max((len(name) for name in names), default=0)
        self.unknown = self._ids["[UNK]"]
        self.begin = self._ids["[CLS]"]
        self.end = self._ids["[SEP]"]

    def split(self, text: str) -> list[Piece]:
        """The pieces of a text, in order; the empty list for one without a visible character."""
        return [piece for word, at in _words(text) for piece in self._parts(word, at)]

    def _parts(self, word: str, at: Sequence[int]) -> list[Piece]:
        """The longest known piece from the left, then the next; one unknown piece if some part is not known."""
        whole = self._ids.get(word)
        if whole is not None:
            return [Piece(whole, at[0])]
        found: list[Piece] = []
        start = 0
        while start < len(word) <= _LONGEST:
            head = _INSIDE if start else ""
            for end in range(min(len(word), start + self._longest), start, -1):
                known = self._ids.get(head + word[start:end])
                if known is not None:
                    found.append(Piece(known, at[start]))
                    start = end
                    break
            else:
                return [Piece(self.unknown, at[0])]
        return found or [Piece(self.unknown, at[0])]


def _words(text: str) -> Iterator[tuple[str, list[int]]]:
    """Words and single signs in lower case without accents, with the offset of each of their characters."""
    word, at = "", list[int]()
    for offset, sign in enumerate(text):
        if sign.isspace() or _is_sign(sign):
            if word:
                yield word, at
                word, at = "", []
            if not sign.isspace():
                yield sign, [offset]
            continue
        plain = sign.lower() if "!" <= sign <= "~" else _plain(sign)
        word += plain
        at += [offset] * len(plain)
    if word:
        yield word, at


def _plain(sign: str) -> str:
    """A character in lower case without its accents; nothing for one that does not show."""
    if unicodedata.category(sign).startswith("C") or sign == "\ufffd":
        return ""
    return "".join(c for c in unicodedata.normalize("NFD", sign.lower()) if unicodedata.category(c) != "Mn")


def _is_sign(sign: str) -> bool:
    """Whether a character is a word of its own: punctuation, and Chinese characters."""
    if sign.isascii():
        return sign in _ASCII_SIGNS
    return unicodedata.category(sign).startswith("P") or 0x4E00 <= ord(sign) <= 0x9FFF

"""Finds the lexicon's names in a document: the longest name wins, words are compared without accents and case."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.actors.grammar import Grammar
from servanda.actors.lexicon import Entry, Lexicon
from servanda.actors.words import words_of


@dataclass(slots=True)
class Hit:
    """A known name in the text: its characters, its tokens (last included), what it can stand for."""

    start: int
    end: int
    first: int
    last: int
    root: int
    """The token of the name that the rest of the sentence's grammar hangs on."""
    entries: list[Entry]

    def kinds(self) -> frozenset[str]:
        """The kinds of things it can stand for."""
        return frozenset(e.kind for e in self.entries)


def find_hits(grammar: Grammar, lexicon: Lexicon) -> list[Hit]:
    """The known names of a document in order; none overlap."""
    text = grammar.plain
    words = words_of(text)
    starts, ends = _token_numbers(grammar)
    found: list[Hit] = []
    at = 0
    while at < len(words):
        taken, entries = lexicon.match(words, at, text)
        if not taken:
            at += 1
            continue
        start, end = words[at][1], words[at + taken - 1][2]
        first, last = starts.get(start), ends.get(end, -1)
        if last == -1 and text[end : end + 1] == ".":
            last = ends.get(end + 1, -1)
            end = end + 1 if last != -1 else end
        whole = first is not None and last >= first
        at += taken if whole else 1  # "A U.S. ship" holds no "A.U.", but "U.S."
        if first is not None and whole:
            found.append(Hit(start, end, first, last, _root(grammar, first, last), entries))
    return found


def _token_numbers(grammar: Grammar) -> tuple[dict[int, int], dict[int, int]]:
    starts = dict(zip(grammar.starts, range(grammar.size), strict=True))
    ends = dict(zip(grammar.ends, range(grammar.size), strict=True))
    return starts, ends


def _root(grammar: Grammar, first: int, last: int) -> int:
    for token in range(last, first - 1, -1):
        if not first <= grammar.heads[token] <= last or grammar.heads[token] == token:
            return token
    return last

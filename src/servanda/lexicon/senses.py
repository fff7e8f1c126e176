"""Loads the classes of words by what they say in reports on politics and conflict: asking, blaming, yielding, harming.

`lexicon/moves/senses.csv` gives each word (`word`, `pos`: V verb, N noun, Aj adjective) the letters of its classes, its
usual sense first; `sense_classes.csv` says what a letter stands for. The classes are ours and so is the coding.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from servanda.errors import LexiconError
from servanda.lexicon import table

PARTS = ("V", "N", "Aj")
PART_OF = {"VERB": "V", "AUX": "V", "NOUN": "N", "ADJ": "Aj"}
"""The part of speech of the table for that of the parser."""


@dataclass(frozen=True, slots=True)
class Senses:
    """The classes of words, as strings of letters."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    adjectives: dict[str, str]

    def part(self, pos: str) -> dict[str, str]:
        """The table of one part of speech: `V`, `N` or `Aj`."""
        return {"V": self.verbs, "N": self.nouns, "Aj": self.adjectives}[pos]

    def of(self, lemma: str, *parts: str) -> str:
        """The letters of a word as the first of these parts of speech that the table has; empty if it has none."""
        for pos in parts:
            if lemma in (found := self.part(pos)):
                return found[lemma]
        return ""


@lru_cache(maxsize=1)
def load_senses() -> Senses:
    """The classes that ship with Servanda. Raises `LexiconError` on an unknown part of speech or letter."""
    letters = {row["letter"] for row in table("moves", "sense_classes")}
    senses = Senses({}, {}, {})
    for line, row in enumerate(table("moves", "senses"), start=2):
        if row["pos"] not in PARTS or not row["classes"] or set(row["classes"]) - letters:
            raise LexiconError(
                f"lexicon/moves/senses.csv, row {line}: bad classes {row['classes']!r} of {row['word']}/{row['pos']}",
                "pos is V, N or Aj; the letters are those of sense_classes.csv",
            )
        senses.part(row["pos"])[row["word"]] = row["classes"]
    return senses

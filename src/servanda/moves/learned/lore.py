"""What is known of a word before its sentence is looked at: the tables that name it, and the classes of its senses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from servanda.lexicon.senses import Senses, load_senses
from servanda.moves.lexicon import Frame, load_moves_lexicon

Types = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Lore:
    """The lexicon of moves turned round: from the word to what speaks of it."""

    verbs: Types
    """Types of move that a verb makes in some frame."""
    nouns: Types
    adjectives: Types
    classes: Types
    """Classes of `classes.csv` that a lemma belongs to."""
    lists: Types
    """Lists of `words.csv` that a lemma stands in."""
    wrongs: frozenset[str]
    senses: Senses

    def makes(self, lemma: str) -> bool:
        """Whether a verb or noun is in the tables at all."""
        return lemma in self.verbs or lemma in self.nouns


def _types(frames: Mapping[str, Iterable[Frame]]) -> Types:
    return {word: tuple(sorted({f.type for f in made})) for word, made in frames.items()}


def _turned(groups: Mapping[str, Iterable[str]]) -> Types:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(groups):
        for word in groups[name]:
            found[word].append(name)
    return {word: tuple(names) for word, names in found.items()}


@lru_cache(maxsize=1)
def load_lore() -> Lore:
    """What the lexicon that ships with Servanda knows of words."""
    lexicon = load_moves_lexicon()
    return Lore(
        verbs=_types(lexicon.verbs),
        nouns=_types(lexicon.nouns),
        adjectives=_types(lexicon.adjectives),
        classes=_turned(lexicon.classes),
        lists=_turned(lexicon.words),
        wrongs=frozenset(lexicon.wrongs),
        senses=load_senses(),
    )

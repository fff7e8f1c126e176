"""Loads the actors' lexicon from its data files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every known actor, by name and by office."""


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The lexicon that ships with Servanda."""
    return Lexicon()

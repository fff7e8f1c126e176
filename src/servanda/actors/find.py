"""Finds the mentions of actors in a parsed document."""

from __future__ import annotations

from servanda.actors.lexicon import Lexicon
from servanda.language import Parsed
from servanda.records import Mention


def find_actors(parsed: Parsed, lexicon: Lexicon) -> tuple[Mention, ...]:
    """Mentions of actors in order of their place in the text."""
    return ()

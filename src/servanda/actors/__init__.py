"""Finds who is meant: names, offices, buildings, nominals and pronouns, resolved to actors with codes."""

from servanda.actors.at import actors_at, owners_of
from servanda.actors.explain import Explanation, explain
from servanda.actors.find import find_actors
from servanda.actors.lexicon import Lexicon, load_lexicon

__all__ = ["Explanation", "Lexicon", "actors_at", "explain", "find_actors", "load_lexicon", "owners_of"]

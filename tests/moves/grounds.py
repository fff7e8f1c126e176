"""Reads a text by the rules alone, up to the point where the parties of its moves are chosen."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

from servanda.actors import find_actors
from servanda.attribution import attribute
from servanda.flow import default_toolkit
from servanda.moves.find import cast_of, first_round, ground_of
from servanda.moves.learned.ground import Ground
from servanda.records import Document
from tests.moves.reading import PUBLISHED

DEALING = "Peru urged Chile to withdraw its troops. Chile rejected the demand. "
"""Two moves between parties: a document that the learned reader is asked about."""


@lru_cache(maxsize=500)
def ground_in(text: str) -> Ground:
    """What is known of a text when the parties of its moves are chosen."""
    kit = default_toolkit()
    parsed = kit.parser.parse(Document("test", text, published=PUBLISHED))
    mentions = find_actors(parsed, kit.lexicon)
    cast = cast_of(parsed, attribute(parsed, mentions), mentions)
    return ground_of(parsed, cast, mentions, first_round(parsed, cast))


def at(text: str, word: str) -> tuple[Ground, Token]:
    """The ground of a text, and the last of its tokens that is this word."""
    ground = ground_in(text)
    return ground, [t for t in ground.doc if t.text == word][-1]

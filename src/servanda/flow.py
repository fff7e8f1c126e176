"""The one path: from a document to its reading, from many readings to one ledger.

Read this after `records.py`: every stage is named here, in the order in which a document meets it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from servanda.actors import Lexicon, find_actors, load_lexicon
from servanda.actors.terms import known_days
from servanda.attribution import attribute
from servanda.language import Parser, load_parser
from servanda.ledger import Ledger, fold
from servanda.moves import find_moves
from servanda.records import Document, Judgement, Reading
from servanda.times import find_times
from servanda.version import VERSION, reading_version


@dataclass(frozen=True, slots=True)
class Toolkit:
    """What the stages need and what is costly to load. Swap a part by passing another."""

    parser: Parser
    lexicon: Lexicon
    version: str = VERSION
    """Written into each reading; a reading is kept by the hash of its document and this."""
    actor_files: tuple[Path, ...] = ()
    """The user's own actors, which are part of the lexicon."""


@lru_cache(maxsize=2)
def default_toolkit(actor_files: tuple[Path, ...] = ()) -> Toolkit:
    """The default language model, and the actors' lexicon that ships with Servanda, with the user's own on top.

    `actor_files` are tables, PETRARCH-style actor files, or folders of tables. Raises `ModelMissing` or `LexiconError`.
    """
    return Toolkit(load_parser(), load_lexicon(actor_files), reading_version(actor_files), actor_files)


def read(document: Document, kit: Toolkit | None = None) -> Reading:
    """Read one document. Pure and deterministic: same text, same version, same reading."""
    kit = kit or default_toolkit()
    parsed = kit.parser.parse(document)
    times = find_times(document.text, document.published)
    actors = find_actors(parsed, kit.lexicon)
    said = attribute(parsed, actors)
    calendar = known_days(actors, kit.lexicon, document.published)
    moves, events = find_moves(parsed, said, times, actors, calendar)
    return Reading(document, times, actors, said, moves, events, version=kit.version)


def keep(readings: Iterable[Reading], judgements: Iterable[Judgement] = (), as_of: date | None = None) -> Ledger:
    """Fold readings, in any order, into the ledger as it stood on a day (by default: all that is known)."""
    return fold(readings, judgements, as_of=as_of)

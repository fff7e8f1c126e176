"""Finds the moves and other political events of a document."""

from __future__ import annotations

from servanda.language import Parsed
from servanda.records import Attribution, Mention, Move, PoliticalEvent, TimeSpan


def find_moves(
    parsed: Parsed,
    attributions: tuple[Attribution, ...],
    times: tuple[TimeSpan, ...],
    mentions: tuple[Mention, ...],
) -> tuple[tuple[Move, ...], tuple[PoliticalEvent, ...]]:
    """Moves and events in order of their triggers."""
    return (), ()

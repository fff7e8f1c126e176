"""Takes a joint acceptance apart: who signs together has each given his own word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from servanda.moves.who import codes
from servanda.records import Mention, Move


def one_each(moves: Iterable[Move], mentions: tuple[Mention, ...]) -> Iterator[Move]:
    """ "Rome and Tirana signed the accord": two acceptances, each towards the other. Other moves stay as they are."""
    for move in moves:
        if move.type != "accept" or len(codes(move.actor)) < 2:
            yield move
            continue
        for code in dict.fromkeys(a.code for a in move.actor):
            own = tuple(a for a in move.actor if a.code == code)
            rest = tuple(a for a in move.actor if a.code != code)
            place = next((m for m in mentions if m.actor in own and _inside(m, move)), None)
            yield replace(
                move,
                actor=own,
                actor_text=(place.start, place.end) if place is not None else move.actor_text,
                addressee=move.addressee or rest,
                debtor=own if codes(move.debtor) == codes(move.actor) else move.debtor,
            )


def _inside(mention: Mention, move: Move) -> bool:
    where = move.actor_text
    return where is not None and where[0] <= mention.start and mention.end <= where[1]

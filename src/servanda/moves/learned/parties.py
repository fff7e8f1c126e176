"""Chooses who made a move and to whom, where the rules leave it open: the likeliest of all whom the text leads to.

Two choice models over the ways of `ways.py` and `partner_ways.py`; their weights ship as `lexicon/moves/parties.npz`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from spacy.tokens import Token

from servanda.moves.learned.context import MAKER, PARTNER
from servanda.moves.learned.ground import Ground
from servanda.moves.learned.partner_ways import NOBODY, partners
from servanda.moves.learned.rivals import Rival, maker_rivals, partner_rivals
from servanda.moves.learned.stretches import Offer
from servanda.moves.learned.ways import Way, makers
from servanda.moves.strangers import is_stranger
from servanda.moves.who import Actors
from servanda.nets import Array, Net, shares, shipped, unpack
from servanda.records import MoveType, Span

_WEIGHT = 0.75
"""What the context counts beside the ways; chosen on articles that taught neither."""
_FAINT = 1e-4
_VAGUE = frozenset({"PPL", "UNK"})


@dataclass(frozen=True, slots=True)
class Chosen:
    """A party with the words that name it, and the share of the odds that it had."""

    actors: Actors
    where: Span | None
    share: float


@dataclass(frozen=True, slots=True)
class PartyModels:
    """What was learned of makers and of those addressed."""

    maker: Net
    partner: Net


@lru_cache(maxsize=1)
def load_party_models() -> PartyModels:
    """The models that ship with Servanda."""
    arrays = shipped("moves", "parties")
    return PartyModels(unpack("maker", arrays), unpack("partner", arrays))


def is_outsider(actors: Actors) -> bool:
    """Nobody, or only people, firms, societies and whoever is not named: where the rules guess."""
    return is_stranger(tuple(a for a in actors if a.code != "INT"))


def likely_maker(ground: Ground, token: Token, kind: MoveType) -> Chosen:
    """Who most likely made the move of this type that the word tells of."""
    rivals = maker_rivals(ground, token, kind, makers(ground, token, kind))
    return _best(load_party_models().maker, rivals, ground.context.odds(token, offers(rivals), MAKER))


def likely_partner(ground: Ground, token: Token, kind: MoveType, maker: Actors) -> Chosen | None:
    """To whom it was most likely addressed; `None` if to nobody."""
    ways = partners(ground, token, kind, maker)
    rivals = partner_rivals(ground, token, kind, ways, maker)
    chosen = _best(load_party_models().partner, rivals, ground.context.odds(token, offers(rivals), PARTNER))
    return chosen if chosen.actors != NOBODY else None


def _best(model: Net, rivals: Sequence[Rival], by_context: Array) -> Chosen:
    by_ways = model.scores([rival.features for rival in rivals])
    odds = shares(by_ways + _WEIGHT * np.log(by_context + _FAINT))
    best = int(odds.argmax())
    where = next((span for way in rivals[best].ways if (span := way.span) is not None), None)
    return Chosen(rivals[best].actors, where, float(odds[best]))


def offers(rivals: Sequence[Rival]) -> list[Offer]:
    """Rivals as the encoder can know them."""
    known = {at for rival in rivals for way in rival.ways if not _is_supposed(way) for at in _named_at(way)}
    return [
        Offer(
            () if rival.actors == NOBODY else rival.ways[0].codes,
            tuple(at for way in rival.ways if not _is_supposed(way) for at in _named_at(way)),
            tuple(at for way in rival.ways if _is_supposed(way) for at in _named_at(way) if at not in known),
        )
        for rival in rivals
    ]


def _is_supposed(way: Way) -> bool:
    """Whether it leads to words of which no list tells whom they name, but that they are somebody or people."""
    return bool(way.guess) or way.route.endswith("?") or set(way.codes) <= _VAGUE


def _named_at(way: Way) -> Iterator[int]:
    """The offset of the word to which a way leads, or of the last of its words."""
    if way.token is not None:
        yield way.token.idx
    elif way.where is not None:
        yield way.where[1] - 1

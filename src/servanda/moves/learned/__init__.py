"""The learned reader of moves: sees, by the weights of many small signs, moves that no list of words knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from servanda.language import Parsed
from servanda.moves.learned.decide import THRESHOLD, Hypothesis, decide, mass_of
from servanda.moves.learned.describe import described
from servanda.moves.learned.model import load_model
from servanda.moves.learned.scene import Told
from servanda.moves.who import Cast
from servanda.records import MoveType

__all__ = ["Glance", "Hypothesis", "Told", "hypotheses"]


class Glance:
    """What the learned reader makes of each word of a document. `told` says, by token, what the rules see."""

    def __init__(self, parsed: Parsed, cast: Cast, told: Mapping[int, Sequence[Told]]) -> None:
        self._words = list(described(parsed, cast, told))
        self._shares = load_model().shares([w.features for w in self._words])

    def hypotheses(self, threshold: float = THRESHOLD) -> list[Hypothesis]:
        """The moves that it sees, in order."""
        return decide(self._words, self._shares, threshold)

    def mass(self, token: Token, kind: MoveType) -> float:
        """How likely it finds a move of this type at a word."""
        return mass_of(self._words, self._shares, token, kind)


def hypotheses(
    parsed: Parsed, cast: Cast, told: Mapping[int, Sequence[Told]], threshold: float = THRESHOLD
) -> list[Hypothesis]:
    """The moves that the learned reader sees in a document, in order."""
    return Glance(parsed, cast, told).hypotheses(threshold)

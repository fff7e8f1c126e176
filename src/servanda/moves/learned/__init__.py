"""The learned reader of moves: sees, by the weights of many small signs, moves that no list of words knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from servanda.language import Parsed
from servanda.moves.learned.decide import THRESHOLD, Hypothesis, decide
from servanda.moves.learned.describe import described
from servanda.moves.learned.model import load_model
from servanda.moves.learned.scene import Told
from servanda.moves.who import Cast
from servanda.nets import shares

__all__ = ["Hypothesis", "Told", "hypotheses"]


def hypotheses(
    parsed: Parsed, cast: Cast, told: Mapping[int, Sequence[Told]], threshold: float = THRESHOLD
) -> list[Hypothesis]:
    """The moves that the learned reader sees in a document, in order. `told` says, by token, what the rules see."""
    words = list(described(parsed, cast, told))
    return decide(words, shares(load_model().scores([w.features for w in words])), threshold)

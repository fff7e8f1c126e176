"""The learned reader of moves: sees moves that no list knows, by many small signs and by what the words mean there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from servanda.language import Parsed
from servanda.moves.learned.context import Context
from servanda.moves.learned.decide import Hypothesis, decide
from servanda.moves.learned.describe import described
from servanda.moves.learned.model import load_model
from servanda.moves.learned.scene import Told
from servanda.moves.who import Cast
from servanda.nets import shares

__all__ = ["Context", "Hypothesis", "Told", "hypotheses"]

_DULL = 0.6
"""Share of `none` from which on a word is no reason to read its stretch: about two stretches in three are read."""


def hypotheses(parsed: Parsed, cast: Cast, told: Mapping[int, Sequence[Told]], context: Context) -> list[Hypothesis]:
    """The moves that the learned reader sees in a document, in order. `told` says, by token, what the rules see.

    What counts is the mean of the shares by the signs of a word and by what it means in its stretch.
    """
    words = list(described(parsed, cast, told))
    by_signs = shares(load_model().scores([w.features for w in words]))
    none = by_signs[:, 0]
    context.read(w.token for w, share in zip(words, none, strict=True) if share < _DULL or w.token.i in told)
    return decide(words, (by_signs + context.shares([w.token for w in words])) / 2)

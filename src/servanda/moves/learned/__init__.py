"""The learned reader of moves: sees moves that no list knows, by many small signs and by what the words mean there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from servanda.language import Parsed
from servanda.moves.learned.context import Context
from servanda.moves.learned.decide import Hypothesis, decide
from servanda.moves.learned.describe import Described, described
from servanda.moves.learned.model import load_model
from servanda.moves.learned.scene import Told
from servanda.moves.who import Cast
from servanda.nets import Array, shares

__all__ = ["Context", "Hypothesis", "Seen", "Told", "look", "look_closer"]


_DULL = 0.6
"""Share of `none` from which on a word is no reason to read its stretch: about two stretches in three are read."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the learned reader makes of the words of a document."""

    words: list[Described]
    shares: Array
    """A row for each of the words, a column for each of the outputs of the models."""

    def hypotheses(self) -> list[Hypothesis]:
        """The moves that it sees, in order."""
        return decide(self.words, self.shares)


def look(parsed: Parsed, cast: Cast, told: Mapping[int, Sequence[Told]]) -> Seen:
    """Go through a document by the signs of single words. `told` says, by token, what the rules see there."""
    words = list(described(parsed, cast, told))
    return Seen(words, shares(load_model().scores([w.features for w in words])))


def look_closer(seen: Seen, told: Mapping[int, Sequence[Told]], context: Context) -> Seen:
    """The mean of what was seen by signs and of what the words mean in their stretch."""
    none = seen.shares[:, 0]
    context.read(w.token for w, share in zip(seen.words, none, strict=True) if share < _DULL or w.token.i in told)
    return Seen(seen.words, (seen.shares + context.shares([w.token for w in seen.words])) / 2)

"""Turns the shares of words into hypotheses: two words of one phrase may share a move between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Token

from servanda.moves.learned.describe import Described
from servanda.nets import Array
from servanda.records import MOVE_TYPES, MoveType

WINDOW = 60
"""Characters within which words of one sentence and type make one move; the scorer's, too."""
THRESHOLD = 0.45
"""The mass from which on words make a move. See `docs/accuracy/moves.md` for others."""
UNLEARNED = frozenset({"breach"})
"""Types of which too few were learned from to be trusted: one breach in five that it saw was one."""
_LEAST = 0.04
"""Shares up to this do not count."""
_LIKELY = 0.5
"""A word this likely makes a move of its own, and is not used up by a neighbour's."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A move that the learned reader sees."""

    type: MoveType
    token: Token
    mass: float
    """What the words around it together make likely, at most 1."""


def decide(words: Sequence[Described], shares: Array, threshold: float = THRESHOLD) -> list[Hypothesis]:
    """The hypotheses that pass the threshold, in order of their words.

    `shares` has a row for each word and a column for each of `OUTPUTS`.
    """
    pools: defaultdict[tuple[int, int], list[tuple[int, float]]] = defaultdict(list)
    for row, column in np.argwhere(shares[:, 1:] > _LEAST).tolist():
        pools[words[row].sentence, column].append((row, float(shares[row, column + 1])))
    found = [
        Hypothesis(MOVE_TYPES[column], words[row].token, mass)
        for (_, column), pool in pools.items()
        if MOVE_TYPES[column] not in UNLEARNED
        for row, mass in _pooled(pool, words, threshold)
    ]
    return sorted(found, key=lambda h: (h.token.i, h.type))


def _pooled(pool: list[tuple[int, float]], words: Sequence[Described], threshold: float) -> list[tuple[int, float]]:
    """Rows whose surroundings hold enough mass, the likeliest first; what one has used the next cannot."""
    found, used = [], set[int]()
    for row, _ in sorted(pool, key=lambda pair: (-pair[1], pair[0])):
        if row in used:
            continue
        at = words[row].token.idx
        near = [(r, p) for r, p in pool if r not in used and abs(words[r].token.idx - at) <= WINDOW]
        mass = min(1.0, sum(p for _, p in near))
        if mass >= threshold:
            found.append((row, mass))
            used |= {r for r, p in near if p < _LIKELY or r == row}
    return found

"""Learns linear models over named features: whether something holds, or which of several rivals is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import scipy.sparse as sp

from servanda.nets import Array, Net, Rows

RATE = 2e-3


def frequent(rows: Iterable[Sequence[str]], least: int) -> list[str]:
    """The features that at least so many rows hold, in the order of the alphabet."""
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update(set(row))
    return sorted(f for f, n in counts.items() if n >= least)


def matrix(rows: Rows, place: dict[str, int]) -> sp.csr_matrix:
    """One row a list of features, one column a feature, 1 where the list holds it."""
    ends, columns = [0], list[int]()
    for row in rows:
        columns += sorted({place[f] for f in row if f in place})
        ends.append(len(columns))
    values = np.ones(len(columns), dtype=np.float32)
    return sp.csr_matrix((values, np.array(columns), np.array(ends)), shape=(len(rows), len(place)))


@dataclass(slots=True)
class Fit:
    """Weights while they are learned, with the running means that Adam keeps of their gradients."""

    weights: Array
    step: int = 0
    mean: Array = field(init=False)
    square: Array = field(init=False)

    def __post_init__(self) -> None:
        self.mean, self.square = np.zeros_like(self.weights), np.zeros_like(self.weights)

    def back(self, x: sp.csr_matrix, error: Array, rate: float, decay: float) -> None:
        """One step down the gradient; `error` is that of the scores."""
        self.step += 1
        gradient = x.T @ error + decay * self.weights
        self.mean += 0.1 * (gradient - self.mean)
        self.square += 0.001 * (gradient * gradient - self.square)
        mean, square = self.mean / (1 - 0.9**self.step), self.square / (1 - 0.999**self.step)
        self.weights -= rate * mean / (np.sqrt(square) + 1e-8)


def learn(
    rows: Rows,
    target: Sequence[float],
    groups: Sequence[int] | None = None,
    *,
    least: int = 3,
    epochs: int = 6,
    decay: float = 1e-5,
) -> Net:
    """Logistic regression, or with `groups` (offsets of rivals) a choice model.

    Adam from a fixed seed; features seen fewer than `least` times are left out.
    """
    place = {"": 0} | {f: n for n, f in enumerate(frequent(rows, least), start=1)}
    x, t = matrix([["", *row] for row in rows], place), np.asarray(target, dtype=np.float32)
    offsets = np.arange(len(rows) + 1) if groups is None else np.asarray(groups)
    random = np.random.default_rng(0)
    fit = Fit(np.zeros(len(place), dtype=np.float32))
    batch = 512 if groups is None else 128
    for epoch in range(epochs):
        order = random.permutation(len(offsets) - 1)
        for at in range(0, len(order), batch):
            part = order[at : at + batch]
            picked = np.concatenate([np.arange(offsets[i], offsets[i + 1]) for i in part])
            some = x[picked]
            scores = some @ fit.weights
            if groups is None:
                guess = 1 / (1 + np.exp(-scores))
            else:
                guess = _shares(scores, np.concatenate([[0], np.cumsum(offsets[part + 1] - offsets[part])]))
            error = ((guess - t[picked]) / len(part)).astype(np.float32)
            fit.back(some, error, RATE * (1 - epoch / epochs), decay)
    return Net(place, fit.weights)


def _shares(scores: Array, groups: Array) -> Array:
    """Scores of rivals as probabilities that add up to one in each group."""
    sizes = np.diff(groups)
    raised = np.exp(scores - np.repeat(np.maximum.reduceat(scores, groups[:-1]), sizes))
    shares: Array = raised / np.repeat(np.add.reduceat(raised, groups[:-1]), sizes)
    return shares

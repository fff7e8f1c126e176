"""Small models over named features: a score is a sum of weights, or of those and one layer of hidden units.

Stages keep what they have learned as plain arrays (`.npz`, read without pickle) beside their lexicons.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

Array = np.ndarray
Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Net:
    """A score for a list of features: a linear part and, if `hidden` is not empty, one layer of hidden units."""

    place: dict[str, int]
    """Row of each feature; a feature without one counts nothing. Row 0 holds for every list: the bias."""
    linear: Array
    hidden: Array
    """One row a feature, one column a hidden unit; no columns for a linear model."""
    out: Array
    """Weight of each hidden unit."""

    def score(self, features: Sequence[str]) -> float:
        """Log-odds, or a score to compare rivals by."""
        return float(self.scores([features])[0])

    def scores(self, rows: Rows) -> Array:
        """The score of each list of features."""
        columns: list[int] = []
        starts: list[int] = []
        get = self.place.get
        for row in rows:
            starts.append(len(columns))
            columns.append(0)
            columns += [place for f in row if (place := get(f)) is not None]
        at = np.array(columns, dtype=np.intp)
        total: Array = np.add.reduceat(self.linear[at], starts)
        if self.out.size:
            units = np.add.reduceat(self.hidden[at], starts)
            total = total + np.maximum(units, 0.0) @ self.out
        return total


def shares(scores: Array) -> Array:
    """Scores of rivals as probabilities that add up to one."""
    raised: Array = np.exp(scores - scores.max())
    total: Array = raised / raised.sum()
    return total


def pack(name: str, net: Net) -> dict[str, Array]:
    """The arrays in which a model is kept."""
    names = sorted(net.place, key=lambda n: net.place[n])
    return {
        f"{name}.names": np.frombuffer("\n".join(names).encode(), dtype=np.uint8),
        f"{name}.linear": net.linear.astype(np.float16),
        f"{name}.hidden": net.hidden.astype(np.float16),
        f"{name}.out": net.out.astype(np.float32),
    }


def unpack(name: str, arrays: dict[str, Array]) -> Net:
    """The model that `pack` kept under this name."""
    names = arrays[f"{name}.names"].tobytes().decode().split("\n")
    linear, hidden = (arrays[f"{name}.{part}"].astype(np.float32) for part in ("linear", "hidden"))
    return Net({n: i for i, n in enumerate(names)}, linear, hidden, arrays[f"{name}.out"])

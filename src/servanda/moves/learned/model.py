"""A linear softmax over named features: what share each type of move, or none, has in a word.

The weights ship as plain arrays (`lexicon/moves/weights.npz`, read without pickle); what they were learned from, and
how well they do, stands in the model card beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np

from servanda.records import MOVE_TYPES

Array = np.ndarray
Rows = Sequence[Sequence[str]]
OUTPUTS = ("none", *MOVE_TYPES)
_BYTE = 127


@dataclass(frozen=True, slots=True)
class Softmax:
    """Weights of features, a column for each output."""

    place: dict[str, int]
    """Row of each feature; a feature without one counts nothing. Row 0 holds for every word: the bias."""
    weights: Array

    def shares(self, rows: Rows) -> Array:
        """One row a word, one column an output; each row adds up to one."""
        if not rows:
            return np.zeros((0, len(OUTPUTS)), dtype=np.float32)
        columns: list[int] = []
        starts: list[int] = []
        get = self.place.get
        for row in rows:
            starts.append(len(columns))
            columns.append(0)
            columns += {place for f in row if (place := get(f)) is not None}
        total: Array = np.add.reduceat(self.weights[np.array(columns, dtype=np.intp)], starts)
        raised = np.exp(total - total.max(axis=1, keepdims=True))
        found: Array = raised / raised.sum(axis=1, keepdims=True)
        return found


def pack(model: Softmax) -> dict[str, Array]:
    """The arrays in which a model is kept: a byte a weight, with the size of a step for each output."""
    names = sorted(model.place, key=lambda n: model.place[n])
    step = np.abs(model.weights).max(axis=0) / _BYTE
    step[step == 0] = 1.0
    return {
        "names": np.frombuffer("\n".join(names).encode(), dtype=np.uint8),
        "weights": np.rint(model.weights / step).astype(np.int8),
        "step": step.astype(np.float32),
    }


def unpack(arrays: dict[str, Array]) -> Softmax:
    """The model kept in these arrays."""
    names = arrays["names"].tobytes().decode().split("\n")
    weights = arrays["weights"].astype(np.float32) * arrays["step"]
    return Softmax({n: i for i, n in enumerate(names)}, weights)


@lru_cache(maxsize=1)
def load_model() -> Softmax:
    """The model that ships with Servanda."""
    path = resources.files("servanda").joinpath("lexicon", "moves", "weights.npz")
    with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
        return unpack({key: archive[key] for key in archive.files})

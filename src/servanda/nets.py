"""Small models over named features: a score is the sum of the weights of what is there.

Stages keep what they have learned as plain arrays (`.npz`, read without pickle) beside their lexicons.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

import numpy as np

Array = np.ndarray
Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Net:
    """A score for a list of features, or one for each of several outputs."""

    place: dict[str, int]
    """Row of each feature; a feature without one counts nothing. Row 0 holds for every list: the bias."""
    weights: Array
    """One weight a feature; or one row a feature, one column an output."""

    def score(self, features: Sequence[str]) -> float:
        """Log-odds, or a score to compare rivals by. Of a model with one output."""
        return float(self.scores([features])[0])

    def scores(self, rows: Rows) -> Array:
        """The score, or the row of scores, of each list of features. A feature counts as often as it is listed."""
        if not rows:
            return self.weights[:0]
        columns: list[int] = []
        starts: list[int] = []
        get = self.place.get
        for row in rows:
            starts.append(len(columns))
            columns.append(0)
            columns += [place for f in row if (place := get(f)) is not None]
        total: Array = np.add.reduceat(self.weights[np.array(columns, dtype=np.intp)], starts)
        return total


def shares(scores: Array) -> Array:
    """Scores of rivals, or of the outputs in each row, as probabilities that add up to one."""
    raised: Array = np.exp(scores - scores.max(axis=-1, keepdims=True))
    total: Array = raised / raised.sum(axis=-1, keepdims=True)
    return total


def shipped(stage: str, name: str) -> dict[str, Array]:
    """The arrays of `lexicon/STAGE/NAME.npz`."""
    path = resources.files("servanda").joinpath("lexicon", stage, f"{name}.npz")
    with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
        return {key: archive[key] for key in archive.files}


def pack(name: str, net: Net) -> dict[str, Array]:
    """The arrays in which a model of one output is kept."""
    return {f"{name}.names": _names(net), f"{name}.linear": net.weights.astype(np.float16)}


def unpack(name: str, arrays: dict[str, Array]) -> Net:
    """The model that `pack` kept under this name."""
    return Net(_placed(arrays[f"{name}.names"]), arrays[f"{name}.linear"].astype(np.float32))


_BYTE = 127


def pack_matrix(name: str, matrix: Array) -> dict[str, Array]:
    """A matrix as bytes, with the size of a step for each column."""
    step = np.abs(matrix).max(axis=0) / _BYTE
    step[step == 0] = 1.0
    return {name: np.rint(matrix / step).astype(np.int8), f"{name}.step": step.astype(np.float32)}


def matrix_of(arrays: Mapping[str, Array], name: str) -> Array:
    """The matrix that `pack_matrix` kept."""
    found: Array = arrays[name].astype(np.float32)
    found *= arrays[f"{name}.step"]
    return found


def pack_bytes(net: Net) -> dict[str, Array]:
    """The arrays in which a model of several outputs is kept: a byte a weight, and each output's size of a step."""
    return {"names": _names(net)} | pack_matrix("weights", net.weights)


def unpack_bytes(arrays: Mapping[str, Array]) -> Net:
    """The model that `pack_bytes` kept."""
    return Net(_placed(arrays["names"]), matrix_of(arrays, "weights"))


def pack_words(words: Sequence[str]) -> Array:
    """Words, none of which holds a line break, as an array of bytes."""
    return np.frombuffer("\n".join(words).encode(), dtype=np.uint8)


def unpack_words(array: Array) -> list[str]:
    """The words that `pack_words` kept."""
    return array.tobytes().decode().split("\n")


def _names(net: Net) -> Array:
    """The features in the order of their rows."""
    return pack_words(sorted(net.place, key=lambda name: net.place[name]))


def _placed(names: Array) -> dict[str, int]:
    """The row of each feature, of names kept in the order of their rows."""
    return {name: row for row, name in enumerate(unpack_words(names))}

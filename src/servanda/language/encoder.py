"""Turns the pieces of a stretch of text into vectors that tell what each means where it stands.

A transformer encoder (Vaswani et al. 2017, arXiv:1706.03762; BERT's variant with the norm behind each step, Devlin et
al. 2019) on NumPy: only its forward pass, on one core as fast as the matrix product allows. Its weights are kept as
bytes with one step for each column.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from servanda.nets import Array, matrix_of

_SMALLEST = 1e-12


@dataclass(frozen=True, slots=True)
class Dense:
    """A linear step: `x @ weights + bias`."""

    weights: Array
    bias: Array

    def __call__(self, x: Array) -> Array:
        """One row in, one row out."""
        y: Array = x @ self.weights
        y += self.bias
        return y


@dataclass(frozen=True, slots=True)
class Norm:
    """Brings each row to mean 0 and variance 1, then stretches and shifts its columns."""

    stretch: Array
    shift: Array

    def __call__(self, x: Array) -> Array:
        """Works on `x` itself."""
        x -= x.mean(axis=-1, keepdims=True)
        x /= np.sqrt(np.einsum("ij,ij->i", x, x)[:, None] / x.shape[-1] + _SMALLEST)
        x *= self.stretch
        x += self.shift
        return x


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer: every piece looks at all pieces of its window, then each is worked on alone."""

    looks: Dense
    """Queries, keys and values side by side."""
    joined: Dense
    after_look: Norm
    wide: Dense
    narrow: Dense
    after_work: Norm

    def __call__(self, x: Array, ends: Sequence[int], heads: int) -> Array:
        """`x` has a row for each piece of all windows, which end at `ends`."""
        seen = np.empty_like(x)
        looks = self.looks(x)
        start = 0
        for end in ends:
            _look(looks[start:end], seen[start:end], heads)
            start = end
        x = self.after_look(self.joined(seen) + x)
        return self.after_work(self.narrow(_gelu(self.wide(x))) + x)


@dataclass(frozen=True, slots=True)
class Encoder:
    """The whole encoder."""

    pieces: Array
    """One row for each known piece."""
    places: Array
    """One row for each place in a window."""
    first: Norm
    layers: tuple[Layer, ...]
    heads: int

    def states(self, windows: Sequence[Sequence[int]]) -> Array:
        """One row for each piece of the windows, one behind the other. A window holds 1 to `len(places)` pieces."""
        ends = np.cumsum([len(window) for window in windows]).tolist()
        x = self.pieces[np.concatenate([np.asarray(w, dtype=np.intp) for w in windows])]
        x = self.first(x + np.concatenate([self.places[: len(w)] for w in windows]))
        for layer in self.layers:
            x = layer(x, ends, self.heads)
        return x


def _look(looks: Array, out: Array, heads: int) -> None:
    """What each piece of one window sees in all others, each head in its own columns."""
    size, width = looks.shape[0], out.shape[1] // heads
    asked, shown, told = looks.reshape(size, 3, heads, width).transpose(1, 2, 0, 3)
    odds = asked @ shown.transpose(0, 2, 1)
    odds *= 1 / np.sqrt(width)
    odds -= odds.max(axis=-1, keepdims=True)
    np.exp(odds, out=odds)
    odds /= odds.sum(axis=-1, keepdims=True)
    out[:] = (odds @ told).transpose(1, 0, 2).reshape(size, -1)


def _gelu(x: Array) -> Array:
    """The Gaussian error unit by its usual approximation (Hendrycks and Gimpel 2016, arXiv:1606.08415)."""
    y: Array = x * x
    y *= 0.044715 * x
    y += x
    y *= np.float32(np.sqrt(2 / np.pi))
    np.tanh(y, out=y)
    y += 1
    y *= x
    y *= 0.5
    return y


# ---- how it is kept --------------------------------------------------------------------------------------------


def dense_of(arrays: Mapping[str, Array], name: str) -> Dense:
    """A linear step: `NAME` as bytes, `NAME.bias` as it is."""
    return Dense(matrix_of(arrays, name), arrays[f"{name}.bias"].astype(np.float32))


def _norm_of(arrays: Mapping[str, Array], name: str) -> Norm:
    return Norm(arrays[f"{name}.stretch"].astype(np.float32), arrays[f"{name}.shift"].astype(np.float32))


def encoder_of(arrays: Mapping[str, Array]) -> Encoder:
    """The encoder in a set of arrays: `pieces`, `places`, `first`, `heads`, and `N.looks`, `N.joined` … for layer N.

    Raises `KeyError` where one is missing.
    """
    layers: list[Layer] = []
    while f"{len(layers)}.looks" in arrays:
        n = len(layers)
        layers.append(
            Layer(
                dense_of(arrays, f"{n}.looks"),
                dense_of(arrays, f"{n}.joined"),
                _norm_of(arrays, f"{n}.after_look"),
                dense_of(arrays, f"{n}.wide"),
                dense_of(arrays, f"{n}.narrow"),
                _norm_of(arrays, f"{n}.after_work"),
            )
        )
    return Encoder(
        matrix_of(arrays, "pieces"),
        matrix_of(arrays, "places"),
        _norm_of(arrays, "first"),
        tuple(layers),
        int(arrays["heads"]),
    )

"""Linear models over named features: a score is the sum of the weights of the features that hold.

The weights ship as one file of plain arrays (`lexicon/attribution/weights.npz`, read without pickle); what they were
learned from, and how well they do, stands in the model card beside it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights by feature name; a feature without one counts nothing."""

    weights: dict[str, float]
    bias: float = 0.0

    def score(self, features: Iterable[str]) -> float:
        """Sum of the weights: log-odds, or a score to compare rivals by."""
        get = self.weights.get
        return self.bias + sum([get(f, 0.0) for f in features])


@dataclass(frozen=True, slots=True)
class Models:
    """All that the stage has learned."""

    cue: Linear
    content: Linear
    continuing: Linear
    source: Linear
    confidence: Linear
    openings: frozenset[str]
    """Words other than verbs that may be cues, as `word/POS`."""


def probability(score: float) -> float:
    """Log-odds as a probability."""
    if score < -30:
        return 0.0
    return 1.0 / (1.0 + math.exp(-score))


def shares(scores: Sequence[float]) -> list[float]:
    """Scores of rivals as probabilities that add up to one."""
    top = max(scores)
    raised = [math.exp(s - top) for s in scores]
    total = sum(raised)
    return [r / total for r in raised]


def pack(name: str, model: Linear) -> dict[str, np.ndarray]:
    """The arrays in which a model is kept."""
    names = sorted(model.weights)
    return {
        f"{name}.names": np.frombuffer("\n".join(names).encode(), dtype=np.uint8),
        f"{name}.weights": np.array([model.weights[n] for n in names], dtype=np.float32).astype(np.float16),
        f"{name}.bias": np.array([model.bias], dtype=np.float32),
    }


def _unpack(name: str, arrays: dict[str, np.ndarray]) -> Linear:
    names = arrays[f"{name}.names"].tobytes().decode().split("\n")
    weights = arrays[f"{name}.weights"].astype(np.float64).tolist()
    return Linear(dict(zip(names, weights, strict=True)), float(arrays[f"{name}.bias"][0]))


@lru_cache(maxsize=1)
def load_models() -> Models:
    """The models that ship with Servanda."""
    path = resources.files("servanda").joinpath("lexicon", "attribution", "weights.npz")
    with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
        arrays = {key: archive[key] for key in archive.files}
    openings = frozenset(arrays["openings"].tobytes().decode().split("\n"))
    names = ("cue", "content", "continuing", "source", "confidence")
    cue, content, continuing, source, confidence = (_unpack(name, arrays) for name in names)
    return Models(cue, content, continuing, source, confidence, openings)

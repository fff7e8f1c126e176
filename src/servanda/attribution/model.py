"""What the attribution stage has learned: five small models over named features.

The weights ship as one file of plain arrays (`lexicon/attribution/weights.npz`, read without pickle); what they were
learned from, and how well they do, stands in the model card beside it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np

from servanda.nets import Net, unpack


@dataclass(frozen=True, slots=True)
class Models:
    """All that the stage has learned."""

    cue: Net
    content: Net
    continuing: Net
    source: Net
    confidence: Net
    openings: frozenset[str]
    """Words other than verbs that may be cues, as `word/POS`."""


def probability(score: float) -> float:
    """Log-odds as a probability."""
    if score < -30:
        return 0.0
    return 1.0 / (1.0 + math.exp(-score))


@lru_cache(maxsize=1)
def load_models() -> Models:
    """The models that ship with Servanda."""
    path = resources.files("servanda").joinpath("lexicon", "attribution", "weights.npz")
    with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
        arrays = {key: archive[key] for key in archive.files}
    openings = frozenset(arrays["openings"].tobytes().decode().split("\n"))
    names = ("cue", "content", "continuing", "source", "confidence")
    cue, content, continuing, source, confidence = (unpack(name, arrays) for name in names)
    return Models(cue, content, continuing, source, confidence, openings)

"""What the attribution stage has learned: five small models over named features.

The weights ship as one file of plain arrays (`lexicon/attribution/weights.npz`, read without pickle); what they were
learned from, and how well they do, stands in the model card beside it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from servanda.nets import Net, shipped, unpack, unpack_words


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
    arrays = shipped("attribution", "weights")
    names = ("cue", "content", "continuing", "source", "confidence")
    cue, content, continuing, source, confidence = (unpack(name, arrays) for name in names)
    return Models(cue, content, continuing, source, confidence, frozenset(unpack_words(arrays["openings"])))

"""What was learned of single words: the weights of features for each type of move, or none, that a word may make.

The weights ship as plain arrays (`lexicon/moves/weights.npz`, read without pickle); what they were learned from, and
how well they do, stands in the model card beside them.
"""

from __future__ import annotations

from functools import lru_cache

from servanda.nets import Net, shipped, unpack_bytes
from servanda.records import MOVE_TYPES

OUTPUTS = ("none", *MOVE_TYPES)
"""What the columns of the weights stand for."""


@lru_cache(maxsize=1)
def load_model() -> Net:
    """The model that ships with Servanda."""
    return unpack_bytes(shipped("moves", "weights"))

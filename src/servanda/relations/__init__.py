"""Codes what one marked actor does to another, in a sentence, as a PLOVER root."""

from servanda.relations.relate import Pair, RelationCoder, load_relation_coder

__all__ = ["Pair", "RelationCoder", "load_relation_coder"]

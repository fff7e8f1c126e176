"""Codes the relation of marked pairs with a linear model over words, grammar and frames."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from servanda.language import load_parser
from servanda.language.parse import SpacyParser
from servanda.nets import shipped
from servanda.records import Document, Spans
from servanda.relations.features import Bag, describe
from servanda.relations.frames import Frames, load_frames

BATCH = 64


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence with the spans of the actor who acts and of the one acted upon; either may be empty."""

    id: str
    sentence: str
    source: Spans
    target: Spans

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> Pair:
        """A pair from a row of `servanda relate`'s input.

        Raises `KeyError`, `TypeError` or `ValueError` if it is none: a key is missing, or a span leaves the sentence.
        """
        name, sentence = row["id"], row["sentence"]
        if not isinstance(name, str | int) or not isinstance(sentence, str):
            raise TypeError("`id` and `sentence` have to be text")
        spans = [tuple((int(s), int(e)) for s, e in row[side]) for side in ("source", "target")]
        if outside := [span for side in spans for span in side if not 0 <= span[0] <= span[1] <= len(sentence)]:
            raise ValueError(f"{list(outside[0])} is no span of a sentence of {len(sentence)} characters")
        return cls(str(name), sentence, spans[0], spans[1])


@dataclass(frozen=True, slots=True)
class RelationModel:
    """A linear model: for each feature, a weight for each root."""

    roots: tuple[str, ...]
    places: Mapping[str, int]
    weights: npt.NDArray[np.float32]
    bias: npt.NDArray[np.float32]

    def scores(self, bag: Bag) -> npt.NDArray[np.float32]:
        """A score for each root; features the model never saw count nothing."""
        known = [(place, value) for name, value in bag.items() if (place := self.places.get(name)) is not None]
        if not known:
            return self.bias
        places = [place for place, _ in known]
        values = np.array([value for _, value in known], dtype=np.float32)
        return np.asarray(values @ self.weights[places] + self.bias, dtype=np.float32)

    def root(self, bag: Bag) -> str:
        """The root with the highest score; the first in the alphabet of equal ones."""
        return self.roots[int(np.argmax(self.scores(bag)))]


@dataclass(frozen=True, slots=True)
class RelationCoder:
    """Everything that coding a pair needs."""

    parser: SpacyParser
    frames: Frames
    model: RelationModel

    def bag(self, pair: Pair) -> Bag:
        """The features of a pair."""
        return self._described(self.parser.parse(Document(pair.id, pair.sentence)).doc, pair)

    def _described(self, doc: Doc, pair: Pair) -> Bag:
        return describe(doc, pair.source, pair.target, self.frames) if len(doc) else {}

    def relate(self, pair: Pair) -> str:
        """The PLOVER root of what the source does to the target."""
        return self.model.root(self.bag(pair))

    def relate_many(self, pairs: Iterable[Pair]) -> Iterator[tuple[str, str]]:
        """(id, root) for each pair, in order; parsed `BATCH` at a time, which is twice as fast as one at a time."""
        waiting = iter(pairs)
        while batch := list(islice(waiting, BATCH)):
            documents = [Document(pair.id, pair.sentence) for pair in batch]
            for pair, parsed in zip(batch, self.parser.parse_batches(documents, BATCH), strict=True):
                yield pair.id, self.model.root(self._described(parsed.doc, pair))


def load_model() -> RelationModel:
    """The model that ships with Servanda; `MODEL_CARD.md` beside it says what it was trained on."""
    data = shipped("relations", "weights")
    names = json.loads(bytes(data["features"]).decode("utf-8"))
    roots = json.loads(bytes(data["roots"]).decode("utf-8"))
    weights = data["weights"].astype(np.float32) * data["scale"]
    return RelationModel(tuple(roots), {name: place for place, name in enumerate(names)}, weights, data["bias"])


@lru_cache(maxsize=1)
def load_relation_coder() -> RelationCoder:
    """The default parser (names are not needed here, so they are not looked for), frames and model."""
    return RelationCoder(load_parser(without=("ner",)), load_frames(), load_model())

"""Reads a document in stretches of a few sentences and says, by what its words mean there, who did what.

An encoder (`language/encoder.py`) with small heads on it: what type of move a word makes, and, of a word that makes
one, which other words of the stretch name its maker and whom it is addressed to. The weights ship as
`lexicon/moves/context.npz`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from spacy.tokens import Token

from servanda.language import Parsed
from servanda.language.encoder import Dense, Encoder, dense_of, encoder_of
from servanda.language.pieces import Pieces
from servanda.moves.learned.model import OUTPUTS
from servanda.moves.learned.stretches import OTHER, Layout, Offer
from servanda.nets import Array, shares, shipped, unpack_words
from servanda.records import Mention

MAKER, PARTNER = 0, 1
"""The two places of a move."""
_AT_ONCE = 32
"""Stretches that are read at once: few enough that a book does not fill the memory."""


@dataclass(frozen=True, slots=True)
class ContextModel:
    """The encoder and its heads. Of `asks`, `names` and `sorts` one half is for the maker, one for the partner."""

    encoder: Encoder
    pieces: Pieces
    types: Dense
    """To the outputs."""
    asks: Dense
    """Of the word of a move, whom it looks for."""
    names: Dense
    """Of any word, whom it names."""
    sorts: Dense
    """Of the word of a move, which sorts of party fit."""
    kinds: Dense
    """Of a word that names nobody known, which sort of party it stands for."""


@lru_cache(maxsize=1)
def load_context_model() -> ContextModel:
    """The model that ships with Servanda."""
    arrays = shipped("moves", "context")
    return ContextModel(
        encoder_of(arrays),
        Pieces(unpack_words(arrays["vocabulary"])),
        *(dense_of(arrays, name) for name in ("types", "asks", "names", "sorts", "kinds")),
    )


class Context:
    """One document, of which the stretches are known that `read` has gone through."""

    def __init__(self, parsed: Parsed, mentions: Sequence[Mention]) -> None:
        self._parsed = parsed
        self._mentions = mentions
        self._states: dict[int, Array] = {}
        self._named: dict[int, Array] = {}
        self._supposed: dict[int, Array] = {}

    @cached_property
    def _model(self) -> ContextModel:
        return load_context_model()

    @cached_property
    def _layout(self) -> Layout:
        return Layout(self._parsed, self._mentions, self._model.pieces)

    def read(self, tokens: Iterable[Token]) -> None:
        """Read the stretches in which these words stand, some at once, which is faster than one by one."""
        asked = {at[0] for token in tokens if (at := self._layout.find(token.idx)) is not None}
        missing = sorted(asked - self._states.keys())
        for first in range(0, len(missing), _AT_ONCE):
            part = missing[first : first + _AT_ONCE]
            windows = [self._layout.ids(n) for n in part]
            states, start = self._model.encoder.states(windows), 0
            for n, window in zip(part, windows, strict=True):
                self._states[n] = states[start : start + len(window)]
                start += len(window)

    def shares(self, tokens: Sequence[Token]) -> Array:
        """What type of move each word makes: a row for each word, a column for each of `OUTPUTS`.

        A word of a stretch that has not been read makes none.
        """
        found = np.zeros((len(tokens), len(OUTPUTS)), dtype=np.float32)
        found[:, 0] = 1.0
        places = {row: at for row, token in enumerate(tokens) if (at := self._layout.find(token.idx)) is not None}
        read = {row: (stretch, place) for row, (stretch, place) in places.items() if stretch in self._states}
        if read:
            states = np.stack([self._states[stretch][place] for stretch, place in read.values()])
            found[list(read)] = shares(self._model.types(states))
        return found

    def odds(self, token: Token, offers: Sequence[Offer], place: int) -> Array:
        """The share of each offer for a place (`MAKER`, `PARTNER`) in the move that a word makes.

        All have the same where the stretch of the word has not been read.
        """
        at = self._layout.find(token.idx) if self._states else None
        if at is None or at[0] not in self._states:
            return np.full(len(offers), 1 / max(1, len(offers)), dtype=np.float32)
        stretch, word = at
        states = self._states[stretch]
        asked = np.split(self._model.asks(states[[word]])[0], 2)[place]
        if stretch not in self._named:
            self._named[stretch] = self._model.names(states)
        named = np.split(self._named[stretch], 2, axis=1)[place] @ asked / np.sqrt(len(asked))
        fits = np.split(self._model.sorts(states[[word]])[0], 2)[place]
        scores = []
        for offer in offers:
            places = self._layout.places(offer, stretch)
            supposed = list(places.supposed)
            parts = [named[list(places.named)], named[supposed] + self._kinds(stretch)[supposed, offer.sort]]
            if offer.sort != OTHER or not any(places):
                parts.append(fits[[offer.sort]])
            scores.append(np.logaddexp.reduce(np.concatenate(parts)))
        return shares(np.array(scores, dtype=np.float32))

    def _kinds(self, stretch: int) -> Array:
        """The log of the share of each sort of party for each word of a stretch, were it to stand for one."""
        if stretch not in self._supposed:
            self._supposed[stretch] = np.log(shares(self._model.kinds(self._states[stretch])))
        return self._supposed[stretch]

"""A document as the learned reader sees it: its words in flat columns, and who stands behind each, looked up once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from servanda.moves.draft import Draft
from servanda.moves.learned.lore import Lore
from servanda.moves.lexicon import MoveLexicon
from servanda.moves.who import Cast, codes

_SPACE = "¶"
"""Stands for white space, which names of features cannot hold."""
_FIRST = frozenset({"i", "we", "us", "me", "our", "my"})
_YOU = frozenset({"you", "your"})
_BYSTANDERS = frozenset({"MED", "BUS", "NGO", "UNK", "UN", "PPL"})


@dataclass(frozen=True, slots=True)
class Told:
    """A move that a rule sees at a word."""

    draft: Draft
    between: bool
    """Whether it came through as a move between parties."""


class Scene:
    """The columns of a document, one entry a token, and what was looked up in it so far."""

    def __init__(
        self, doc: Doc, cast: Cast, lore: Lore, lexicon: MoveLexicon, told: Mapping[int, Sequence[Told]]
    ) -> None:
        self.doc = doc
        self.cast = cast
        self.lore = lore
        self.lexicon = lexicon
        self.told = told
        self.lower: list[str] = []
        self.lemma: list[str] = []
        self.pos: list[str] = []
        self.dep: list[str] = []
        self.tag: list[str] = []
        for t in doc:
            self.lower.append(_SPACE if t.is_space else t.lower_)
            self.lemma.append(_SPACE if t.is_space else t.lemma_.lower())
            self.pos.append(t.pos_)
            self.dep.append(t.dep_)
            self.tag.append(t.tag_)
        self._kinds: dict[int, str] = {}
        self._codes: dict[int, frozenset[str]] = {}

    def codes(self, token: Token | None) -> frozenset[str]:
        """The codes of the actors that a word names."""
        if token is None:
            return frozenset()
        if token.i not in self._codes:
            self._codes[token.i] = codes(self.cast.actors_of(token))
        return self._codes[token.i]

    def kind(self, token: Token | None) -> str:
        """What sort of somebody or something a word stands for: a party, an opposition, a person, a thing."""
        if token is None:
            return "none"
        if token.i not in self._kinds:
            self._kinds[token.i] = self._kind(token)
        return self._kinds[token.i]

    def _kind(self, token: Token) -> str:
        lower = self.lower[token.i]
        if lower in _FIRST:
            return "first"
        if lower in _YOU:
            return "you"
        named = self.codes(token)
        if named:
            code = min(named)
            if code in _BYSTANDERS:
                return code
            return "opp" if code.endswith("-OPP") else "ppl" if code.endswith("PPL") else "party"
        if self.pos[token.i] == "PRON":
            return f"pron:{lower}"
        return f"ent:{token.ent_type_}" if token.ent_type_ else "noun"

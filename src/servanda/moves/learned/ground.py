"""What is known of a document when the parties of a move are chosen: who is named how often, who deals with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from servanda.moves.learned.context import Context
from servanda.moves.learned.lore import Lore
from servanda.moves.lexicon import MoveLexicon
from servanda.moves.places import country_of, people_of, state_with
from servanda.moves.who import Actors, Cast, codes
from servanda.records import Actor, Mention, MoveType, Span

_SAME_MOVE = 60
"""Characters within which a move of one type that the rules see is the same one."""
_MAIN = 3
"""Parties that count as those the document is about."""
_STATES = 2
"""States among them whose people and opponents may be meant by words that name nobody."""


@dataclass(frozen=True, slots=True)
class Dealing:
    """A move between parties that the rules see in the document."""

    type: MoveType
    trigger: Span
    actor: Actors
    whom: Actors

    @property
    def at(self) -> int:
        """Offset of its trigger."""
        return self.trigger[0]


class Ground:
    """One document with its parties, most named first: `main` by all mentions, `states` the states among those."""

    def __init__(
        self,
        doc: Doc,
        cast: Cast,
        mentions: Sequence[Mention],
        dealings: Sequence[Dealing],
        lore: Lore,
        lexicon: MoveLexicon,
        context: Context,
    ) -> None:
        self.doc = doc
        self.cast = cast
        self.mentions = mentions
        self.dealings = dealings
        self.lore = lore
        self.lexicon = lexicon
        self.context = context
        self.count = Counter(m.actor.code for m in mentions)
        self.total = max(1, len(mentions))
        ranked = [code for code, _ in self.count.most_common(_MAIN) if code not in {"MED", "UNK", "BUS"}]
        self.main = [self.named(code) for code in ranked]
        self.states = list(dict.fromkeys(land for code in ranked if (land := country_of(code))))[:_STATES]

    def named(self, code: str) -> Actors:
        """Whoever the document names first with this code; somebody unnamed with it if there is nobody."""
        found = next((m.actor for m in self.mentions if m.actor.code == code and m.actor.kind != "person"), None)
        found = found or next((m.actor for m in self.mentions if m.actor.code == code), None)
        return (found,) if found is not None else (supposed(code),)

    def inside(self, start: int, end: int) -> list[Mention]:
        """Mentions that begin in a stretch of the text."""
        return [m for m in self.mentions if start <= m.start < end]

    def dealing_at(self, kind: MoveType, at: int) -> Dealing | None:
        """The move of a type that the rules see at or close to an offset."""
        return next((d for d in self.dealings if d.type == kind and abs(d.at - at) <= _SAME_MOVE), None)

    def letters(self, lemma: str, *parts: str) -> str:
        """The classes of a word's senses."""
        return self.lore.senses.of(lemma, *parts)


def land_of(actors: Actors) -> str | None:
    """The country that one of these is of."""
    return next((land for code in sorted(codes(actors)) if (land := country_of(code))), None)


def supposed(code: str) -> Actor:
    """Somebody whom no name tells, by a code of the guidelines."""
    country, _, side = code.partition("-")
    if side == "PPL":
        return people_of(country)
    if side == "OPP":
        return Actor(code.lower(), code, "opposition", "opposition", f"{country}OPP")
    kinds = {"NGO": "organisation", "BUS": "business", "MED": "media", "PPL": "people"}
    if code in kinds:
        return Actor(code.lower(), code, "unnamed", kinds[code], code)
    return state_with(code) or Actor("unknown" if code == "UNK" else code.lower(), code, "not named")

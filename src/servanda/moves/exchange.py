"""Keeps who has dealt with whom in a document, so that a move that names nobody can be addressed to somebody.

A report tells a negotiation out of order: the headline says "rebels reject plan", the fifth paragraph whose it was.
A document is therefore gone through twice; what the first round found is the `foresight` of the second.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from servanda.moves.draft import Draft
from servanda.moves.who import Actors, codes
from servanda.records import Span

ADDRESSED = frozenset({"demand", "propose", "threaten", "accuse", "reject"})
"""Types that somebody must be at the other end of."""
_RUN = 900
"""Characters over which a speaker is taken to go on addressing the same party."""
ENACTING = frozenset({"adopt", "pass", "approve"})
"""A body that adopts a text stands behind it: "the council adopted the resolution; it was backed by"."""


@dataclass(frozen=True, slots=True)
class Addressed:
    """Some actors and the words that name them."""

    actors: Actors
    where: Span
    said: bool = True
    """Whether the clause says so; not, if it was inferred from the rest of the document."""


@dataclass(slots=True)
class Exchange:
    """What has been said in a document so far, as far as later moves may take it up."""

    foresight: Exchange | None = None
    """The whole document, where it has been gone through before."""
    proposers: Addressed | None = None
    all_proposers: list[Addressed] = field(default_factory=list)
    demanders: Addressed | None = None
    threateners: Addressed | None = None
    last: list[tuple[int, frozenset[str], Addressed]] = field(default_factory=list)
    answered: list[tuple[int, frozenset[str], Addressed]] = field(default_factory=list)
    """Whose terms were accepted, by whom."""

    def note(self, draft: Draft, at: int, actor: Actors, where: Span | None, addressee: Addressed | None) -> None:
        """Remember a move for the ones after it."""
        if actor and where is not None:
            if draft.type == "propose" or (draft.type == "accept" and draft.trigger.lemma_ in ENACTING):
                self.proposers = Addressed(actor, where)
                if draft.rule != "adjective":  # who is "ready to" has tabled no plan
                    self.all_proposers.append(self.proposers)
            elif draft.type == "demand":
                self.demanders = Addressed(actor, where)
            elif draft.type == "threaten":
                self.threateners = Addressed(actor, where)
        if addressee is None:
            return
        if draft.type == "accept":
            self.answered.append((at, codes(actor), addressee))
        if draft.type in ADDRESSED and (addressee.said or len(addressee.actors) == 1):
            self.last.append((at, codes(actor), addressee))

    def before(self, at: int, actor: Actors) -> Addressed | None:
        """Whom this actor addressed a moment ago."""
        for then, who, whom in reversed(self.last):
            if at - then > _RUN:
                return None
            if who & codes(actor):
                return whom
        return None

    def dealt_with(self, actor: Actors) -> Addressed | None:
        """Whom this actor addressed last."""
        for _, who, whom in reversed(self.last):
            if who & codes(actor) and not codes(whom.actors) & codes(actor):
                return whom
        return None

    def proposer_for(self, actor: Actors) -> Addressed | None:
        """Whose plan another answers: who proposed last; else, where a report comes to it later, the one who did."""
        known = self.proposers
        if known is not None:
            return known if not codes(known.actors) & codes(actor) else None
        later = self.foresight.all_proposers if self.foresight is not None else []
        others = [p for p in later if not codes(p.actors) & codes(actor)]
        return others[0] if len({codes(p.actors) for p in others}) == 1 else None

    def accepted_from(self, actor: Actors) -> Addressed | None:
        """Whose terms this actor accepts wherever else the document says so, if they are one party's."""
        told = [*self.answered, *(self.foresight.answered if self.foresight is not None else [])]
        found = [whom for _, who, whom in told if who & codes(actor) and not codes(whom.actors) & codes(actor)]
        return found[0] if len({codes(w.actors) for w in found}) == 1 else None

    def usual_partner(self, actor: Actors) -> Addressed | None:
        """Whom the document, taken as a whole, shows this actor dealing with most often in so many words."""
        told = self.foresight.last if self.foresight is not None else self.last
        count: Counter[str] = Counter()
        first: dict[str, Addressed] = {}
        for _, who, whom in told:
            if whom.said and who & codes(actor) and not codes(whom.actors) & codes(actor) and len(whom.actors) == 1:
                code = whom.actors[0].code
                count[code] += 1
                first.setdefault(code, whom)
        ranked = count.most_common(2)
        if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
            return None
        return first[ranked[0][0]]

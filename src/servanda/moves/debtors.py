"""Says who is to do what a move's content says: the one asked, the one who promises, or a third party."""

from __future__ import annotations

from servanda.moves.draft import Draft
from servanda.moves.plans import step_doer
from servanda.moves.who import Actors, Cast

_OWING = frozenset({"demand", "propose", "commit", "accept", "threaten"})
"""Types whose content somebody is to do."""


def debtor_of(draft: Draft, actor: Actors, addressee: Actors, cast: Cast) -> Actors:
    """Who is to do what the content says; empty where the type has no debtor or the text does not tell."""
    if draft.type not in _OWING or draft.content is None:
        return ()
    if draft.rule == "plan":
        return cast.party(step_doer(draft))
    if draft.content_slot in {"that", "for"}:
        subject = next((c for c in draft.content.children if c.dep_ in {"nsubj", "agent"}), None)
        meant = cast.actors_of(subject)
        if meant:
            return meant
    return addressee if draft.type == "demand" else actor

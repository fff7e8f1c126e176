"""Says who is to do what a move's content says: the one asked, the one who promises, or a third party."""

from __future__ import annotations

from spacy.tokens import Token

from servanda.moves.draft import Draft
from servanda.moves.exchange import Exchange
from servanda.moves.grammar import child, doer, is_passive, own_subject
from servanda.moves.plans import step_doer
from servanda.moves.who import Actors, Cast, codes
from servanda.records import Actor

_OWING = frozenset({"demand", "propose", "commit", "accept", "threaten"})
"""Types whose content somebody is to do."""


def debtor_of(draft: Draft, actor: Actors, addressee: Actors, cast: Cast, so_far: Exchange) -> Actors:
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
    if draft.type == "demand" and not addressee:
        return _in_control(draft.content, actor, cast, so_far)
    return addressee if draft.type == "demand" else actor


def _in_control(content: Token, actor: Actors, cast: Cast, so_far: Exchange) -> Actors:
    """Who alone can do what is demanded in the passive: "the siege must be lifted", "all troops must be withdrawn".

    By the words: a by-phrase, an owner of the thing here or elsewhere in the text. Failing these, the other side where
    the text has two and they are at odds.
    """
    if not is_passive(content):
        return ()
    agent = child(content, "agent")
    by = child(agent, "pobj") if agent is not None else None
    thing = own_subject(content) or child(content, "nsubjpass")
    if by is not None:
        return cast.party(by)
    if thing is None or thing.pos_ not in {"NOUN", "PROPN"}:
        return ()
    for c in thing.children:
        if c.dep_ in {"poss", "amod", "compound"} and (meant := cast.actors_of(c)) and not codes(meant) & codes(actor):
            return meant
        if c.dep_ == "acl" and (behind := child(c, "agent")) is not None:
            return cast.party(child(behind, "pobj"))
    elsewhere = cast.owner_elsewhere(thing, actor) if thing.pos_ == "NOUN" else None
    if elsewhere is not None:
        return (elsewhere,)
    if (imposer := _imposer(thing, actor, cast)) or not thing.dep_.startswith("nsubj"):
        return imposer
    other = cast.enemy(actor) if len(actor) == 1 else None
    if other is not None:
        return (other.actor,)
    partner = so_far.usual_partner(actor)
    return partner.actors if partner is not None else ()


def _imposer(thing: Token, actor: Actors, cast: Cast) -> Actors:
    """Who has imposed it, where one place of the text says so: "the blockade that Rome imposed"."""
    found: dict[str, Actor] = {}
    for t in thing.doc:
        if t.lemma_ not in _IMPOSING or t.pos_ != "VERB":
            continue
        what = child(t, "dobj", "nsubjpass") or (t.head if t.dep_ in {"acl", "relcl"} else None)
        who = doer(t) if what is not None and what.lemma_ == thing.lemma_ else None
        if who is not None:
            found.update((a.code, a) for a in cast.party(who) if a.code not in codes(actor))
    return tuple(found.values()) if len(found) == 1 else ()


_IMPOSING = frozenset({"impose", "maintain", "enforce", "tighten", "keep", "hold", "clamp", "slap", "lay"})

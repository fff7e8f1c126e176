"""Reads offers made without a verb of offering: a door left open, a chance still given."""

from __future__ import annotations

from spacy.tokens import Token

from servanda.moves.clauses import FIRST, auxiliaries, is_open, negated
from servanda.moves.draft import Draft
from servanda.moves.grammar import VERBAL, child, surface_subject
from servanda.moves.lexicon import MoveLexicon
from servanda.moves.who import Cast, codes

_DOORS = frozenset({"door", "window", "gate", "path", "way", "road"})
_STAYING = frozenset({"be", "remain", "stay", "stand", "leave", "keep"})
_CHANCES = frozenset({"chance", "opportunity", "choice", "option"})
_WAITING = frozenset({"if", "when", "once", "as", "provided", "after", "unless"})


def open_door(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "The door stays open if", "the doors will open when", "we leave the door open to talks": an offer."""
    if verb.pos_ not in VERBAL or negated(verb) or is_open(verb) or auxiliaries(verb) & {"could", "might", "may"}:
        return None
    opens = verb.lemma_ in {"open", "reopen"} and bool(auxiliaries(verb) & {"will", "'ll"})
    stays = verb.lemma_ in _STAYING and any(c.lower_ == "open" and c.i > verb.i for c in verb.children)
    if not opens and not stays:
        return None
    door = surface_subject(verb)
    held = child(verb, "dobj") if verb.lemma_ in {"leave", "keep", "open"} else None
    if held is None and (nested := next((c for c in verb.children if c.lower_ == "open"), None)) is not None:
        held = child(nested, "nsubj")
    if held is not None and held.lemma_.lower() in _DOORS:
        door = held if door is not None and (door.lower_ in FIRST or cast.actors_of(door)) else door
    if door is None or door.lemma_.lower() not in _DOORS or not _is_meant(door, verb, lexicon):
        return None
    return Draft("propose", verb, None, None, verb, "that", by_source=True, mode="meet", cameo="036", rule="door")


def _is_meant(door: Token, verb: Token, lexicon: MoveLexicon) -> bool:
    """Whether the door is none of wood: it leads to talks, or opens on a condition."""
    to = [n.lemma_.lower() for p in (*door.children, *verb.children) if p.dep_ == "prep" for n in p.children]
    leads = any(n in lexicon.classes["talk"] | lexicon.classes["deal"] | {"diplomacy", "peace"} for n in to)
    return leads or any(
        m.lower_ in _WAITING
        for c in verb.subtree
        if c.dep_ == "advcl"
        for m in c.children
        if m.i < c.i and c.i > verb.i
    )


def given_chance(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "He still has a chance to avoid the worst if he complies": held out to another by the speaker."""
    if verb.lemma_ != "have" or verb.tag_ not in {"VBZ", "VBP", "VBD"} or negated(verb) or is_open(verb):
        return None
    chance, whom = child(verb, "dobj"), surface_subject(verb)
    if chance is None or chance.lemma_.lower() not in _CHANCES or whom is None or whom.lower_ in FIRST:
        return None
    if not any(c.dep_ in {"acl", "relcl"} and any(t.lower_ == "to" for t in c.children) for c in chance.children):
        return None
    meant, speaker = codes(cast.actors_of(whom)), codes(cast.speaker(verb))
    if not meant or meant & speaker:
        return None
    waits = any(
        m.lower_ in {"if", "provided", "once"}
        for c in verb.subtree
        if c.dep_ == "advcl"
        for m in c.children
        if m.i < c.i
    )
    still = any(c.lower_ in {"still", "only", "last", "final", "one"} for c in (*verb.children, *chance.children))
    if not (waits or still):
        return None
    return Draft("propose", chance, None, whom, chance, "obj", by_source=True, cameo="030", rule="door")

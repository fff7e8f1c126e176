"""Reads verbs that the parser took for plurals in a second conjunct: "calls it a drop in the sea and demands that"."""

from __future__ import annotations

from spacy.tokens import Token

from servanda.moves.draft import Draft
from servanda.moves.frames import filled, object_fits, roles
from servanda.moves.grammar import VERBAL, own_subject, slots_of, surface_subject
from servanda.moves.lexicon import MoveLexicon
from servanda.moves.standing import standing
from servanda.moves.who import Cast


def joined_verb(noun: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """The move of a "plural" joined to a tensed verb that governs a clause with a subject of its own."""
    verb = noun.head
    if noun.tag_ != "NNS" or noun.dep_ != "conj" or verb.pos_ not in VERBAL or verb.tag_ not in {"VBZ", "VBP"}:
        return None
    if any(c.dep_ in {"det", "amod", "poss", "nummod", "compound"} for c in noun.children):
        return None
    clause = next(
        (c for c in noun.children if c.dep_ in {"acl", "relcl", "ccomp"} and own_subject(c) is not None), None
    )
    frames = lexicon.verbs.get(noun.lower_[:-1], ())
    subject = surface_subject(verb)
    if clause is None or subject is None or not any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children):
        return None
    slots = {**slots_of(noun), "that": clause, "should": clause}
    for frame in frames:
        if frame.particle or not filled(frame, slots) or not object_fits(frame, slots, lexicon):
            continue
        content, slot, addressee = roles(frame, slots, cast)
        stands = standing(verb, frame.type, lexicon)
        return Draft(
            frame.type,
            noun,
            subject,
            addressee,
            content,
            slot,
            standing=stands,
            mode=frame.mode,
            cameo=frame.cameo,
            rule="verb",
        )
    return None

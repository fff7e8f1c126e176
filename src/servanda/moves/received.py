"""Reads moves told from the side of who receives them: "won recognition from Rome", "came under fire from Moscow"."""

from __future__ import annotations

from spacy.tokens import Token

from servanda.moves.draft import Draft
from servanda.moves.frames import filled
from servanda.moves.grammar import VERBAL, child, slots_of, surface_subject
from servanda.moves.lexicon import MoveLexicon
from servanda.moves.standing import standing
from servanda.moves.who import Cast

_RECEIVING = frozenset(
    {"win", "receive", "get", "gain", "secure", "obtain", "draw", "attract", "earn", "elicit", "enlist", "garner"}
    | {"provoke", "prompt", "bring", "face", "meet", "trigger", "encounter", "collect", "extract", "wrest"}
)
_GIVEN = frozenset({"accept", "accuse", "commit", "demand", "endorse", "propose", "reject"})
_UNDER = {"fire": "accuse", "criticism": "accuse", "attack": "accuse", "pressure": "demand"}
_FROM = ("from", "by", "of", "in")


def received_draft(noun: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """The move whose maker stands behind "from" and whose addressee is the subject."""
    top = noun
    while top.dep_ == "conj" and top.head.pos_ == "NOUN":
        top = top.head
    if top.dep_ == "dobj" and top.head.lemma_ in _RECEIVING:
        return _given(noun, top.head, cast, lexicon)
    if top.dep_ == "pobj" and top.head.lower_ in {"under", "in", "with"} and top.head.head.pos_ in VERBAL:
        verb = top.head.head
        met = verb.lemma_ in {"meet", "greet"} and top.head.lower_ == "with"
        if met and noun.lemma_.lower() in lexicon.nouns:
            return _given(noun, verb, cast, lexicon)
        if verb.lemma_ in {"come", "be"} and top.head.lower_ != "with":
            return _under(noun, verb, cast, lexicon)
    return None


def _given(noun: Token, verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "Won the backing of Rome for its plan", "the raid drew criticism from Moscow"."""
    frames = lexicon.nouns.get(noun.lemma_.lower())
    frame = next((f for f in frames or () if f.type in _GIVEN), None)
    if (
        frame is None
        or child(noun, "poss") is not None
        or (frame.type == "demand" and not filled(frame, slots_of(noun)))
    ):
        return None
    giver = _giver(noun, verb, cast)
    if giver is None:
        return None
    slots = slots_of(noun)
    name = next((s for s in ("for", "that", "inf", "to") if s in slots and slots[s] != giver), "")
    subject = surface_subject(verb)
    content = slots.get(name) or (subject if subject is not None and not cast.actors_of(subject) else None)
    return Draft(
        frame.type,
        noun,
        giver,
        subject,
        content,
        name or "obj",
        standing=standing(verb, frame.type, lexicon),
        mode=frame.mode,
        cameo=frame.cameo,
        rule="noun",
    )


def _under(noun: Token, verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "Came under fire from Moscow over the raid", "is under pressure from Rome to leave"."""
    kind = _UNDER.get(noun.lemma_.lower())
    giver = _giver(noun, verb, cast) if kind is not None else None
    if giver is None or (noun.lemma_ == "attack" and verb.lemma_ == "be"):
        return None
    slots = {**slots_of(verb), **slots_of(noun)}
    name = next((s for s in ("inf", "for", "over") if s in slots and slots[s] != giver), "")
    stands = standing(verb, "accuse", lexicon)
    subject = surface_subject(verb)
    if kind == "demand":
        if name == "":
            return None
        return Draft("demand", noun, giver, subject, slots[name], name, stands, False, "change", "100", "noun")
    return Draft("accuse", noun, giver, subject, slots.get(name), name, stands, False, "disapprove", "111", "noun")


def _giver(noun: Token, verb: Token, cast: Cast) -> Token | None:
    """The party behind "from", "by" or "of", on the noun or on the verb."""
    for head in (noun, verb):
        for c in head.children:
            if c.dep_ not in {"prep", "agent"} or c.lower_ not in _FROM or (head == verb and c.lower_ in {"of", "in"}):
                continue
            inner = child(c, "pobj")
            if inner is not None and c.i > noun.i and cast.party(inner):
                return inner
    return None

"""Reads what became of a thing undertaken: kept, let slip, put an end to, left undone, done after all.

A truce that "collapsed" or a deal that "expired" blames nobody and is no move; one that a party keeps, ends or lets
lapse is that party's deed.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from servanda.moves.clauses import auxiliaries, is_open, negated
from servanda.moves.draft import Draft
from servanda.moves.frames import in_class
from servanda.moves.grammar import VERBAL, child, doer, own_subject, surface_subject
from servanda.moves.lexicon import MoveLexicon
from servanda.moves.standing import standing
from servanda.moves.who import Cast
from servanda.records import MoveType

_LASTING = ("truce", "pact", "truce_word")
_KEEPING = frozenset({"keep", "maintain", "uphold", "preserve"})
_STICKING = frozenset({"hold", "stick", "keep", "cling"})
_SLIPPING = frozenset({"slip", "pass", "lapse", "go", "expire"})
_ENDING = frozenset({"end", "terminate", "shatter", "torpedo"})
_PROMISING = frozenset({"promise", "pledge", "undertake", "vow", "say", "commit", "agree", "announce"})
_AWAY = frozenset({"out", "gone", "back"})


def outcome(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """What a party did with its word: a step carried out, or a breach; `None` where the clause tells neither."""
    if verb.pos_ not in VERBAL or is_open(verb) or auxiliaries(verb) & {"may", "might", "could", "would", "will"}:
        return None
    return (
        _kept(verb, lexicon)
        or _holds_fire(verb, lexicon)
        or _let_slip(verb, lexicon)
        or _put_an_end(verb, lexicon)
        or _undone(verb, cast, lexicon)
        or _troops_away(verb, cast, lexicon)
    )


def _made(
    kind: MoveType, verb: Token, actor: Token | None, content: Token, slot: str, lexicon: MoveLexicon
) -> Draft | None:
    if actor is None:
        return None
    cameo = "0871" if kind == "fulfil" else None
    return Draft(
        kind, verb, actor, None, content, slot, standing=standing(verb, kind, lexicon), cameo=cameo, rule="verb"
    )


def _kept(verb: Token, lexicon: MoveLexicon) -> Draft | None:
    """ "Kept the truce", "the pause was maintained by both", "held to the ceasefire", "stuck to the deal"."""
    if verb.lemma_ in _STICKING:
        to = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "to"), None)
        what = child(to, "pobj") if to is not None and child(verb, "dobj") is None else None
        if what is not None and in_class(what, (*_LASTING, "pledge"), lexicon):
            return _made("fulfil", verb, surface_subject(verb), what, "to", lexicon)
    if verb.lemma_ not in _KEEPING:
        return None
    kept = child(verb, "dobj", "nsubjpass")
    if kept is None or kept.pos_ != "NOUN" or not in_class(kept, _LASTING, lexicon):
        return None
    if any(c.dep_ in {"oprd", "acomp", "xcomp", "ccomp"} or c.dep_ == "prt" for c in verb.children):
        return None  # "kept the truce alive"
    return _made("fulfil", verb, doer(verb), kept, "obj", lexicon)


def _holds_fire(verb: Token, lexicon: MoveLexicon) -> Draft | None:
    """ "Is holding its fire", "held fire", "has silenced its guns"."""
    what = child(verb, "dobj")
    held = verb.lemma_ == "hold" and what is not None and what.lemma_ == "fire"
    silenced = verb.lemma_ == "silence" and what is not None and what.lemma_ in {"gun", "artillery", "mortar"}
    owned = what is not None and (child(what, "poss") is not None or not list(what.children))
    return _made("fulfil", verb, surface_subject(verb), verb, "vp", lexicon) if (held or silenced) and owned else None


def _let_slip(verb: Token, lexicon: MoveLexicon) -> Draft | None:
    """ "Let the deadline slip", "allowed the date to pass": a breach by whoever let it."""
    if verb.lemma_ not in {"let", "allow"}:
        return None
    act = next((c for c in verb.children if c.dep_ in {"ccomp", "xcomp"} and c.lemma_ in _SLIPPING), None)
    what = (own_subject(act) or child(verb, "dobj")) if act is not None else None
    if what is None or what.lemma_ not in {"deadline", "date", "limit", "timetable", "promise", "pledge"}:
        return None
    return _made("breach", verb, surface_subject(verb), what, "obj", lexicon)


def _put_an_end(verb: Token, lexicon: MoveLexicon) -> Draft | None:
    """ "Put an end to the ceasefire", "broke off the truce", "ended the truce", "walked away from the accord"."""
    what: Token | None = None
    end = child(verb, "dobj")
    if verb.lemma_ == "put" and end is not None and end.lemma_ in {"end", "stop"}:
        to = next(
            (p for t in (end, verb) for p in t.children if p.dep_ in {"prep", "dative"} and p.lower_ == "to"), None
        )
        what = child(to, "pobj") if to is not None else None
    elif (
        verb.lemma_ == "break" and any(c.dep_ == "prt" and c.lower_ == "off" for c in verb.children)
    ) or verb.lemma_ in _ENDING:
        what = child(verb, "dobj", "nsubjpass")
    elif verb.lemma_ in {"walk", "back"} and any(c.lower_ in {"away", "out"} for c in verb.children):
        frm = next((p for t in (verb, *verb.children) for p in t.children if p.lower_ in {"from", "of"}), None)
        what = child(frm, "pobj") if frm is not None else None
    if what is None or what.pos_ != "NOUN" or not in_class(what, ("truce_word",), lexicon):
        return None
    if negated(verb):
        return None
    return _made("breach", verb, doer(verb), what, "obj", lexicon)


def _undone(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "Never suspended what it said it would suspend", "promised to leave but never did": a breach."""
    actor = surface_subject(verb)
    if actor is None or not negated(verb) or verb.tag_ not in {"VBD", "VB", "VBN"}:
        return None
    what = child(verb, "dobj")
    if what is not None and verb.lemma_ in {t.lemma_ for t in _promised(what)}:
        return _made_done("breach", verb, actor, what, "obj")
    short = verb.lemma_ in {"do", "have"} and not any(c.i > verb.i and c.dep_ != "punct" for c in verb.children)
    before = verb.head if verb.dep_ == "conj" else None
    if short and before is not None and before.lemma_ in _PROMISING - {"say", "announce"}:
        act = next((c for c in before.children if c.dep_ == "xcomp" and c.tag_ == "VB"), None)
        return _made_done("breach", verb, actor, act, "vp") if act is not None else None
    return None


def _made_done(kind: MoveType, verb: Token, actor: Token, content: Token, slot: str) -> Draft:
    """A breach whose "never" or "not" makes it: nothing else is to be read from the negation."""
    return Draft(kind, verb, actor, None, content, slot, rule="verb")


def _promised(noun: Token) -> Iterator[Token]:
    """The act in "the licences it said it would suspend", "what it had promised to free"."""
    for c in noun.subtree:
        if c.lemma_ in _PROMISING and c.i > noun.i - 1 and c.pos_ in VERBAL:
            yield from (a for a in c.children if a.dep_ in {"ccomp", "xcomp"})


def _troops_away(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "The Russian troops are out of the town", "its soldiers have left the valley": a withdrawal."""
    subject = own_subject(verb)
    if subject is None or subject.pos_ != "NOUN" or not in_class(subject, ("force",), lexicon) or negated(verb):
        return None
    if verb.lemma_ == "be" and verb.tag_ in {"VBP", "VBZ"}:
        gone = next((c for c in verb.children if c.lower_ == "out" and c.i > verb.i), None)
        of = next((p for p in gone.children if p.lower_ == "of"), None) if gone is not None else None
        place = child(of, "pobj") if of is not None else None
    elif verb.lemma_ in {"leave", "quit", "vacate"}:
        place = child(verb, "dobj")
    else:
        return None
    where = place is not None and (
        place.ent_type_ in {"GPE", "LOC", "FAC"} or in_class(place, ("land", "post"), lexicon)
    )
    if not where or not cast.actors_of(subject):
        return None
    return Draft(
        "fulfil",
        verb,
        subject,
        None,
        place,
        "obj",
        standing=standing(verb, "fulfil", lexicon),
        mode="withdraw",
        cameo="0874",
        rule="verb",
    )

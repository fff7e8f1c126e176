"""Reads what a party will do on a condition, told without a word of promising: "will open it only if", "is against".

Told by the writer, a plain future is a forecast; bound to what another must do first it is a term the party sets.
"""

from __future__ import annotations

from spacy.tokens import Token

from servanda.moves.clauses import auxiliaries, is_open, negated
from servanda.moves.conditions import condition_of
from servanda.moves.draft import Draft
from servanda.moves.force import content_force
from servanda.moves.frames import in_class
from servanda.moves.grammar import VERBAL, child, is_passive, own_subject, surface_subject
from servanda.moves.lexicon import MoveLexicon
from servanda.moves.plan_texts import sets_terms
from servanda.moves.refusals import refusable
from servanda.moves.standing import is_question, standing
from servanda.moves.who import Cast

_WILL = frozenset({"will", "'ll", "would", "wo"})
_OPPOSED = ("deal", "truce", "talk", "gesture", "pact", "resolution", "curb", "force", "yielding", "refused_noun")
_COPULAS = frozenset({"be", "remain", "stand", "stay"})


def plain_will(token: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """The term, the refusal or the objection that a clause states as plain will; `None` if it states none."""
    if token.lower_ == "acceptable":
        return _not_acceptable(token, cast, lexicon)
    if token.lower_ == "against" and token.dep_ in {"prep", "acomp"}:
        return _is_against(token, cast, lexicon)
    if token.pos_ in VERBAL and not is_question(token):
        return _will_if(token, cast, lexicon) or _will_not_short(token, cast)
    return None


def _will_if(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "Egypt will reopen the crossing only if", "would open the border only after": an undertaking on a condition."""
    if not auxiliaries(verb) & _WILL or negated(verb) or is_open(verb) or is_passive(verb) or sets_terms(verb, lexicon):
        return None
    if verb.dep_ not in {"ROOT", "conj", "parataxis"} or cast.report(verb) is not None:
        return None
    subject = own_subject(verb)
    if subject is None or not cast.party(subject) or verb.lemma_ not in _acts(lexicon):
        return None
    draft = Draft("commit", verb, subject, None, verb, "vp", rule="will", cameo="030")
    condition = condition_of(draft)
    if condition is None or condition.span[0] < verb.idx or content_force(verb, "will", lexicon) != "commit":
        return None
    words = verb.doc.text[condition.span[0] : condition.span[1]].lower().split()
    only = "only" in words[:1] or "once" in words[:1] or "as" in words[:1] or "soon" in words[:2]
    if "would" in auxiliaries(verb) and not only:
        return None  # "would lift it if" supposes
    doer_named = own_subject(condition.act) is not None and bool(cast.party(own_subject(condition.act)))
    return draft if only or doer_named else None


def _acts(lexicon: MoveLexicon) -> frozenset[str]:
    """Verbs of what one party does for another."""
    classes = lexicon.classes
    verbs = classes["decided"] | classes["yielding"] | classes["duty"] | classes["assisting"]
    return verbs | {
        "reopen",
        "sign",
        "ratify",
        "return",
        "join",
        "talk",
        "negotiate",
        "meet",
        "accept",
        "remove",
        "hand",
    }


def _will_not_short(verb: Token, cast: Cast) -> Draft | None:
    """ "Has not let the cement in and has made clear it won't": the refusal of what the clause before tells."""
    short = verb.lower_ in {"wo", "will", "would"} and not any(c.pos_ in VERBAL for c in verb.children)
    if not short or not negated(verb) or verb.dep_ not in {"ccomp", "ROOT", "advcl", "acl"}:
        return None
    above = verb.head
    clear = above.head if above.lower_ in {"clear", "plain", "known"} else above
    if clear == verb or clear.lemma_ not in {"make", "say", "insist", "vow"} or clear.dep_ != "conj":
        return None
    act = clear.head
    who = surface_subject(clear)
    return Draft("reject", verb, who, None, act, "vp", rule="verb", mode="change", cameo="120") if who else None


def _not_acceptable(adjective: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "None of the terms is acceptable to Greece", "is not acceptable to Iran": a rejection by whom it names."""
    verb = adjective.head
    to = next((c for t in (adjective, verb) for c in t.children if c.dep_ == "prep" and c.lower_ == "to"), None)
    whom = child(to, "pobj") if to is not None else None
    subject = surface_subject(verb) if verb.lemma_ in _COPULAS else None
    if whom is None or subject is None or not cast.actors_of(whom) or is_open(verb) or is_question(verb):
        return None
    if auxiliaries(verb) & {"may", "might", "could", "would"}:
        return None
    none = subject.lower_ in {"none", "nothing", "neither"} or any(
        c.lower_ in {"no", "neither"} for c in subject.children
    )
    kind = "reject" if negated(verb) != none else None
    if kind is None:
        return None
    return Draft("reject", adjective, whom, None, subject, "obj", rule="verb", mode="change", cameo="120")


def _is_against(preposition: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "Hungary is against the sanctions": a rejection."""
    verb = preposition.head
    what = child(preposition, "pobj", "pcomp")
    subject = surface_subject(verb) if verb.lemma_ in _COPULAS else None
    if what is None or subject is None or negated(verb) or is_open(verb) or auxiliaries(verb):
        return None
    if any(c.dep_ in {"attr", "acomp"} and c != preposition for c in verb.children) or not cast.actors_of(subject):
        return None
    if not refusable(what, lexicon) and not (what.pos_ not in VERBAL and in_class(what, _OPPOSED, lexicon)):
        return None
    stands = standing(verb, "reject", lexicon)
    return Draft("reject", preposition, subject, None, what, "obj", stands, rule="verb", mode="change", cameo="120")

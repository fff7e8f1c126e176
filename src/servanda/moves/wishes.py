"""Demands that are put as wishes: "we want them to leave", "Rome wants a truce", "we hope that he will respect it"."""

from __future__ import annotations

from spacy.tokens import Token

from servanda.moves.clauses import FIRST, auxiliaries, is_open, is_speaker, negated
from servanda.moves.draft import Draft
from servanda.moves.frames import in_class
from servanda.moves.grammar import VERBAL, arguments, own_subject, surface_subject
from servanda.moves.lexicon import MoveLexicon
from servanda.moves.standing import NOBODY
from servanda.moves.who import Cast

_WANTED = (
    "needed",
    "deal",
    "curb",
    "force",
    "gesture",
    "assurance",
    "talk",
    "yielding",
    "reforming",
    "captive",
    "watch",
)


def wished(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "Rome wants to see a truce", "we need an answer", "we expect them to leave": a demand."""
    if negated(verb) or is_open(verb) or auxiliaries(verb) - {"do", "have", "'ve", "would", "'d"}:
        return None
    if bool(auxiliaries(verb) & {"would", "'d"}) != (verb.lemma_ == "like"):
        return None
    subject = surface_subject(verb)
    if subject is None:
        return None
    if subject.lower_ in NOBODY or any(c.lower_ in NOBODY for c in subject.children):
        return None
    own = subject.lower_ in FIRST or (cast.report(verb) is not None and is_speaker(subject, verb, cast))
    if not own and verb.lemma_ != "want":
        return None
    if verb.lemma_ == "expect" and subject.lower_ not in FIRST:
        return None  # "he said he expected them to come": a forecast; "we expect them to leave" asks
    slots = arguments(verb).slots
    content = slots.get("that") or slots.get("inf") or slots.get("obj")
    if content is None or (verb.lemma_ in {"hope", "trust"} and not _is_appeal(content, subject, cast)):
        return None
    if content.lemma_ == "see" and content == slots.get("inf") and verb.lemma_ != "need":
        inner = arguments(content).slots
        content = inner.get("that") or inner.get("inf") or inner.get("ing") or inner.get("obj") or content
    elif not _something_else(content, verb, slots, lexicon):
        return None
    other = own_subject(content) if content.pos_ in VERBAL else None
    if verb.lemma_ in {"expect", "hope", "trust"} and (other is None or not cast.can_act(other) or other.tag_ == "DT"):
        return None
    if content.lemma_ in lexicon.words["minding"] and content.lemma_ != "see":
        return None  # "wants us to believe"
    by_source = subject.lower_ in FIRST
    return Draft(
        "demand",
        verb,
        None if by_source else subject,
        other,
        content,
        "inf" if content == slots.get("inf") else "that",
        by_source=by_source,
        mode="change",
        cameo="020",
        rule="wish",
    )


def _is_appeal(content: Token, subject: Token, cast: Cast) -> bool:
    """ "We hope that Rome will respect the truce" appeals to Rome; "we hope it will rain" and "hope to win" do not."""
    other = own_subject(content) if content.pos_ in VERBAL else None
    if other is None or subject.lower_ not in FIRST or not cast.party(other) or other.lower_ in FIRST:
        return False
    return bool(auxiliaries(content) & {"will", "'ll", "wo", "shall", "can", "would"})


def _something_else(content: Token, verb: Token, slots: dict[str, Token], lexicon: MoveLexicon) -> bool:
    """ "We want them to leave" is about others; "we want to leave" and "we expect rain" are not."""
    if verb.lemma_ == "want" and any(c.lower_ == "back" for t in (verb, content) for c in t.children):
        return True  # "wants the bodies back"
    if content.pos_ in VERBAL:
        return own_subject(content) is not None or "obj" in slots
    if verb.lemma_ == "want":
        return in_class(content, _WANTED, lexicon)
    return verb.lemma_ == "need" and in_class(content, ("needed",), lexicon)

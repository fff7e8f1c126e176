"""Reads the moves that one word makes, be it verb, noun or adjective."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from servanda.moves.clauses import FIRST, auxiliaries, is_open
from servanda.moves.draft import Draft
from servanda.moves.frames import filled, in_class, object_fits, roles
from servanda.moves.grammar import (
    VERBAL,
    child,
    hyphenated,
    is_passive,
    own_subject,
    slots_of,
    surface_subject,
)
from servanda.moves.lexicon import Frame, MoveLexicon
from servanda.moves.mistagged import joined_verb
from servanda.moves.nouns import noun_draft
from servanda.moves.outcomes import outcome
from servanda.moves.phrases import phrase_draft
from servanda.moves.plain_will import plain_will
from servanda.moves.plans import plan_steps
from servanda.moves.received import received_draft
from servanda.moves.standing import standing
from servanda.moves.ultimatums import granted_time, keeps_open, kept_open, or_else
from servanda.moves.verbs import headline_draft, verb_draft
from servanda.moves.who import Cast

_COPULAS = frozenset({"be", "stand", "remain", "seem", "appear", "become", "stay", "sound"})


def adjective_draft(adjective: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """The move that "is ready to", "opposed to" or "unacceptable" makes of its subject."""
    frames = lexicon.adjectives.get(adjective.lower_) or lexicon.adjectives.get(hyphenated(adjective))
    if not frames:
        return None
    copula = adjective.head if adjective.dep_ in {"acomp", "oprd", "ROOT", "conj"} else None
    verb = adjective if adjective.tag_ == "VBN" and child(adjective, "auxpass") is not None else copula
    if verb is None or (verb != adjective and verb.lemma_ not in _COPULAS):
        return None
    slots = slots_of(adjective)
    if verb != adjective:
        slots = {**{k: v for k, v in slots_of(verb).items() if k not in {"acomp", "obj"}}, **slots}
    subject = surface_subject(verb)
    if subject is not None:
        slots.setdefault("subject", subject)
    for frame in frames:
        if not filled(frame, slots) or subject is None or not object_fits(frame, slots, lexicon):
            continue
        about_subject, blames = frame.role("subject") == "c", frame.role("subject") == "a"
        if (
            about_subject
            and frame.type == "demand"
            and (is_open(verb) or auxiliaries(verb) or subject.tag_ in {"WP", "WDT"})
        ):
            continue  # "whatever is necessary", "why force would be necessary"
        if blames and content_free(frame) and not cast.party(subject):
            continue
        if blames and content_free(frame) and "for" in slots and in_class(slots["for"], ("remit",), lexicon):
            continue  # "responsible for the budget" names an office
        if about_subject and frame.type == "demand" and ("to" in slots or "for" in slots):
            continue  # "oil is crucial to his hold on power" says what is, not what is to be
        content, slot, addressee = roles(frame, slots, cast)
        judge = slots.get("to") if adjective.lower_ in {"acceptable", "unacceptable"} else None
        if judge is not None and cast.actors_of(judge):
            return Draft(
                frame.type,
                adjective,
                judge,
                None,
                subject,
                "obj",
                standing(verb, frame.type, lexicon),
                rule="adjective",
            )
        if about_subject and frame.type == "demand" and _is_idle(adjective, slots.get("that"), lexicon):
            continue
        if adjective.lower_ == "unacceptable" and (deed := _deed(subject, slots, lexicon)) is not None:
            yes = standing(verb, "accuse", lexicon)
            return Draft(
                "accuse", adjective, None, None, deed, "obj" if deed == subject else "that", yes, by_source=True,
                mode="disapprove", cameo="111", rule="adjective",
            )  # fmt: skip
        if about_subject and subject.lower_ == "it" and "that" in slots:
            other = own_subject(slots["that"])
            if other is None or not cast.party(other):
                continue
            subject = slots["that"]  # "it is vital that they leave"
        return Draft(
            type=frame.type,
            trigger=adjective,
            actor=None if about_subject or blames else subject,
            by_source=about_subject or blames,
            addressee=subject if blames else addressee,
            content=subject if about_subject else content,
            content_slot="obj" if about_subject else slot,
            standing=standing(verb, frame.type, lexicon),
            mode=frame.mode,
            cameo=frame.cameo,
            rule="adjective",
        )
    return None


def _is_idle(adjective: Token, clause: Token | None, lexicon: MoveLexicon) -> bool:
    """ "No longer necessary", "it is important that people understand", "that we speak our minds": nothing asked."""
    if any(c.lower_ == "longer" for c in adjective.children):
        return True
    if clause is None:
        return False
    subject = own_subject(clause)
    return clause.lemma_ in lexicon.words["minding"] or (subject is not None and subject.lower_ in FIRST)


def _deed(subject: Token, slots: dict[str, Token], lexicon: MoveLexicon) -> Token | None:
    """What is done and not proposed: "the violence is unacceptable", "it is unacceptable that he kills": condemned."""
    if subject.lower_ == "it":
        clause = slots.get("that")
        return clause if clause is not None and clause.tag_ != "VB" else None
    if subject.pos_ != "NOUN":
        return None
    parts = [subject, *(n for c in subject.children if c.dep_ == "prep" for n in c.children)]
    deeds = ("violence", "ill", "crime", "bad")
    force = any(t.lemma_ == "force" for t in parts[1:])
    return subject if force or any(in_class(t, deeds, lexicon) for t in parts) else None


def content_free(frame: Frame) -> bool:
    """Whether a row says nothing but whom it blames."""
    return not any(role == "c" for _, role in frame.slots)


def lexical_drafts(token: Token, cast: Cast, lexicon: MoveLexicon) -> Iterator[Draft]:
    """The moves that one word makes by what the lexicons say of it."""
    if token.lower_ == "acceptable" and (found := plain_will(token, cast, lexicon)) is not None:
        yield found
        return
    known = token.lower_ in lexicon.adjectives or hyphenated(token) in lexicon.adjectives
    if known and token.tag_ in {"JJ", "VBN"}:
        found = adjective_draft(token, cast, lexicon)
        if found is not None:
            yield found
            return
    threat = or_else(token, cast, lexicon)
    if threat is not None:
        yield threat
        return
    if steps := list(plan_steps(token, cast, lexicon)):
        yield from steps
        return
    if (found := outcome(token, cast, lexicon) or plain_will(token, cast, lexicon)) is not None:
        yield found
        return
    if (found := joined_verb(token, cast, lexicon)) is not None:
        yield found
        return
    if token.tag_ == "NNS" and (found := headline_draft(token, cast, lexicon)) is not None:
        yield found
        return
    if token.pos_ in VERBAL or token.tag_.startswith("VB") or (token.tag_ == "JJ" and is_passive(token)):
        if keeps_open(token):
            return
        set_terms = granted_time(token, cast, lexicon) or kept_open(token, cast, lexicon)
        found = set_terms or verb_draft(token, cast, lexicon)
        if found is not None:
            yield found
            return
    found = phrase_draft(token, cast, lexicon)
    if found is not None:
        yield found
        return
    if token.pos_ == "NOUN":
        found = received_draft(token, cast, lexicon) or noun_draft(token, cast, lexicon)
        if found is not None:
            yield found

"""Moves made by what is said and not by a verb of doing so: "they must stop", "we will withdraw", "he has lied"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from servanda.moves.blame import faulted, wrong
from servanda.moves.clauses import (
    FIRST,
    THIRD,
    auxiliaries,
    clarifier,
    is_denied,
    is_finite,
    is_open,
    negated,
    of_opinion,
)
from servanda.moves.draft import Draft
from servanda.moves.grammar import SUBJECTS, VERBAL, child, own_subject, surface_subject
from servanda.moves.harms import appalling, harm_told
from servanda.moves.idioms import idiom
from servanda.moves.lexicon import MoveLexicon
from servanda.moves.offers import given_chance, open_door
from servanda.moves.plan_texts import sets_terms
from servanda.moves.refusals import not_doing, unpromising, unwanted, unwilling, will_not
from servanda.moves.stances import charged, left_unsaid, stance
from servanda.moves.standing import is_question
from servanda.moves.undertakings import allowed, held_back, penalty, term, will
from servanda.moves.verdicts import held_out, name_calling, named, owned_by_speaker, ruled_out
from servanda.moves.who import Cast, codes
from servanda.moves.wishes import wished

_DUTY = frozenset({"must", "should", "ought", "shall"})
_WILL = frozenset({"will", "'ll", "wo", "shall"})
_WISHES = frozenset({"want", "expect", "need", "like", "hope", "trust"})
_IMPERATIVE_NOT = frozenset(
    {"let", "look", "see", "remember", "think", "imagine", "thank", "ask", "read", "click", "be"}
)
_OFFERS = (open_door, given_chance)


def spoken_drafts(token: Token, cast: Cast, lexicon: MoveLexicon) -> Iterator[Draft]:
    """What a word inside reported speech does in the mouth of its speaker."""
    if token.pos_ in VERBAL and sets_terms(token, lexicon):
        return
    if token.pos_ in VERBAL:
        unwanting = unwanted(token, cast, lexicon) or will_not(token, cast, lexicon)
    else:
        unwanting = unwilling(token, lexicon)
    if unwanting is not None and not is_question(token) and not is_denied(token, lexicon):
        yield unwanting
        return
    if token.lemma_ in _WISHES and token.pos_ in VERBAL:
        wish = wished(token, cast, lexicon)
        if wish is not None:
            yield wish
            return
    if token.lemma_ in lexicon.words["naming"] and token.pos_ in VERBAL:
        called = named(token, cast, lexicon)
        if called is not None:
            yield called
            return
    if token.pos_ in VERBAL and (step := term(token, cast, lexicon)) is not None:
        yield step
        return
    if is_question(token):
        return
    if (unsaid := left_unsaid(token, cast, lexicon)) is not None:
        yield unsaid
        return
    if (token.lower_ in {"out", "off"} or token.lemma_ == "be") and (phrase := idiom(token, cast, lexicon)) is not None:
        yield phrase
        return
    if cast.report(token) is None and not of_opinion(token) and clarifier(token) is None:
        return
    if is_denied(token, lexicon):
        return
    phrase = idiom(token, cast, lexicon)
    if phrase is not None:
        yield phrase
        return
    rules = (
        (
            *(stance, _duty, *_OFFERS, will, held_back, allowed, penalty, wrong, faulted),
            *(unpromising, not_doing, _imperative, name_calling, harm_told),
        )
        if token.pos_ in VERBAL
        else (ruled_out, held_out, owned_by_speaker, charged, appalling)
    )
    for rule in rules:
        found = rule(token, cast, lexicon)
        if found is not None:
            yield found
            return


_SAYING = frozenset({"say", "announce", "add", "state", "declare", "confirm", "tell"})
_ORDERS = frozenset(
    {"come", "accept", "sign", "give", "join", "lay", "put", "respect", "go", "keep", "hold", "choose", "agree", "let"}
)


def _duty(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "Troops must pull back", "Rome has to answer", "there needs to be a vote": a demand by the speaker."""
    act = verb
    if not auxiliaries(verb) & _DUTY:
        inner = next((c for c in verb.children if c.dep_ == "xcomp"), None)
        if verb.lemma_ not in {"have", "need", "ought"} or inner is None or auxiliaries(verb) - {"do", "does", "to"}:
            return None
        if not any(c.lower_ == "to" for c in inner.children) or not is_finite(verb):
            return None
        act = inner
    subject = child(verb, "expl") or surface_subject(verb)
    if subject is None or subject.lower_ in FIRST | {"you", "one", "who", "what"} or is_open(verb):
        return None
    if not _is_demand(verb, act, subject, cast, lexicon):
        return None
    whole = subject.lower_ not in THIRD and (own_subject(verb) is not None or subject.dep_ == "expl")
    holder = _holder(verb, cast) if of_opinion(verb) else None
    if holder is None and cast.report(verb) is None:
        return None
    return Draft(
        "demand",
        act,
        holder,
        None if codes(cast.actors_of(subject)) & codes(cast.speaker(verb)) else subject,
        verb if whole else act,
        "that" if whole else "vp",
        by_source=holder is None,
        mode="change",
        cameo="100",
        rule="duty",
    )


def _is_demand(verb: Token, act: Token, subject: Token, cast: Cast, lexicon: MoveLexicon) -> bool:
    """Whether "must", "should" or "has to" asks for something here."""
    if act != verb and negated(verb):
        return False
    if verb.lemma_ == "have" and verb.tag_ == "VBD" and child(act, "auxpass") is not None:
        return False  # "the flight had to be cancelled"
    if act.lemma_ in lexicon.words["minding"]:
        return False
    aux = child(verb, "aux")
    if aux is not None and aux.i < subject.i and subject.dep_ != "expl":
        return False  # "should Rome fall": a condition
    if any(c.lower_ == "yet" for c in verb.children):
        return False  # "has yet to answer" is no "has to"
    if "should" in auxiliaries(verb) and not _is_demandable(act, subject, cast, lexicon):
        return False
    if _is_copula(act) and child(verb, "expl") is None and child(act, "expl") is None:
        return False
    return not (cast.speaker(verb) and _only_speaker(subject, verb, cast))


def _is_demandable(act: Token, subject: Token, cast: Cast, lexicon: MoveLexicon) -> bool:
    """ "The risk should deter them" foretells; "the army should leave", "the road should be opened" ask."""
    passive = child(act, "auxpass", "nsubjpass") is not None
    return passive or cast.can_act(subject) or act.lemma_ in lexicon.classes["yielding"] or subject.dep_ == "expl"


def _holder(verb: Token, cast: Cast) -> Token | None:
    """Whose view it is: "the Italian view that", "Rome repeated the view that"."""
    noun = verb.head
    owner = next((c for c in noun.children if c.dep_ in {"poss", "compound", "amod"} and c.ent_type_), None)
    if owner is not None and cast.actors_of(owner):
        return owner
    return surface_subject(noun.head) if noun.head.pos_ in VERBAL else owner


def _is_copula(act: Token) -> bool:
    """ "Must be true" judges; "must be ready to mediate" asks."""
    trait = child(act, "acomp", "attr")
    return act.lemma_ == "be" and trait is not None and trait.lower_ not in {"ready", "prepared", "willing"}


def _only_speaker(subject: Token, verb: Token, cast: Cast) -> bool:
    """ "Mr. Roux said he had to leave" is no demand on Mr. Roux; "Rome told Paris it had to leave" is one on Paris."""
    told = cast.actors_of(cast.audience(verb))
    if told and not codes(told) & (codes(cast.speaker(verb)) | {"MED", "UNK"}):
        return False
    if verb.head.lemma_ in {"warn", "caution"}:
        return False  # nobody warns that he himself must stop
    return subject.lower_ in THIRD and bool(codes(cast.actors_of(subject)) & codes(cast.speaker(verb)))


def _imperative(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "Withdraw now," he said: a demand."""
    if (
        not (cast.is_quoted(verb) or _is_headline(verb, cast))
        or verb.tag_ not in {"VB", "VBP"}
        or auxiliaries(verb) - {"do"}
    ):
        return None
    if any(c.dep_ in SUBJECTS or c.dep_ == "mark" for c in verb.children) or verb.lemma_ in _IMPERATIVE_NOT:
        return None
    at_top = verb.dep_ == "ROOT" or (verb.dep_ in {"ccomp", "advcl"} and verb.head.i > verb.i)
    words = [t.i for t in verb.subtree if t.is_alpha and t.dep_ not in {"advmod", "neg", "aux", "intj"}]
    first = min(words, default=-1)
    if not at_top or verb.i != first or verb.lemma_ not in orders(lexicon):
        return None
    return Draft("demand", verb, None, None, verb, "vp", by_source=True, mode="change", cameo="100", rule="imperative")


def _is_headline(verb: Token, cast: Cast) -> bool:
    """ "UN to Rome: let aid in"."""
    said = cast.report(verb)
    # Its cue is the colon, and no word of saying is one character long.
    return said is not None and bool(said.cue) and said.cue[0][1] - said.cue[0][0] == 1


def orders(lexicon: MoveLexicon) -> frozenset[str]:
    """Verbs that one party orders another to do."""
    kinds = ("yielding", "meeting", "assisting", "settling", "duty")
    more = {
        "come",
        "accept",
        "sign",
        "give",
        "join",
        "lay",
        "put",
        "respect",
        "go",
        "keep",
        "hold",
        "choose",
        "agree",
        "let",
    }
    return frozenset().union(*(lexicon.classes[k] for k in kinds)) | more

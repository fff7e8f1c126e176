"""Says whom a move is addressed to by what stands around its clause: who is told, the talks held, who goes first."""

from __future__ import annotations

from spacy.tokens import Token

from servanda.moves.conditions import Condition, condition_doer
from servanda.moves.draft import Draft
from servanda.moves.exchange import ADDRESSED, Addressed
from servanda.moves.grammar import child, np_span
from servanda.moves.lexicon import MoveLexicon
from servanda.moves.who import Actors, Cast, codes

_PRESS = frozenset({"MED", "UNK"})
_STATES = frozenset({"state", "country", "nation", "government"})
_WITHIN = frozenset({"xcomp", "ccomp", "conj", "acomp", "attr", "dobj", "prep", "pobj"})
_ADDRESSES = frozenset({"speech", "letter", "address", "message", "note", "statement", "call", "telegram", "phone"})
_PEACE = frozenset(
    {
        "peace",
        "truce",
        "ceasefire",
        "cease-fire",
        "roadmap",
        "road",
        "settlement",
        "solution",
        "transition",
        "talk",
        "cease",
    }
    | {"negotiation", "war", "conflict", "crisis", "mediation", "dialogue", "cessation", "hostility", "fighting"}
)
"""What a third party's proposal speaks of if it goes to those who fight."""


def described(whom: Token, cast: Cast, lexicon: MoveLexicon) -> Actors:
    """ "All parties", "both sides", "the bloc": whom a general word stands for in this document."""
    lemma = whom.lemma_.lower()
    if lemma == "world" or (lemma in _STATES and any(c.lower_ in {"all", "other", "every"} for c in whom.children)):
        return cast.world()
    if lemma in lexicon.classes["third_side"] and any(
        c.lower_ in {"all", "both", "two", "warring", "rival", "opposing", "conflicting"} for c in whom.children
    ):
        return cast.sides()
    if lemma in lexicon.classes["bodyword"] and any(c.lower_ in {"the", "that", "this"} for c in whom.children):
        body = cast.last_body(whom.idx)
        return (body,) if body is not None else ()
    return ()


def told(draft: Draft, actor: Actors, cast: Cast, lexicon: MoveLexicon) -> Addressed | None:
    """Whom the speaker speaks to: "he told *Moscow*", "told *the bloc* that it"; the press is told by everybody."""
    audience = cast.audience(draft.trigger)
    if audience is None:
        return None
    meant = cast.actors_of(audience) or described(audience, cast, lexicon)
    heard = tuple(a for a in meant if a.code not in _PRESS)
    return Addressed(heard, np_span(audience)) if heard and not codes(heard) & codes(actor) else None


def audience_of(draft: Draft, actor: Actors, cast: Cast, lexicon: MoveLexicon) -> Addressed | None:
    """Whom the words go to: "told Moscow", "said in a letter to Moscow", "in a speech to the council called for"."""
    if draft.by_source and (heard := told(draft, actor, cast, lexicon)) is not None:
        return heard
    if draft.type not in ADDRESSED:
        return None
    for prep in _phrases(draft.trigger):
        noun = child(prep, "pobj")
        if prep.lower_ != "in" or noun is None or noun.lemma_.lower() not in _ADDRESSES:
            continue
        to = next((n for p in noun.children if p.lower_ == "to" for n in p.children if n.dep_ == "pobj"), None)
        meant = (cast.actors_of(to) or described(to, cast, lexicon)) if to is not None else ()
        told_by = tuple(a for a in meant if a.code not in _PRESS)
        if to is not None and told_by and not codes(told_by) & codes(actor):
            return Addressed(told_by, np_span(to))
    return None


def _phrases(trigger: Token) -> list[Token]:
    """Prepositions of the clause of a word and of the clauses it hangs in."""
    return [c for at in _governors(trigger) for c in at.children if c.dep_ == "prep"]


def _governors(trigger: Token) -> list[Token]:
    """A word and the words that its clause hangs on, up to where another clause begins."""
    found = [trigger]
    while found[-1].head != found[-1] and found[-1].dep_ in _WITHIN:
        found.append(found[-1].head)
    return found


def who_goes_first(draft: Draft, condition: Condition | None, actor: Actors, cast: Cast) -> Addressed | None:
    """Who must do first what the move waits for: "no talks unless *Rome* leaves"."""
    if condition is None or draft.type not in {"propose", "reject", "threaten", "demand"}:
        return None
    first = tuple(a for a in condition_doer(condition, draft, (), cast) if a.code not in codes(actor))
    return Addressed(first, cast.where(first, condition.span) or condition.span) if first else None


def talking_with(draft: Draft, actor: Actors, cast: Cast, lexicon: MoveLexicon) -> Addressed | None:
    """ "In negotiations with Rome, has agreed to": with whom the sentence says there were talks."""
    chain = _governors(draft.trigger)
    for noun in draft.trigger.sent:
        if noun.lemma_.lower() not in lexicon.classes["talk"] or noun.pos_ != "NOUN":
            continue
        if noun.dep_ != "pobj" or noun.head.lower_ not in {"in", "after", "during", "following", "at"}:
            continue
        if noun.head.head not in chain and noun.head.head.head not in chain:
            continue
        partner = next((n for p in noun.children if p.lower_ == "with" for n in p.children if n.dep_ == "pobj"), None)
        meant = cast.actors_of(partner)
        if partner is not None and meant and not codes(meant) & codes(actor):
            return Addressed(meant, np_span(partner))
    return None


def who_tells(draft: Draft, actor: Actors, cast: Cast) -> Addressed | None:
    """ "The Union said that he had agreed": the body that tells of a party's consent is the one it was given to."""
    report = cast.report(draft.trigger)
    if report is None or not report.source or codes(report.actors) & codes(actor) or len(codes(actor)) > 1:
        return None
    if not report.actors or any(a.kind not in {"igo", "igo-organ"} for a in report.actors):
        return None
    return Addressed(report.actors, report.source[0], said=False)


def for_the_parties(draft: Draft, actor: Actors, cast: Cast) -> Addressed | None:
    """A third party's peace plan goes to the parties to the conflict, that of one of them to the other."""
    sides = tuple(a for a in cast.sides() or cast.home() if a.code not in codes(actor))
    if not sides or (cast.home() and actor[0].code[:3] == sides[0].code[:3] and not cast.sides()):
        return None
    words = {t.lemma_.lower() for t in (draft.content.subtree if draft.content is not None else ())}
    words |= {t.lemma_.lower() for t in draft.trigger.subtree} | {draft.trigger.lemma_.lower()}
    where = cast.where(sides)
    return Addressed(sides, where, said=False) if words & _PEACE and where is not None else None

"""Finds the condition of a move: the words, what must be done first, and by whom.

A condition is a clause ("if", "unless", "once", "until", "provided", "as long as", "only after", inverted "should Iran
close"), a phrase ("in return for food", "without guarantees", "on condition of", "pending a truce"), or the first half
of an ultimatum ("leave by Friday or face sanctions"). "Before", "after" and "when" also date what is past; they count
only where what they name is still to come.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from servanda.moves.alternatives import demanded_before, is_alternative
from servanda.moves.draft import Draft
from servanda.moves.grammar import VERBAL, child, doer, own_subject, surface_subject, tokens_span
from servanda.moves.lexicon import load_moves_lexicon
from servanda.moves.who import Actors, Cast
from servanda.records import Span

_CONDITIONAL = frozenset({"demand", "propose", "commit", "accept", "reject", "threaten"})
"""Types of what is still to be done; a meeting or a step already taken waits on nothing."""
_PLAIN = frozenset({"if", "unless", "once", "until", "till", "provided", "providing"})
_TIMED = frozenset({"before", "after", "when", "while"})
_LONG = frozenset({"soon", "long", "far"})
_WILL = frozenset({"will", "'ll", "wo", "can", "ca", "would", "'d", "must", "should", "shall", "to", "could", "may"})
_INVERTED = frozenset({"should", "were", "had"})
_GIVEN = frozenset({"provided", "providing", "assuming", "supposing"})
_ON_TERMS = frozenset(
    {("in", "return"), ("in", "exchange"), ("in", "event"), ("in", "case"), ("on", "condition"), ("on", "conditions")}
)
_INSISTING = frozenset({"insist", "demand", "want", "require", "urge"})
_RETURN = frozenset({"return", "exchange"})
_TIMES = frozenset(
    {"now", "then", "today", "tomorrow", "yesterday", "day", "week", "month", "year", "end", "time", "noon", "date"}
    | {"deadline", "hour", "minute", "midnight", "morning", "evening", "night", "weekend", "summer", "winter"}
)
_GOVERNED = frozenset({"door", "adjective", "will", "duty", "no", "unwilling"})
_BELOW = frozenset({"xcomp", "ccomp", "conj", "attr", "dobj", "acomp", "oprd", "prep", "pobj", "advcl"})
_ABOVE = frozenset({"xcomp", "ccomp", "attr", "dobj", "acomp", "nsubj"})


@dataclass(frozen=True, slots=True)
class Condition:
    """The words of a condition, and the verb or noun in them that says what must be done first."""

    span: Span
    act: Token
    exchange: bool = False
    """Whether it is what the other side gives in return."""


def condition_of(draft: Draft) -> Condition | None:
    """What the move waits for; `None` if it is free of conditions."""
    if draft.type not in _CONDITIONAL:
        return None
    demanded = demanded_before(draft)
    if demanded is not None:
        first, last = demanded
        return Condition(tokens_span(first, first.i, last.i), first if first.pos_ in VERBAL else draft.trigger.head)
    for head in _heads(draft):
        for c in head.children:
            found = _clause(c, head) or _phrase(c, head) or _provided_that(c) or _subject_to(c)
            if found is not None:
                return found
    return None


def condition_doer(condition: Condition, draft: Draft, addressee: Actors, cast: Cast) -> Actors:
    """Who must do it first; empty where the text does not say. What is given in exchange the addressee gives."""
    act = condition.act
    if is_alternative(draft):
        return addressee
    if act.pos_ in VERBAL or own_subject(act) is not None:
        by = doer(act) if own_subject(act) is not None else surface_subject(act)
        if by is None or by == draft.content:
            return ()
        if by.lower_ == "you":
            return addressee
        return cast.party(by)
    owned = [c for c in act.children if c.dep_ in {"poss", "amod", "compound"}]
    owned += [n for p in act.children if p.lower_ in {"by", "from", "of"} for n in p.children if n.dep_ == "pobj"]
    for c in owned:
        if meant := cast.party(c):
            return meant
    return addressee if condition.exchange else ()


def _heads(draft: Draft) -> Iterator[Token]:
    """Where a condition may hang: on the trigger, on what it governs, on what governs it."""
    yield draft.trigger
    content = draft.content
    if content is not None and content != draft.trigger:
        yield content
    if content is not None:
        for c in content.children:
            aside = c.dep_ == "conj" and c.pos_ in VERBAL and child(c, "nsubj", "nsubjpass", "expl") is not None
            below = _BELOW | ({"acl"} if draft.rule == "door" else set())
            if c.dep_ in below and not (aside or _is_question(c)) and c.i > content.i:
                yield c
                yield from (d for d in c.children if d.dep_ in {"xcomp", "dobj", "pobj", "oprd"})
    governed = draft.rule in _GOVERNED or (content is not None and content.i < draft.trigger.i)
    if governed and draft.trigger.dep_ in _ABOVE:
        yield draft.trigger.head


def _is_question(clause: Token) -> bool:
    """ "Refused to say whether it would strike if": the condition is part of what is not said."""
    return any(c.lower_ in {"whether", "what", "how", "why", "who"} and c.i < clause.i for c in clause.children)


def _clause(c: Token, head: Token) -> Condition | None:
    if c.dep_ == "advmod" and c.lower_ in _LONG:
        inner = next((d for d in c.children if d.dep_ in {"advcl", "ccomp"}), None)
        start = c.left_edge.i
        start -= int(start > 0 and c.doc[start - 1].lower_ == "for")
        return Condition(_from(c, start), inner) if inner is not None else None
    if c.dep_ == "xcomp" and c.lower_ in _GIVEN:
        inner = next((d for d in c.children if d.dep_ == "ccomp"), None)
        return Condition(tokens_span(c, c.left_edge.i, c.right_edge.i), inner) if inner is not None else None
    if c.dep_ not in {"advcl", "conj"}:
        return None
    if c.dep_ == "advcl" and c.lower_ in _GIVEN:
        inner = next((d for d in c.children if d.dep_ in {"ccomp", "advcl"}), c)
        return Condition(tokens_span(c, c.left_edge.i, c.right_edge.i), inner)
    mark = next((m for m in c.children if m.dep_ in {"mark", "advmod"} and m.i < c.i and _introduces(m, c)), None)
    if mark is None:
        first = c.left_edge
        inverted = first.lower_ in _INVERTED and first.dep_ in {"aux", "auxpass"} and own_subject(c) is not None
        return Condition(tokens_span(c, first.i, c.right_edge.i), c) if inverted and c.dep_ == "advcl" else None
    if c.dep_ == "conj" and mark.lower_ not in {"if", "unless", "once"}:
        return None
    before = c.doc[mark.i - 1].lower_ if mark.i else ""
    if c.doc[mark.i - 1].lemma_ in _TIMES and c.i > head.i:
        return None  # "three days after the truce takes hold" is a deadline
    if before == "even" or (mark.lower_ in _TIMED and not _is_to_come(mark, c, head)):
        return None
    start = mark.i - 1 if before == "only" else min(mark.i, c.left_edge.i)
    return Condition(tokens_span(c, start, c.right_edge.i), c)


def _from(c: Token, start: int) -> Span:
    """From a token to the end of the phrase of another, the first word kept whatever it is."""
    return c.doc[start].idx, tokens_span(c, c.left_edge.i, c.right_edge.i)[1]


def _introduces(mark: Token, clause: Token) -> bool:
    return mark.lower_ in _PLAIN | _TIMED or (mark.lower_ == "as" and _is_as_long_as(clause))


def _provided_that(c: Token) -> Condition | None:
    """ "The programme provided that Britain lifts": the two words hung on the noun before them."""
    if c.dep_ != "acl" or c.lower_ not in _GIVEN or c.i + 1 >= len(c.doc) or c.nbor(1).lower_ != "that":
        return None
    inner = next((d for d in c.head.children if d.dep_ in {"acl", "relcl"} and d.left_edge.i == c.i + 1), None)
    return Condition(tokens_span(c, c.i, inner.right_edge.i), inner) if inner is not None else None


def _subject_to(c: Token) -> Condition | None:
    """ "Would lift the ban subject to approval", which the parser takes for a noun of its own."""
    if c.lower_ != "subject" or c.i + 1 >= len(c.doc) or c.nbor(1).lower_ != "to":
        return None
    if any(d.dep_ in {"det", "poss"} and d.i == c.i - 1 for d in c.children):
        return None
    noun = child(c.nbor(1), "pobj")
    return Condition(tokens_span(c, c.i, noun.right_edge.i), noun) if noun is not None else None


def _phrase(c: Token, head: Token) -> Condition | None:
    if c.dep_ != "prep":
        return None
    noun = next((n for n in c.children if n.dep_ in {"pobj", "pcomp"}), None)
    if noun is None:
        return None
    whole = tokens_span(c, c.i, c.right_edge.i)
    word = c.lower_
    if word == "for" and noun.lower_ in _LONG:
        inner = next((d for d in noun.children if d.dep_ in {"advcl", "ccomp"}), None)
        return Condition(_from(c, c.i), inner) if inner is not None else None
    if word in {"in", "on"} and (given := _given(c, noun)) is not None:
        return Condition(whole, given, exchange=noun.lower_ in _RETURN)
    if noun.ent_type_ in {"DATE", "TIME"} or noun.lemma_.lower() in _TIMES:
        return None
    if word == "before" and head.tag_ in {"VBD", "VBN"} and head.lemma_ not in _INSISTING:
        return None  # "rejected it before the vote" tells when
    if word in {"until", "till", "pending"} or (word == "before" and (noun.pos_ not in VERBAL)):
        return Condition(whole, noun)
    if word == "without" and _is_step(noun):
        return Condition(whole, noun)
    only = c.i > 0 and c.doc[c.i - 1].lower_ == "only"
    if word in {"after", "with", "through"} and only:
        return Condition(tokens_span(c, c.i - 1, c.right_edge.i), noun)
    return None


def _given(prep: Token, noun: Token) -> Token | None:
    """What is given for it: "in return for *food*", "on condition that Iran *pays*"."""
    if (prep.lower_, noun.lower_) in _ON_TERMS:
        for c in noun.children:
            if c.dep_ in {"acl", "relcl", "ccomp"} and c.i > noun.i:
                return c
            if c.dep_ == "prep" and (inner := next((n for n in c.children if n.dep_ in {"pobj", "pcomp"}), None)):
                return inner if inner.lower_ != "anonymity" else None
    return None


def _is_step(noun: Token) -> bool:
    """Whether somebody can be asked to take the step: "without guarantees" is a condition, "without delay" is none."""
    classes = load_moves_lexicon().classes
    return noun.lemma_.lower() in classes["deal"] | classes["yielding"] | classes["assurance"] | classes["step"]


def _is_as_long_as(clause: Token) -> bool:
    """ "as long as", "so long as", "as soon as"."""
    first = clause.left_edge.i
    words = [t.lower_ for t in clause.doc[max(0, first - 3) : clause.i]]
    return any(w in _LONG and words[i + 1 : i + 2] == ["as"] for i, w in enumerate(words))


def _is_to_come(mark: Token, clause: Token, head: Token) -> bool:
    """ "Will open when the attacks stop": a time still to come is what it waits for; "opened when" tells the past."""
    if mark.lower_ == "while" and clause.tag_ == "VBG":
        return False
    ahead = any(c.dep_ == "aux" and c.lower_ in _WILL for c in head.children) or _is_ahead(head)
    first = next((c for c in clause.children if c.dep_ in {"aux", "auxpass"}), clause)
    if first.tag_ in {"VBZ", "VBP", "NNS"}:
        return ahead or mark.lower_ == "before"  # what comes "before anyone speaks" has not been said yet
    backshifted = any(c.dep_ == "aux" and c.lower_ in {"would", "'d", "could"} for c in head.children)
    only = mark.i > 0 and mark.doc[mark.i - 1].lower_ == "only"
    return first.tag_ == "VBD" and (backshifted or (only and ahead))


def _is_ahead(head: Token) -> bool:
    """Whether the verb speaks of what is still to be: an infinitive, or the verb that governs one in the present."""
    return head.tag_ == "VB" or any(c.dep_ == "xcomp" and c.tag_ == "VB" for c in head.children)

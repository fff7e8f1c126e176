"""Finds the condition of a move: what must be done first, and by whom."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from servanda.moves.draft import Draft
from servanda.moves.grammar import tokens_span
from servanda.records import Span

_MARKS = frozenset(
    {"if", "unless", "once", "until", "till", "before", "provided", "providing", "as", "after", "when", "while"}
)
_PLAIN = frozenset({"if", "unless", "once", "until", "till", "before", "provided", "providing"})
_STEPS = frozenset(
    {"agreement", "ceasefire", "truce", "guarantee", "deal", "approval", "consent", "resolution", "withdrawal"}
)
_TIMES = frozenset(
    {"now", "then", "today", "tomorrow", "yesterday", "day", "week", "month", "year", "end", "time", "noon"}
)
_WILL = frozenset({"will", "'ll", "wo", "can", "ca", "would", "must", "should"})
_RETURN = frozenset({"return", "exchange"})


def condition_of(draft: Draft) -> Span | None:
    """The words of the condition, with the word that introduces it; `None` if the move is free of conditions."""
    for head in _heads(draft):
        for c in head.children:
            span = _condition(c)
            if span is not None:
                return span
    return None


def _heads(draft: Draft) -> Iterator[Token]:
    """Where a condition may hang: on the trigger, on what it governs, on what governs it."""
    yield draft.trigger
    if draft.content is not None:
        yield draft.content
        for c in draft.content.children:
            if c.dep_ in {"xcomp", "ccomp", "conj", "attr", "dobj"}:
                yield c
    if draft.trigger.dep_ in {"xcomp", "ccomp", "attr", "dobj", "acomp", "nsubj"} and draft.rule in {
        "adjective",
        "will",
        "duty",
        "no",
        "unwilling",
    }:
        yield draft.trigger.head


def _condition(c: Token) -> Span | None:
    if c.dep_ == "advcl":
        mark = next((m for m in c.children if m.dep_ in {"mark", "advmod"} and m.lower_ in _MARKS and m.i < c.i), None)
        if mark is not None and (mark.lower_ in _PLAIN or _is_as_long_as(c) or _is_only(mark) or _is_to_come(mark, c)):
            return tokens_span(c, min(mark.i, c.left_edge.i), c.right_edge.i)
        if c.lower_ in {"provided", "providing"}:
            return tokens_span(c, c.left_edge.i, c.right_edge.i)
    if c.dep_ == "advmod" and c.lower_ in {"soon", "long"} and any(d.dep_ in {"advcl", "ccomp"} for d in c.children):
        return tokens_span(c, c.left_edge.i, c.right_edge.i)
    if c.dep_ == "prep":
        noun = next((n for n in c.children if n.dep_ == "pobj"), None)
        if c.lower_ == "in" and noun is not None and noun.lower_ in _RETURN and noun.right_edge.i > noun.i:
            return tokens_span(c, c.i, c.right_edge.i)
        timed = noun is not None and (noun.ent_type_ in {"DATE", "TIME"} or noun.lemma_.lower() in _TIMES)
        if c.lower_ in {"until", "till", "before"} and noun is not None and not timed:
            return tokens_span(c, c.i, c.right_edge.i)
        if c.lower_ in {"without", "pending"} and noun is not None and noun.lemma_.lower() in _STEPS:
            return tokens_span(c, c.i, c.right_edge.i)
    return None


def _is_as_long_as(clause: Token) -> bool:
    """ "as long as", "so long as", "as soon as"."""
    first = clause.left_edge.i
    words = [t.lower_ for t in clause.doc[max(0, first - 3) : clause.i]]
    return any(w in {"long", "soon"} and "as" in words[i + 1 : i + 2] for i, w in enumerate(words))


def _is_to_come(mark: Token, clause: Token) -> bool:
    """ "Will open when the attacks stop": a time still to come is what it waits for; "opened when" tells the past."""
    if mark.lower_ not in {"when", "after", "while"}:
        return False
    first = next((c for c in clause.children if c.dep_ in {"aux", "auxpass"}), clause)
    return first.tag_ in {"VBZ", "VBP"} and any(c.dep_ == "aux" and c.lower_ in _WILL for c in clause.head.children)


def _is_only(mark: Token) -> bool:
    return mark.i > 0 and mark.doc[mark.i - 1].lower_ == "only"

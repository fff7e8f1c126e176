"""Answers the later stages' question: who is meant by this word or these words?"""

from __future__ import annotations

from spacy.tokens import Token

from servanda.records import Actor, Mention, Span

OWNERS = ("poss", "amod", "compound", "nmod")


def actors_at(mentions: tuple[Mention, ...], where: Span | Token) -> tuple[Actor, ...]:
    """The actors meant by a phrase, given its head word or its characters; empty where nobody known is meant.

    With a token: the mention it belongs to, and those joined to it by `and` (`Obama and Putin`); failing that, what it
    stands in apposition to (`Mr. Roux, a spokesman for Paris`). With a span: the mentions inside it, in order, or else
    the one around it. Two mentions of one actor count once.
    """
    if isinstance(where, Token):
        return _at_token(mentions, where)
    inside = [m.actor for m in mentions if where[0] <= m.start and m.end <= where[1]]
    around = [m.actor for m in mentions if m.start <= where[0] and where[1] <= m.end]
    return tuple(dict.fromkeys(inside or around))


def owners_of(mentions: tuple[Mention, ...], noun: Token) -> tuple[Actor, ...]:
    """Who a noun belongs to: `Libya's offer`, `the Libyan offer`, `an offer by Libya`; empty where nobody is named."""
    for child in noun.children:
        if child.dep_ in OWNERS and child.i < noun.i:
            found = actors_at(mentions, child)
            if found:
                return found
    for child in noun.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "of", "from"):
            for place in child.children:
                if place.dep_ == "pobj" and (found := actors_at(mentions, place)):
                    return found
    return ()


def _at_token(mentions: tuple[Mention, ...], token: Token) -> tuple[Actor, ...]:
    found = list(_of_token(mentions, token))
    for other in token.conjuncts:
        if other.i > token.i:
            found.extend(_of_token(mentions, other))
    return tuple(dict.fromkeys(found))


def _of_token(mentions: tuple[Mention, ...], token: Token) -> tuple[Actor, ...]:
    covering = [m for m in mentions if m.start <= token.idx < m.end]
    headed = [m for m in covering if m.head == token.idx]
    if covering:
        shortest = min(m.end - m.start for m in headed or covering)
        return tuple(m.actor for m in headed or covering if m.end - m.start == shortest)
    for child in token.children:
        if child.dep_ == "appos" and (found := _of_token(mentions, child)):
            return found
    return ()

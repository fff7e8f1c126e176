"""Takes a list of demands apart: "demanded A, B and C", "its conditions: A; B; C", "a list of demands, among them A".

Each item that names a step of its own is a demand of its own with its own content. Two things asked for in one breath
stay one demand; from three on, or behind a colon, they are a list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from servanda.moves.clauses import auxiliaries, is_open, negated
from servanda.moves.draft import Draft
from servanda.moves.grammar import VERBAL, child, surface_subject
from servanda.moves.lexicon import MoveLexicon
from servanda.moves.standing import standing
from servanda.moves.who import Cast

_DEMANDS = frozenset({"condition", "demand", "precondition", "request", "requirement"})
_PRESENTING = frozenset(
    {
        "name",
        "set",
        "list",
        "present",
        "hand",
        "submit",
        "lay",
        "table",
        "state",
        "issue",
        "give",
        "put",
        "make",
        "repeat",
    }
    | {"announce", "publish", "read", "deliver", "have", "spell", "outline"}
)
_AMONG = frozenset({"among", "including", "include"})
_LISTED = frozenset({"appos", "conj", "dobj", "nsubj", "attr", "npadvmod", "dep", "ROOT", "nmod", "nsubjpass"})
_LEAST = 3


def itemised(draft: Draft) -> list[Draft]:
    """A demand for several things as one draft for each; the draft alone if it asks for fewer than three."""
    if draft.type != "demand" or draft.item or draft.content is None:
        return [draft]
    if draft.content.pos_ not in {"NOUN", "PROPN"} or draft.content_slot not in {"obj", "for", "of", "to"}:
        return [draft]
    items = list(_chain(draft.content))
    if len(items) < _LEAST or not all(_is_step(t) for t in items):
        return [draft]
    return [replace(draft, item=True), *(replace(draft, trigger=t, content=t, item=True) for t in items[1:])]


def listed_demands(noun: Token, cast: Cast, lexicon: MoveLexicon) -> Iterator[Draft]:
    """The demands of "its demands are A and B", "named its conditions: A; B", "ten demands, among them A and B"."""
    if noun.pos_ != "NOUN" or noun.lemma_ not in _DEMANDS:
        return
    owner, clause = _owner(noun)
    if owner is None or clause is None or negated(clause) or is_open(clause) or auxiliaries(clause) & {"may", "could"}:
        return
    if not standing(clause, "demand", lexicon).actual or not cast.actors_of(owner):
        return
    items = [t for t in _items(noun, clause) if _is_step(t) and t != noun]
    for n, item in enumerate(items):
        trigger = noun if n == 0 else item
        yield Draft("demand", trigger, owner, None, item, "for", mode="change", cameo="100", rule="noun", item=True)


def _owner(noun: Token) -> tuple[Token | None, Token | None]:
    """Whose demands they are and the clause that says so."""
    top = noun
    while top.dep_ in {"pobj", "prep", "conj"} and top.head.pos_ not in VERBAL and top.head != top:
        top = top.head  # "a list of ten conditions"
    clause = top.head if top.head.pos_ in VERBAL else None
    poss = child(noun, "poss")
    if top.dep_ == "prep" and clause is None:
        return None, None
    if top.dep_ in {"dobj", "nsubjpass"} and clause is not None and clause.lemma_ in _PRESENTING:
        return (surface_subject(clause) if top.dep_ == "dobj" else poss), clause
    return (poss, clause) if poss is not None and clause is not None else (None, None)


def _items(noun: Token, clause: Token) -> Iterator[Token]:
    """The things listed: behind "are", "include" or "among them", or behind a colon."""
    if clause.lemma_ in {"be", "include", "comprise"} and noun.i < clause.i:
        first = child(clause, "attr", "dobj")
        yield from _chain(first) if first is not None and first.pos_ == "NOUN" else ()
        return
    if clause.lemma_ == "be" and noun.dep_ == "pobj" and noun.head.lower_ == "among":
        first = next((c for c in clause.children if c.dep_ in {"nsubj", "attr"} and c.i > clause.i), None)
        yield from _chain(first) if first is not None else ()
        return
    end = noun.sent.end
    start = next((t.i for t in noun.doc[noun.i : end] if t.lower_ in {":"} | _AMONG), None)
    if start is None or start - noun.i > 8:
        return
    heads: set[int] = set()
    for t in noun.doc[start + 1 : end]:
        fresh = t.head.i <= start or t.head.i in heads or t.head.pos_ not in {"NOUN", "PROPN", "ADP", "VERB", "AUX"}
        among = t.dep_ == "pobj" and t.head.i == start
        if t.pos_ == "NOUN" and ((t.dep_ in _LISTED and fresh) or among):
            heads.add(t.i)
            yield t


def _chain(first: Token) -> Iterator[Token]:
    """A noun and those joined to it, in order."""
    yield first
    for c in first.children:
        if c.dep_ in {"conj", "appos"} and c.i > first.i and c.pos_ in {"NOUN", "PROPN"}:
            yield from _chain(c)


def _is_step(noun: Token) -> bool:
    """Whether an item says enough to be a demand alone: a noun with words of its own, and no mere name."""
    if noun.pos_ != "NOUN" or noun.ent_type_ in {"DATE", "TIME", "GPE", "PERSON"}:
        return False
    return any(c.dep_ not in {"conj", "cc", "punct"} for c in noun.children)

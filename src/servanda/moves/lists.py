"""Reads terms set out as a list: "The deal:" or "Turkey's conditions:", and then an item a line.

A list is a run of lines that start with a mark, a number or a letter; its lead is the line before it and ends with a
colon. What an item says is an undertaking of its subject under a deal, and a demand or an offer of whoever owns the
list under conditions or a proposal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from servanda.language import Parsed
from servanda.moves.draft import Draft
from servanda.moves.grammar import VERBAL, child, is_passive, own_subject
from servanda.moves.who import Cast
from servanda.records import MoveType, Span

_ITEM = re.compile(r"^[ \t]*(?:[-*\u2022\u00b7\u2013\u2014]+|\d{1,2}[.)]|\([a-z0-9]\))[ \t]+(?=\S)")
_KINDS: tuple[tuple[MoveType, re.Pattern[str]], ...] = (
    ("demand", re.compile(r"\b(?:conditions?|demands?|demanded|demanding|calls? for|insists?|requires?)\b", re.I)),
    ("propose", re.compile(r"\b(?:proposals?|proposed|proposes|offers?|offered)\b", re.I)),
    (
        "commit",
        re.compile(r"\b(?:agreements?|agreed|accords?|deal|truce|cease-?fire|plan|terms|treaty|pact|roadmap)\b", re.I),
    ),
)


def listed(parsed: Parsed, cast: Cast) -> dict[int, Draft]:
    """The moves that the items of lists make, by the index of the token that heads the item."""
    found: dict[int, Draft] = {}
    for lead, kind, item in _items(parsed.text):
        head = _head(parsed, item)
        draft = _draft(head, kind, _owners(parsed, lead, cast), cast) if head is not None else None
        if draft is not None:
            found[draft.trigger.i] = draft
    return found


def _items(text: str) -> Iterator[tuple[Span, MoveType, Span]]:
    """Each item with the line that leads its list and what such a list holds."""
    lead: Span | None = None
    kind: MoveType | None = None
    at = 0
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        mark = _ITEM.match(line)
        if mark is not None:
            if lead is not None and kind is not None:
                yield lead, kind, (start + mark.end(), start + len(line))
        elif line.strip():
            opens = line.rstrip().endswith(":")
            lead = (start, start + len(line)) if opens else None
            kind = next((k for k, words in _KINDS if words.search(line)), None) if opens else None


def _head(parsed: Parsed, item: Span) -> Token | None:
    """The verb or noun that the item is about: the topmost word of its line."""
    tokens = [t for t in parsed.doc if item[0] <= t.idx < item[1] and not t.is_space and not t.is_punct]
    inside = {t.i for t in tokens}
    tops = [t for t in tokens if t.head.i not in inside or t.head == t]
    verbs = [t for t in tops if t.pos_ in VERBAL]
    return next(iter(verbs or [t for t in tops if t.pos_ in {"NOUN", "PROPN"}]), None)


def _owners(parsed: Parsed, lead: Span, cast: Cast) -> list[Token]:
    """Heads of the parties named in the lead."""
    tokens = [t for t in parsed.doc if lead[0] <= t.idx < lead[1] and t.dep_ not in {"compound", "amod"}]
    named = [t for t in tokens if t.pos_ in {"PROPN", "NOUN"} and cast.is_named(t) and cast.actors_of(t)]
    if named:
        return named
    return [t for t in parsed.doc if lead[0] <= t.idx < lead[1] and cast.is_named(t) and cast.actors_of(t)]


def _draft(head: Token, kind: MoveType, owners: list[Token], cast: Cast) -> Draft | None:
    if kind == "commit":
        return _undertaken(head, owners, cast)
    if not owners:
        return None
    subject = own_subject(head) if head.pos_ in VERBAL else None
    cameo = "100" if kind == "demand" else "030"
    whom = subject if subject is not None and cast.actors_of(subject) else None
    return Draft(kind, head, owners[0], whom, head, "that", cameo=cameo, rule="term")


def _undertaken(head: Token, owners: list[Token], cast: Cast) -> Draft | None:
    """ "Rome will withdraw", "withdrawal to be complete by Sunday": of its subject or of the parties to the deal."""
    subject = own_subject(head) or _before(head)
    if subject is not None and cast.actors_of(subject) and not (head.pos_ in VERBAL and is_passive(head)):
        return Draft("commit", head, subject, None, head, "vp", cameo="030", rule="term")
    to_come = any(c.lower_ in {"will", "to", "shall", "must"} for c in head.children if c.dep_ == "aux")
    if not owners or head.pos_ not in VERBAL or not to_come:
        return None
    return Draft("commit", head, owners[0], None, head, "that", cameo="030", rule="term", others=tuple(owners[1:]))


def _before(head: Token) -> Token | None:
    """ "The rebels to hold their fire": the noun that the parser makes the head of its own infinitive."""
    return head.head if head.dep_ in {"relcl", "acl"} and child(head, "nsubj") is None else None

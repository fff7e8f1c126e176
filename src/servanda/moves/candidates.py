"""Names the words of a move's content that may say whom the move is addressed to, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from servanda.moves.draft import Draft
from servanda.moves.grammar import VERBAL, arguments, child, own_subject
from servanda.records import MoveType

ANSWERS = frozenset({"accept", "reject", "endorse"})
"""Types that answer what another has said or done."""
_SUFFERED = frozenset(
    {"murder", "arrest", "assassination", "detention", "execution", "expulsion", "deportation", "abduction", "torture"}
    | {"massacre", "invasion", "destruction", "loss", "death", "siege", "persecution", "imprisonment", "occupation"}
)
_LETTING = frozenset({"allow", "let", "permit", "help", "enable"})
_GIVING = frozenset({"give", "hand", "return", "deliver", "provide", "send", "grant", "offer", "pay", "supply"})
_LEAVING = frozenset({"withdraw", "pull", "leave", "retreat"})
_ANSWERING = frozenset({"support", "back", "accept", "recognise", "recognize", "join", "endorse", "help", "protect"})
_OF_OTHERS = frozenset({"by", "from", "of", "with", "against", "between", "to"})


def candidates(draft: Draft, content: Token) -> Iterator[Token]:
    """Tokens of the content that may name the addressee of a move of this type, the likeliest first."""
    kind: MoveType = draft.type
    if content.pos_ in VERBAL:
        if kind in {"demand", "accuse"}:
            yield from _doers(content)
        if kind in {"threaten", "reject"}:
            yield from _patients(content)
        if kind in {"commit", "propose", "accept"}:
            yield from _partners(content)
        return
    if kind in ANSWERS | {"propose", "accuse", "demand", "threaten", "breach"}:
        direct = kind in {"endorse", "accuse", "reject", "threaten"}
        yield from (t for t in owners(content, direct) if kind != "accuse" or not _is_victim(t, content))
        if kind in ANSWERS:
            yield from _opposite(content)
            if kind != "endorse" and (partner := arguments(draft.trigger).slots.get("with")) is not None:
                yield partner


def _opposite(noun: Token) -> Iterator[Token]:
    """With whom it is or was at issue: "the treaty he rejected in talks after the war *with Rome*"."""
    for t in noun.subtree:
        if (
            t.dep_ == "prep"
            and t.lower_ == "with"
            and t.head.pos_ == "NOUN"
            and (other := child(t, "pobj")) is not None
        ):
            yield other


def _is_victim(token: Token, deed: Token) -> bool:
    """ "The attack against Rome", "the killing of Italians": who suffers what is condemned is not who is blamed."""
    prep = token.head if token.dep_ == "pobj" else None
    if prep is None or prep.head != deed:
        return False
    return prep.lower_ in {"against", "to", "between", "with"} or (
        prep.lower_ == "of" and (deed.lower_.endswith("ing") or deed.lemma_.lower() in _SUFFERED)
    )


def _doers(verb: Token) -> Iterator[Token]:
    args = arguments(verb)
    if args.subject is not None:
        yield args.subject
    subject = own_subject(verb)
    if subject is not None and subject != args.subject:
        # "Rome's attacks must be stopped" is said to Rome; "the unity of Italy must be respected" is said to all
        yield from (t for t in owners(subject, direct=False) if not args.passive or t.dep_ != "pobj")
    for name in ("by", "against", "on"):
        if name in args.slots:
            yield args.slots[name]


def _patients(verb: Token) -> Iterator[Token]:
    slots = arguments(verb).slots
    for name in ("obj", "dat", "with", "to", "against", "on", "from", "of"):
        if name in slots:
            yield slots[name]
    if "obj" in slots and slots["obj"].pos_ not in VERBAL:
        yield from owners(slots["obj"], direct=False)
    for name in ("inf", "ing", "that"):
        if name in slots:
            yield from _patients(slots[name])


def _partners(verb: Token) -> Iterator[Token]:
    """With or for whom it is done: "open channels *with Rome*", "escort *the fighters*", "back *Rome*'s plan"."""
    slots = arguments(verb).slots
    for name in ("dat", "obj"):
        if name in slots and slots[name].pos_ not in VERBAL:
            yield slots[name]  # "give *the rebels* money", "escort *the fighters*", "allow *the Italians* to leave"
    for name in ("inf", "that"):
        if name in slots and verb.lemma_ in _LETTING and (let := own_subject(slots[name])) is not None:
            yield let
    if "to" in slots and verb.lemma_ in _GIVING:
        yield slots["to"]
    if "from" in slots and verb.lemma_ in _LEAVING:
        yield slots["from"]
        yield from owners(slots["from"], direct=False)
    if "obj" in slots and verb.lemma_ in _ANSWERING:
        yield from owners(slots["obj"], direct=True)
    if "with" in slots:
        yield slots["with"]
    if "obj" in slots and slots["obj"].pos_ not in VERBAL:
        for c in slots["obj"].subtree:
            if c.dep_ == "prep" and c.lower_ == "with" and c.head.pos_ == "NOUN" and (other := child(c, "pobj")):
                yield other


def owners(noun: Token, direct: bool) -> Iterator[Token]:
    """Who stands behind a noun: itself, "Rome's plan", "the Italian plan", "a plan by Rome", "a plan Rome tabled"."""
    if direct:
        yield noun
    for c in noun.children:
        if c.dep_ in {"poss", "compound", "amod", "nmod"}:
            yield c
    for c in noun.children:
        if c.dep_ in {"prep", "agent"} and c.lower_ in _OF_OTHERS and (inner := child(c, "pobj")) is not None:
            yield inner
            yield from (p for p in inner.children if p.dep_ == "poss")
        if c.dep_ in {"acl", "relcl"} and (by := arguments(c).subject) is not None and by != noun:
            yield by

"""Makes a draft of a hypothesis: who makes the move, towards whom, and which words are its content."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from servanda.moves.draft import Draft
from servanda.moves.grammar import VERBAL, arguments, child, doer, is_passive, own_subject, slots_of, surface_subject
from servanda.moves.learned.decide import Hypothesis
from servanda.moves.learned.lore import load_lore
from servanda.moves.lexicon import MoveLexicon
from servanda.moves.standing import Standing, standing
from servanda.moves.who import Cast, codes
from servanda.records import MoveType

_NAMING: dict[MoveType, str] = {
    "accuse": "BL",
    "demand": "AW",
    "reject": "R",
    "endorse": "PY",
    "threaten": "T",
    "commit": "C",
}
"""Types that a statement about another can make, with the senses of words that name such a move themselves."""
_NO_SPEAKER = frozenset({"MED", "BUS"})
_CLAUSES = ("that", "inf", "ing", "whether")
_ABOUT = ("for", "of", "on", "against", "to", "over", "about", "in")
_WHOM = ("obj", "dat", "with", "to", "on", "against", "for", "at", "from")
_OWNERS = frozenset({"compound", "amod", "nmod"})


def draft_of(hypothesis: Hypothesis, cast: Cast, lexicon: MoveLexicon) -> Draft:
    """The draft of a move that the learned reader sees.

    That it is actual the reader has judged; only the distance that the text keeps is read from the grammar.
    """
    token, kind = hypothesis.token, hypothesis.type
    made = Standing(hedged=standing(token, kind, lexicon).hedged)
    slots = arguments(token).slots if token.pos_ in VERBAL else slots_of(token)
    subject = _subject(token)
    if _by_speaker(token, kind, subject, cast):
        return _spoken(token, kind, subject, cast, made)
    passive = token.pos_ in VERBAL and is_passive(token)
    actor = doer(token) if passive else subject if token.pos_ in VERBAL | {"ADJ"} else _owner(token, cast)
    if actor is None and not passive and cast.speaker(token):
        return _spoken(token, kind, subject, cast, made)
    content, slot = _content(slots)
    return Draft(
        kind,
        token,
        actor,
        _whom(slots, actor, content, cast),
        content,
        slot,
        made,
        rule="learned",
        unsaid=passive and actor is None,
    )


def _subject(token: Token) -> Token | None:
    """Of whom or what the clause speaks: the subject of the verb, or of the copula that the adjective follows."""
    if token.pos_ in VERBAL:
        return surface_subject(token)
    return surface_subject(token.head) if token.dep_ in {"acomp", "oprd", "attr"} else None


def _by_speaker(token: Token, kind: MoveType, subject: Token | None, cast: Cast) -> bool:
    """ "The raids undermine the truce", said by a party: its accusation, where no word of the clause names one."""
    if kind not in _NAMING or subject is None:
        return False
    speaker = codes(cast.speaker(token))
    if not speaker or speaker <= _NO_SPEAKER or speaker & codes(cast.actors_of(subject)):
        return False
    part = "V" if token.pos_ in VERBAL else "Aj" if token.pos_ == "ADJ" else "N"
    senses = load_lore().senses.of(token.lemma_.lower(), part)
    return not set(senses) & set(_NAMING[kind])


def _spoken(token: Token, kind: MoveType, subject: Token | None, cast: Cast, made: Standing) -> Draft:
    """A move of whoever is quoted as saying the clause."""
    other = subject if subject is not None and not codes(cast.actors_of(subject)) & codes(cast.speaker(token)) else None
    verbal = token.pos_ in VERBAL
    whole = verbal and own_subject(token) is not None
    content = token if verbal or subject is None else token.head
    slot = "that" if whole or not verbal else "vp"
    return Draft(kind, token, None, other, content, slot, made, by_source=True, rule="learned")


def _owner(noun: Token, cast: Cast) -> Token | None:
    """Whose the noun is: its owner, "by" or "from" whom, an adjective of a party, or who carries it."""
    for owner in _owners(noun):
        if cast.party(owner):
            return owner
    head = noun.head.head if noun.dep_ == "pobj" else noun.head
    if noun.dep_ in {"dobj", "attr", "pobj", "nsubjpass"} and head.pos_ in VERBAL:
        return doer(head)
    return None


def _owners(noun: Token) -> Iterator[Token]:
    yield from (c for c in noun.children if c.dep_ == "poss")
    for c in noun.children:
        if c.dep_ in {"prep", "agent"} and c.lower_ in {"by", "from"} and (inner := child(c, "pobj")) is not None:
            yield inner
    yield from (c for c in noun.children if c.dep_ in _OWNERS)
    of = slots_of(noun).get("of")
    if of is not None:
        yield of


def _content(slots: dict[str, Token]) -> tuple[Token | None, str]:
    """The clause that says what the move is about; else the object; else what a preposition leads to."""
    for name in (*_CLAUSES, "obj", *_ABOUT):
        if name in slots:
            return slots[name], name
    return None, ""


def _whom(slots: dict[str, Token], actor: Token | None, content: Token | None, cast: Cast) -> Token | None:
    """The first argument that names another party."""
    own = codes(cast.actors_of(actor))
    for name in _WHOM:
        token = slots.get(name)
        if token is not None and token != content and (named := codes(cast.party(token))) and not named & own:
            return token
    obj = slots.get("obj")
    return obj if obj is not None and obj == content and codes(cast.actors_of(obj)) - own else None

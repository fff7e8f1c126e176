"""Cuts an ultimatum in two: "leave by Friday or face sanctions", "they must leave, or we will attack".

The first half is what is demanded and the second the threat; the threat's condition is the first half, for it comes
unless that is done.
"""

from __future__ import annotations

from spacy.tokens import Token

from servanda.moves.draft import Draft
from servanda.moves.grammar import VERBAL, own_subject

_SUFFERED = frozenset({"face", "suffer", "risk", "incur", "bear", "confront", "expect", "meet"})
_REACH = 14


def choice_after(draft: Draft) -> Token | None:
    """The "or" between what is demanded and what comes if it is not done; `None` if there is no such choice."""
    if draft.type != "demand" or draft.content is None:
        return None
    for t in draft.trigger.sent:
        if t.i > draft.content.i and t.lower_ == "or" and t.i - draft.content.i < _REACH and _penalty(t) is not None:
            return t
    return None


def _penalty(either: Token) -> Token | None:
    """The verb right behind an "or" that names a harm: "or *face* sanctions", "or else *suffer*"."""
    after = [t for t in either.doc[either.i + 1 : either.i + 3] if t.lower_ not in {"else", "otherwise"}]
    return after[0] if after and after[0].lemma_ in _SUFFERED and after[0].tag_ in {"VB", "VBP", "NN"} else None


def is_alternative(draft: Draft) -> bool:
    """Whether a threat names only what the other side will suffer: "or face sanctions"."""
    return draft.type == "threaten" and (either := _either(draft.trigger)) is not None and bool(_penalty(either))


def _either(word: Token) -> Token | None:
    near = word.doc[max(word.sent.start, word.i - 3) : word.i]
    return next((t for t in reversed(near) if t.lower_ == "or"), None)


def demanded_before(draft: Draft) -> tuple[Token, Token] | None:
    """First and last word of the demand that a threat follows: "*leave by Friday* or face sanctions"."""
    if draft.type != "threaten":
        return None
    threat = draft.content if draft.content is not None and draft.content.pos_ in VERBAL else draft.trigger
    either = _either(draft.trigger) if is_alternative(draft) else _either(threat.left_edge)
    if either is None or either.i == threat.sent.start:
        return None
    if is_alternative(draft):
        for t in reversed(either.doc[either.sent.start : either.i]):
            if t.tag_ == "VB" or (t.pos_ == "VERB" and own_subject(t) is not None):
                return t, either.nbor(-1)
        return None
    clause = threat.head if threat.dep_ == "conj" and own_subject(threat) is not None else None
    if clause is None or clause.pos_ not in VERBAL or clause.i > either.i:
        return None
    return (clause.left_edge if own_subject(clause) is not None else clause), either.nbor(-1)

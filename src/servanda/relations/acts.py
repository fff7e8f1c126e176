"""Reads the act of a verb or event noun: the frame it fills, and what the words above it make of that.

"refused to lift the curfew" is the act of "lift", YIELD, refused: REJECT.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from servanda.relations.frames import Frames, frame_roots, modified

_UNDER = ("xcomp", "ccomp", "acomp", "oprd", "pcomp", "acl", "attr")
_FUTURE = ("will", "shall", "would", "'ll")


@dataclass(frozen=True, slots=True)
class Act:
    """A filled frame: its verb, plain root, what the words above make of it, whether it is denied, and the result."""

    verb: Token
    plain: str
    changes: tuple[str, ...]
    denied: bool
    root: str


def act_of(verb: Token, frames: Frames) -> Iterator[Act]:
    """The act of a verb or event noun, if it fills a frame."""
    for root in frame_roots(verb, frames)[:1]:
        kinds = changes_above(verb, frames)
        plain = tuple(dict.fromkeys(k for k in kinds if k != "not"))
        yield Act(verb, root, plain, "not" in kinds, modified(root, reversed(list(dict.fromkeys(kinds)))))


def changes_above(verb: Token, frames: Frames, depth: int = 0) -> list[str]:
    """What the words above a verb and its auxiliaries make of it, the outermost first: refused, promised, demanded …"""
    own = list(_auxiliaries(verb))
    above = verb.head
    if depth > 6 or above.i == verb.i:
        return own
    if verb.dep_ == "conj" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        return own or changes_above(above, frames, depth + 1)
    if verb.dep_ in ("pcomp", "pobj") and above.dep_ == "prep":
        above = _above_object(above.head, frames)
    elif not _hangs_under(verb, frames):
        return own
    return [*changes_above(above, frames, depth + 1), *_kinds(above, frames), *own]


def _hangs_under(word: Token, frames: Frames) -> bool:
    """Whether what is said of the word above holds of this one: its complements, "calls to lift", "made a promise"."""
    if word.dep_ == "dobj":
        return word.lemma_.lower() in frames.modality
    return word.dep_ in _UNDER or (word.dep_ == "relcl" and _is_infinitive(word))


def _above_object(word: Token, frames: Frames) -> Token:
    """The verb of an object on which a preposition hangs that goes with the verb: "accused the junta of bombing"."""
    return word.head if word.dep_ == "dobj" and word.lemma_.lower() not in frames.modality else word


def _kinds(word: Token, frames: Frames) -> Iterator[str]:
    yield from frames.modality.get(word.lemma_.lower(), ())
    for child in word.children:
        if child.dep_ == "prt" and child.lower_ == "out" and word.lemma_ == "rule":
            yield "refuse"
        if child.dep_ == "det" and child.lower_ == "no":
            yield "refuse"
    if word.lemma_ == "be" and any(c.dep_ == "xcomp" and _is_infinitive(c) for c in word.children):
        yield "promise"


def _is_infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def _auxiliaries(verb: Token) -> Iterator[str]:
    for child in verb.children:
        if child.dep_ == "neg":
            yield "not"
        elif child.dep_ == "aux":
            word = child.lemma_.lower()
            if word in _FUTURE:
                yield "promise"
            elif word in ("must", "should"):
                yield "demand"
            elif word in ("may", "might", "could"):
                yield "may"

"""Whose guest one is in a place: a visit to Ankara is a visit to Turkey."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

from servanda.actors.lexicon import load_lexicon
from servanda.actors.senses import PLACE_KINDS, body_actor, state_actor
from servanda.actors.words import words_of
from servanda.records import Actor

_STATE = 3
"""Letters of the code of a state."""


def hosts_of(place: Token | None) -> tuple[Actor, ...]:
    """The state that a town, capital or country named as a destination belongs to; empty if none is known."""
    if place is None or place.pos_ != "PROPN":
        return ()
    parts = [c.text for c in place.children if c.dep_ == "compound" and c.i < place.i]
    return _state_of(" ".join([*parts, place.text]))


def party_named(word: Token) -> tuple[Actor, ...]:
    """The state or body that a name or an adjective of nationality stands for; empty if none is known."""
    if word.pos_ == "ADJ" and word.text[0].isupper():
        return _state_of(word.text)
    return hosts_of(word) or (_body_of(word.text) if word.pos_ == "PROPN" else ())


@lru_cache(maxsize=4096)
def _body_of(name: str) -> tuple[Actor, ...]:
    lexicon = load_lexicon()
    words = words_of(name)
    if not words:
        return ()
    _, entries = lexicon.match(words, 0, name)
    refs = {e.ref for e in entries if e.kind == "organisation" and e.ref in lexicon.organisations}
    return (body_actor(lexicon, refs.pop()),) if len(refs) == 1 else ()


@lru_cache(maxsize=4096)
def _state_of(name: str) -> tuple[Actor, ...]:
    lexicon = load_lexicon()
    words = words_of(name)
    if not words:
        return ()
    _, entries = lexicon.match(words, 0, name)
    refs = {e.ref for e in entries if e.kind in PLACE_KINDS and e.ref in lexicon.states}
    return (state_actor(lexicon, refs.pop()),) if len(refs) == 1 else ()


def is_state(code: str) -> bool:
    """Whether a code is that of a state, and not of the press or a court that has three letters too."""
    return code.lower() in load_lexicon().states


def country_of(code: str) -> str | None:
    """The country that a party with this code is of: `LBY` for `LBY`, `LBY-OPP`, `LBY-PPL`; `None` for a body."""
    state, side = code[:_STATE], code[_STATE:]
    return state if is_state(state) and side in {"", "-OPP", "-PPL"} else None


def people_of(country: str) -> Actor:
    """Unnamed people of a country."""
    return Actor(f"{country.lower()}-ppl", f"{country}-PPL", "unnamed people", "people", f"{country}CVL")


def body_of(ref: str) -> Actor:
    """The body or group of states with this id in the actors' lexicon."""
    return body_actor(load_lexicon(), ref)


def state_with(code: str) -> Actor | None:
    """The state with this ISO 3166 alpha-3 code; `None` if there is none."""
    return state_actor(load_lexicon(), code.lower()) if is_state(code) else None

"""Names the features of the rivals for a place in a move: everybody whom some way leads to, with all ways to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from servanda.lexicon.senses import PART_OF
from servanda.moves.grammar import VERBAL, doer, is_passive, surface_subject
from servanda.moves.learned.ground import Ground
from servanda.moves.learned.ways import Way
from servanda.moves.who import Actors, codes
from servanda.records import MoveType

_PLAIN = frozenset({"MED", "BUS", "NGO", "UNK", "UN", "PPL", "INT", "EU", "NATO"})
_MODIFIERS = frozenset({"compound", "amod", "poss", "appos", "nmod"})
_MANY = 5
"""Ways, and tenths of the mentions, from which on more are not told apart."""


@dataclass(frozen=True, slots=True)
class Rival:
    """One party that may fill the place."""

    actors: Actors
    ways: tuple[Way, ...]
    features: list[str]


@dataclass(frozen=True, slots=True)
class _Word:
    """The word of the move, in the terms that features are made of."""

    token: Token
    type: MoveType
    mode: str
    """`q` between quotation marks, `i` in reported speech, `0` in the writer's own words."""
    part: str
    """Part of speech, with a `p` for a passive verb."""
    lemma: str
    letters: str


def maker_rivals(ground: Ground, token: Token, kind: MoveType, ways: Sequence[Way]) -> list[Rival]:
    """The rivals for the maker of a move, in the order in which ways first lead to them."""
    word = _word(ground, token, kind)
    about = _about(ground, token)
    found = []
    for key, own in _by_party(ways).items():
        features = _features(word, key, own)
        share = sum(ground.count[code] for code in key) / ground.total
        features.append(f"cnt={min(_MANY, int(10 * share))}")
        for way in own:
            if way.guess:
                features += _guess_features(ground, word, way)
            elif way.token is not None:
                features += _name_features(ground, key, way.token)
        routes = {way.route for way in own if not way.guess}
        for route in sorted(routes):
            if route.startswith("gen") or route == "unk":
                features += [f"{route}|{sign}" for sign in about]
                features += [f"{route}|{sign}{word.mode}" for sign in about if sign[1:3] in {"e=", "re"}]
        if all(route.startswith("gen") for route in routes):
            features.append("onlygen")
        found.append(Rival(own[0].actors, tuple(own), list(dict.fromkeys(features))))
    return found


def partner_rivals(ground: Ground, token: Token, kind: MoveType, ways: Sequence[Way], maker: Actors) -> list[Rival]:
    """The rivals for whom a move is addressed to, nobody among them."""
    word = _word(ground, token, kind)
    made = codes(maker)
    found = []
    for key, own in _by_party(ways).items():
        whose = "same" if made & set(key) else "other"
        features = [*_features(word, key, own), whose, whose + kind]
        found.append(Rival(own[0].actors, tuple(own), list(dict.fromkeys(features))))
    return found


def _by_party(ways: Sequence[Way]) -> dict[tuple[str, ...], list[Way]]:
    found: dict[tuple[str, ...], list[Way]] = {}
    for way in ways:
        found.setdefault(way.codes, []).append(way)
    return found


def _word(ground: Ground, token: Token, kind: MoveType) -> _Word:
    cast = ground.cast
    mode = "q" if cast.is_quoted(token) else "i" if cast.report(token) is not None else "0"
    passive = token.pos_ == "VERB" and is_passive(token)
    lemma = token.lemma_.lower()
    letters = ground.letters(lemma, PART_OF.get(token.pos_, "V"), "V", "N", "Aj")[:2]
    return _Word(token, kind, mode, token.pos_ + ("p" if passive else ""), lemma, letters)


def _features(word: _Word, key: tuple[str, ...], ways: Sequence[Way]) -> list[str]:
    """What ways lead there, alone and in pairs, and what sort of party it is."""
    sort = _sort(key)
    found = [f"k={sort}", f"k|t={sort}{word.type}"]
    seen: set[str] = set()
    for way in ways:
        if way.guess or way.route in seen:
            continue
        seen.add(way.route)
        found += [*_route_features(word, way.route), f"r|k={way.route}{sort}"]
        if way.token is not None:
            token = way.token
            found += [f"tp={way.route}{token.pos_}", f"td={way.route}{token.dep_}"]
            if token.pos_ == "PRON":
                found.append(f"pr={way.route}{token.lower_}{word.mode}")
    found.append(f"n={min(len(seen), _MANY)}")
    routes = sorted(seen)
    found += [f"rr={a}&{b}" for n, a in enumerate(routes) for b in routes[n + 1 :]]
    return found


def _route_features(word: _Word, route: str) -> list[str]:
    return [
        f"r={route}",
        f"r|t={route}{word.type}",
        f"r|p={route}{word.part}",
        f"r|q={route}{word.mode}",
        f"r|qt={route}{word.mode}{word.type}",
        f"r|l={route}{word.lemma}",
        f"r|ptq={route}{word.part}{word.type}{word.mode}",
        *(f"r|c={route}{letter}{word.mode}" for letter in word.letters),
    ]


def _guess_features(ground: Ground, word: _Word, way: Way) -> list[str]:
    """Whether words that no list knows may stand for this sort of party."""
    token = way.token
    if token is None:
        return []
    guess, sort = way.guess, way.guess.rstrip("t01")  # `sort` without the mark that tells of which country
    lemma = token.lemma_.lower()
    named = _sort(tuple(sorted(codes(ground.cast.actors_of(token)))))
    tied = _sort(tuple(sorted(codes(ground.cast.party(token)))))
    entity = f"e={token.ent_type_ or '-'}{token.pos_}"
    found = [*_route_features(word, way.route), f"g={guess}", f"rg={way.route}{guess}"]
    signs = [f"l={lemma}", entity, f"res={named}", f"res2={tied}", f"suf={token.lower_[-3:]}", f"num={token.tag_}"]
    found += [f"{guess}|{sign}" for sign in signs[1:4]]
    signs += [f"m={c.lemma_.lower()}" for c in token.children if c.dep_ in _MODIFIERS]
    signs += [f"c={letter}" for letter in ground.letters(lemma, "N", "V")]
    signs += [f"k={name}" for name in ground.lore.classes.get(lemma, ())]
    behind = [o for p in token.children if p.dep_ == "prep" for o in p.children if o.dep_ == "pobj"]
    signs += [f"of={o.lemma_.lower()}" for o in behind[:1]]
    found += [f"{sort}|{sign}" for sign in signs]
    return [*found, f"{sort}|{entity}res={named}"]


def _name_features(ground: Ground, key: tuple[str, ...], token: Token) -> list[str]:
    """Whether words that are known fit the sort of party that they are taken for."""
    sort, lemma = _sort(key), token.lemma_.lower()
    return [
        f"res|l={sort}{lemma}",
        f"res|e={sort}{token.ent_type_}{token.pos_}",
        *(f"res|c={sort}{letter}" for letter in ground.letters(lemma, "N")[:2]),
        *(f"res|m={sort}{c.lemma_.lower()}" for c in token.children if c.dep_ in _MODIFIERS - {"poss", "nmod"}),
    ]


def _about(ground: Ground, token: Token) -> list[str]:
    """What the two likeliest words for the maker are like: the subject or owner (`a`), the one quoted (`b`)."""
    if token.pos_ in VERBAL:
        first = doer(token) if is_passive(token) else surface_subject(token)
    else:
        first = next((c for c in token.children if c.dep_ == "poss"), None)
    found = []
    for name, word in (("a", first), ("b", ground.cast.source(token))):
        if word is None:
            found.append(name + "None")
            continue
        lemma = word.lemma_.lower()
        found += [f"{name}l={lemma}", f"{name}e={word.ent_type_ or '-'}{word.pos_}"]
        found.append(f"{name}res={bool(ground.cast.actors_of(word))}")
        found += [f"{name}m={c.lower_}" for c in word.children if c.dep_ in _MODIFIERS - {"nmod"}]
        found += [f"{name}c={letter}" for letter in ground.letters(lemma, "N", "V")[:2]]
    return found


def _sort(key: tuple[str, ...]) -> str:
    if not key or key == ("",):
        return "none"
    if len(key) > 1:
        return "multi"
    if key[0] in _PLAIN:
        return key[0]
    return "opp" if key[0].endswith("-OPP") else "ppl" if key[0].endswith("PPL") else "state"

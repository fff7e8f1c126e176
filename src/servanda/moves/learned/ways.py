"""Lists the ways in which the text leads from the word of a move to those who may have made it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from servanda.moves.grammar import VERBAL, doer, is_passive, np_span, own_subject, surface_subject
from servanda.moves.learned.ground import Ground, land_of, supposed
from servanda.moves.strangers import stranger
from servanda.moves.who import Actors, codes
from servanda.records import MoveType, Span

_OWNED = frozenset({"amod", "compound", "nmod"})
_PREPOSITIONS = frozenset({"by", "from", "of", "between", "among", "with", "to", "for", "against", "in", "at", "on"})
_LEADING = frozenset({"subj", "agent", "poss", "srcq", "srci", "relhead", "anc1", "own"})
"""Routes whose words may stand for somebody whom no list of actors knows."""
_LEADING_STARTS = ("np_by", "np_from", "np_of", "gsubj")
_RELATIVE = frozenset({"who", "which", "that", "it"})
_HEIGHT = 5
"""Words above a word that are gone through for who governs it."""
_GOVERNORS = 3
"""Governing clauses that are told apart; those above are one."""
_BESIDE = 3
"""Parties named on either side of a word that are told apart."""
_SAME = 3
"""Characters within which two triggers are one word."""
_UNNAMED = ("NGO", "BUS", "MED", "INT", "UNK")


@dataclass(frozen=True, slots=True)
class Way:
    """One way from the word of a move to somebody."""

    route: str
    """Where it leads along: `subj`, `agent`, `poss`, `spkq` (who is quoted), `mb0` (named last before), …"""
    actors: Actors
    token: Token | None = None
    where: Span | None = None
    """The words that name them, where no token does."""
    guess: str = ""
    """What sort of party is supposed behind words that name nobody known: `PPL0`, `OPPt`, `NGO`, …"""

    @property
    def codes(self) -> tuple[str, ...]:
        """What makes two ways lead to the same party."""
        return tuple(sorted(codes(self.actors)))

    @property
    def span(self) -> Span | None:
        """The words that name whom the way leads to."""
        return np_span(self.token) if self.token is not None else self.where


def makers(ground: Ground, token: Token, kind: MoveType) -> list[Way]:
    """Everybody who may have made the move of this type that the word tells of, each by every way to them."""
    known, leading = [], dict[int, tuple[str, Token]]()
    for route, word in [*_argument_routes(token), *_clause_routes(ground, token)]:
        way = resolved(ground, route, word)
        if way is not None:
            known.append(way)
        base = route if way is None else way.route.rstrip("~?")
        if _leads(base) and word.pos_ in {"NOUN", "PROPN", "PRON"} and word.lower_ not in _RELATIVE:
            leading.setdefault(word.i, (base, word))
    known += _spoken(ground, token)
    known += _around(ground, token)
    known += _dealt(ground, token, kind)
    known.append(Way("unk", (supposed("UNK"),)))
    for base, word in leading.values():
        known += _guesses(ground, base, word)
    for n, state in enumerate(ground.states):
        known += [Way(f"gen{n}{side.lower()}", ground.named(f"{state}-{side}")) for side in ("PPL", "OPP")]
    known += [Way(f"gen{code}", ground.named(code)) for code in ("NGO", "BUS", "MED", "INT", "PPL")]
    return known


def resolved(ground: Ground, route: str, word: Token) -> Way | None:
    """Whom a word names or belongs to, or is by what it says of itself (`route?`)."""
    if (way := known_by(ground, route, word)) is not None:
        return way
    if found := stranger(word, ground.cast, ground.lexicon):
        return Way(route + "?", found, word)
    return None


def known_by(ground: Ground, route: str, word: Token) -> Way | None:
    """Whom a word names (`route`) or belongs to (`route~`)."""
    if found := ground.cast.actors_of(word):
        return Way(route, found, word)
    if found := ground.cast.party(word):
        return Way(route + "~", found, word)
    return None


def _leads(route: str) -> bool:
    return route in _LEADING or route.startswith(_LEADING_STARTS)


def _argument_routes(token: Token) -> Iterator[tuple[str, Token]]:
    """The subject of a verb; the owners, adjectives and prepositions of a noun."""
    if token.pos_ in VERBAL:
        found = [("subj", surface_subject(token))]
        if is_passive(token):
            found = [("agent", doer(token)), ("psubj", surface_subject(token))]
        found.append(("own", own_subject(token)))
        yield from ((route, word) for route, word in found if word is not None)
        return
    for c in token.children:
        if c.dep_ in {"poss", "appos", "nsubj"}:
            yield c.dep_, c
        elif c.dep_ in _OWNED:
            yield "mod", c
        elif c.dep_ in {"prep", "agent"}:
            name = c.lower_ if c.lower_ in _PREPOSITIONS else "x"
            yield from ((f"np_{name}", o) for o in c.children if o.dep_ == "pobj")
        elif c.dep_ in {"relcl", "acl"} and (by := doer(c)) is not None:
            yield "rel", by


def _clause_routes(ground: Ground, token: Token) -> Iterator[tuple[str, Token]]:
    """Who is subject of what governs the word, clause by clause; whose words they are; who was subject before."""
    head = token.head
    if head != token and token.pos_ not in VERBAL:
        verb = head.head if head.dep_ == "prep" and head.pos_ not in VERBAL else head
        subject = surface_subject(verb) if verb.pos_ in VERBAL else None
        if subject is not None and subject != token:
            yield f"gsubj_{token.dep_}", subject
        elif verb.pos_ in {"NOUN", "PROPN"}:
            yield "hnoun", verb
    if token.pos_ in VERBAL and token.dep_ in {"relcl", "acl"}:
        yield "relhead", head
    yield from governing(token)
    if (source := ground.cast.source(token)) is not None:
        yield "src" + ("q" if ground.cast.is_quoted(token) else "i"), source
    start = token.sent.start
    before = token.doc[start - 1].sent.root if start else None
    if before is not None and before.pos_ in VERBAL and (subject := surface_subject(before)) is not None:
        yield "prev", subject


def governing(token: Token) -> Iterator[tuple[str, Token]]:
    """Subjects of the verbs above a word: `anc1` of the nearest."""
    clauses = 0
    for above in heads_of(token, _HEIGHT):
        if above.pos_ not in VERBAL:
            continue
        clauses += 1
        subject = surface_subject(above)
        if subject is not None and subject != token:
            yield f"anc{min(clauses, _GOVERNORS)}", subject


def heads_of(token: Token, most: int) -> list[Token]:
    """The words above a word, the nearest first."""
    found: list[Token] = []
    while token.head != token and len(found) < most:
        token = token.head
        found.append(token)
    return found


def _spoken(ground: Ground, token: Token) -> Iterator[Way]:
    """Who is quoted as saying the word, and who was quoted last."""
    report = ground.cast.report(token)
    if report is not None and report.actors:
        mode = "q" if ground.cast.is_quoted(token) else "i"
        yield Way("spk" + mode, report.actors, where=report.source[0] if report.source else None)
    last = ground.cast.last_speaker(token.sent.start_char, ())
    if last is not None:
        yield Way("lastspk", last[1], where=last[0])


def _around(ground: Ground, token: Token) -> Iterator[Way]:
    """Who is named in the sentence, before and after the word, and who is named most in the document."""
    yield from named_beside(ground, token)
    before = [m for m in ground.inside(token.sent.start_char, token.idx) if m.end <= token.idx]
    if len(before) > 1:
        yield Way("mfirst", (before[0].actor,), where=(before[0].start, before[0].end))
    yield from (Way(f"main{n}", actors) for n, actors in enumerate(ground.main[:2]))


def named_beside(ground: Ground, token: Token) -> Iterator[Way]:
    """The three parties named last before a word in its sentence (`mb0` the nearest), and the next three (`ma0`)."""
    inside = ground.inside(token.sent.start_char, token.sent.end_char)
    before = [m for m in inside if m.end <= token.idx][-_BESIDE:]
    after = [m for m in inside if m.start >= token.idx + len(token)][:_BESIDE]
    for name, row in (("mb", reversed(before)), ("ma", iter(after))):
        yield from (Way(f"{name}{n}", (m.actor,), where=(m.start, m.end)) for n, m in enumerate(row))


def _dealt(ground: Ground, token: Token, kind: MoveType) -> Iterator[Way]:
    """Whom the rules take for the maker of this move, and of the nearest other one in the sentence."""
    if (same := ground.dealing_at(kind, token.idx)) is not None:
        yield Way("rule0" if abs(same.at - token.idx) <= _SAME else "rule1", same.actor)
    sent = token.sent
    others = [d for d in ground.dealings if sent.start_char <= d.at < sent.end_char and d.type != kind]
    if others:
        yield Way("rother", min(others, key=lambda d: abs(d.at - token.idx)).actor)


def _guesses(ground: Ground, base: str, word: Token) -> Iterator[Way]:
    """Who words that no list knows may stand for: people, opponents or officials of a country, a society, a firm."""
    near = [*word.children, *(n for p in word.children if p.dep_ == "prep" for n in p.children)]
    tied = next((land for c in near if (land := land_of(ground.cast.actors_of(c))) is not None), None)
    lands = ([("t", tied)] if tied else []) + [(str(n), state) for n, state in enumerate(ground.states)]
    for mark, land in lands:
        for sort, code in (("PPL", f"{land}-PPL"), ("OPP", f"{land}-OPP"), ("ST", land)):
            yield Way(base, ground.named(code), word, guess=sort + mark)
    yield from (Way(base, ground.named(code), word, guess=code) for code in _UNNAMED)

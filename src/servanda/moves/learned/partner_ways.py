"""Lists the ways in which the text leads from the word of a move to those to whom it may be addressed."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from servanda.moves.grammar import VERBAL, doer, is_passive, own_subject, slots_of, surface_subject
from servanda.moves.learned.ground import Ground
from servanda.moves.learned.ways import Way, heads_of, known_by, named_beside
from servanda.moves.who import Actors, codes
from servanda.records import Actor, MoveType

NOBODY: Actors = (Actor("nobody", "", "nobody"),)
"""Stands for "the text gives none" among the rivals."""
_OWNERS = frozenset({"poss", "compound", "amod"})
_TIED = _OWNERS | {"nmod"}
_DEEP_SLOTS = frozenset({"obj", "to", "of", "for", "on", "against", "over", "about", "with", "from"})
_DEEP_PREPOSITIONS = frozenset({"of", "by", "from", "with", "to", "for", "in", "against", "on"})
_CLAUSES = frozenset({"inf", "that", "ing", "whether"})
_INNER = ("obj", "with", "to", "from", "against", "on", "of")
_GOVERNED = ("obj", "dat", "with", "to", "from", "against", "on", "of", "by")
_ABOVE = ("obj", "dat", "with", "to", "against")
_HEIGHT = 4
"""Words above a word whose arguments are looked at."""
_SAME = 3
"""Characters within which two triggers are one word."""
_BEFORE = 3
"""Parties named last before the sentence that count."""
_STATE = 3
"""Letters of the code of a state."""


def partners(ground: Ground, token: Token, kind: MoveType, maker: Actors) -> list[Way]:
    """Everybody whom a move of this type by this maker may be addressed to, each by every way, and nobody."""
    known = [way for route, word in _routes(token) if (way := _resolved(ground, route, word)) is not None]
    if (audience := ground.cast.audience(token)) is not None and (way := _resolved(ground, "aud", audience)):
        known.append(way)
    known += named_beside(ground, token)
    earlier = [m for m in ground.mentions if m.end <= token.sent.start_char][-_BEFORE:]
    known += [Way("pm", (m.actor,), where=(m.start, m.end)) for m in earlier]
    known += [Way(f"main{n}", actors) for n, actors in enumerate(ground.main)]
    known += _dealt(ground, token, kind, maker)
    report = ground.cast.report(token)
    if report is not None and report.actors:
        known.append(Way("spk", report.actors))
    known += _opposed(ground, maker)
    known += [Way("home", maker[:1]), Way("none", NOBODY)]
    return known


def _resolved(ground: Ground, route: str, word: Token) -> Way | None:
    """Whom a word names or belongs to, or that it names somebody unknown (`?`, nobody known is addressed)."""
    if (way := known_by(ground, route, word)) is not None:
        return way
    if word.ent_type_ or word.pos_ == "PROPN" or (word.pos_ == "NOUN" and ground.cast.can_act(word)):
        return Way(route + "?", NOBODY, word)
    return None


def _routes(token: Token) -> Iterator[tuple[str, Token]]:
    yield from _slot_routes(token)
    yield from _verb_routes(token) if token.pos_ in VERBAL else _noun_routes(token)
    for above in heads_of(token, _HEIGHT):
        if above.pos_ not in VERBAL:
            continue
        slots = slots_of(above)
        yield from ((f"anc_{name}", slots[name]) for name in _ABOVE if name in slots and slots[name] != token)
        if (subject := surface_subject(above)) is not None and subject != token:
            yield "ancsubj", subject


def _slot_routes(token: Token) -> Iterator[tuple[str, Token]]:
    """What fills the slots of the word, and who stands inside of that."""
    for name, word in slots_of(token).items():
        if ":" in name:
            continue
        yield f"s_{name}", word
        if name in _DEEP_SLOTS and word.pos_ in {"NOUN", "PROPN"}:
            yield from _within(f"s_{name}", word)
        if name in _CLAUSES or word.pos_ in VERBAL:
            if (subject := own_subject(word)) is not None:
                yield f"s_{name}_subj", subject
            inner = slots_of(word)
            yield from ((f"s_{name}_{slot}", inner[slot]) for slot in _INNER if slot in inner)
            if "obj" in inner:
                yield from ((f"s_{name}_obj_mod", c) for c in inner["obj"].children if c.dep_ in _OWNERS)


def _within(route: str, noun: Token) -> Iterator[tuple[str, Token]]:
    """Owners and adjectives of a noun, and whom its prepositions lead to."""
    for c in noun.children:
        if c.dep_ in _TIED:
            yield f"{route}_mod", c
        elif c.dep_ == "prep" and c.lower_ in _DEEP_PREPOSITIONS:
            yield from ((f"{route}_{c.lower_}", o) for o in c.children if o.dep_ == "pobj")


def _verb_routes(verb: Token) -> Iterator[tuple[str, Token]]:
    own = own_subject(verb)
    if (subject := surface_subject(verb)) is not None:
        yield "subj", subject
    if own is not None:
        yield "own", own
        if own.pos_ == "NOUN":
            yield from (("su_mod", c) for c in own.children if c.dep_ in _OWNERS)
            yield from (("su_of", o) for c in own.children if c.dep_ == "prep" for o in c.children if o.dep_ == "pobj")
    if is_passive(verb) and (by := doer(verb)) is not None:
        yield "agent", by
    if verb.dep_ in {"relcl", "acl"}:
        yield "relhead", verb.head


def _noun_routes(noun: Token) -> Iterator[tuple[str, Token]]:
    for c in noun.children:
        if c.dep_ in _TIED:
            yield ("poss" if c.dep_ == "poss" else "mod"), c
    verb = noun.head if noun.head.pos_ in VERBAL else noun.head.head
    if verb.pos_ not in VERBAL:
        return
    slots = slots_of(verb)
    yield from ((f"g_{name}", slots[name]) for name in _GOVERNED if name in slots and slots[name] != noun)
    if (subject := surface_subject(verb)) is not None and subject != noun:
        yield f"gsubj_{noun.dep_}", subject


def _dealt(ground: Ground, token: Token, kind: MoveType, maker: Actors) -> Iterator[Way]:
    """Whom the rules take it to be addressed to; whom the maker addressed last; who else made the last move."""
    known = codes(maker)
    if (same := ground.dealing_at(kind, token.idx)) is not None:
        yield Way("rule", same.whom or NOBODY)
    before = [d for d in ground.dealings if d.at < token.idx - _SAME]
    own = [d for d in before if codes(d.actor) & known and d.whom]
    others = [d for d in before if not codes(d.actor) & known]
    if own:
        yield Way("lastwhom", own[-1].whom)
    if others:
        yield Way("lastother", others[-1].actor)


def _opposed(ground: Ground, maker: Actors) -> Iterator[Way]:
    """The other side within a country, where the document names it."""
    named = sorted(codes(maker))
    if len(named) != 1 or not named[0][:_STATE].isupper() or len(named[0]) < _STATE:
        return
    other = named[0][:_STATE] + ("" if named[0].endswith("-OPP") else "-OPP")
    if other in ground.count and other != named[0]:
        yield Way("enemy", ground.named(other))

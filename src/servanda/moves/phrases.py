"""Reads the moves that set phrases make: "dead set against", "not an option", "on its way to"."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Token

from servanda.moves.clauses import auxiliaries, is_open, negated
from servanda.moves.draft import Draft
from servanda.moves.grammar import VERBAL, child, surface_subject
from servanda.moves.lexicon import MoveLexicon, rows
from servanda.moves.places import hosts_of
from servanda.moves.standing import PLAIN, standing
from servanda.moves.who import Cast
from servanda.records import MOVE_TYPES, MoveType

_PRONOUN = "-PRON-"
_OPEN = frozenset({"may", "might", "could", "would", "should"})


class Phrase(NamedTuple):
    """A set phrase; `content` says where its content stands: in the `subject`, `after` it, a `place`, or `none`."""

    words: tuple[str, ...]
    content: str
    type: MoveType
    mode: str | None
    cameo: str | None


@lru_cache(maxsize=1)
def phrases() -> dict[str, tuple[Phrase, ...]]:
    """The phrases of `lexicon/moves/phrases.csv` by their last word."""
    found: defaultdict[str, list[Phrase]] = defaultdict(list)
    for r in rows("phrases.csv"):
        kind = next(t for t in MOVE_TYPES if t == r["type"])
        words = tuple(r["phrase"].split())
        found[words[-1]].append(Phrase(words, r["content"], kind, r["mode"] or None, r["cameo"] or None))
    return {last: tuple(known) for last, known in found.items()}


def phrase_draft(token: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """The move of a set phrase whose last word this is."""
    for phrase in phrases().get(token.lower_, ()) or phrases().get(token.lemma_.lower(), ()):
        if _stands_before(phrase.words, token) and (draft := _draft(phrase, token, cast, lexicon)) is not None:
            return draft
    return None


def _stands_before(words: tuple[str, ...], last: Token) -> bool:
    start = last.i - len(words) + 1
    if start < last.sent.start:
        return False
    pairs = zip(words, last.doc[start : last.i + 1], strict=True)
    return all(
        w in {t.lower_, t.lemma_.lower()} or (w == _PRONOUN and t.tag_ == "PRP$") or (w == "be" and t.lemma_ == "be")
        for w, t in pairs
    )


def _draft(phrase: Phrase, last: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    verb = _verb(last, last.i - len(phrase.words) + 1)
    if verb is None or is_open(verb) or auxiliaries(verb) & _OPEN:
        return None
    if negated(verb) and "not" not in phrase.words:
        return None
    subject = surface_subject(verb)
    after = child(last, "pobj", "pcomp")
    by_source = phrase.content in {"subject", "none"}
    if by_source and not cast.speaker(last):
        return None
    if not by_source and (after is None or subject is None):
        return None
    if phrase.content == "place" and not (cast.actors_of(after) or hosts_of(after)):
        return None
    content = {"subject": subject, "after": after}.get(phrase.content)
    return Draft(
        phrase.type,
        last if by_source or last.pos_ != "ADP" else last.nbor(-1),
        None if by_source else subject,
        after if phrase.content == "place" else None,
        content,
        "obj" if content is not None else "",
        standing=PLAIN if "not" in phrase.words else standing(verb, phrase.type, lexicon),
        by_source=by_source,
        mode=phrase.mode,
        cameo=phrase.cameo,
        rule="phrase",
    )


def _verb(last: Token, start: int) -> Token | None:
    """The verb that a phrase hangs on: the first one before it, or the one within it."""
    above, verb = last, None
    while above.head != above and not (verb is not None and verb.i < start):
        above = above.head
        verb = above if above.pos_ in VERBAL else verb
    return verb

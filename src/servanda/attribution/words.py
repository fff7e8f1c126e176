"""Loads the word lists of the stage: verbs that address somebody, hedges, nouns for documents, media and roles."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from servanda.lexicon import table


@dataclass(frozen=True, slots=True)
class Words:
    """The lists, ready for look-up."""

    addressing: dict[str, str]
    """Verb and where the person addressed stands: `object` ("told reporters") or `to` ("said to reporters")."""
    nesting: frozenset[str]
    """Verbs that report what somebody said also inside a quotation."""
    hedges: tuple[tuple[str, ...], ...]
    """Words with which a writer keeps a distance, longest first."""
    kinds: dict[str, str]
    """Noun and what kind of source it is: `document` or `media`."""
    roles: frozenset[str]
    """Nouns for people who are often left unnamed."""


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a list of the stage."""
    return list(table("attribution", name))


@lru_cache(maxsize=1)
def load_words() -> Words:
    """The lists that ship with Servanda."""
    verbs = rows("reporting")
    return Words(
        addressing={r["lemma"]: r["addressee"] for r in verbs if r["addressee"]},
        nesting=frozenset(r["lemma"] for r in verbs if r["nests"]),
        hedges=tuple(sorted((tuple(r["words"].split()) for r in rows("hedges")), key=len, reverse=True)),
        kinds={r["noun"]: r["kind"] for r in rows("source_nouns")},
        roles=frozenset(r["noun"] for r in rows("roles")),
    )

"""Loads the words that make moves: verbs, nouns and adjectives with their argument patterns.

Each row of `lexicon/moves/verbs.csv`, `nouns.csv` and `adjectives.csv` is a `Frame`. In `slots` a row says what
stands where: `for=c` (the for-phrase is the content), `on=a` (the on-phrase is the addressee), `obj=e` (the object is
either: the addressee if there is another content and it can act, the content if not), `by=o` (the owner of a noun), `x`
(nothing of ours). `needs` lists alternatives of slots that must be filled: `obj+inf|that`. `objects` names
classes of nouns (`classes.csv`) one of which what stands in the first slot must belong to; a leading `-` turns one
round, a leading `@` speaks of the object also where that is the addressee ("barred the inspectors from the site").
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from servanda.errors import LexiconError
from servanda.lexicon import table
from servanda.records import MOVE_TYPES, MoveType

Words = frozenset[str]
_WISHING = frozenset({"demand", "propose", "commit", "threaten", "reject"})
ROLES = frozenset("caeox")


@dataclass(frozen=True, slots=True)
class Frame:
    """One trigger with its argument pattern."""

    word: str
    particle: str
    needs: tuple[tuple[str, ...], ...]
    slots: tuple[tuple[str, str], ...]
    objects: tuple[str, ...]
    type: MoveType
    mode: str | None
    cameo: str | None
    example: str
    content: str

    def role(self, slot: str) -> str | None:
        """`c`, `a`, `e`, `o`, `x`, or `None` where the row does not speak of the slot."""
        return next((r for s, r in self.slots if s == slot), None)


@dataclass(frozen=True, slots=True)
class Wrong:
    """A verb that says of its subject that it did wrong, if its object is of one of these classes.

    Where `beside` names words, one of them must stand in the verb's phrase: "gone too *far*", "in bad *faith*".
    """

    verb: str
    objects: tuple[str, ...]
    beside: frozenset[str]


@dataclass(frozen=True, slots=True)
class MoveLexicon:
    """Everything `find_moves` knows about words."""

    verbs: dict[str, tuple[Frame, ...]]
    nouns: dict[str, tuple[Frame, ...]]
    adjectives: dict[str, tuple[Frame, ...]]
    classes: dict[str, Words]
    carriers: dict[str, str]
    """Light verbs, each with what it carries: a `word` ("made a demand"), a `talk` ("held talks"), or `both`."""
    wrongs: dict[str, tuple[Wrong, ...]]
    words: dict[str, Words]
    deeds: Words
    """Verbs that make a move by being used: what they govern is that move's content, and no report of anything."""
    wishing: Words
    """Verbs whose complement is what is wanted, offered, promised or refused: it has not happened by being named."""


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a data file of `lexicon/moves`."""
    return list(table("moves", name.removesuffix(".csv")))


def _pairs(name: str, line: int, slots: str) -> tuple[tuple[str, str], ...]:
    pairs = []
    for part in slots.split():
        slot, _, role = part.partition("=")
        if role not in ROLES or not slot:
            raise LexiconError(
                f"lexicon/moves/{name}, row {line}: bad slot {part!r}", "write slot=role, role c a e o x"
            )
        pairs.append((slot, role))
    return tuple(pairs)


def _frames(name: str, key: str) -> dict[str, tuple[Frame, ...]]:
    found: defaultdict[str, list[Frame]] = defaultdict(list)
    for line, row in enumerate(rows(name), start=2):
        kind = next((t for t in MOVE_TYPES if t == row["type"]), None)
        if kind is None:
            raise LexiconError(f"lexicon/moves/{name}, row {line}: unknown type {row['type']!r}", "see types.csv")
        found[row[key]].append(
            Frame(
                word=row[key],
                particle=row.get("particle", ""),
                needs=tuple(tuple(alt.split("+")) for alt in row["needs"].split("|") if alt),
                slots=_pairs(name, line, row["slots"]),
                objects=tuple(row.get("objects", "").split()),
                type=kind,
                mode=row["mode"] or None,
                cameo=row["cameo"] or None,
                example=row["example"],
                content=row["content"],
            )
        )
    return {word: tuple(frames) for word, frames in found.items()}


def _wrongs() -> dict[str, tuple[Wrong, ...]]:
    found: defaultdict[str, list[Wrong]] = defaultdict(list)
    for r in rows("wrongs.csv"):
        found[r["verb"]].append(Wrong(r["verb"], tuple(r["object"].split()), frozenset(r["with"].split())))
    return {verb: tuple(senses) for verb, senses in found.items()}


@lru_cache(maxsize=1)
def load_moves_lexicon() -> MoveLexicon:
    """The lexicon that ships with Servanda."""
    verbs = _frames("verbs.csv", "verb")
    words = {r["list"]: frozenset(r["words"].split()) for r in rows("words.csv")}
    speech = words["speech"]
    return MoveLexicon(
        verbs=verbs,
        nouns=_frames("nouns.csv", "noun"),
        adjectives=_frames("adjectives.csv", "adjective"),
        classes={r["class"]: frozenset(r["nouns"].split()) for r in rows("classes.csv")},
        carriers={r["verb"]: r["carries"] for r in rows("carriers.csv")},
        wrongs=_wrongs(),
        wishing=frozenset(
            verb
            for verb, frames in verbs.items()
            for f in frames
            if f.type in _WISHING and f.role("inf") == "c" and verb not in {"warn", "announce", "vote"}
        ),
        words=words,
        deeds=frozenset(verbs)
        - speech
        - {"call", "complain", "speak", "talk", "allege", "decry", "suggest", "hint", "signal", "have"}
        | {"want", "seek"},
    )

"""Loads the actors' lexicon from its data files and looks names up in it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Literal, NamedTuple

from servanda.actors.petrarch import ImportReport, import_petrarch
from servanda.actors.tables import (
    Holder,
    Office,
    Organisation,
    State,
    cells,
    holder_of,
    office_of,
    organisation_of,
    rows,
    state_of,
)
from servanda.actors.words import Word, folded, joins, key_words, raw_words, same_case, slug, words_of
from servanda.errors import LexiconError

EntryKind = Literal[
    "state", "demonym", "adjective", "capital", "metonym", "organisation", "person", "surname", "region"
]


INTERIM = frozenset({"interim", "transitional", "provisional"})
"""Words in the names of bodies that mean to take over from a government."""


class Entry(NamedTuple):
    """One name and what it can stand for."""

    kind: EntryKind
    ref: str
    """Id of the state, organisation, person or office."""
    written: tuple[str, ...]


class Noun(NamedTuple):
    """What a common noun says about the actor it heads: `minister` is an office, `rebels` are rebels."""

    group: str
    sector: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who held an office, with every term known."""

    id: str
    name: str
    surnames: tuple[str, ...]
    aliases: tuple[str, ...]
    terms: tuple[Holder, ...]
    wikidata: str | None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every known actor, by id and by name."""

    states: dict[str, State] = field(default_factory=dict)
    offices: dict[str, Office] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    holders: dict[str, list[Holder]] = field(default_factory=dict)
    """Terms by office."""
    nouns: dict[str, Noun] = field(default_factory=dict)
    titles: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    """Ids of the offices that news calls by these words: `("foreign", "minister")`."""
    lists: dict[str, frozenset[str]] = field(default_factory=dict)
    """Word lists of `words.csv` by name."""
    roles: dict[str, frozenset[str]] = field(default_factory=dict)
    """Kinds of office that a noun can mean: `minister`, `envoy`, …"""
    short: dict[str, str] = field(default_factory=dict)
    """Whom `the Fund` or `the League` means where no other body of that name is mentioned."""
    conflicts: dict[str, list[tuple[date | None, date | None]]] = field(default_factory=dict)
    """Ids of states with the days of their armed groups."""
    domestic: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Ids of the states whose politics a party or title is of (`Republican`, `Sen.`), the likeliest first."""
    in_waiting: dict[str, list[Organisation]] = field(default_factory=dict)
    """By state, councils and governments in waiting that oppose the one in place."""
    women: set[str] = field(default_factory=set)
    """Given names of women."""
    imports: list[ImportReport] = field(default_factory=list)
    """What was understood of the user's actor files."""
    single: dict[str, list[Entry]] = field(default_factory=dict)
    pairs: dict[tuple[str, str], list[tuple[tuple[str, ...], Entry]]] = field(default_factory=dict)

    def person_named(self, name: str) -> Person | None:
        """The person of exactly this name in the tables."""
        return self.people.get(f"person-{slug(name)}")

    def body_named(self, name: str) -> Organisation | None:
        """The organisation of exactly this name."""
        words = words_of(name)
        taken, entries = self.match(words, 0, name) if words else (0, [])
        bodies = [e for e in entries if e.kind == "organisation"]
        return self.organisations[bodies[0].ref] if bodies and taken == len(words) else None

    def match(self, words: list[Word], at: int, text: str) -> tuple[int, list[Entry]]:
        """The longest names that start at a word: how many words they take and what they can stand for (0: none)."""
        first = words[at]
        best, found = 0, []
        for second in (at + 1, at + 2):
            if second >= len(words) or not joins(text, words[second - 1], words[second]):
                break
            for rest, entry in self.pairs.get((first[0], words[second][0]), ()):
                taken = _fits(words, text, at, second, rest, entry)
                if taken > best:
                    best, found = taken, [entry]
                elif taken and taken == best:
                    found.append(entry)
            if len(words[second][0]) > 1:
                break
        if best:
            return best, found
        written = text[first[1] : first[2]]
        found = [e for e in self.single.get(first[0], ()) if same_case(e.written[0], written)]
        return (1, found) if found else (0, [])


def _fits(words: list[Word], text: str, at: int, second: int, rest: tuple[str, ...], entry: Entry) -> int:
    """How many words the entry takes from `at`, single initials between the parts of a person's name included."""
    if second > at + 1 and entry.kind != "person":
        return 0
    place = second
    for part in rest:
        place += 1
        if entry.kind == "person" and place < len(words) and len(words[place][0]) == 1 and len(part) > 1:
            place += 1
        if place >= len(words) or words[place][0] != part or not joins(text, words[place - 1], words[place]):
            return 0
    at_words = (at, second, *range(place - len(rest) + 1, place + 1))
    for written, index in zip(entry.written, at_words, strict=False):
        if not same_case(written, text[words[index][1] : words[index][2]]):
            return 0
    return place - at + 1


def lexicon_folder() -> Path:
    """Where the tables that ship with Servanda lie."""
    return Path(str(resources.files("servanda"))) / "lexicon" / "actors"


@lru_cache(maxsize=4)
def load_lexicon(extra: tuple[Path, ...] = ()) -> Lexicon:
    """The lexicon that ships with Servanda, with the user's own tables (files or folders) read after it.

    Raises `LexiconError` for a row that cannot be used.
    """
    lexicon = Lexicon()
    with _uncollected():
        _fill(lexicon, extra)
    return lexicon


@contextmanager
def _uncollected() -> Iterator[None]:
    """Spares the garbage collector from looking through a hundred thousand new objects that all stay."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()  # or the collector goes through all of them at once when it wakes
            gc.enable()


def _fill(lexicon: Lexicon, extra: tuple[Path, ...]) -> None:
    for path in (lexicon_folder(), *extra):
        for table in sorted(path.rglob("*.csv")) if path.is_dir() else [path]:
            if table.suffix == ".csv":
                read_table(lexicon, table)
            else:
                _read_actor_file(lexicon, table)
    _gather_people(lexicon)
    _index(lexicon)


def read_table(lexicon: Lexicon, path: Path) -> None:
    """Adds the rows of one table; its header says which kind of table it is."""
    for where, row in rows(path):
        if "person" in row:
            holder = holder_of(where, row)
            lexicon.holders.setdefault(holder.office, []).append(holder)
        elif "titles" in row:
            office = office_of(where, row)
            lexicon.offices[office.id] = office
        elif "iso3" in row:
            state = state_of(where, row)
            lexicon.states[state.id] = state
        elif "acts_for" in row:
            body = organisation_of(where, row)
            lexicon.organisations[body.id] = body
        elif "places" in row:
            for name in cells(row["places"]):
                add_name(lexicon, "region", row["code"].lower(), name)
        elif "word" in row:
            lexicon.domestic[row["word"]] = cells(row["states"])
        elif "short" in row:
            lexicon.short[row["short"]] = row["name"]
        elif "kinds" in row:
            lexicon.roles[row["noun"]] = frozenset(cells(row["kinds"]))
        elif "words" in row:
            lexicon.lists[row["list"]] = frozenset(cells(row["words"]))
        elif "women" in row:
            lexicon.women.update(folded(name) for name in cells(row["women"]))
        elif "nouns" in row:
            for noun in cells(row["nouns"]):
                lexicon.nouns.setdefault(noun, Noun(row["class"], row["sector"]))
        else:
            raise LexiconError(
                f"{where}: not a table of actors", "see lexicon/actors/README.md for the kinds there are"
            )


def _read_actor_file(lexicon: Lexicon, path: Path) -> None:
    imported, report = import_petrarch(path, {s.code for s in lexicon.states.values()})
    lexicon.organisations.update((o.id, o) for o in imported.organisations)
    lexicon.offices.update(imported.offices)
    for holder in imported.holders:
        lexicon.holders.setdefault(holder.office, []).append(holder)
    lexicon.imports.append(report)


def _gather_people(lexicon: Lexicon) -> None:
    terms: dict[str, list[Holder]] = {}
    for held in lexicon.holders.values():
        for holder in held:
            terms.setdefault(slug(holder.person), []).append(holder)
    for key, held in terms.items():
        lexicon.people[f"person-{key}"] = Person(
            f"person-{key}",
            held[0].person,
            tuple(dict.fromkeys(s for h in held for s in h.surnames)),
            tuple(dict.fromkeys(a for h in held for a in h.aliases)),
            tuple(held),
            next((h.wikidata for h in held if h.wikidata), None),
        )


def _index(lexicon: Lexicon) -> None:
    for state in lexicon.states.values():
        named: tuple[tuple[EntryKind, tuple[str, ...]], ...] = (
            ("state", (state.name, *state.names)),
            ("adjective", state.adjectives),
            ("demonym", state.demonyms),
            ("capital", state.capitals),
            ("metonym", state.metonyms),
        )
        for kind, names in named:
            for name in names:
                add_name(lexicon, kind, state.id, name)
    for body in lexicon.organisations.values():
        for name in (body.name, *body.aliases):
            add_name(lexicon, "organisation", body.id, name)
        if body.code.endswith("-OPP") and not INTERIM.isdisjoint(key_words(body.name)):
            lexicon.in_waiting.setdefault(body.code[:3].lower(), []).append(body)
        if body.kind == "armed-group" and body.code.endswith("-OPP"):
            lexicon.conflicts.setdefault(body.code[:3].lower(), []).append((body.start, body.end))
    for person in lexicon.people.values():
        full = (person.name, *person.aliases)
        for name in full:
            add_name(lexicon, "person" if len(key_words(name)) > 1 else "surname", person.id, name)
        for name in person.surnames:
            add_name(lexicon, "surname", person.id, name)
    for office in lexicon.offices.values():
        for title in office.titles:
            lexicon.titles.setdefault(key_words(title), []).append(office.id)
    for listed in lexicon.pairs.values():
        listed.sort(key=lambda item: -len(item[0]))


def add_name(lexicon: Lexicon, kind: EntryKind, ref: str, name: str) -> None:
    """Makes a name known; a leading `the` does not count."""
    written = raw_words(name)
    words = tuple([w.lower() for w in written]) if name.isascii() else key_words(name)
    if len(words) > 1 and words[0] == "the":
        words, written = words[1:], written[1:]
    if not words:
        return
    entry = Entry(kind, ref, written)
    if len(words) == 1:
        known = lexicon.single.setdefault(words[0], [])
        if entry not in known:
            known.append(entry)
        return
    listed = lexicon.pairs.setdefault(words[:2], [])  # type: ignore[arg-type]
    item = (words[2:], entry)
    if item not in listed:
        listed.append(item)

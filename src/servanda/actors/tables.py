"""The rows of the actors' lexicon, read from its tables: states, organisations, offices and who held them when."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from servanda.errors import LexiconError


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory with everything news calls it and its government."""

    id: str
    code: str
    cameo: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]
    metonyms: tuple[str, ...]
    region: str
    wikidata: str | None
    form: tuple[str, ...]
    """What news calls such a state: `kingdom`, `emirate`, `sultanate`, `republic`, `island`, …"""


@dataclass(frozen=True, slots=True)
class Office:
    """A post in a state or organisation; whoever holds it speaks for `code`."""

    id: str
    actor: str
    code: str
    cameo: str
    kind: str
    titles: tuple[str, ...]
    notes: str


@dataclass(frozen=True, slots=True)
class Holder:
    """One term of one person in one office. `None`: no beginning known, or still in office."""

    office: str
    person: str
    surnames: tuple[str, ...]
    aliases: tuple[str, ...]
    start: date | None
    end: date | None
    wikidata: str | None
    source: str
    where: str
    """The table and line, for messages."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body, group, party, mission, outlet or metonym."""

    id: str
    name: str
    aliases: tuple[str, ...]
    code: str
    cameo: str
    kind: str
    country: str
    start: date | None
    end: date | None
    acts_for: tuple[str, ...]
    wikidata: str | None


def cells(value: str | None) -> tuple[str, ...]:
    """The parts of a list cell: `a|b` is `("a", "b")`."""
    if not value:
        return ()
    if "|" not in value:
        return (value.strip(),)
    return tuple([part for part in map(str.strip, value.split("|")) if part])


@lru_cache(maxsize=65536)
def first_day(value: str | None) -> date | None:
    """The first day of a partial ISO date (`2012`, `2012-04`, `2012-04-06`); `None` for an empty one.

    Raises `ValueError` for anything else.
    """
    if not value:
        return None
    if len(value) == 10:
        return date.fromisoformat(value)
    if len(value) == 7:
        return date.fromisoformat(f"{value}-01")
    if len(value) == 4:
        return date(int(value), 1, 1)
    raise ValueError(value)


@lru_cache(maxsize=65536)
def last_day(value: str | None) -> date | None:
    """The last day of a partial ISO date; `None` for an empty one. Raises `ValueError` as `first_day` does."""
    start = first_day(value)
    if start is None or value is None or len(value) == 10:
        return start
    if len(value) == 4:
        return date(start.year, 12, 31)
    return date(start.year + start.month // 12, start.month % 12 + 1, 1) - timedelta(days=1)


Row = dict[str, str]


def rows(path: Path) -> Iterator[tuple[str, Row]]:
    """The rows of one table with their place, such as `holders/asia.csv, line 12`."""
    with path.open(encoding="utf-8", newline="") as table:
        reader = csv.reader(table)
        header, name = next(reader, []), f"{path.parent.name}/{path.name}, line "
        for row in reader:
            if row:
                yield f"{name}{reader.line_num}", dict(zip(header, row, strict=False))


def state_of(where: str, row: Row) -> State:
    """One row of `states.csv`."""
    return State(
        id=row["id"],
        code=row["iso3"],
        cameo=row["cameo"],
        name=row["name"],
        names=cells(row["names"]),
        demonyms=cells(row["demonyms"]),
        adjectives=cells(row["adjectives"]),
        capitals=cells(row["capital"]),
        metonyms=cells(row["metonyms"]),
        region=row["region"],
        wikidata=row["wikidata"] or None,
        form=cells(row.get("form")),
    )


def office_of(where: str, row: Row) -> Office:
    """One row of a table in `offices/`."""
    return Office(
        row["id"] if "id" in row else row["office"],
        row["actor"],
        row["code"],
        row["cameo"],
        row["kind"],
        cells(row["titles"]),
        row.get("notes", ""),
    )


def holder_of(where: str, row: Row) -> Holder:
    """One row of a table in `holders/`. Raises `LexiconError` for a date that is none."""
    start, end = _dates(where, row)
    return Holder(
        row["office"],
        row["person"],
        cells(row.get("surname")),
        cells(row.get("aliases")),
        start,
        end,
        row.get("wikidata") or None,
        row.get("source") or "",
        where,
    )


def organisation_of(where: str, row: Row) -> Organisation:
    """One row of a table in `organisations/`."""
    start, end = _dates(where, row)
    return Organisation(
        row["id"],
        row["name"],
        cells(row.get("aliases")),
        row["code"],
        row.get("cameo", ""),
        row.get("kind", ""),
        row.get("country", ""),
        start,
        end,
        cells(row.get("acts_for")),
        row.get("wikidata") or None,
    )


def _dates(where: str, row: Row) -> tuple[date | None, date | None]:
    try:
        return first_day(row.get("start")), last_day(row.get("end"))
    except ValueError as error:
        raise LexiconError(f"{where}: {error} is not a date", "write YYYY, YYYY-MM or YYYY-MM-DD") from error

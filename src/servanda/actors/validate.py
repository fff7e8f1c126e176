"""Checks the tables of the actors' lexicon: ids, codes, dates, and that no office has two holders at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

from servanda.actors.codes import CAMEO_FORMED, WELL_FORMED
from servanda.actors.tables import Row, first_day, last_day, rows
from servanda.records import Problem

EARLIEST, LATEST = date(1600, 1, 1), date(2035, 12, 31)
COLLECTIVE = "collective"
"""The word in an office's notes that allows several holders at once."""


def validate(folder: Path) -> tuple[Problem, ...]:
    """Everything wrong in the tables under a folder; empty when they are sound."""
    tables = [(path.name, list(rows(path))) for path in sorted(folder.rglob("*.csv"))]
    listed = [row for _, table in tables for row in table]
    states = [r for r in listed if "iso3" in r[1]]
    bodies = [r for r in listed if "acts_for" in r[1]]
    offices = [r for r in listed if "titles" in r[1]]
    holders = [r for r in listed if "person" in r[1]]
    codes = {row["iso3"] for _, row in states}
    found: list[Problem] = []
    found.extend(_unique([*states, *bodies], "id"))
    found.extend(_unique(offices, "office"))
    found.extend(_coded([*bodies, *offices], codes))
    found.extend(_known(offices, "actor", {r["id"] for _, r in [*states, *bodies]}, "state or organisation"))
    found.extend(_known(holders, "office", {r["office"] for _, r in offices}, "office"))
    found.extend(_dated([*bodies, *holders]))
    if not found:
        found.extend(_overlapping(holders, {r["office"]: r for _, r in offices}))
    return tuple(found)


def count(folder: Path) -> dict[str, int]:
    """Rows by kind of table."""
    totals: Counter[str] = Counter()
    kinds = {"person": "holders", "titles": "offices", "iso3": "states", "acts_for": "organisations"}
    for path in folder.rglob("*.csv"):
        for _, row in rows(path):
            for column, kind in kinds.items():
                if column in row:
                    totals[kind] += 1
                    break
    return dict(sorted(totals.items()))


Rows = list[tuple[str, Row]]


def _unique(listed: Rows, column: str) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for where, row in listed:
        if not row[column]:
            yield Problem(where, f"no {column}", f"give the row an {column}")
        elif row[column] in seen:
            yield Problem(
                where, f"{column} {row[column]!r} again, first at {seen[row[column]]}", "keep one of the rows"
            )
        seen.setdefault(row[column], where)


def _coded(listed: Rows, states: set[str]) -> Iterator[Problem]:
    for where, row in listed:
        code = row["code"]
        if not WELL_FORMED.fullmatch(code) or ("-" in code and code[:3] not in states):
            yield Problem(where, f"code {code!r} is not well formed", "use XXX, XXX-OPP, XXX-PPL or a body's acronym")
        if row["cameo"] and not CAMEO_FORMED.fullmatch(row["cameo"]):
            yield Problem(where, f"CAMEO code {row['cameo']!r} is not well formed", "use groups of three capitals")


def _known(listed: Rows, column: str, known: set[str], what: str) -> Iterator[Problem]:
    for where, row in listed:
        if row[column] not in known:
            yield Problem(
                where, f"{column} {row[column]!r} is no {what} of the lexicon", f"add the {what} or mend the id"
            )


def _dated(listed: Rows) -> Iterator[Problem]:
    for where, row in listed:
        try:
            start, end = first_day(row["start"]), last_day(row["end"])
        except ValueError as error:
            yield Problem(where, f"{error} is not a date", "write YYYY, YYYY-MM or YYYY-MM-DD")
            continue
        if start and end and start > end:
            yield Problem(where, f"{row['start']} is after {row['end']}", "swap or mend the dates")
        if any(day and not EARLIEST <= day <= LATEST for day in (start, end)):
            yield Problem(where, f"{row['start']}–{row['end']} is out of range", "mend the year")


def _overlapping(holders: Rows, offices: dict[str, Row]) -> Iterator[Problem]:
    """Two different people in one office on one day; where a date is known to the month, that month may be shared."""
    by_office: dict[str, Rows] = {}
    for where, row in holders:
        if COLLECTIVE not in offices[row["office"]]["notes"]:
            by_office.setdefault(row["office"], []).append((where, row))
    for office, listed in by_office.items():
        listed.sort(key=lambda item: (first_day(item[1]["start"]) or date.min, first_day(item[1]["end"]) or date.max))
        for (before, left), (where, right) in pairwise(listed):
            end, start = first_day(left["end"]), last_day(right["start"])
            if start is None or end is None or start < end:
                who = f"{left['person']} ({before}) and {right['person']}"
                yield Problem(where, f"{office}: {who} at once", "mend the dates, or mark the office collective")

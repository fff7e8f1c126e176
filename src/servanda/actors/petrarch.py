"""Reads actor files in the format of TABARI and PETRARCH, dated roles included, and says what was understood.

The format, as its public manuals describe it: a name in capitals with underscores, its synonyms on lines that begin
with `+`, and codes in square brackets on the same or the following lines. A code may carry a restriction:
`[USAELI <930120]`, `[USAGOV 930120-010120]`, `[USAELI >010120]`, with dates as YYMMDD or YYYYMMDD; a code without one
is the default.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from servanda.actors.codes import coarse
from servanda.actors.tables import Holder, Office, Organisation
from servanda.actors.words import CONNECTORS, slug
from servanda.records import Problem

_COMMENT = re.compile(r"<!--.*?-->|<!.*?>|;.*?$|(?<!#)#(?!#).*?$", re.DOTALL | re.MULTILINE)
_BLOCK = re.compile(r"\[([^\]]*)\]")
_CODE = re.compile(r"^\s*([A-Za-z0-9/]+)\s*(?:([<>])\s*(\d{6,8})|(\d{6,8})\s*-\s*(\d{6,8})?)?\s*$")
_DISCARD = re.compile(r"^\s*[-#+]{3}")
_PIVOT = 30
"""Two-digit years below this are of this century, as in the files that the format's users keep."""


@dataclass(slots=True)
class ActorBlock:
    """One actor of the file: names and codes with the days they hold."""

    line: int
    names: list[str] = field(default_factory=list)
    codes: list[tuple[str, date | None, date | None]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What was understood of an actor file."""

    actors: int
    names: int
    codes: int
    dated: int
    discarded: int
    """Codes that say `not an actor` (`[---]`, `[###]`, `[+++]`)."""
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Imported:
    """An actor file as rows of the lexicon's own tables."""

    organisations: list[Organisation] = field(default_factory=list)
    offices: dict[str, Office] = field(default_factory=dict)
    holders: list[Holder] = field(default_factory=list)


def import_petrarch(path: Path, states: Collection[str]) -> tuple[Imported, ImportReport]:
    """The actors of a file as rows of the lexicon, and what was understood of it.

    `states` are the alpha-3 codes that count as states. Lines that cannot be read become problems; nothing stops the
    import. An actor with one code for all times becomes an organisation, one with dated codes a person with terms.
    """
    blocks, discarded, problems = read_blocks(path)
    imported = Imported()
    for block in blocks:
        _add(imported, block, states)
    report = ImportReport(
        len(blocks),
        sum(len(b.names) for b in blocks),
        sum(len(b.codes) for b in blocks),
        sum(1 for b in blocks for _, start, end in b.codes if start or end),
        discarded,
        tuple(problems),
    )
    return imported, report


def read_blocks(path: Path) -> tuple[list[ActorBlock], int, list[Problem]]:
    """The actors of a file, the number of discarded codes, and what could not be read."""
    text = path.read_text(encoding="utf-8", errors="replace")
    text = _COMMENT.sub(lambda m: "\n" * m.group().count("\n"), text)
    blocks: list[ActorBlock] = []
    problems: list[Problem] = []
    discarded = 0
    for number, line in enumerate(text.splitlines(), start=1):
        name = _BLOCK.sub(" ", line).strip()
        codes = _BLOCK.findall(line)
        if name.startswith("+") and blocks:
            blocks[-1].names.append(_plain(name[1:]))
        elif name:
            blocks.append(ActorBlock(number, [_plain(name)]))
        for code in codes:
            where = f"{path.name}, line {number}"
            if _DISCARD.match(code):
                discarded += 1
            elif not blocks:
                problems.append(Problem(where, f"code [{code}] before any name", "put the name on the line before"))
            else:
                problems.extend(_read_code(code, blocks[-1], where))
    kept = [b for b in blocks if b.codes]
    problems.extend(
        Problem(f"{path.name}, line {b.line}", f"{b.names[0]} has no code", "add one in square brackets")
        for b in blocks
        if not b.codes
    )
    return kept, discarded, problems


def _read_code(code: str, block: ActorBlock, where: str) -> Iterable[Problem]:
    match = _CODE.match(code)
    if match is None:
        return [Problem(where, f"code [{code}] not understood", "write [CODE], [CODE <date] or [CODE date-date]")]
    first, sign, day, start, end = match.groups()
    try:
        begins = _day(start) if start else _day(day) if sign == ">" else None
        ends = _day(end) if end else _day(day) if sign == "<" else None
    except ValueError:
        return [Problem(where, f"date in [{code}] does not exist", "write YYMMDD or YYYYMMDD")]
    block.codes.extend((part.upper(), begins, ends) for part in first.split("/"))
    return []


def _day(digits: str) -> date:
    if len(digits) == 6:
        year = int(digits[:2])
        digits = f"{2000 + year if year < _PIVOT else 1900 + year}{digits[2:]}"
    return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))


def _plain(name: str) -> str:
    """`MOHAMMAD_ZAHIR_SHAH_` as a name is written: `Mohammad Zahir Shah`; short acronyms stay in capitals."""
    words = name.replace("_", " ").replace("=", " ").split()
    return " ".join(_cased(word) for word in words)


def _cased(word: str) -> str:
    if word.lower() in CONNECTORS:
        return word.lower()
    return word if len(word) <= 3 or "." in word else word.title()


def _add(imported: Imported, block: ActorBlock, states: Collection[str]) -> None:
    name, *aliases = block.names
    if len(block.codes) == 1 and block.codes[0][1:] == (None, None):
        cameo = block.codes[0][0]
        code = coarse(cameo, states)
        country = code[:3] if code[:3] in states else ""
        imported.organisations.append(
            Organisation(
                id=f"petrarch-{slug(name)}",
                name=name,
                aliases=tuple(aliases),
                code=code,
                cameo=cameo,
                kind="imported",
                country=country,
                start=None,
                end=None,
                acts_for=(),
                wikidata=None,
            )
        )
        return
    surnames = (name.split()[-1],) if " " in name else ()
    for cameo, start, end in block.codes:
        code = coarse(cameo, states)
        office = f"petrarch-{cameo.lower()}"
        actor = code[:3].lower() if code[:3] in states else code.lower()
        imported.offices[office] = Office(office, actor, code, cameo, "imported", (), "collective")
        where = f"line {block.line}"
        imported.holders.append(Holder(office, name, surnames, tuple(aliases), start, end, None, "imported", where))

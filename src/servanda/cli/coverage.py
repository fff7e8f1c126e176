"""`servanda coverage`: who reports what, who had it first, who copies whom, and what only one outlet has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from servanda.cli.common import (
    DEFAULT_DB,
    AsOfOption,
    DbOption,
    JsonOption,
    PartyOption,
    console,
    cut,
    find_entry,
    open_ledger,
    print_json,
    say,
)
from servanda.codes import code_names
from servanda.plain import counted

if TYPE_CHECKING:
    from servanda.ledger import Coverage
    from servanda.ledger.coverage import Copy, Told


def coverage_command(
    db: DbOption = DEFAULT_DB,
    as_of: AsOfOption = None,
    sole: Annotated[str | None, typer.Option(metavar="OUTLET", help="Only what this outlet alone has.")] = None,
    missing: Annotated[str | None, typer.Option(metavar="OUTLET", help="Only what this outlet leaves out.")] = None,
    party: PartyOption = None,
    entry: Annotated[str | None, typer.Option(metavar="ID", help="Only what is reported of this undertaking.")] = None,
    limit: Annotated[int, typer.Option(min=0, help="Rows of the table; 0 for all.")] = 30,
    as_json: JsonOption = False,
) -> None:
    """Show which outlets carry each move, who had it first, and what one alone has; copies of one text count once.

    Example: servanda coverage --sole "The Courier"
    """
    from servanda.ledger import coverage_of

    ledger = open_ledger(db, as_of)
    found = coverage_of(ledger)
    moves = _asked(found, sole, missing)
    if entry:
        held = find_entry(ledger, entry).id
        moves = tuple(t for t in moves if t.entry == held)
    if party:
        kept = {c.id for c in ledger.commitments if party in (*c.debtor, *c.creditor)}
        moves = tuple(t for t in moves if t.entry in kept)
    if as_json:
        print_json({"moves": moves, "copies": found.copies, "outlets": found.outlets, "by_outlet": found.by_outlet()})
        return
    if not (sole or missing or entry or party) and found.outlets:
        console().print(_outlets(found))
        typer.echo()
    _print(moves, limit)
    if not (sole or missing or party):
        _copies([c for c in found.copies if not entry], limit)


def _asked(found: Coverage, sole: str | None, missing: str | None) -> tuple[Told, ...]:
    """All moves; what one outlet alone has; or what it leaves out. Raises `typer.BadParameter` for an unknown one."""
    names = {name.lower(): name for name in found.outlets}
    outlet = sole or missing
    if outlet and outlet.lower() not in names:
        raise typer.BadParameter(f"{outlet!r} is none of the outlets: {', '.join(found.outlets) or 'none is named'}")
    if sole:
        return found.sole(names[sole.lower()])
    if missing:
        left_out = found.left_out_while_publishing(names[missing.lower()])
        return tuple(sorted(left_out, key=lambda told: -len(told.outlets)))
    return found.moves


def _outlets(found: Coverage) -> Table:
    """One line an outlet: how much it tells, how much of it first, alone, copied, and what it leaves out."""
    table = Table(box=None, padding=(0, 1, 0, 0), header_style="bold")
    table.add_column("outlet", ratio=1)
    for name in ("reports", "moves", "first", "alone", "copied", "left out"):
        table.add_column(name, justify="right", no_wrap=True)
    for row in found.by_outlet():
        numbers = (row.documents, row.told, row.first, row.alone, row.copied, row.left_out)
        table.add_row(Text(row.name), *map(str, numbers))
    return table


def _print(moves: Sequence[Told], limit: int) -> None:
    from servanda.ledger.telling import ACTS

    if not moves:
        typer.echo("no move to show")
        return
    table = Table(box=None, padding=(0, 1, 0, 0), header_style="bold")
    for name, width in (("day", 10), ("id", 6), ("who did what", None), ("outlets, the first of them first", 24)):
        table.add_column(name, width=width, ratio=None if width else 1)
    for told in moves[:limit] if limit else moves:
        day = told.day.isoformat() if told.day else "-"
        did = f"{code_names(told.by)} · {ACTS[told.move][0]}: {cut(told.what, 90)}"
        table.add_row(*(Text(cell) for cell in (day, told.entry[:6], did, _who_tells(told))))
    console().print(table)
    if limit and len(moves) > limit:
        typer.echo(f"{len(moves) - limit} more: --limit 0 shows all")


def _who_tells(told: Told) -> str:
    names = ", ".join(told.outlets) or told.first.doc
    if told.copied_by:
        names += f"; copied by {', '.join(told.copied_by)}"
    return names + (" (alone)" if told.sole else "")


def _copies(copies: Sequence[Copy], limit: int) -> None:
    if not copies:
        return
    typer.echo()
    say("Copies, which count once", bold=True)
    for copy in copies[:limit] if limit else copies:
        days = copy.days_later
        later = "" if days is None else ", the same day" if days == 0 else f", {counted(days, 'day')} later"
        say(f"{copy.outlet or 'an outlet not named'} ({copy.doc}) carries", indent=2)
        say(f"{copy.original_outlet or 'an outlet not named'} ({copy.original}){later}", indent=4)
    if limit and len(copies) > limit:
        typer.echo(f"{len(copies) - limit} more: --limit 0 shows all")

"""`servanda timetable`: what is overdue, what comes next, who waits on whom, and where all wait in a circle."""

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
    open_ledger,
    print_json,
    say,
)
from servanda.cli.doubts import doubts_of, for_others_line, out_of_office_line
from servanda.codes import code_names
from servanda.plain import apart, counted, readable_day

if TYPE_CHECKING:
    from servanda.ledger import Deadlock, Ledger, Terms
    from servanda.ledger.timetable import Row, Timetable


def timetable_command(
    db: DbOption = DEFAULT_DB,
    as_of: AsOfOption = None,
    party: PartyOption = None,
    within: Annotated[
        int | None, typer.Option(min=0, metavar="DAYS", help="Only what falls due, or fell due, within so many days.")
    ] = None,
    limit: Annotated[int, typer.Option(min=0, help="Rows of each table; 0 for all.")] = 20,
    as_json: JsonOption = False,
) -> None:
    """Show what is overdue, what falls due next, who waits on whom, and deadlocks of conditions.

    Example: servanda timetable --as-of 2016-10-20 --within 30
    """
    from servanda.ledger import deadlocks, timetable

    ledger = open_ledger(db, as_of)
    table, circles, doubts = timetable(ledger), deadlocks(ledger), doubts_of(ledger)
    if as_json:
        print_json({"timetable": table, "deadlocks": circles, "terms": doubts})
        return
    kept = {c.id for c in ledger.commitments if party is None or party in (*c.debtor, *c.creditor)}
    overdue, coming, waiting = (
        [row for row in rows if row.id in kept and (within is None or abs(row.days_left or 0) <= within)]
        for rows in (reversed(table.overdue()), table.next(), () if within is not None else table.waiting())
    )
    running = [row for row in table.running() if row.id in kept and within is None]
    say(_headline(table, len(overdue), len(coming)), bold=True)
    _section("Overdue: the day has passed, and nobody has reported it done", overdue, limit)
    _section("Next", coming, limit)
    _section("To be kept up since its day", running, limit)
    _section("Without a day, and waiting on another step", waiting, limit)
    _circles(ledger, circles)
    _doubts(ledger, doubts, kept)


def _headline(table: Timetable, overdue: int, coming: int) -> str:
    day = f"As of {readable_day(table.as_of)}: " if table.as_of else ""
    can = "what is open can all be kept" if table.consistent else f"it cannot all be kept, for {table.why}"
    if not overdue and not coming and not table.waiting() and not table.running():
        return f"{day}no open step has a date or an order."
    return f"{day}{counted(overdue, 'step')} overdue, {coming} to come; {can}."


def _section(title: str, rows: Sequence[Row], limit: int) -> None:
    if not rows:
        return
    typer.echo()
    say(title, bold=True)
    console().print(_table(rows[:limit] if limit else rows))
    if limit and len(rows) > limit:
        typer.echo(f"{len(rows) - limit} more: --limit 0 shows all")


def _table(rows: Sequence[Row]) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0), header_style="bold")
    for name, width in (("id", 6), ("who", 16), ("what", None), ("stands", 11), ("latest", 12)):
        table.add_column(name, width=width, ratio=None if width else 1)
    for row in rows:
        day = f"{row.latest.isoformat()}\n{apart(row.days_left or 0)}" if row.latest else "-"
        if row.running:
            day = f"since\n{row.deadline}"
        waits = f" [{row.why[row.why.index('waits on') :]}]" if row.waits_on and "waits on" in row.why else ""
        cells = (row.id[:6], code_names(row.debtor), cut(row.what, 90) + waits, row.status, day)
        table.add_row(*(Text(cell) for cell in cells))
    return table


def _circles(ledger: Ledger, circles: Sequence[Deadlock]) -> None:
    from servanda.ledger import node_name

    for circle in circles:
        typer.echo()
        say(f"Deadlock: {circle.summary}", bold=True)
        for wait in circle.waits:
            where = wait.evidence.outlet or wait.evidence.doc
            reported = f", {wait.evidence.reported.isoformat()}" if wait.evidence.reported else ""
            say(f"{node_name(ledger, wait.waiting)} waits on {node_name(ledger, wait.on)}:", indent=2)
            say(f"“{' '.join(wait.evidence.words.split())}” ({where}{reported})", indent=4)


def _doubts(ledger: Ledger, doubts: Terms, kept: set[str]) -> None:
    """Who undertakes for others, and who will be out of office by then."""
    entries = {c.id: c for c in ledger.commitments}
    told = [(f.entry, for_others_line(f)) for f in doubts.for_others]
    told += [(o.entry, out_of_office_line(o)) for o in (*doubts.out_of_office, *doubts.leaving)]
    told = [(entry, line) for entry, line in told if entry in kept]
    if told:
        typer.echo()
        say("For whom, and how long", bold=True)
    for entry, line in told:
        held = entries[entry]
        say(f"{entry[:6]} {code_names(held.debtor)}: {cut(held.what, 90)}", indent=2)
        say(line, indent=4)

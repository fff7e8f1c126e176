"""`servanda timetable`: what comes when, what is overdue, who waits on whom, and where all wait in a circle."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer
from rich.table import Table
from rich.text import Text

from servanda.cli.common import DEFAULT_DB, AsOfOption, DbOption, JsonOption, console, cut, open_ledger, print_json, say
from servanda.codes import code_names

if TYPE_CHECKING:
    from servanda.ledger import Terms, Timetable


def timetable_command(db: DbOption = DEFAULT_DB, as_of: AsOfOption = None, as_json: JsonOption = False) -> None:
    """Show the steps with a date or an order: earliest and latest days, what is overdue, and deadlocks of conditions.

    Example: servanda timetable --as-of 2016-10-20
    """
    from servanda.actors import load_lexicon
    from servanda.ledger import deadlocks, terms, terms_in, timetable

    ledger = open_ledger(db, as_of)
    table, circles, doubts = timetable(ledger), deadlocks(ledger), terms(ledger, terms_in(load_lexicon()))
    if as_json:
        print_json({"timetable": table, "deadlocks": circles, "terms": doubts})
        return
    rows = _table(table)
    if rows.row_count:
        say(table.why if table.why else "The timetable is consistent.", bold=True)
        console().print(rows)
    else:
        typer.echo("no step with a date or an order")
    for circle in circles:
        typer.echo()
        say(f"Deadlock: {circle.summary}", bold=True)
        for wait in circle.waits:
            say(f'{wait.waiting} waits on {wait.on}: "{wait.evidence.words}"', indent=2)
    for line in _doubts(doubts):
        say(line)


def _doubts(doubts: Terms) -> Iterator[str]:
    """Who undertakes for others, and who will be out of office by then."""
    for other in doubts.for_others:
        sure = "confirmed" if other.confirmed else "not confirmed"
        yield f"{other.entry[:6]}: {code_names(other.given_by)} for {code_names([other.debtor])}, {sure} by the latter"
    for late in doubts.out_of_office:
        yield f"{late.entry[:6]}: {late.name} leaves office on {late.term_ends}, before it falls due ({late.deadline})"


def _table(timetable: Timetable) -> Table:
    rows = Table(box=None, padding=(0, 1, 0, 0), header_style="bold")
    rows.add_column("id", width=6)
    rows.add_column("who", width=14)
    rows.add_column("what", ratio=1)
    rows.add_column("earliest", width=10)
    rows.add_column("latest", width=10)
    rows.add_column("", width=8)
    for row in timetable.rows:
        if row.deadline or row.waits_on or row.overdue:
            days = [day.isoformat() if day else "-" for day in (row.earliest, row.latest)]
            note = "overdue" if row.overdue else f"waits {len(row.waits_on)}" if row.waits_on else ""
            rows.add_row(*(Text(cell) for cell in (row.id[:6], code_names(row.debtor), cut(row.what, 90), *days, note)))
    return rows

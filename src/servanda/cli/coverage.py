"""`servanda coverage`: who reports what, who had it first, who copies whom, and what only one outlet has."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from servanda.cli.common import DEFAULT_DB, AsOfOption, DbOption, JsonOption, console, open_readings, print_json
from servanda.codes import code_names


def coverage_command(
    db: DbOption = DEFAULT_DB,
    as_of: AsOfOption = None,
    sole: Annotated[str | None, typer.Option(help="Only what this outlet alone has.")] = None,
    missing: Annotated[str | None, typer.Option(help="Only what this outlet leaves out.")] = None,
    limit: Annotated[int, typer.Option(min=0, help="Rows of the table; 0 for all.")] = 30,
    as_json: JsonOption = False,
) -> None:
    """Show which outlets carry each move; copies of one text count once.

    Example: servanda coverage --sole "The Courier"
    """
    from servanda.ledger import coverage

    found = coverage(open_readings(db, as_of)[0], as_of)
    moves = found.sole(sole) if sole else found.left_out(missing) if missing else found.moves
    if as_json:
        print_json({"moves": moves, "copies": found.copies, "outlets": found.outlets})
        return
    if not moves:
        typer.echo("no move to show")
        return
    table = Table(box=None, padding=(0, 1, 0, 0), header_style="bold")
    for name, width in (("day", 10), ("who", 14), ("move", 8), ("what", None), ("first", 14), ("src", 3)):
        table.add_column(name, width=width, ratio=None if width else 1)
    for told in moves[:limit] if limit else moves:
        day = told.day.isoformat() if told.day else "-"
        cells = (
            day,
            code_names(told.by),
            told.move,
            told.what,
            told.first.outlet or told.first.doc,
            str(len(told.outlets)),
        )
        table.add_row(*(Text(cell) for cell in cells))
    console().print(table)
    for copy in found.copies:
        later = "" if copy.days_later is None else f", {copy.days_later} days later"
        typer.echo(f"{copy.doc} ({copy.outlet}) carries {copy.original} ({copy.original_outlet}){later}")

"""`servanda demo`: reads the example reports, prints the ledger and writes the brief."""

from __future__ import annotations

from datetime import date
from importlib import resources
from pathlib import Path
from typing import Annotated

import typer

from servanda.cli.brief import brief_command
from servanda.cli.common import console, open_ledger, show_problem
from servanda.cli.ledger import id_width, ledger_table

SINCE = date(2016, 12, 1)
"""The examples tell of September to December 2016; the brief marks what is new in the last month of them."""


def demo_command(
    folder: Annotated[Path, typer.Argument(help="Where the database and the brief go.")] = Path("demo"),
    limit: Annotated[int, typer.Option(min=1, help="Rows of the table.")] = 25,
) -> None:
    """Read the example reports on the diplomacy over Aleppo in 2016: who promised what, and did it happen?

    Example: servanda demo
    """
    from servanda.intake import Defaults, documents_from
    from servanda.run import Tally, read_into
    from servanda.store import open_store

    folder.mkdir(parents=True, exist_ok=True)
    db, page = str(folder / "servanda.db"), folder / "brief.html"
    tally = Tally()
    with resources.as_file(resources.files("servanda").joinpath("examples", "reports")) as reports:
        read_into(open_store(db), documents_from(str(reports), Defaults()), tally)
    for problem in tally.problems:
        show_problem(problem)
    ledger = open_ledger(db, None)
    typer.echo(f"{tally.read + tally.known} reports, {len(ledger.commitments)} undertakings; the most salient:\n")
    shown = ledger.commitments[:limit]
    console().print(ledger_table(shown))
    if shown:
        first = shown[0].id[: id_width(shown)]
        typer.echo(f"\nthe evidence for the first line: servanda show {first} --db {db}")
    brief_command(db=db, output=page, since=SINCE, as_of=None, limit=60, as_json=False)

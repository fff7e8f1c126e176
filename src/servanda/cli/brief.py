"""`servanda brief`: one HTML page to read, check and forward."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from servanda.cli.common import DEFAULT_DB, AsOfOption, DbOption, to_day


def brief_command(
    db: DbOption = DEFAULT_DB,
    output: Annotated[Path, typer.Option("-o", "--output", help="Where the page goes.")] = Path("brief.html"),
    since: Annotated[
        date | None, typer.Option(parser=to_day, metavar="DATE", help="Mark what is new since that day.")
    ] = None,
    as_of: AsOfOption = None,
    limit: Annotated[int, typer.Option(min=1, help="Undertakings on the page.")] = 60,
) -> None:
    """Write the brief: what is on the table by party, what fell due, what is new, each line with its evidence.

    Example: servanda brief --since 2016-10-15 -o brief.html
    """
    from servanda.brief import brief_page
    from servanda.cli.common import open_readings
    from servanda.flow import keep

    readings, judgements = open_readings(db, as_of)
    ledger = keep(readings, judgements, as_of=as_of)
    documents = {r.document.id: r.document for r in readings}
    output.write_text(brief_page(ledger, documents, since=since, limit=limit), encoding="utf-8")
    typer.echo(f"brief written to {output}")

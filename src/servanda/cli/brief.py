"""`servanda brief`: one HTML page to read, check and forward."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from servanda.cli.common import DEFAULT_DB, AsOfOption, DayOption, DbOption


def brief_command(
    db: DbOption = DEFAULT_DB,
    output: Annotated[Path, typer.Option("-o", "--output", help="Where the page goes.")] = Path("brief.html"),
    since: DayOption = None,
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

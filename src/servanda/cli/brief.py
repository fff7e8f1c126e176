"""`servanda brief`: one HTML page to read, check and forward."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

import typer

from servanda.cli.common import (
    DEFAULT_DB,
    AsOfOption,
    DbOption,
    JsonOption,
    open_readings,
    output_to,
    print_json,
    to_day,
)


def brief_command(
    db: DbOption = DEFAULT_DB,
    output: Annotated[Path, typer.Option("-o", "--output", help="Where the page goes; - is standard output.")] = Path(
        "brief.html"
    ),
    since: Annotated[
        date | None, typer.Option(parser=to_day, metavar="DATE", help="Mark what is new since that day.")
    ] = None,
    as_of: AsOfOption = None,
    limit: Annotated[int, typer.Option(min=1, help="Undertakings on the page.")] = 60,
    as_json: JsonOption = False,
) -> None:
    """Write the brief: what is on the table by party, what fell due, what is new, each line with its evidence.

    Example: servanda brief --since 2016-10-15 -o brief.html
    """
    from servanda.actors import load_lexicon
    from servanda.brief import brief_data, brief_page
    from servanda.flow import keep
    from servanda.ledger import terms, terms_in

    readings, judgements = open_readings(db, as_of)
    ledger = keep(readings, judgements, as_of=as_of)
    if as_json:
        print_json(brief_data(ledger, since, limit))
        return
    documents = {r.document.id: r.document for r in readings}
    before = keep(readings, judgements, as_of=since - timedelta(days=1)) if since else None
    page = brief_page(ledger, documents, since, limit, terms(ledger, terms_in(load_lexicon())), before)
    with output_to(output) as out:
        out.write(page)
    if str(output) != "-":
        typer.echo(f"brief written to {output}")

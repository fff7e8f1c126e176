"""`servanda why`: why two reports are one undertaking, or two."""

from __future__ import annotations

from typing import Annotated

import typer

from servanda.cli.common import DEFAULT_DB, AsOfOption, DbOption, JsonOption, find_entry, open_ledger, print_json


def why_command(
    one: Annotated[str, typer.Argument(help="Id of an undertaking.", metavar="ID")],
    two: Annotated[str, typer.Argument(help="Id of another.", metavar="ID")],
    db: DbOption = DEFAULT_DB,
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
) -> None:
    """Explain why two undertakings are kept apart, or why what is reported of both is one.

    Example: servanda why 3f9a0 77b1c
    """
    from servanda.ledger import why

    ledger = open_ledger(db, as_of)
    for record in (one, two):
        find_entry(ledger, record)
    lines = why(ledger, one, two)
    if as_json:
        print_json(lines)
        return
    for line in lines:
        typer.echo(line)

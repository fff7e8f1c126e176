"""`servanda why`: why two reports are one undertaking, or two."""

from __future__ import annotations

from typing import Annotated

import typer

from servanda.cli.common import DEFAULT_DB, AsOfOption, DbOption, JsonOption, find_entry, open_ledger, print_json, say


def why_command(
    one: Annotated[str, typer.Argument(help="Id of an undertaking.", metavar="ID")],
    two: Annotated[
        str | None,
        typer.Argument(help="Id of another; without it, why the reports of the first are one.", metavar="ID"),
    ] = None,
    db: DbOption = DEFAULT_DB,
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
) -> None:
    """Explain why two undertakings are kept apart, or why what is reported of one is one.

    Example: servanda why 3f9a0 77b1c
    """
    from servanda.ledger import why, why_one

    ledger = open_ledger(db, as_of)
    for record in (one, two):
        if record is not None:
            find_entry(ledger, record)
    lines = why_one(ledger, one) if two is None else why(ledger, one, two)
    if as_json:
        print_json(lines)
        return
    for line in lines:
        say(line)

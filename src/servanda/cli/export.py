"""`servanda export`: readings and the ledger in the formats that others import."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from servanda.cli.common import DEFAULT_DB, AsOfOption, DbOption, open_readings


def _known(name: str) -> str:
    from servanda.exports import FORMATS

    if name not in FORMATS:
        raise typer.BadParameter(f"{name!r} is none of {', '.join(FORMATS)}")
    return name


def export_command(
    fmt: Annotated[str, typer.Argument(help="The format, one of those below.", metavar="FORMAT", callback=_known)],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The file to write; standard output for none or -.")
    ] = None,
    db: DbOption = DEFAULT_DB,
    as_of: AsOfOption = None,
) -> None:
    """Export moves, events or the ledger: moves-csv, ledger-csv, plover, icews, graphml, ics …

    Formats: moves-csv, moves-jsonl, moves-parquet, ledger-csv, ledger-jsonl, ledger-parquet, plover, petrarch, phoenix,
    icews, annotations, graphml, ics.

    Example: servanda export ics -o deadlines.ics
    """
    from servanda.exports import export
    from servanda.flow import keep

    readings, judgements = open_readings(db, as_of)
    written = export(fmt, readings, keep(readings, judgements, as_of=as_of))
    if output and str(output) != "-":
        output.write_bytes(written)
        typer.echo(f"{fmt} written to {output}", err=True)
    else:
        sys.stdout.buffer.write(written)

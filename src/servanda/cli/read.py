"""`servanda read`: documents in, readings out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from servanda.intake import documents_from
from servanda.records import Problem


def read_command(
    inputs: Annotated[list[str], typer.Argument(help="Files, folders, or - for standard input.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Where the readings go, one JSON object a line.")],
) -> None:
    """Read documents and write their readings."""
    from servanda.flow import default_toolkit, read
    from servanda.seams import dump_line, reading_to_json

    kit = default_toolkit()
    with output.open("w", encoding="utf-8") as out:
        for source in inputs:
            for item in documents_from(source):
                if isinstance(item, Problem):
                    typer.echo(f"{item.where}: {item.what}\nhint: {item.hint}", err=True)
                else:
                    out.write(dump_line(reading_to_json(read(item, kit))) + "\n")

"""`servanda schema`: the JSON Schemas of the shapes that others rely on."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer


class SchemaName(StrEnum):
    """The published schemas."""

    reading = "reading"
    commitment = "commitment"


def schema_command(
    name: Annotated[SchemaName, typer.Argument(help="Which shape.")] = SchemaName.reading,
) -> None:
    """Print the JSON Schema of a reading or of a ledger line.

    Example: servanda schema reading > reading.schema.json
    """
    from servanda.seams import schema

    typer.echo(json.dumps(schema(name.value), indent=1))

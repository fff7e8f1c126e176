"""`servanda explain`: what a move type, a PLOVER root or mode or a CAMEO code means, and what does not belong to it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer

from servanda.cli.common import JsonOption
from servanda.errors import UnknownRecord


def explain_command(
    code: Annotated[
        str,
        typer.Argument(help="A move type (demand), PLOVER root (ASSAULT) or mode (curfew), or CAMEO code (0871)."),
    ],
    as_json: JsonOption = False,
) -> None:
    """Print the definition of a code, what belongs to it, what does not, and examples.

    Example: servanda explain demand
    """
    from servanda.moves.glossary import entry, glossary

    found = entry(code)
    if found is None:
        names = ", ".join(name for name, e in glossary().items() if e.kind in ("move type", "PLOVER root"))
        raise UnknownRecord(f"{code}: no move type or code of that name", f"use one of {names}, a mode or a CAMEO code")
    if as_json:
        typer.echo(json.dumps(asdict(found), ensure_ascii=False))
        return
    typer.echo(f"{found.code} ({found.kind}): {found.definition}")
    if found.related:
        typer.echo(f"Goes with: {', '.join(found.related)}")
    for label, words in (("Belongs", found.belongs), ("Does not", found.excluded)):
        if words:
            typer.echo(f"{label}: {words}")
    for example in found.examples:
        typer.echo(f"  {'yes' if example.belongs else 'no '}  {example.text}")

"""`servanda read`: documents in, readings out, into a file or a ledger's database."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from servanda.cli.common import JsonOption, output_to, show_problem, to_day

if TYPE_CHECKING:
    from servanda.records import Reading
    from servanda.run import Tally


def read_command(
    inputs: Annotated[list[str], typer.Argument(help="Files, folders, or - for standard input.", metavar="INPUT...")],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Write the readings here, one JSON object a line; - is standard output."),
    ] = None,
    into: Annotated[
        str | None, typer.Option("--into", help="Keep the readings in this ledger database (made if absent).")
    ] = None,
    published: Annotated[
        date | None, typer.Option(parser=to_day, metavar="DATE", help="Publication date of documents that give none.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="Outlet of documents that name none.")] = None,
    actors: Annotated[list[Path] | None, typer.Option(help="Your own actors (CSV); may be repeated.")] = None,
    jobs: Annotated[int, typer.Option(min=1, help="Processes to read with.")] = 1,
    as_json: JsonOption = False,
) -> None:
    """Read documents: who said, demanded, offered, promised, refused or did what.

    Example: servanda read reports/ --into servanda.db
    """
    from servanda.flow import default_toolkit
    from servanda.intake import Defaults, documents_from_all
    from servanda.run import Tally, read_all, read_into
    from servanda.store import open_store

    tally = Tally()
    kit = default_toolkit(tuple(actors or ()))
    documents = documents_from_all(inputs, Defaults(published=published, outlet=outlet))
    with _stoppable(into if output is None else None):
        if into is not None and output is None:
            read_into(open_store(into), documents, tally, kit, jobs, notice=_progress)
        else:
            with output_to(output) as out:
                _write(read_all(documents, tally, kit, jobs), out, into, tally)
    for problem in tally.problems:
        show_problem(problem)
    _summary(tally, as_json)
    raise typer.Exit(1 if tally.problems else 0)


@contextmanager
def _stoppable(kept_in: str | None) -> Iterator[None]:
    """Ctrl-C ends with a line that says what becomes of the work done so far."""
    try:
        yield
    except KeyboardInterrupt:
        goes_on = f"; what is in {kept_in} stays, and the same command goes on from there" if kept_in else ""
        typer.echo(f"\nstopped{goes_on}", err=True)
        raise typer.Exit(130) from None


def _write(readings: Iterable[Reading], out: TextIO, into: str | None, tally: Tally) -> None:
    """Write readings to `out`, and keep them in a database as well if one is named."""
    from servanda.seams import dump_line, reading_to_json
    from servanda.store import open_store

    store = open_store(into) if into else None
    for reading in readings:
        out.write(dump_line(reading_to_json(reading)) + "\n")
        if store:
            store.put([reading])
        _progress(tally)


def _progress(tally: Tally) -> None:
    """A counter on a terminal; silence elsewhere."""
    if sys.stderr.isatty():
        typer.echo(f"\r{tally.read} read, {tally.moves} moves", nl=False, err=True)


def _summary(tally: Tally, as_json: bool) -> None:
    if sys.stderr.isatty():
        typer.echo("\r", nl=False, err=True)
    figures = {
        "read": tally.read,
        "known": tally.known,
        "moves": tally.moves,
        "replaced": tally.replaced,
        "problems": len(tally.problems),
    }
    if as_json:
        typer.echo(json.dumps(figures), err=True)
        return
    known = f", {tally.known} known before" if tally.known else ""
    done = f"{_count(tally.read, 'document')} read{known}, {_count(tally.moves, 'move')}"
    typer.echo(f"{done}, {_count(len(tally.problems), 'problem')}", err=True)
    if tally.replaced:
        typer.echo(f"{_count(tally.replaced, 'document')} took the place of another text of the same id", err=True)


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" + ("" if number == 1 else "s")

"""What the commands share: their common options, and how they open a ledger."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from servanda.errors import StoreError, UnknownRecord
from servanda.ledger import Ledger
from servanda.records import Commitment, Judgement, Problem, Reading

DEFAULT_DB = "servanda.db"


def to_day(text: str | date) -> date:
    """An ISO date from the command line; anything else is refused with an example."""
    try:
        return text if isinstance(text, date) else date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is not a date; write it as 2016-12-31") from error


_DB_HELP = "The ledger's database: a file or a postgresql:// URL."
DbOption = Annotated[str, typer.Option("--db", envvar="DATABASE_URL", help=_DB_HELP)]
AsOfOption = Annotated[
    date | None,
    typer.Option("--as-of", parser=to_day, metavar="DATE", help="The ledger as it stood at the end of that day."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON in place of text.")]


def console(err: bool = False) -> Console:
    """A console that wraps nothing away when its output goes to a file or a pipe."""
    return Console(stderr=err, highlight=False, soft_wrap=False)


def open_readings(db: str, as_of: date | None = None) -> tuple[list[Reading], tuple[Judgement, ...]]:
    """The readings (of documents published by a day, if one is given) and judgements of a database.

    Raises `StoreError` if there is no such file: only `servanda read --into` creates one.
    """
    from servanda.store import open_store

    if "://" not in db and not Path(db).is_file():
        raise StoreError(f"{db}: there is no such database", f"run `servanda read FILES --into {db}` first")
    store = open_store(db)
    readings = [r for r in store.readings() if as_of is None or published_by(r, as_of)]
    return readings, store.judgements()


def published_by(reading: Reading, day: date) -> bool:
    """Whether a document was out by the end of a day; one without a date is not known to have been."""
    published = reading.document.published
    return published is not None and published <= day


def open_ledger(db: str, as_of: date | None) -> Ledger:
    """The ledger of a database as of a day (by default: all that is known)."""
    from servanda.flow import keep

    readings, judgements = open_readings(db, as_of)
    return keep(readings, judgements, as_of=as_of)


def print_json(value: object) -> None:
    """Records as JSON: dates as ISO dates, dataclasses as objects."""
    from servanda.ledger import to_json

    typer.echo(json.dumps(to_json(value), ensure_ascii=False, indent=1))


def find_entry(ledger: Ledger, record: str) -> Commitment:
    """The undertaking of that id.

    Raises `UnknownRecord` if the ledger does not hold it, or if several ids start so.
    """
    entry = ledger.find(record)
    if entry is None:
        raise UnknownRecord(
            f"{record}: the ledger holds no such undertaking", "run `servanda ledger --limit 0` for all ids"
        )
    return entry


def show_problem(problem: Problem) -> None:
    """A problem on standard error: where, what, and what to do."""
    typer.echo(f"{problem.where}: {problem.what}\nhint: {problem.hint}", err=True)


def cut(text: str, width: int) -> str:
    """The text on one line, cut at a word if it is longer than `width`."""
    text = " ".join(text.split())
    return text if len(text) <= width else text[: width - 1].rsplit(" ", 1)[0] + "…"

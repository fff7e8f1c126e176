"""What the commands share: their common options, and how they open a ledger."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from servanda.errors import StoreError, UnknownRecord

if TYPE_CHECKING:
    from servanda.ledger import Ledger
    from servanda.records import Commitment, Judgement, Problem, Reading

DEFAULT_DB = "servanda.db"


def to_day(text: str | date) -> date:
    """An ISO date from the command line; anything else is refused with an example."""
    try:
        return text if isinstance(text, date) else date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is not a date; write it as 2016-12-31") from error


def to_code(text: str) -> str:
    """A party's code, given as a code or a name: `rus`, `Russia`, `Syrian opposition`."""
    from servanda.codes import code_of

    code = code_of(text)
    if code is None:
        raise typer.BadParameter(f"{text!r} is no party known here; write a code such as RUS or SYR-OPP, or a name")
    return code


def to_topic(text: str) -> str:
    """A topic's id, given as its id or its label: `ceasefire`, `cessation of hostilities`."""
    from servanda.ledger.topics import topics

    asked = " ".join(text.lower().split())
    for name, topic in topics().items():
        if asked in (name, topic.label.lower()):
            return name
    raise typer.BadParameter(f"{text!r} is none of the topics: {', '.join(topics())}")


def topic_label(topic: str | None) -> str:
    """What a topic is called on screen."""
    from servanda.ledger.topics import topics

    return topics()[topic].label if topic in topics() else topic or ""


_DB_HELP = "The ledger's database: a file or a postgresql:// URL."
DbOption = Annotated[str, typer.Option("--db", envvar="DATABASE_URL", help=_DB_HELP)]
AsOfOption = Annotated[
    date | None,
    typer.Option("--as-of", parser=to_day, metavar="DATE", help="The ledger as it stood at the end of that day."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON in place of text.")]


PartyOption = Annotated[
    str | None,
    typer.Option(parser=to_code, metavar="PARTY", help="Only undertakings by or to this party: a code or a name."),
]
TopicOption = Annotated[
    str | None, typer.Option(parser=to_topic, metavar="TOPIC", help="Only undertakings on this topic.")
]


def console() -> Console:
    """A console for tables; without colour or markup of what comes from sources."""
    return Console(highlight=False)


def say(text: str, indent: int = 0, bold: bool = False) -> None:
    """A line of text: wrapped under itself on a terminal; left whole in a file or a pipe, where lines are searched."""
    out = console()
    line = Text(text, style="bold" if bold else "")
    if out.is_terminal:
        out.print(Padding(line, (0, 0, 0, indent)))
    else:
        typer.echo(" " * indent + text)


@contextmanager
def output_to(path: Path | None) -> Iterator[TextIO]:
    """The file to write to, closed afterwards; standard output for none or `-`. Raises `OSError` if it cannot be."""
    if path is None or str(path) == "-":
        yield sys.stdout
    else:
        with path.open("w", encoding="utf-8") as out:
            yield out


def text_of(source: str) -> str:
    """The text itself, what the file of that name holds, or standard input for `-`.

    Raises `typer.BadParameter` for a file that is no UTF-8 text.
    """
    if source == "-":
        return sys.stdin.read()
    try:
        if not Path(source).is_file():
            return source
    except (OSError, ValueError):  # a text too long or too odd to be the name of a file
        return source
    try:
        return Path(source).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise typer.BadParameter(f"{source} is no text in UTF-8; `servanda read` knows other encodings") from error


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
    if entry := ledger.find(record) if record else None:
        return entry
    begin_so = [c.id for c in ledger.commitments if record and c.id.startswith(record)]
    if begin_so:
        raise UnknownRecord(f"{record}: several ids begin so: {', '.join(begin_so[:6])}", "write more of the id")
    raise UnknownRecord(
        f"{record or 'an empty id'}: the ledger holds no such undertaking",
        "run `servanda ledger --limit 0` for all ids",
    )


def show_problem(problem: Problem) -> None:
    """A problem on standard error: where, what, and what to do."""
    typer.echo(f"{problem.where}: {problem.what}\nhint: {problem.hint}", err=True)


def cut(text: str, width: int) -> str:
    """The text on one line, cut at a word if it is longer than `width`."""
    text = " ".join(text.split())
    return text if len(text) <= width else text[: width - 1].rsplit(" ", 1)[0] + "…"

"""`servanda ledger`: the undertakings, the most salient first, and what is new among them since a day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from servanda.cli.common import (
    DEFAULT_DB,
    AsOfOption,
    DbOption,
    JsonOption,
    PartyOption,
    TopicOption,
    console,
    cut,
    open_readings,
    to_day,
    topic_label,
)
from servanda.codes import code_name, code_names
from servanda.plain import counted, readable_day
from servanda.records import COMMITMENT_STATUSES, Commitment

if TYPE_CHECKING:
    from servanda.ledger import Ledger, News

NAMED_CREDITORS = 2
"""Parties to whom it is owed that a line of the table names; `servanda show` names all."""


class LedgerFormat(StrEnum):
    """How the ledger is printed."""

    table = "table"
    jsonl = "jsonl"


def to_status(text: str) -> str:
    """A status, or `open` for all that can still be kept."""
    asked = text.strip().lower()
    if asked not in (*COMMITMENT_STATUSES, "open"):
        raise typer.BadParameter(f"{text!r} is none of open, {', '.join(COMMITMENT_STATUSES)}")
    return asked


def ledger_command(
    db: DbOption = DEFAULT_DB,
    fmt: Annotated[LedgerFormat, typer.Option("--format", help="A table, or one JSON object a line.")] = (
        LedgerFormat.table
    ),
    as_of: AsOfOption = None,
    since: Annotated[
        date | None,
        typer.Option(parser=to_day, metavar="DATE", help="Only what is new or stands otherwise since that day."),
    ] = None,
    limit: Annotated[int, typer.Option(min=0, help="Rows of the table; 0 for all.")] = 30,
    party: PartyOption = None,
    topic: TopicOption = None,
    status: Annotated[
        list[str] | None,
        typer.Option(parser=to_status, metavar="STATUS", help="Only what stands so; `open` for all not yet settled."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Show who owes what to whom, by when, and where it stands: the most salient first.

    Example: servanda ledger --as-of 2016-10-20 --party Russia --status open
    """
    from servanda.flow import keep
    from servanda.ledger import commitment_to_json
    from servanda.seams import dump_line

    readings, judgements = open_readings(db, as_of)
    ledger = keep(readings, judgements, as_of=as_of)
    wanted = _filter(party, topic, status)
    entries = [c for c in ledger.commitments if wanted(c)]
    fresh: dict[str, News] = {}
    if since:
        fresh = _fresh(ledger, keep(readings, judgements, as_of=since - timedelta(days=1)), since)
        entries = [c for c in entries if c.id in fresh]
    if as_json or fmt is LedgerFormat.jsonl:
        for entry in entries:
            typer.echo(dump_line(commitment_to_json(entry)))
    elif not entries:
        typer.echo(_nothing(ledger, party, topic, status, since))
    else:
        typer.echo(_headline(ledger, len(entries), since))
        _print(entries, limit, fresh)


def _headline(ledger: Ledger, number: int, since: date | None) -> str:
    """`As of 20 October 2016: 12 undertakings of 33, new or standing otherwise since 1 October 2016`."""
    day = f"As of {readable_day(ledger.as_of)}: " if ledger.as_of else ""
    held = len(ledger.commitments)
    of = f" of {held}" if number < held else ""
    fresh = f", new, told again or standing otherwise since {readable_day(since)}" if since else ""
    return f"{day}{counted(number, 'undertaking')}{of}{fresh}"


def _fresh(now: Ledger, before: Ledger, since: date) -> dict[str, News]:
    from servanda.ledger import news_between

    return {item.entry.id: item for item in news_between(before, now, since)}


def _filter(party: str | None, topic: str | None, status: Sequence[str] | None) -> Callable[[Commitment], bool]:
    """Whether an entry is one of those asked for."""
    from servanda.ledger.status import OPEN

    stand = {s for name in status or () for s in (OPEN if name == "open" else (name,))}

    def wanted(entry: Commitment) -> bool:
        by_or_to = party is None or party in (*entry.debtor, *entry.creditor)
        return by_or_to and topic in (None, entry.topic) and (not stand or entry.status in stand)

    return wanted


def _nothing(
    ledger: Ledger, party: str | None, topic: str | None, status: Sequence[str] | None, since: date | None
) -> str:
    """Why the table is empty, and what there is."""
    asked = [f"by or to {code_name(party)}"] if party else []
    asked += [f"on {topic_label(topic)}"] if topic else []
    asked += [f"that stands {' or '.join(status)}"] if status else []
    asked += [f"new since {readable_day(since)}"] if since else []
    held = counted(len(ledger.commitments), "undertaking")
    day = f" as of {readable_day(ledger.as_of)}" if ledger.as_of else ""
    return f"no undertaking {' '.join(asked)}{day}; the ledger holds {held}" if asked else f"no undertaking{day}"


def _print(entries: Sequence[Commitment], limit: int, fresh: dict[str, News]) -> None:
    shown = entries[:limit] if limit else entries
    console().print(ledger_table(shown, fresh))
    if len(shown) < len(entries):
        typer.echo(f"{len(entries) - len(shown)} more: --limit 0 shows all")
    typer.echo(f"servanda show {shown[0].id[: id_width(shown)]} prints the evidence for the first line")


def ledger_table(entries: Sequence[Commitment], fresh: dict[str, News] | None = None) -> Table:
    """The ledger as a table that fits 80 columns and needs no colour; with what is `fresh`, how it stood before."""
    table = Table(box=None, padding=(0, 1, 0, 0), show_edge=False, header_style="bold")
    table.add_column("id", no_wrap=True)
    table.add_column("stands", width=13 if fresh else 11)
    table.add_column("who", width=14)
    table.add_column("what", ratio=1)
    table.add_column("due", no_wrap=True, width=10)
    table.add_column("outlets", justify="right", no_wrap=True)
    width = id_width(entries)
    for entry in entries:
        row = (entry.id[:width], _stands(entry, fresh), code_names(entry.debtor), what_line(entry))
        table.add_row(*(Text(cell) for cell in (*row, entry.deadline or "-", str(len(entry.outlets)))))
    return table


def _stands(entry: Commitment, fresh: dict[str, News] | None) -> str:
    item = fresh.get(entry.id) if fresh else None
    if item is None:
        return entry.status
    if item.before is None:
        return f"new: {entry.status}"
    return f"{item.before} → {entry.status}" if item.turned else f"{entry.status}, told again"


def what_line(entry: Commitment) -> str:
    """What is undertaken, to whom and on what condition, in a line or three of the table."""
    what = cut(entry.what, 90)
    if entry.creditor:
        what += f" (to {code_names(entry.creditor, NAMED_CREDITORS)})"
    return what + (f" [{cut(entry.condition, 60)}]" if entry.condition else "")


def id_width(entries: Sequence[Commitment]) -> int:
    """The shortest beginning, of five characters or more, that tells the ids apart."""
    ids = [entry.id for entry in entries]
    return next((n for n in range(5, 13) if len({i[:n] for i in ids}) == len(set(ids))), 64)

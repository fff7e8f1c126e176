"""`servanda ledger` and `servanda show`: the undertakings, and the evidence for one of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from servanda.cli.common import (
    DEFAULT_DB,
    AsOfOption,
    DbOption,
    JsonOption,
    PartyOption,
    console,
    cut,
    find_entry,
    open_ledger,
    say,
)
from servanda.codes import code_names
from servanda.ledger.telling import told
from servanda.records import Change, Commitment


class LedgerFormat(StrEnum):
    """How the ledger is printed."""

    table = "table"
    jsonl = "jsonl"


def ledger_command(
    db: DbOption = DEFAULT_DB,
    fmt: Annotated[LedgerFormat, typer.Option("--format", help="A table, or one JSON object a line.")] = (
        LedgerFormat.table
    ),
    as_of: AsOfOption = None,
    limit: Annotated[int, typer.Option(min=0, help="Rows of the table; 0 for all.")] = 30,
    party: PartyOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show who owes what to whom, by when, and where it stands: the most salient first.

    Example: servanda ledger --as-of 2016-10-20
    """
    from servanda.ledger.json import commitment_to_json
    from servanda.seams import dump_line

    ledger = open_ledger(db, as_of)
    entries = [c for c in ledger.commitments if party is None or party in (*c.debtor, *c.creditor)]
    if as_json or fmt is LedgerFormat.jsonl:
        for entry in entries:
            typer.echo(dump_line(commitment_to_json(entry)))
        return
    if not entries:
        typer.echo("no undertaking" + (f" by or to {party}" if party else "") + (f" as of {as_of}" if as_of else ""))
        return
    shown = entries[:limit] if limit else entries
    console().print(ledger_table(shown))
    if len(shown) < len(entries):
        typer.echo(f"{len(entries) - len(shown)} more: --limit 0 shows all")
    typer.echo(f"servanda show {shown[0].id[: id_width(shown)]} prints the evidence for the first line")


def ledger_table(entries: Sequence[Commitment]) -> Table:
    """The ledger as a table that fits 80 columns and needs no colour."""
    table = Table(box=None, padding=(0, 1, 0, 0), show_edge=False, header_style="bold")
    table.add_column("id", no_wrap=True)
    table.add_column("stands", width=11)
    table.add_column("who", width=14)
    table.add_column("what", ratio=1)
    table.add_column("by", no_wrap=True, width=10)
    table.add_column("src", justify="right", no_wrap=True)
    width = id_width(entries)
    for entry in entries:
        row = (entry.id[:width], entry.status, code_names(entry.debtor), what_line(entry), entry.deadline or "-")
        table.add_row(*(Text(cell) for cell in row), Text(str(len(entry.outlets))))
    return table


def what_line(entry: Commitment) -> str:
    """What is undertaken, to whom and on what condition, in a line or three of the table."""
    what = cut(entry.what, 90)
    if entry.creditor:
        what += f" (to {code_names(entry.creditor)})"
    return what + (f" [{cut(entry.condition, 40)}]" if entry.condition else "")


def id_width(entries: Sequence[Commitment]) -> int:
    """The shortest beginning, of five characters or more, that tells the ids apart."""
    ids = [entry.id for entry in entries]
    return next((n for n in range(5, 13) if len({i[:n] for i in ids}) == len(set(ids))), 64)


def show_command(
    record: Annotated[
        str, typer.Argument(help="The id of an undertaking, as `servanda ledger` prints it.", metavar="ID")
    ],
    db: DbOption = DEFAULT_DB,
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show one undertaking and each piece of its evidence in the source's words.

    Example: servanda show 3f9a01c2
    """
    from servanda.ledger.json import commitment_to_json

    entry = find_entry(open_ledger(db, as_of), record)
    if as_json:
        typer.echo(json.dumps(commitment_to_json(entry), ensure_ascii=False, indent=1))
        return
    say(f"{entry.id}  {code_names(entry.debtor)}: {entry.what}", bold=True)
    facts = {
        "stands": entry.status,
        "to": code_names(entry.creditor) if entry.creditor else None,
        "by": entry.deadline,
        "where": entry.place,
        "if": entry.condition,
        "reported by": ", ".join(entry.outlets) or None,
    }
    for name, value in facts.items():
        if value:
            say(f"{name}: {value}", indent=2)
    _print_changes("What happened", entry.history)
    _print_changes("What is claimed", entry.claims)


def _print_changes(title: str, changes: tuple[Change, ...]) -> None:
    if not changes:
        return
    typer.echo()
    say(title, bold=True)
    for change in changes:
        day = change.date.isoformat() if change.date else "day not said"
        evidence = change.evidence
        say(": ".join(filter(None, (f"- {day} {change.status}", told(change) or change.note))))
        say(f'"{evidence.words}"', indent=2)
        reported = evidence.reported.isoformat() if evidence.reported else "undated"
        place = f"{evidence.doc} {evidence.span[0]}-{evidence.span[1]}"
        say(f"{evidence.outlet or 'outlet not named'}, {reported} ({place})", indent=2)

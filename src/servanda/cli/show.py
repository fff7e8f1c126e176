"""`servanda show`: one undertaking, where it stands and why, each piece of evidence in the source's words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from servanda.cli.common import (
    DEFAULT_DB,
    AsOfOption,
    DbOption,
    JsonOption,
    find_entry,
    open_ledger,
    print_json,
    say,
    topic_label,
)
from servanda.cli.doubts import doubt_lines
from servanda.codes import code_names
from servanda.plain import MEANINGS, counted, readable_day, sentence
from servanda.records import Change, Commitment

if TYPE_CHECKING:
    from servanda.ledger import Ledger


FOLDED = 4
"""Reports in a row that leave the status as it is: of more, the first ones and the number of the rest are shown."""


def show_command(
    record: Annotated[
        str, typer.Argument(help="The id of an undertaking, as `servanda ledger` prints it.", metavar="ID")
    ],
    db: DbOption = DEFAULT_DB,
    as_of: AsOfOption = None,
    every: Annotated[
        bool, typer.Option("--every", help="Each report, also those that leave it standing as it stood.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Show one undertaking: where it stands and why, with each piece of its evidence in the source's words.

    Example: servanda show 3f9a01c2
    """
    from servanda.ledger import commitment_to_json

    ledger = open_ledger(db, as_of)
    entry = find_entry(ledger, record)
    if as_json:
        print_json(commitment_to_json(entry))
        return
    say(f"{entry.id}  {code_names(entry.debtor)}: {entry.what}", bold=True)
    for name, value in _facts(entry):
        if value:
            say(f"{name}: {value}", indent=2)
    for line in (*_waits(ledger, entry), *doubt_lines(ledger, entry.id)):
        say(line, indent=2)
    _print_changes("What happened", entry.history, every)
    _print_changes("What is claimed of it (this changes no status)", entry.claims, every)
    _print_carried(entry)


def _facts(entry: Commitment) -> Iterator[tuple[str, str | None]]:
    from servanda.ledger import concreteness

    yield "stands", f"{entry.status} ({MEANINGS[entry.status]})"
    yield "to", code_names(entry.creditor) if entry.creditor else None
    yield "due", readable_day(entry.deadline)
    yield "where", ", ".join(place.title() for place in entry.places)
    yield "condition", entry.condition
    yield "topic", topic_label(entry.topic)
    yield "part of", entry.plan[:1].upper() + entry.plan[1:] if entry.plan else None
    yield "reported by", ", ".join(entry.outlets)
    yield "how concrete", sentence(concreteness(entry).summary)
    yield "judged", "; ".join(entry.judged)


def _waits(ledger: Ledger, entry: Commitment) -> Iterator[str]:
    """What it waits on, and what waits on it."""
    from servanda.ledger import node_name, waits

    for wait in waits(ledger):
        if wait.waiting == entry.id:
            yield f"waits on: {node_name(ledger, wait.on)} (“{wait.words}”)"
        elif wait.on == entry.id:
            yield f"waited for by: {node_name(ledger, wait.waiting)} (“{wait.words}”)"


def _rows(changes: tuple[Change, ...]) -> Iterator[tuple[Change, ...]]:
    """Changes in a row with one status."""
    start = 0
    for n in range(1, len(changes) + 1):
        if n == len(changes) or changes[n].status != changes[start].status:
            yield changes[start:n]
            start = n


def _print_changes(title: str, changes: tuple[Change, ...], every: bool) -> None:
    if not changes:
        return
    typer.echo()
    say(title, bold=True)
    for row in _rows(changes):
        if every or len(row) <= FOLDED:
            _print_row(row)
        else:
            _print_row(row[: FOLDED - 1])
            until = f", the last on {row[-1].date.isoformat()}" if row[-1].date else ""
            say(f"- … {len(row) - FOLDED + 1} more reports leave it {row[0].status}{until} (--every shows them)")


def _print_row(changes: tuple[Change, ...]) -> None:
    for change in changes:
        say(f"- {_headline(change)}")
        say(f"“{' '.join(change.evidence.words.split())}”", indent=2)
        evidence = change.evidence
        reported = evidence.reported.isoformat() if evidence.reported else "undated"
        place = f"{evidence.doc} {evidence.span[0]}-{evidence.span[1]}"
        say(f"{evidence.outlet or 'outlet not named'}, {reported} ({place})", indent=2)


def _headline(change: Change) -> str:
    """What happened on a day and how it has stood since: `2016-10-14 Russia undertook it → conditional`."""
    from servanda.ledger.telling import told

    day = change.date.isoformat() if change.date else "day not said"
    return f"{day} {told(change) or change.note or 'followed from the date'} → {change.status}"


def _print_carried(entry: Commitment) -> None:
    if entry.carried:
        docs = list(dict.fromkeys(e.doc for e in entry.carried))
        typer.echo()
        say(f"The same text again, counted once: {counted(len(docs), 'document')} ({', '.join(docs)})")

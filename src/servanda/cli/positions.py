"""`servanda positions`: what a party has said about a topic over time, and whether it has moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from servanda.cli.common import (
    DEFAULT_DB,
    AsOfOption,
    DbOption,
    JsonOption,
    console,
    open_ledger,
    print_json,
    say,
    to_code,
    to_topic,
    topic_label,
)
from servanda.codes import code_name
from servanda.plain import counted

if TYPE_CHECKING:
    from servanda.ledger import Position
    from servanda.ledger.positions import Stance

FOLDED = 3
"""Stances in a row on one side that are shown one by one; of more, the first and the last with their number."""


def positions_command(
    party: Annotated[
        str | None,
        typer.Argument(
            parser=to_code, help="A party, as a code or a name: RUS, “Syrian opposition”; all if none.", metavar="PARTY"
        ),
    ] = None,
    topic: Annotated[
        str | None, typer.Argument(parser=to_topic, help="A topic, such as withdrawal; all if none.", metavar="TOPIC")
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", parser=to_topic, metavar="TOPIC", help="The topic, where no party is named.")
    ] = None,
    db: DbOption = DEFAULT_DB,
    as_of: AsOfOption = None,
    limit: Annotated[int, typer.Option(min=0, help="Positions to show; 0 for all.")] = 20,
    every: Annotated[bool, typer.Option("--every", help="Each stance, also those that only repeat the last.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Show who wants what of whom: since when a party has said so, and where it moved.

    Example: servanda positions Russia ceasefire
    """
    from servanda.ledger import all_positions, positions

    ledger, topic = open_ledger(db, as_of), topic or on
    found = positions(ledger, party, topic) if party else all_positions(ledger, topic)
    if as_json:
        print_json(found)
        return
    shown = found[:limit] if limit else found
    if not found:
        on_topic = f" on {topic_label(topic)}" if topic else ""
        typer.echo(f"{code_name(party) if party else 'nobody'}: no position{on_topic} in this ledger")
    elif party:
        for position in shown:
            _show(position, every)
    else:
        console().print(_overview(shown))
    if len(shown) < len(found):
        typer.echo(f"{len(found) - len(shown)} more: --limit 0 shows all")


def _overview(found: Sequence[Position]) -> Table:
    """Where each party stands on each topic, one line a position."""
    table = Table(box=None, padding=(0, 1, 0, 0), header_style="bold")
    for name, width in (("party", None), ("is", 7), ("what", None), ("of whom", None), ("since", 10), ("moved", 5)):
        table.add_column(name, width=width, ratio=None if width else 1)
    for p in found:
        whose = "itself" if p.debtor == p.party else code_name(p.debtor)
        since = p.since.isoformat() if p.since else "-"
        cells = (code_name(p.party), p.side, topic_label(p.topic), whose, since, str(len(p.moved) or "-"))
        table.add_row(*(Text(cell) for cell in cells))
    return table


def _show(position: Position, every: bool) -> None:
    since = f" since {position.since}" if position.since else ""
    last = f", last said {position.last_said}" if position.last_said and position.last_said != position.since else ""
    whose = "itself" if position.debtor == position.party else code_name(position.debtor)
    head = f"{code_name(position.party)} on {topic_label(position.topic)} by {whose}: {position.side} it{since}{last}"
    say(head, bold=True)
    for line in _lines(position.stances, every):
        say(line, indent=2)
    for change in position.moved:
        earlier, later = change.earlier, change.later
        say(f"It moved: {earlier.side} it on {earlier.day}, {later.side} it on {later.day}", indent=2)
        for stance in (earlier, later):
            say(f"“{' '.join(stance.evidence.words.split())}” ({_outlet(stance)})", indent=4)
    for pair in position.both:
        say(f"Reported on both sides on {pair.earlier.day}; that may be two things under one topic.", indent=2)
    typer.echo()


def _lines(stances: Sequence[Stance], every: bool) -> Iterator[str]:
    """One line a stance; of a long row on one side the first and the last only."""
    start = 0
    while start < len(stances):
        end = next((i for i in range(start, len(stances)) if stances[i].side != stances[start].side), len(stances))
        row = stances[start:end]
        if every or len(row) <= FOLDED:
            yield from map(_line, row)
        else:
            yield _line(row[0])
            yield f"… {counted(len(row) - 2, 'more report')} {row[0].side} it (--every shows them)"
            yield _line(row[-1])
        start = end


def _line(stance: Stance) -> str:
    from servanda.ledger.telling import ACTS

    day = stance.day.isoformat() if stance.day else "undated   "
    condition = f" [{stance.condition}]" if stance.condition else ""
    return f"{day} {ACTS[stance.move][0]}: {stance.what}{condition} ({_outlet(stance)})"


def _outlet(stance: Stance) -> str:
    return stance.evidence.outlet or stance.evidence.doc

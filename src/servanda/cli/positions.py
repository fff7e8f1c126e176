"""`servanda positions`: what a party has said about a topic over time, and whether it has moved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from servanda.cli.common import DEFAULT_DB, AsOfOption, DbOption, JsonOption, open_ledger, print_json, say, to_code
from servanda.codes import code_name

if TYPE_CHECKING:
    from servanda.ledger import Position


def positions_command(
    party: Annotated[
        str, typer.Argument(parser=to_code, help="A party's code, such as RUS or SYR-OPP.", metavar="PARTY")
    ],
    topic: Annotated[str | None, typer.Argument(help="A topic, such as withdrawal; all if none is named.")] = None,
    db: DbOption = DEFAULT_DB,
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show a party's positions: what it has said over time, since when unchanged, and where it moved.

    Example: servanda positions RUS "cessation of hostilities"
    """
    from servanda.ledger import positions

    found = positions(open_ledger(db, as_of), party, topic)
    if as_json:
        print_json(found)
        return
    if not found:
        typer.echo(f"{party}: no position{f' on {topic}' if topic else ''} in this ledger")
    for position in found:
        _show(position)


def _show(position: Position) -> None:
    since = f" since {position.since}" if position.since else ""
    about = f"{position.topic}, by {code_name(position.debtor)}"
    say(f"{code_name(position.party)} on {about}: {position.side}{since}", bold=True)
    for stance in position.stances:
        day = stance.day.isoformat() if stance.day else "undated   "
        condition = f" [{stance.condition}]" if stance.condition else ""
        where = stance.evidence.outlet or stance.evidence.doc
        say(f"{day} {stance.move}: {stance.what}{condition} ({where})", indent=2)
    for change in position.moved:
        earlier, later = change.earlier, change.later
        say(f"moved: {earlier.side} on {earlier.day}, {later.side} on {later.day}", indent=2)
        say(f'"{earlier.evidence.words}"', indent=4)
        say(f'"{later.evidence.words}"', indent=4)
    typer.echo()

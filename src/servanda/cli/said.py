"""`servanda said`: what exactly was said, by whom, in whose report and on whose account."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from servanda.cli.common import (
    DEFAULT_DB,
    AsOfOption,
    DbOption,
    JsonOption,
    open_readings,
    print_json,
    say,
    to_code,
    to_day,
)
from servanda.codes import code_name, code_names

if TYPE_CHECKING:
    from servanda.ledger import Said

KINDS = {"direct": "in these words", "indirect": "in the report's words", "mixed": "partly in these words"}


def said_command(
    party: Annotated[
        str | None,
        typer.Argument(parser=to_code, help="Who speaks, as a code or a name; all if none.", metavar="PARTY"),
    ] = None,
    about: Annotated[
        str | None,
        typer.Option(metavar="WORDS", help="Only what holds these words, or is said by somebody of that name."),
    ] = None,
    since: Annotated[
        date | None, typer.Option(parser=to_day, metavar="DATE", help="Only from reports since that day.")
    ] = None,
    db: DbOption = DEFAULT_DB,
    as_of: AsOfOption = None,
    limit: Annotated[int, typer.Option(min=0, help="How many to show, the latest; 0 for all.")] = 20,
    as_json: JsonOption = False,
) -> None:
    """Show what exactly was said, by whom, in whose report: quoted or not, and through whom the outlet has it.

    Example: servanda said Russia --about ceasefire
    """
    from servanda.ledger import said

    found = said(open_readings(db, as_of)[0], party, about, since)
    if as_json:
        print_json(found)
        return
    shown = found[-limit:] if limit else found
    for item in shown:
        _show(item)
    if not found:
        who = f" by {code_name(party)}" if party else ""
        typer.echo(f"nothing said{who}{f' about {about!r}' if about else ''}{f' since {since}' if since else ''}")
    elif len(shown) < len(found):
        typer.echo(f"{len(found) - len(shown)} earlier: --limit 0 shows all")


def _show(item: Said) -> None:
    day = item.evidence.reported.isoformat() if item.evidence.reported else "undated"
    names = code_names(item.codes) if item.codes else ""
    side = f" ({names})" if names and names != item.speaker else ""
    through = f", as told by {', as told by '.join(item.told_by)}" if item.told_by else ""
    hedge = f", “{item.hedge}”" if item.hedge else ""
    outlet = item.evidence.outlet or "outlet not named"
    who = f"{item.speaker or 'somebody not named'}{side} {item.cue or 'said'}"
    say(f"{day} {who}{hedge}, {KINDS[item.quote]}{through}:", bold=True)
    say(f"“{item.words.strip('“”‘’ ')}”", indent=2)
    say(f"{outlet} ({item.evidence.doc} {item.evidence.span[0]}-{item.evidence.span[1]})", indent=2)

"""`servanda check`: how concrete an undertaking is, and what its words leave open."""

from __future__ import annotations

from pathlib import Path
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
    find_entry,
    open_ledger,
    print_json,
    say,
    show_problem,
)
from servanda.cli.doubts import doubt_lines
from servanda.codes import code_names
from servanda.plain import sentence

if TYPE_CHECKING:
    from servanda.ledger import Check, Ledger
    from servanda.records import Commitment, Problem


def check_command(
    what: Annotated[str, typer.Argument(help="A file of reports, or the id of an undertaking.", metavar="FILE|ID")],
    db: DbOption = DEFAULT_DB,
    as_of: AsOfOption = None,
    limit: Annotated[int, typer.Option(min=1, help="Undertakings of a file to check.")] = 10,
    as_json: JsonOption = False,
) -> None:
    """Check how concrete undertakings are: who, what, where, by when, on what condition, verified by whom.

    Example: servanda check statement.txt
    """
    from servanda.ledger import concreteness

    is_file = Path(what).exists() or "/" in what or Path(what).suffix
    ledger, problems = _of_file(what) if is_file else (open_ledger(db, as_of), [])
    entries = ledger.commitments if is_file else (find_entry(ledger, what),)
    checks = [(entry, concreteness(entry)) for entry in entries[:limit]]
    for problem in problems:
        show_problem(problem)
    if as_json:
        print_json([check for _, check in checks])
    elif not checks and not problems:
        typer.echo(f"{what}: no undertaking found")
    else:
        for entry, check in checks:
            _show(ledger, entry, check)
        if len(entries) > limit:
            typer.echo(f"{len(entries) - limit} more: --limit {len(entries)} shows all")
    raise typer.Exit(1 if problems else 0)


def _of_file(path: str) -> tuple[Ledger, list[Problem]]:
    """The undertakings of a file alone, without touching any database, and what could not be read."""
    from servanda.flow import keep
    from servanda.intake import Defaults, documents_from
    from servanda.run import Tally, read_all

    tally = Tally()
    ledger = keep(list(read_all(documents_from(path, Defaults()), tally)))
    return ledger, tally.problems


def _show(ledger: Ledger, entry: Commitment, check: Check) -> None:
    from servanda.ledger.concreteness import CORE

    say(f"{entry.id}  {code_names(entry.debtor)}: {entry.what}", bold=True)
    say(f"{sentence(check.summary)} Grade {check.grade:.1f} of 1.", indent=2)
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 2))
    table.add_column(width=19)
    table.add_column(ratio=1)
    for name, evidence in check.elements:
        if evidence:
            table.add_row(Text(name), Text(f"“{' '.join(evidence.words.split())}” ({evidence.outlet or evidence.doc})"))
    for evidence in check.ways_out:
        table.add_row(Text("a way out"), Text(f"“{evidence.words}” ({evidence.outlet or evidence.doc})"))
    for title, names in (
        ("not said", [n for n in check.missing if n in CORE]),
        ("nor, if it matters", [n for n in check.missing if n not in CORE]),
    ):
        if names:
            table.add_row(Text(title), Text(", ".join(names)))
    console().print(table)
    for line in doubt_lines(ledger, entry.id):
        say(line, indent=2)
    typer.echo()

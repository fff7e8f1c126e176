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
from servanda.codes import code_names

if TYPE_CHECKING:
    from servanda.ledger import Check
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
    entries, problems = _of_file(what) if is_file else ((find_entry(open_ledger(db, as_of), what),), [])
    checks = [(entry, concreteness(entry)) for entry in entries[:limit]]
    for problem in problems:
        show_problem(problem)
    if as_json:
        print_json([check for _, check in checks])
    elif not checks and not problems:
        typer.echo(f"{what}: no undertaking found")
    else:
        for entry, check in checks:
            _show(entry, check)
    raise typer.Exit(1 if problems else 0)


def _of_file(path: str) -> tuple[tuple[Commitment, ...], list[Problem]]:
    """The undertakings of a file alone, without touching any database, and what could not be read."""
    from servanda.flow import keep
    from servanda.intake import Defaults, documents_from
    from servanda.run import Tally, read_all

    tally = Tally()
    ledger = keep(list(read_all(documents_from(path, Defaults()), tally)))
    return ledger.commitments, tally.problems


def _show(entry: Commitment, check: Check) -> None:
    say(f"{entry.id}  {code_names(entry.debtor)}: {entry.what}", bold=True)
    say(check.summary, indent=2)
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 2))
    table.add_column(width=16)
    table.add_column(ratio=1)
    for name, evidence in check.elements:
        table.add_row(Text(name), Text(f'"{evidence.words}"' if evidence else "not said"))
    for evidence in check.ways_out:
        table.add_row(Text("a way out"), Text(f'"{evidence.words}"'))
    console().print(table)
    typer.echo()

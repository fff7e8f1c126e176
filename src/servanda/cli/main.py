"""The `servanda` command: one module a command; each opens, calls one public function and shows.

Exit codes: 0 done, 1 done with problems or findings, 2 misuse or something that stopped the run.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from servanda.cli.actors import actors_command
from servanda.cli.brief import brief_command
from servanda.cli.check import check_command
from servanda.cli.coverage import coverage_command
from servanda.cli.demo import demo_command
from servanda.cli.explain import explain_command
from servanda.cli.export import export_command
from servanda.cli.ledger import ledger_command
from servanda.cli.positions import positions_command
from servanda.cli.read import read_command
from servanda.cli.relate import relate_command
from servanda.cli.said import said_command
from servanda.cli.schema import schema_command
from servanda.cli.show import show_command
from servanda.cli.times import times_command
from servanda.cli.timetable import timetable_command
from servanda.cli.why import why_command
from servanda.errors import ServandaError
from servanda.version import reading_version


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(reading_version())
        raise typer.Exit


app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback()
def servanda(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", is_eager=True, callback=_print_version)
    ] = False,
) -> None:
    """Reads what the press says about a negotiation and keeps its ledger."""


app.command("demo")(demo_command)
app.command("read")(read_command)
app.command("actors")(actors_command)
app.command("said")(said_command)
app.command("ledger")(ledger_command)
app.command("show")(show_command)
app.command("check")(check_command)
app.command("why")(why_command)
app.command("positions")(positions_command)
app.command("timetable")(timetable_command)
app.command("coverage")(coverage_command)
app.command("brief")(brief_command)
app.command("export")(export_command)
app.command("relate")(relate_command)
app.command("explain")(explain_command)
app.command("schema")(schema_command)
app.command("times")(times_command)


def main() -> None:
    """Run the command; what stops it is named on standard error, with the next step."""
    try:
        app(prog_name="servanda")
    except ServandaError as error:
        typer.echo(f"servanda: {error}", err=True)
        sys.exit(2)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        hint = "check the path, and that it may be read or written"
        typer.echo(f"servanda: {where}{error.strerror or error}\nhint: {hint}", err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()

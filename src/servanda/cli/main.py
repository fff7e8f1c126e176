"""The `servanda` command: one module a command, each opens, calls one public function and shows."""

from __future__ import annotations

import typer

from servanda.cli.read import read_command

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    help="Reads what the press says about a negotiation and keeps its ledger.",
)
app.command("read")(read_command)


@app.callback()
def _root() -> None:
    """Reads what the press says about a negotiation and keeps its ledger."""


if __name__ == "__main__":
    app()

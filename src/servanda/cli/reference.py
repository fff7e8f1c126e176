"""Writes the page of commands from what the commands say of themselves: `python -m servanda.cli.reference`."""

from __future__ import annotations

import html
import sys

import typer
from typer.cli import get_docs_for_click

from servanda.cli.main import app


def commands_page() -> str:
    """Every command with its arguments and options, as Markdown."""
    command = typer.main.get_command(app)
    page = get_docs_for_click(obj=command, ctx=typer.Context(command, info_name="servanda"), name="servanda")
    return html.unescape(page).strip() + "\n"


if __name__ == "__main__":
    sys.stdout.write(commands_page())

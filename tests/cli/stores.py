"""Stores filled by the command itself, for tests of the commands that ask them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from typer.testing import CliRunner

from servanda.cli.main import app


def stored(folder: Path, reports: Iterable[tuple[str, str, str, str]]) -> str:
    """The database of these reports (id, outlet, day of publication, text), read into a new file in `folder`."""
    lines = [{"id": i, "outlet": o, "published": p, "text": t} for i, o, p, t in reports]
    (folder / "reports.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    path = str(folder / "servanda.db")
    CliRunner().invoke(app, ["read", str(folder / "reports.jsonl"), "--into", path])
    return path

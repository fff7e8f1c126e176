"""Pastes the demo's real output into the README: `python -m bench.readme` (or `make readme`)."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

README = Path(__file__).resolve().parents[1] / "README.md"


def demo_output() -> str:
    """What `make demo` prints once everything is installed, in a terminal 80 columns wide."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb"}
        command = [sys.executable, "-m", "servanda.cli.main", "demo", "demo"]
        source = str(README.parent / "src")
        environment["PYTHONPATH"] = os.pathsep.join([source, environment.get("PYTHONPATH", "")])
        done = subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return "\n".join(line.rstrip() for line in done.stdout.splitlines())


def pasted(readme: str, name: str, text: str) -> str:
    """The README with a block between its markers replaced."""
    block = f"<!-- {name} -->\n```text\n{text}\n```\n<!-- /{name} -->"
    return re.sub(rf"<!-- {name} -->.*?<!-- /{name} -->", lambda _: block, readme, flags=re.S)


def main() -> None:
    """Rewrite the README's demo block."""
    README.write_text(pasted(README.read_text(encoding="utf-8"), "demo", demo_output()), encoding="utf-8")


if __name__ == "__main__":
    main()

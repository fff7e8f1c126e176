"""Runs every benchmark and writes docs/accuracy.md: `python -m bench.run [NAME...]`.

Each benchmark is a module of this folder that prints, with --json,
`{"figures": [{"name": …, "value": …, "floor": … or null, "command": …}]}`. Figures of benchmarks that are not run this
time are kept from the last run, with their date. A floor that is not met is marked, and makes the exit code 1.
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FIGURES = HERE / "figures.json"
PAGE = HERE.parent / "docs" / "accuracy.md"
ALL = ("path", "intake", "times", "actors", "attribution", "moves", "unseen", "relations", "ledger")

TITLES = {
    "path": "The whole path",
    "intake": "Intake",
    "times": "Times",
    "actors": "Actors",
    "attribution": "Attribution",
    "moves": "Moves",
    "unseen": "Moves on articles of other conflicts",
    "relations": "Relations",
    "ledger": "Ledger",
}

HEAD = """# Accuracy

Every figure here was measured by the command beside it, on the corpora that lie beside the project (none of them is
part of it). `make bench` measures again and rewrites this page; how the errors look is told on the page of each part.

"""


def main(names: list[str]) -> int:
    """Run the named benchmarks (all by default), keep their figures and write the page."""
    kept: dict[str, Any] = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    today = datetime.now(UTC).date().isoformat()
    for name in names or [n for n in ALL if (HERE / f"{n}.py").exists()]:
        print(f"{name} …", file=sys.stderr)
        done = subprocess.run(
            [sys.executable, "-m", f"bench.{name}", "--json"], stdout=subprocess.PIPE, text=True, check=False
        )
        if done.returncode:
            print(f"{name}: ended with {done.returncode}; its last figures stay", file=sys.stderr)
            continue
        kept[name] = {"date": today, "figures": json.loads(done.stdout.strip().splitlines()[-1])["figures"]}
        FIGURES.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
        PAGE.write_text(page(kept), encoding="utf-8")
    short = [f for part in kept.values() for f in part["figures"] if not holds(f)]
    for figure in short:
        print(f"below its floor: {figure['name']} {figure['value']} < {figure['floor']}", file=sys.stderr)
    return 1 if short else 0


def holds(figure: dict[str, Any]) -> bool:
    """Whether a figure reaches its floor; a figure with a ceiling must not pass it."""
    if figure.get("ceiling") is not None and figure["value"] > figure["ceiling"]:
        return False
    return figure.get("floor") is None or figure["value"] >= figure["floor"]


def page(kept: dict[str, Any]) -> str:
    """The figures as one Markdown page."""
    parts = [HEAD]
    for name in [n for n in ALL if n in kept]:
        parts.append(f"## {TITLES[name]}\n\nMeasured on {kept[name]['date']}.\n")
        notes = PAGE.parent / "accuracy" / f"{name}.md"
        if notes.exists():
            parts.append(f"What the errors look like: [{TITLES[name].lower()}](accuracy/{name}.md).\n")
        parts.append("| figure | value | bar | holds | command |\n| --- | ---: | --- | --- | --- |")
        parts += [row(figure) for figure in kept[name]["figures"]]
        parts.append("")
    return "\n".join(parts)


def row(figure: dict[str, Any]) -> str:
    """A table row."""
    bar = f"≥ {figure['floor']:,}" if figure.get("floor") is not None else ""
    bar = f"≤ {figure['ceiling']:,}" if figure.get("ceiling") is not None else bar
    mark = ("yes" if holds(figure) else "**no**") if bar else ""
    value = f"{figure['value']:,.3f}".rstrip("0").rstrip(".")
    return f"| {figure['name']} | {value} | {bar} | {mark} | `{figure['command']}` |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

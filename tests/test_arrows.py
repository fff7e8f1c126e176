"""Arrows point one way: records, then the stages, then flow, then the surfaces."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "servanda"
STAGES = ("intake", "language", "times", "actors", "attribution", "moves", "relations", "ledger")
SURFACES = {"cli", "store", "brief", "exports", "run"}


def imports_of(path: Path) -> set[str]:
    """The parts of Servanda that a module imports, at its top or inside a function: `ledger`, `cli`, …"""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        found = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        found += [a.name for a in node.names] if isinstance(node, ast.Import) else []
        names |= {f.split(".")[1] for f in found if f.startswith("servanda.")}
    return names


def test_the_records_import_nothing_of_ours() -> None:
    assert imports_of(SOURCE / "records.py") == set()


@pytest.mark.parametrize("stage", STAGES)
def test_no_stage_knows_a_surface_or_the_flow(stage: str) -> None:
    for module in (SOURCE / stage).rglob("*.py"):
        assert not imports_of(module) & (SURFACES | {"flow"}), module


@pytest.mark.parametrize("stage", STAGES)
def test_no_stage_knows_a_later_one(stage: str) -> None:
    later = set(STAGES[STAGES.index(stage) + 1 :])
    for module in (SOURCE / stage).rglob("*.py"):
        assert not imports_of(module) & later, module


def test_times_can_be_used_without_a_language_model() -> None:
    code = "import sys, servanda.times; sys.exit('spacy' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(SOURCE.parent)}
    assert subprocess.run([sys.executable, "-c", code], check=False, env=environment).returncode == 0


def test_the_command_line_starts_without_what_only_some_commands_need() -> None:
    heavy = {"spacy", "numpy", "scipy", "networkx", "django", "pyarrow", "trafilatura", "jinja2"}
    code = f"import sys, servanda.cli.main; sys.exit(' '.join({heavy!r} & set(sys.modules)))"
    environment = {**os.environ, "PYTHONPATH": str(SOURCE.parent)}
    done = subprocess.run([sys.executable, "-c", code], check=False, env=environment, capture_output=True, text=True)
    assert done.stderr.strip() == ""

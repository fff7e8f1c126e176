"""Where the corpora and scorers lie: beside the project, or where SERVANDA_SHARED points. Loads a scorer."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType


def shared_path(*parts: str) -> Path:
    """A path in the shared folder; ends the benchmark with a message where it is absent."""
    root = Path(os.environ.get("SERVANDA_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    path = root.joinpath(*parts)
    if not path.exists():
        sys.exit(f"{'/'.join(parts)}: not found beside the project\nhint: set SERVANDA_SHARED to its folder")
    return path


def load_scorer(name: str) -> ModuleType:
    """One of the shared scorers, such as `score_moves`, as a module."""
    spec = importlib.util.spec_from_file_location(name, shared_path("bench", f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

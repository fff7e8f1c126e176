"""Where the corpora and scorers lie: beside the project, or where SERVANDA_SHARED points. Reads and loads them."""

from __future__ import annotations

import gzip
import importlib.util
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any


def shared_path(*parts: str) -> Path:
    """A path in the shared folder; ends the benchmark with a message where it is absent."""
    root = Path(os.environ.get("SERVANDA_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    path = root.joinpath(*parts)
    if not path.exists():
        sys.exit(f"{'/'.join(parts)}: not found beside the project\nhint: set SERVANDA_SHARED to its folder")
    return path


def corpus_rows(file: str) -> Iterator[dict[str, Any]]:
    """The rows of a corpus, such as `timebank.jsonl.gz`."""
    with gzip.open(shared_path("data", file), "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def load_scorer(name: str) -> ModuleType:
    """One of the shared scorers, such as `score_moves`, as a module."""
    spec = importlib.util.spec_from_file_location(name, shared_path("bench", f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

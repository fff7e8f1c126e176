"""Finds the corpora that tests and benchmarks measure on; they lie beside the project and are no part of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def shared_path(*parts: str) -> Path:
    """A path in the shared folder; skips the test, saying so, where the folder is absent."""
    root = Path(os.environ.get("SERVANDA_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    path = root.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"corpus {'/'.join(parts)} is not beside the project (set SERVANDA_SHARED)")
    return path

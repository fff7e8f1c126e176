"""Where the corpora and scorers lie: beside the project, or where SERVANDA_SHARED points."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def shared_path(*parts: str) -> Path:
    """A path in the shared folder; ends the benchmark with a message where it is absent."""
    root = Path(os.environ.get("SERVANDA_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    path = root.joinpath(*parts)
    if not path.exists():
        sys.exit(f"{'/'.join(parts)}: not found beside the project\nhint: set SERVANDA_SHARED to its folder")
    return path

"""The version that is written into every reading, so that nothing read by other rules is taken for this one's."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

VERSION = "0.1.0"
_READING_PARTS = ("language", "times", "actors", "attribution", "moves", "lexicon")
_READING_MODULES = ("nets.py", "records.py", "flow.py")


@lru_cache(maxsize=8)
def reading_version(own_files: tuple[Path, ...] = ()) -> str:
    """The release and a fingerprint of every rule and word list that shapes a reading: `0.1.0+3f9a01c2`.

    `own_files` are the user's own data (actors; files, or folders of tables), which shape it too.
    """
    root = Path(__file__).parent
    folders = (p for part in _READING_PARTS for p in (root / part).rglob("*") if _counts(p))
    shipped = sorted([*folders, *(root / module for module in _READING_MODULES)])
    names = ((p.relative_to(root).as_posix(), p) for p in shipped)
    own = ((p.name, p) for given in own_files for p in (sorted(given.rglob("*.csv")) if given.is_dir() else [given]))
    return f"{VERSION}+{_fingerprint([*names, *own])}"


def _counts(path: Path) -> bool:
    return path.is_file() and path.suffix != ".pyc"


def _fingerprint(files: Iterable[tuple[str, Path]]) -> str:
    digest = hashlib.sha256()
    for name, path in files:
        digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:8]

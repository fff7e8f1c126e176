"""What to assume of a document whose source does not say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from servanda.records import Document, Problem

Placed = tuple[Document | Problem, str]
"""What was found, and where: the file, and the line, record or entry in it if there is one."""


@dataclass(frozen=True, slots=True)
class Defaults:
    """Used only where the source itself is silent."""

    published: date | None = None
    outlet: str | None = None


NO_DEFAULTS = Defaults()

"""What to assume of a document whose source does not say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Defaults:
    """Used only where the source itself is silent."""

    published: date | None = None
    outlet: str | None = None


NO_DEFAULTS = Defaults()

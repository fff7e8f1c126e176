"""Finds time expressions in a text."""

from __future__ import annotations

from datetime import date

from servanda.records import TimeSpan


def find_times(text: str, anchor: date | None = None) -> tuple[TimeSpan, ...]:
    """Time expressions of `text` in order, resolved against `anchor`, the date of the document."""
    return ()

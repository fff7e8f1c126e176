"""Finds the attributions of a document."""

from __future__ import annotations

from servanda.language import Parsed
from servanda.records import Attribution, Mention


def attribute(parsed: Parsed, mentions: tuple[Mention, ...]) -> tuple[Attribution, ...]:
    """Attributions in order of their place in the text."""
    return ()

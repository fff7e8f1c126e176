"""Loads the words that show that something is attributed."""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib import resources


@lru_cache(maxsize=1)
def cue_kinds() -> dict[str, str]:
    """Lemma of each cue verb and its kind: `speech` or `belief`."""
    text = resources.files("servanda").joinpath("lexicon", "attribution", "cues.csv").read_text(encoding="utf-8")
    return {row["lemma"]: row["kind"] for row in csv.DictReader(text.splitlines())}

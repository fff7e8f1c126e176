"""What Servanda knows of language and of the world, as data files: a folder for each stage."""

from __future__ import annotations

import csv
from importlib import resources

Row = dict[str, str]


def table(part: str, name: str) -> tuple[Row, ...]:
    """The rows of `lexicon/PART/NAME.csv`, as they stand in the file."""
    text = resources.files("servanda").joinpath("lexicon", part, f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))

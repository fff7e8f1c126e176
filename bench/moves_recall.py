"""Counts, by PLOVER root, how many marked pairs of the PLV sentences have a move of a fitting type made by the source.

python -m bench.moves_recall [--json]

PLV marks what one party did to another, and much of it (convictions, searches, gifts) is no move; so no root can
reach 1. The figure is for comparing one version with the next, and for finding words that the lexicon lacks.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from datetime import date
from typing import Any

from bench.shared import shared_path
from servanda.flow import default_toolkit, read
from servanda.records import Document, Move

COMMAND = "python -m bench.moves_recall"
DAY = date(2020, 1, 15)
"""Most of the sentences are of the years around it; they carry no date of their own."""
FITTING: dict[str, frozenset[str]] = {
    "REQUEST": frozenset({"demand"}),
    "REJECT": frozenset({"reject", "breach"}),
    "THREATEN": frozenset({"threaten"}),
    "ACCUSE": frozenset({"accuse"}),
    "CONSULT": frozenset({"consult"}),
    "AGREE": frozenset({"accept", "commit", "propose"}),
    "SUPPORT": frozenset({"endorse", "accept"}),
    "YIELD": frozenset({"fulfil", "accept"}),
}
FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"})
"""Roots of deeds that are no moves; what is found in them is counted as a check on precision."""


def outcome(row: dict[str, Any], moves: tuple[Move, ...]) -> str:
    """`right`, `other actor`, `other type` or `none` for a root that moves can have; `none` or `moves` for force."""
    if row["root"] in FORCE:
        return "moves" if moves else "none"
    fitting = [m for m in moves if m.type in FITTING[row["root"]]]
    if any(
        m.actor_text and any(m.actor_text[0] < e and s < m.actor_text[1] for s, e in row["source"]) for m in fitting
    ):
        return "right"
    if fitting:
        return "other actor"
    return "other type" if moves else "none"


def measured() -> dict[str, Counter[str]]:
    """The outcomes of all pairs by root."""
    kit = default_toolkit()
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for line in shared_path("data", "plv-train.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        if row["root"] in FITTING or row["root"] in FORCE:
            moves = read(Document(row["id"], row["sentence"], published=DAY), kit).moves
            found[row["root"]][outcome(row, moves)] += 1
    return dict(found)


def main() -> None:
    """Print the table, or with `--json` the counts."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--json", action="store_true")
    found = measured()
    if options.parse_args().json:
        print(json.dumps(found, indent=1, sort_keys=True))
        return
    for root in [*FITTING, *sorted(FORCE)]:
        counts = found[root]
        print(f"{root:10s} {sum(counts.values()):4d}  " + "  ".join(f"{k} {n}" for k, n in sorted(counts.items())))


if __name__ == "__main__":
    main()

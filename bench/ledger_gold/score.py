"""Scores a ledger against undertakings written down from the articles by hand.

Gold (`libya.jsonl`): one undertaking a line: `debtor` (any of these codes), `deadline` (any of these days; empty where
none is stated), `condition` and `evidence` (document, start and end of a line of its text), `states`, `final` (any of
these). Ledger: the entries as `servanda ledger --format jsonl` writes them, in their order.

An undertaking is found by the first entry with its debtor that rests on any line of its evidence; of several such
entries the one that shares most lines counts, the first of equals. Only the first `FIRST` entries count.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FIRST = 100
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Match:
    """An undertaking of the list and the entry that stands for it."""

    name: str
    rank: int | None
    entry: Row | None
    state: bool
    deadline: bool | None
    """`None` where the undertaking has none."""


def lines(path: Path) -> list[Row]:
    """The rows of a JSON lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _rests_on(entry: Row) -> list[tuple[str, int, int]]:
    rows = [*entry["history"], *entry.get("claims", ()), *entry.get("carried", ())]
    return [(r["doc"], r["span"][0], r["span"][1]) for r in rows]


def _shared(gold: Row, entry: Row) -> int:
    """How many lines of the gold evidence the entry rests on."""
    held = _rests_on(entry)
    return sum(any(d == doc and s < end and start < e for d, s, e in held) for doc, start, end in gold["evidence"])


def match(gold: Row, ledger: Sequence[Row]) -> Match:
    """The entry that stands for an undertaking, if one does."""
    best: tuple[int, int] | None = None
    for rank, entry in enumerate(ledger):
        if set(gold["debtor"]) & set(entry["debtor"]):
            shared = _shared(gold, entry)
            if shared and (best is None or shared > best[0]):
                best = (shared, rank)
    if best is None:
        return Match(gold["name"], None, None, False, False if gold["deadline"] else None)
    entry = ledger[best[1]]
    deadline = entry["deadline"] in gold["deadline"] if gold["deadline"] else None
    return Match(gold["name"], best[1] + 1, entry, entry["status"] in gold["final"], deadline)


def score(gold: Iterable[Row], ledger: Sequence[Row]) -> list[Match]:
    """A match for each undertaking, among the first entries only."""
    first = ledger[:FIRST]
    return [match(row, first) for row in gold]


def figures(matches: Sequence[Match]) -> dict[str, int]:
    """Found; of these with the right final state; with the right deadline, of those that have one."""
    return {
        "found": sum(m.entry is not None for m in matches),
        "state": sum(m.state for m in matches),
        "deadline": sum(bool(m.deadline) for m in matches),
    }


if __name__ == "__main__":
    print(json.dumps(figures(score(lines(Path(sys.argv[1])), lines(Path(sys.argv[2]))))))

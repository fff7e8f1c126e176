"""Scores a ledger against undertakings written down from the articles by hand.

Gold (`libya.jsonl`): one undertaking a line: `debtor` (any of these codes), `deadline` (any of these days; empty where
none is stated), `condition` and `evidence` (document, start and end of a line of its text), `states`, `final` (any of
these). Ledger: the entries as `servanda ledger --format jsonl` writes them, in their order.

An undertaking is found by an entry with its debtor that rests on any line of its evidence. Each entry can stand for one
undertaking only; pairs that share most lines are taken first, then the higher entry. Only the first `FIRST` count.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
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


def _pairs(gold: Sequence[Row], ledger: Sequence[Row]) -> list[tuple[int, int, int]]:
    """Shared lines (negative), rank and number in the list, for each entry that could stand for an undertaking."""
    found = (
        (-_shared(row, entry), rank, number)
        for number, row in enumerate(gold)
        for rank, entry in enumerate(ledger)
        if set(row["debtor"]) & set(entry["debtor"])
    )
    return sorted(pair for pair in found if pair[0])


def _judge(gold: Row, rank: int | None, entry: Row | None) -> Match:
    deadline = None if not gold["deadline"] else bool(entry and entry["deadline"] in gold["deadline"])
    return Match(gold["name"], rank, entry, bool(entry and entry["status"] in gold["final"]), deadline)


def score(gold: Sequence[Row], ledger: Sequence[Row], first: int = FIRST) -> list[Match]:
    """A match for each undertaking, among the first entries only."""
    taken: dict[int, int] = {}
    for _, rank, number in _pairs(gold, ledger[:first]):
        if number not in taken and rank not in taken.values():
            taken[number] = rank
    return [
        _judge(row, taken[n] + 1, ledger[taken[n]]) if n in taken else _judge(row, None, None)
        for n, row in enumerate(gold)
    ]


def figures(matches: Sequence[Match]) -> dict[str, int]:
    """Found; of these with the right final state; with the right deadline, of those that have one."""
    return {
        "found": sum(m.entry is not None for m in matches),
        "state": sum(m.state for m in matches),
        "deadline": sum(bool(m.deadline) for m in matches),
    }


if __name__ == "__main__":
    print(json.dumps(figures(score(lines(Path(sys.argv[1])), lines(Path(sys.argv[2]))))))

"""The hand-made list of undertakings is well formed, and its scorer counts what it says."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

from bench.ledger_gold.score import figures, lines, score
from servanda.records import COMMITMENT_STATUSES
from tests.shared import shared_path

GOLD = Path(__file__).resolve().parents[2] / "bench" / "ledger_gold" / "libya.jsonl"


def entry(debtor: str, doc: str, status: str = "committed", deadline: str | None = None) -> dict[str, Any]:
    return {"debtor": [debtor], "status": status, "deadline": deadline, "history": [{"doc": doc, "span": [10, 20]}]}


def wanted(debtor: str, *docs: str, deadline: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "name": "x",
        "debtor": [debtor],
        "deadline": list(deadline),
        "final": ["committed"],
        "evidence": [[doc, 0, 15] for doc in docs],
    }


def test_an_entry_is_found_by_debtor_and_line() -> None:
    assert figures(score([wanted("ARD", "a")], [entry("ARD", "a")])) == {"found": 1, "state": 1, "deadline": 0}
    assert figures(score([wanted("ARD", "a")], [entry("BEL", "a")]))["found"] == 0
    assert figures(score([wanted("ARD", "a")], [entry("ARD", "b")]))["found"] == 0


def test_one_entry_stands_for_one_undertaking_only() -> None:
    assert figures(score([wanted("ARD", "a"), wanted("ARD", "a", "b")], [entry("ARD", "a")]))["found"] == 1


def test_only_the_first_entries_count() -> None:
    assert figures(score([wanted("ARD", "a")], [entry("BEL", "z"), entry("ARD", "a")], first=1))["found"] == 0


def test_state_and_deadline_count_apart() -> None:
    found = [entry("ARD", "a", status="violated", deadline="2031-03-01")]
    assert figures(score([wanted("ARD", "a", deadline=("2031-03-01",))], found)) == {
        "found": 1,
        "state": 0,
        "deadline": 1,
    }


def test_the_list_has_25_undertakings_with_lines_and_known_states() -> None:
    rows = lines(GOLD)
    assert len(rows) == 25
    assert sum(bool(r["deadline"]) for r in rows) == 5
    assert all(r["evidence"] and set(r["final"]) <= set(COMMITMENT_STATUSES) for r in rows)


def test_the_lines_are_lines_of_the_articles() -> None:
    texts = {}
    for name in ("libya-cnn.jsonl.gz", "libya-reuters.jsonl.gz"):
        with gzip.open(shared_path("data", name), "rt", encoding="utf-8") as rows:
            texts |= {row["id"]: row["text"] for row in map(json.loads, rows)}
    for row in lines(GOLD):
        for doc, start, end in row["evidence"]:
            assert start == 0 or texts[doc][start - 1] == "\n"
            assert end == len(texts[doc]) or texts[doc][end] == "\n"

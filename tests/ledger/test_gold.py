"""The hand-made list of undertakings is well formed, and its scorer counts what it says."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

from bench.ledger_gold.score import figures, lines, score
from servanda.intake import documents_from
from servanda.records import COMMITMENT_STATUSES, Document
from tests.shared import shared_path

BENCH = Path(__file__).resolve().parents[2] / "bench"
GOLD = BENCH / "ledger_gold" / "libya.jsonl"
OTHERS = BENCH / "ledger_gold" / "others.jsonl"
CRISIS = BENCH / "crisis"
TOPICS = BENCH.parent / "src" / "servanda" / "lexicon" / "ledger" / "topics.csv"


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


def test_the_list_of_the_crisis_rests_on_words_of_its_reports() -> None:
    topics = {row.split(",")[0] for row in TOPICS.read_text(encoding="utf-8").splitlines()[1:]}
    rows = lines(CRISIS / "undertakings.jsonl")
    texts = {path.name: path.read_text(encoding="utf-8") for path in (CRISIS / "reports").glob("*.txt")}
    assert len(rows) == 32
    for row in rows:
        assert row["topic"] in topics
        assert len(row["states"]) == len(row["dates"])
        assert set(row["states"]) | set(row["final"]) <= set(COMMITMENT_STATUSES)
        for doc, start, end in [*row["evidence"], *([row["condition"]] if row["condition"] else [])]:
            assert 0 < start < end < len(texts[doc])


def test_every_report_of_the_crisis_carries_its_day() -> None:
    for path in (CRISIS / "reports").glob("*.txt"):
        (document,) = [item for item in documents_from(str(path)) if isinstance(item, Document)]
        assert str(document.published) == path.name[:10]
        assert document.id == path.name
        assert document.text.strip() == path.read_text(encoding="utf-8").strip()


def test_the_other_list_has_19_undertakings_with_passages_and_known_states() -> None:
    rows = lines(OTHERS)
    assert len(rows) == 19
    assert sum(bool(r["deadline"]) for r in rows) == 7
    assert sum(bool(r["condition"]) for r in rows) == 8
    assert all(r["evidence"] and set(r["final"]) <= set(COMMITMENT_STATUSES) for r in rows)


def test_the_passages_start_and_end_with_words_of_the_articles() -> None:
    texts = {}
    for name in ("aquaint.jsonl.gz", "timebank.jsonl.gz"):
        with gzip.open(shared_path("data", name), "rt", encoding="utf-8") as rows:
            texts |= {row["id"]: row["text"] for row in map(json.loads, rows)}
    for row in lines(OTHERS):
        for doc, start, end in row["evidence"]:
            passage = texts[doc][start:end]
            assert passage == passage.strip()
            assert passage[-1] in ".'\""

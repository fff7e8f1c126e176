"""The floors of accuracy hold on the corpora that lie beside the project."""

from __future__ import annotations

import gzip
import importlib.util
import json
from datetime import date
from typing import Any

import pytest

from servanda.times import find_times
from shared import shared_path


def scores(corpus: str) -> dict[str, Any]:
    spec = importlib.util.spec_from_file_location("score_timex", shared_path("bench", "score_timex.py"))
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    with gzip.open(shared_path("data", f"{corpus}.jsonl.gz"), "rt", encoding="utf-8") as lines:
        gold = {doc["id"]: doc for doc in map(json.loads, lines)}
    pred = {
        key: {
            "timexes": [
                {"start": t.start, "end": t.end, "type": t.type, "value": t.value}
                for t in find_times(doc["text"], date.fromisoformat(doc["dct"]))
            ]
        }
        for key, doc in gold.items()
    }
    result: dict[str, Any] = scorer.score(gold, pred)
    return result


@pytest.mark.parametrize(("corpus", "relaxed", "value"), [("timebank", 0.91, 0.80), ("aquaint", 0.0, 0.74)])
def test_floors(corpus: str, relaxed: float, value: float) -> None:
    result = scores(corpus)
    assert result["relaxed"]["f1"] >= relaxed
    assert result["value_f1"] >= value

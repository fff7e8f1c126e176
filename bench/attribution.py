"""Measures attribution on PolNeAR's dev articles with the shared scorer, its calibration, and its cost beside spaCy's.

    python -m bench.attribution [--json]

The mentions of the actors' stage are left out, so that the figures are those of attribution alone.
"""

from __future__ import annotations

import argparse
import json
import time
from typing import Any

from bench.shared import corpus_rows, load_scorer
from servanda.attribution import attribute
from servanda.language import load_parser
from servanda.records import Attribution, Document

COMMAND = "python -m bench.attribution --json"
FLOORS = {
    "content_tokens": 0.78,
    "cue": 0.72,
    "partial": 0.72,
    "partial_source": 0.66,
    "partial_source.quoted": 0.82,
    "partial_source.unquoted": 0.57,
}
BINS = ((0.0, 0.4), (0.4, 0.5), (0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01))


def corpus() -> dict[str, dict[str, Any]]:
    """PolNeAR's dev articles by id."""
    return {d["id"]: d for d in corpus_rows("polnear-dev.jsonl.gz")}


def read_all(gold: dict[str, dict[str, Any]]) -> tuple[dict[str, tuple[Attribution, ...]], float, float, int]:
    """Attributions of each article, CPU seconds of the parser and of attribution, and the number of tokens."""
    parser = load_parser()
    attribute(parser.parse(Document(id="warm", text="The envoy said that the road was open.")), ())
    found, parsing, attributing, tokens = {}, 0.0, 0.0, 0
    for name, doc in gold.items():
        start = time.process_time()
        parsed = parser.parse(Document(id=name, text=doc["text"]))
        middle = time.process_time()
        found[name] = attribute(parsed, ())
        attributing += time.process_time() - middle
        parsing += middle - start
        tokens += len(parsed.doc)
    return found, parsing, attributing, tokens


def reliability(
    found: dict[str, tuple[Attribution, ...]], details: list[dict[str, Any]]
) -> list[tuple[float, float, int]]:
    """For each step of confidence: its mean, the share that was right (partial and source), and how many."""
    pairs: list[tuple[float, bool]] = []
    for doc in details:
        right = {p["pred"] for p in doc["pairs"] if p["partial"] and p["source"]}
        pairs += [(a.confidence, n in right) for n, a in enumerate(found[doc["id"]])]
    rows = []
    for low, high in BINS:
        here = [(c, ok) for c, ok in pairs if low <= c < high]
        if here:
            rows.append((sum(c for c, _ in here) / len(here), sum(ok for _, ok in here) / len(here), len(here)))
    return rows


def figure(name: str, value: float, floor: float | None = None) -> dict[str, Any]:
    """One figure in the shape that `bench.run` reads."""
    return {"name": name, "value": round(value, 4), "floor": floor, "command": COMMAND}


def measure() -> tuple[list[dict[str, Any]], list[tuple[float, float, int]]]:
    """All figures, and the reliability curve."""
    gold = corpus()
    found, parsing, attributing, tokens = read_all(gold)
    predicted = {
        name: {"id": name, "attributions": [{"source": a.source, "cue": a.cue, "content": a.content} for a in said]}
        for name, said in found.items()
    }
    details: list[dict[str, Any]] = []
    scores = load_scorer("score_attribution").score(gold, predicted, details=details)["scores"]
    curve = reliability(found, details)
    total = sum(n for _, _, n in curve)
    figures = [figure(f"{name} f1", scores[name]["f1"], floor) for name, floor in FLOORS.items()]
    figures.append(figure("calibration error", sum(abs(c - r) * n for c, r, n in curve) / total))
    figures.append(figure("spaCy's CPU time over twice attribution's", parsing / attributing / 2, 1.0))
    figures.append(figure("attribution's CPU time as a share of spaCy's", attributing / parsing))
    figures.append(figure("tokens per CPU second, spaCy included", tokens / (parsing + attributing), 1000.0))
    return figures, curve


def main() -> None:
    """Command line."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("--json", action="store_true", help="print JSON in place of the table")
    as_json = options.parse_args().json
    figures, curve = measure()
    if as_json:
        print(json.dumps({"figures": figures}))
        return
    for f in figures:
        print(f"{f['name']:<45}{f['value']:>10.3f}   floor {f['floor']}")
    for confidence, right, number in curve:
        print(f"confidence {confidence:.2f}: {right:.2f} right of {number}")


if __name__ == "__main__":
    main()

"""Measures moves on the ten articles of moves-dev, over-coding on sentences without a move, and speed.

python -m bench.moves [--json]
"""

from __future__ import annotations

import argparse
import csv
import json
import time
from datetime import date
from pathlib import Path
from typing import Any

from bench.shared import load_scorer, shared_path
from servanda.flow import default_toolkit, read
from servanda.moves import find_moves
from servanda.records import Document, Reading
from servanda.seams import reading_to_json

COMMAND = "python -m bench.moves --json"
GOLDEN = Path(__file__).resolve().parents[1] / "tests" / "golden" / "moves" / "no_moves.csv"
FLOORS = {
    "moves-dev, type F1": 0.76,
    "moves-dev, type+actor F1": 0.70,
    "moves-dev, full F1": 0.58,
    "moves-dev, content on matched": 0.70,
    "moves-dev, deadlines right (of 5)": 4.0,
}


def documents() -> list[Document]:
    """The articles of moves-dev."""
    lines = shared_path("data", "moves-dev-docs.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [
        Document(
            r["id"], r["text"], r.get("outlet"), date.fromisoformat(r["published"]) if r.get("published") else None
        )
        for r in rows
    ]


def quality(readings: list[Reading]) -> list[tuple[str, float]]:
    """What the shared scorer says of the readings."""
    score = load_scorer("score_moves")
    gold = list(score.rows(str(shared_path("data", "moves-dev.jsonl"))))
    pred = [{**m, "doc": r.document.id} for r in readings for m in reading_to_json(r)["moves"]]
    out: dict[str, Any] = score.score(gold, pred)
    deadlines = out["deadline"]
    right = round(deadlines["r"] * deadlines["gold"])
    made = round(right / deadlines["p"]) if deadlines["p"] else sum(bool(p["deadline"]) for p in pred)
    return [
        ("moves-dev, type F1", out["type"]["f1"]),
        ("moves-dev, type+actor F1", out["type+actor"]["f1"]),
        ("moves-dev, full F1", out["full"]["f1"]),
        ("moves-dev, content on matched", out["content_char_f1_on_matched"]),
        ("moves-dev, deadlines right (of 5)", float(right)),
        ("moves-dev, deadlines spurious", float(made - right)),
    ]


def over_coding() -> list[tuple[str, float]]:
    """Moves read in sentences that hold none."""
    kit = default_toolkit()
    with GOLDEN.open(encoding="utf-8") as lines:
        texts = [row["text"] for row in csv.DictReader(lines)]
    day = date(2026, 11, 25)
    found = sum(len(read(Document(str(i), text, published=day), kit).moves) for i, text in enumerate(texts))
    return [("moves in sentences without one", float(found)), ("sentences without a move", float(len(texts)))]


def speed(docs: list[Document], readings: list[Reading]) -> list[tuple[str, float]]:
    """Processor time of finding moves beside that of the parse."""
    parser = default_toolkit().parser
    start = time.process_time()
    parsed = [parser.parse(d) for d in docs]
    parse = time.process_time() - start
    start = time.process_time()
    for p, r in zip(parsed, readings, strict=True):
        find_moves(p, r.attributions, r.timexes, r.actors)
    moves = time.process_time() - start
    sentences = sum(1 for p in parsed for _ in p.sentences())
    return [("moves, share of the parse's time", moves / parse), ("moves, sentences per cpu second", sentences / moves)]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    docs = documents()
    readings = [read(d, default_toolkit()) for d in docs]
    figures = quality(readings) + over_coding() + speed(docs, readings)
    if options.json:
        rows = [
            {"name": name, "value": round(value, 4), "floor": FLOORS.get(name), "command": COMMAND}
            for name, value in figures
        ]
        print(json.dumps({"figures": rows}))
        return
    for name, value in figures:
        print(f"{name:42s} {value:9.3f}   floor {FLOORS.get(name, '-')}")


if __name__ == "__main__":
    main()

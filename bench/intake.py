"""Measures intake: is every article of the corpora read, is prose ever taken for furniture, is furniture found?

Prose: spans that annotators marked (PolNeAR's attributions, the moves of moves-dev) must not overlap furniture. Found:
agency marks in brackets before a dash near the start of an article, and readers' comments below the line that
introduces them or behind the first comment's stamp, in the two Libya corpora; none of them is annotated, so all are
counted by their own plain patterns.

    python -m bench.intake [--json]
"""

from __future__ import annotations

import argparse
import json
import re
import time
from typing import Any

from bench.shared import corpus_rows, shared_path
from servanda.intake import documents_from
from servanda.intake.layout import layout_of
from servanda.records import Document, Spans

COMMAND = "python -m bench.intake --json"
LIBYA = ("libya-cnn.jsonl.gz", "libya-reuters.jsonl.gz")
POLNEAR = ("polnear-dev.jsonl.gz", "polnear-train.jsonl.gz")
_AGENCY_MARK = re.compile(r"\((?:Reuters|CNN)\) -")
_COMMENTS = re.compile(r"Views expressed in the comments do not represent those of \w+\.\n")
_STAMPS = re.compile(r"[A-Z][a-z]+ \d\d?, 20\d\d at \d\d?:\d\d [ap]m \|")


def libya() -> list[Document]:
    """Every document of the two Libya corpora."""
    found = [item for file in LIBYA for item in documents_from(str(shared_path("data", file)))]
    return [item for item in found if isinstance(item, Document)]


def inside(at: int, spans: Spans) -> bool:
    """Whether a character stands inside one of the spans."""
    return any(start <= at < end for start, end in spans)


def attributions_touched() -> tuple[int, int]:
    """PolNeAR's attributions that overlap furniture, of how many."""
    touched = total = 0
    for file in POLNEAR:
        for row in corpus_rows(file):
            blanked = layout_of(row["text"]).furniture
            for mark in row["attributions"]:
                spans = [span for key in ("source", "cue", "content") for span in mark.get(key) or []]
                total += 1
                touched += any(s < end and start < e for s, e in spans for start, end in blanked)
    return touched, total


def moves_touched() -> tuple[int, int]:
    """Moves of moves-dev whose trigger, content or actor overlaps furniture, of how many."""
    docs = map(json.loads, shared_path("data", "moves-dev-docs.jsonl").read_text(encoding="utf-8").splitlines())
    blanked = {doc["id"]: layout_of(doc["text"]).furniture for doc in docs}
    moves = [json.loads(x) for x in shared_path("data", "moves-dev.jsonl").read_text(encoding="utf-8").splitlines()]
    spans = [(m["doc"], [m[key] for key in ("trigger", "content", "actor_text") if m[key]]) for m in moves]
    touched = [any(s < end and start < e for s, e in own for start, end in blanked[doc]) for doc, own in spans]
    return sum(touched), len(touched)


def agency_marks(docs: list[Document]) -> tuple[int, int]:
    """Articles whose first agency mark is left out, of those that have one near their start."""
    marks = [(doc, match) for doc in docs if (match := _AGENCY_MARK.search(doc.text, 0, 1500))]
    return sum(inside(match.start(), doc.furniture) for doc, match in marks), len(marks)


def left_out_behind(docs: list[Document], mark: re.Pattern[str]) -> tuple[int, int]:
    """Characters that are left out behind the first place of each article that fits, of all that stand there."""
    out = total = 0
    for doc in docs:
        if match := mark.search(doc.text):
            below = len(doc.text) - match.end()
            total += below
            out += sum(
                min(end, len(doc.text)) - max(start, match.end()) for start, end in doc.furniture if end > match.end()
            )
    return out, total


def figures() -> list[dict[str, Any]]:
    """Everything that is measured, in the shape that `bench.run` collects."""
    started = time.process_time()
    docs = libya()
    seconds = time.process_time() - started
    attributions, moves, marks, replies = (
        attributions_touched(),
        moves_touched(),
        agency_marks(docs),
        left_out_behind(docs, _COMMENTS),
    )
    threads = left_out_behind(docs, _STAMPS)
    measured: list[tuple[str, float, float | None]] = [
        ("articles of the Libya corpora read", len(docs), 777),
        (
            f"PolNeAR attributions untouched by furniture, of {attributions[1]}",
            1 - attributions[0] / attributions[1],
            1.0,
        ),
        (f"moves of moves-dev untouched by furniture, of {moves[1]}", 1 - moves[0] / moves[1], 1.0),
        (f"agency marks left out, of {marks[1]}", marks[0] / marks[1], 0.98),
        (f"characters of readers' comments left out, of {replies[1]}", replies[0] / replies[1], 0.95),
        (f"characters behind the first stamp of a thread left out, of {threads[1]}", threads[0] / threads[1], 0.95),
        ("milliseconds of processor time an article", 1000 * seconds / len(docs), None),
    ]
    return [{"name": n, "value": round(v, 4), "floor": f, "command": COMMAND} for n, v, f in measured]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    if parser.parse_args().json:
        print(json.dumps({"figures": figures()}))
        return
    for figure in figures():
        print(f"{figure['value']:>10} {figure['name']}")


if __name__ == "__main__":
    main()

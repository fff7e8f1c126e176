"""Measures time expressions on TimeBank and AQUAINT, and their speed.

TimeBank is cut in two by the order of document ids: the even half is the one rules were tuned on, the odd half and
AQUAINT were kept for checking.

    python -m bench.times [--json] [--errors FILE]
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from bench.shared import corpus_rows, load_scorer, shared_path
from servanda.records import TimeSpan
from servanda.times import date_of_move, find_deadline, find_times
from servanda.times.calendar import interval

COMMAND = "python -m bench.times --json"
FLOORS = {
    "timebank relaxed f1": 0.91,
    "timebank value f1": 0.80,
    "aquaint value f1": 0.74,
    "deadlines right of the 5 in moves-dev, on gold contents": 4.0,
    "tokens per cpu second": 40_000.0,
}

Doc = dict[str, Any]


def corpus(name: str) -> list[Doc]:
    """The documents of a corpus, in order of their ids."""
    return sorted(corpus_rows(f"{name}.jsonl.gz"), key=lambda doc: str(doc["id"]))


def predicted(doc: Doc) -> Doc:
    """A document with Servanda's time expressions in place of the gold ones."""
    found = find_times(doc["text"], date.fromisoformat(doc["dct"]))
    timexes = [{"start": t.start, "end": t.end, "type": t.type, "value": t.value} for t in found]
    return {"id": doc["id"], "text": doc["text"], "timexes": timexes}


def classes(docs: list[Doc]) -> dict[str, float]:
    """Share of values right in the classes that rule systems get wrong most; what was not found counts as wrong."""
    kinds: dict[str, Callable[[Doc, Doc, str], bool]] = {
        "what lies ahead, year not given": lambda t, d, words: _ahead(t, d) and not re.search(r"\d{4}", words),
        "vague future": lambda t, d, words: bool(t["value"] == "FUTURE_REF"),
        "vague durations": lambda t, d, words: t["type"] == "DURATION" and "X" in t["value"],
        "quarters": lambda t, d, words: "-Q" in t["value"],
    }
    right = dict.fromkeys(kinds, 0)
    total = dict.fromkeys(kinds, 0)
    for doc in docs:
        found = predicted(doc)["timexes"]
        for gold in doc["timexes"]:
            words = doc["text"][gold["start"] : gold["end"]]
            hit = any(
                t["start"] < gold["end"] and gold["start"] < t["end"] and t["value"] == gold["value"] for t in found
            )
            for kind, holds in kinds.items():
                if holds(gold, doc, words):
                    total[kind] += 1
                    right[kind] += hit
    return {f"timebank {kind}, of {total[kind]}": float(right[kind]) for kind in kinds}


def _ahead(timex: Doc, doc: Doc) -> bool:
    first = interval(timex["value"])[0]
    return first is not None and first > date.fromisoformat(doc["dct"])


def deadlines() -> dict[str, float]:
    """Deadlines found in the contents that the annotators marked in moves-dev, right and spurious."""
    with shared_path("data", "moves-dev-docs.jsonl").open(encoding="utf-8") as lines:
        docs = {d["id"]: (d["text"], date.fromisoformat(d["published"])) for d in map(json.loads, lines)}
    times = {key: find_times(text, day) for key, (text, day) in docs.items()}
    right = spurious = 0
    when = dict.fromkeys(
        ("right", "wrong", "missing though the sentence holds a date", "given where the gold has none"), 0
    )
    with shared_path("data", "moves-dev.jsonl").open(encoding="utf-8") as lines:
        for move in map(json.loads, lines):
            text, day = docs[move["doc"]]
            spans = tuple(move["content"] or ()), tuple(move["trigger"]), tuple(move["sent"])
            kind = _when(move, text, spans, times[move["doc"]], day)
            if kind:
                when[kind] += 1
            if not move["content"]:
                continue
            found = find_deadline(text, spans[0], times[move["doc"]], spans[1], day, sent=spans[2])
            due = found.day if found else None
            right += due is not None and due == move["deadline"]
            spurious += due is not None and due != move["deadline"]
    return {
        "deadlines right of the 5 in moves-dev, on gold contents": float(right),
        "deadlines spurious in moves-dev, on gold contents (at most 2)": float(spurious),
        **{f"dates of moves-dev moves {kind}": float(count) for kind, count in when.items()},
    }


def _when(move: Doc, text: str, spans: tuple[Any, ...], times: tuple[TimeSpan, ...], day: date) -> str | None:
    """How the date of a move compares with the annotators'; `None` where neither has one from this sentence."""
    content, trigger, sent = spans
    planned = move["type"] == "consult"
    found = date_of_move(text, sent, trigger, content or None, times, day, planned=planned).value
    dated = any(sent[0] <= t.start and t.end <= sent[1] and t.type in ("DATE", "TIME") and t.first for t in times)
    if found == move["when"]:
        return "right" if found else None
    if found is None:
        return "missing though the sentence holds a date" if dated else None
    return "wrong" if move["when"] else "given where the gold has none"


def speed(docs: list[Doc], rounds: int = 3) -> float:
    """Words (parted by white space) read in a second of processor time, best of some rounds."""
    words = sum(len(doc["text"].split()) for doc in docs)
    best = 0.0
    for _ in range(rounds):
        start = time.process_time()
        for doc in docs:
            find_times(doc["text"], date.fromisoformat(doc["dct"]))
        best = max(best, words / (time.process_time() - start))
    return best


def figure(name: str, value: float) -> dict[str, Any]:
    """One measured figure in the shape that all benchmarks share."""
    return {"name": f"times: {name}", "value": round(value, 4), "floor": FLOORS.get(name), "command": COMMAND}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--errors", metavar="FILE", help="write the differences on the tuning half")
    options = parser.parse_args()
    bank, aquaint = corpus("timebank"), corpus("aquaint")
    sets = {
        "timebank": bank,
        "timebank tuning half": bank[::2],
        "timebank checking half": bank[1::2],
        "aquaint": aquaint,
    }
    score = load_scorer("score_timex").score
    figures = []
    for name, docs in sets.items():
        errors: list[Any] | None = [] if options.errors and name == "timebank tuning half" else None
        result = score({d["id"]: d for d in docs}, {d["id"]: predicted(d) for d in docs}, errors)
        figures += [figure(f"{name} {k} f1", result[k]["f1"]) for k in ("strict", "relaxed")]
        figures += [figure(f"{name} {k} f1", result[f"{k}_f1"]) for k in ("type", "value")]
        if errors is not None:
            Path(options.errors).write_text("\n".join(_line(e, {d["id"]: d for d in docs}) for e in errors), "utf-8")
    figures += [figure(name, value) for name, value in {**classes(bank), **deadlines()}.items()]
    figures.append(figure("tokens per cpu second", speed(bank + aquaint)))
    if options.json:
        print(json.dumps({"figures": figures}))
        return
    for row in figures:
        print(f"{row['name']:45s} {row['value']:10.4f}" + (f"  floor {row['floor']}" if row["floor"] else ""))


def _line(error: Any, docs: dict[str, Doc]) -> str:
    kind, doc_id, gold, pred = error
    text, at = docs[doc_id]["text"], (gold or pred)
    around = text[max(0, at["start"] - 60) : at["end"] + 40].replace("\n", " ")
    cells = [kind, docs[doc_id]["dct"]]
    for t in (gold, pred):
        cells.append(f"[{text[t['start'] : t['end']]}] {t['type']} {t['value']}".replace("\n", " ") if t else "-")
    return "\t".join([*cells, around])


if __name__ == "__main__":
    main()

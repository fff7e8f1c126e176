"""Measures moves on articles of other conflicts, annotated before the product was run on them.

python -m bench.unseen [--json] [--draws] [SET...]

Annotated after the guidelines in ../shared/gold: `libya` (8 articles) and `crises` (6: the Gulf, Iraq, Ukraine, a
custody dispute, Libya) have been read for errors since. Of `held` (6 of the same kinds) and `press_check` (61:
American politics, Libya, agencies of 1990 to 2000) nobody who writes rules has seen a sentence or an error, only the
figures, and nothing is learned from them. Offsets are kept here; the articles lie beside the project.

`--draws` tells what a small set of articles on conflicts, each with many moves, may give: type and actor in draws of
twelve such articles of `held`, `press_check` and `press_tune` (of the last the errors have been read).
"""

from __future__ import annotations

import argparse
import json
import random
from datetime import date
from pathlib import Path
from typing import Any

from bench.shared import corpus_rows, load_scorer
from servanda.flow import default_toolkit, read
from servanda.records import Document
from servanda.seams import reading_to_json

COMMAND = "python -m bench.unseen --json"
GOLD = Path(__file__).parent / "moves_gold"
SETS = ("libya", "crises", "held", "press_check")
STRANGERS = frozenset({"PPL", "UNK", "NGO", "BUS", "MED", "INT", "WEST"})
DRAWN_FROM = ("held", "press_check", "press_tune")
DRAWN, DRAWS, MANY = 12, 400, 12
"""Articles of a draw, draws, and the moves from which on an article may be drawn."""
CAMPAIGN = "polnear"
"""Begins the names of the files of American politics, from which nothing is drawn."""
EXPECTED = {"held, type+actor F1": 0.60}
"""What the issue expects of articles that nobody tuned on."""


def documents(name: str) -> list[Document]:
    """The articles of a set, each cut to the stretch that was annotated."""
    texts: dict[str, dict[str, str]] = {}
    found = []
    for line in (GOLD / "documents.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["set"] != name:
            continue
        file = row["file"]
        if file not in texts:
            texts[file] = {r["id"]: r["text"] for r in corpus_rows(file)}
        start, end = row["span"]
        published = date.fromisoformat(row["published"])
        found.append(Document(row["id"], texts[file][row["id"]][start:end], row["outlet"], published))
    return found


def mentions_right(gold: list[dict[str, Any]], found: dict[str, list[dict[str, Any]]]) -> float | None:
    """The share of the gold's mentions of who makes a move that hold a mention with the gold's code.

    `None` where the gold does not keep who was marked. Of states, bodies and sides only: private people have no code to
    be found by. `I` and `we` are the attribution's.
    """
    right = total = 0
    for move in gold:
        codes = set(move["actor"] if isinstance(move["actor"], list) else [move["actor"]])
        if not move.get("actor_text") or all(c in STRANGERS or c.endswith("-PPL") for c in codes):
            continue
        start, end = move["actor_text"]
        total += 1
        right += any(m["start"] < end and start < m["end"] and m["code"] in codes for m in found[move["doc"]])
    return round(right / total, 4) if total else None


def moves_of(readings: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """The moves of readings, each with the id of its document."""
    return [{**m, "doc": doc} for doc, row in readings.items() for m in row["moves"]]


def readings_of(name: str) -> dict[str, dict[str, Any]]:
    """The readings of the articles of a set, by id."""
    kit = default_toolkit()
    return {d.id: reading_to_json(read(d, kit)) for d in documents(name)}


def draws() -> list[dict[str, Any]]:
    """What draws of a few articles on conflicts give, and how many reach what is expected."""
    score = load_scorer("score_moves")
    marked: dict[str, list[dict[str, Any]]] = {}
    found: dict[str, list[dict[str, Any]]] = {}
    for name in DRAWN_FROM:
        for move in score.rows(str(GOLD / f"{name}.jsonl")):
            marked.setdefault(move["doc"], []).append(move)
        for move in moves_of(readings_of(name)):
            found.setdefault(move["doc"], []).append(move)
    rows = map(json.loads, (GOLD / "documents.jsonl").read_text(encoding="utf-8").splitlines())
    pool = sorted(
        row["id"]
        for row in rows
        if row["set"] in DRAWN_FROM and not row["file"].startswith(CAMPAIGN) and len(marked.get(row["id"], ())) >= MANY
    )
    chance = random.Random(1)
    values = []
    for _ in range(DRAWS):
        drawn = chance.sample(pool, DRAWN)
        gold, pred = ([m for doc in drawn for m in of.get(doc, ())] for of in (marked, found))
        values.append(score.score(gold, pred)["type+actor"]["f1"])
    values.sort()
    expected = EXPECTED["held, type+actor F1"]
    told = [(f"{share} in 100 draws, type+actor F1", values[DRAWS * share // 100]) for share in (5, 50, 95)]
    told += [(f"share of draws from {expected} on", sum(v >= expected for v in values) / DRAWS)]
    told += [("articles to draw from", len(pool))]
    return [{"name": what, "value": v, "floor": None, "command": f"{COMMAND} --draws"} for what, v in told]


def measure(name: str) -> list[dict[str, Any]]:
    """The figures of one set."""
    score = load_scorer("score_moves")
    gold = list(score.rows(str(GOLD / f"{name}.jsonl")))
    read_rows = readings_of(name)
    pred = moves_of(read_rows)
    out: dict[str, Any] = score.score(gold, pred)
    figures = [
        ("moves in the gold", out["gold"]),
        ("type precision", out["type"]["p"]),
        ("type recall", out["type"]["r"]),
        ("type F1", out["type"]["f1"]),
        ("type+actor F1", out["type+actor"]["f1"]),
        ("full F1", out["full"]["f1"]),
        ("mentions of actors right", mentions_right(gold, {doc: row["actors"] for doc, row in read_rows.items()})),
    ]
    return [
        {"name": f"{name}, {what}", "value": value, "floor": EXPECTED.get(f"{name}, {what}"), "command": COMMAND}
        for what, value in figures
        if value is not None
    ]


def main() -> None:
    """Measure the sets named, all by default."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", choices=[*SETS, "press_tune", []], default=[])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--draws", action="store_true")
    options = parser.parse_args()
    figures = draws() if options.draws else [figure for name in options.sets or SETS for figure in measure(name)]
    if options.json:
        print(json.dumps({"figures": figures}))
    else:
        for figure in figures:
            print(f"{figure['name']:40} {figure['value']:.3f}")


if __name__ == "__main__":
    main()

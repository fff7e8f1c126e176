"""Measures the actors' stage: probes, actors of moves, lexicon, speed and size.

`python -m bench.actors [--json]`
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

from bench.shared import shared_path
from servanda.actors import find_actors, load_lexicon
from servanda.actors.lexicon import lexicon_folder
from servanda.actors.validate import count, validate
from servanda.language import load_parser
from servanda.language.parse import Parsed
from servanda.records import Document
from servanda.seams import dump_line

COMMAND = "python -m bench.actors"
Figure = dict[str, Any]


def figure(name: str, value: float, floor: float | None = None, ceiling: float | None = None) -> Figure:
    """One measured figure with the bar it must reach or must not pass."""
    return {"name": name, "value": value, "floor": floor, "ceiling": ceiling, "command": COMMAND}


def probes() -> list[Figure]:
    """Accuracy and precision on the development probes, by the shared scorer."""
    gold = shared_path("data", "actors-dev.jsonl")
    lexicon, parser = load_lexicon(), load_parser()
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8", delete=False) as out:
        for line in gold.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            parsed = parser.parse(Document(row["id"], row["text"], published=date.fromisoformat(row["date"])))
            found = [
                {"start": m.start, "end": m.end, "code": m.actor.code, "id": m.actor.id, "name": m.actor.name}
                for m in find_actors(parsed, lexicon)
            ]
            out.write(dump_line({"id": row["id"], "actors": found}) + "\n")
    scorer = shared_path("bench", "score_actors.py")
    done = subprocess.run(
        [sys.executable, str(scorer), "--gold", str(gold), "--pred", out.name, "--json"],
        check=True,
        capture_output=True,
        text=True,
    )
    Path(out.name).unlink()
    scores = json.loads(done.stdout)
    kinds = [figure(f"probes: {kind}", round(ok / n, 4)) for kind, (ok, n) in scores["by_kind"].items()]
    return [
        figure("probes: accuracy", scores["accuracy"], 0.85),
        figure("probes: precision", scores["precision"], 0.93),
        figure("probes: recall", scores["recall"]),
        *kinds,
    ]


def lexicon_figures() -> list[Figure]:
    """Rows, problems, size and the processor's time to load (best of three, each from the files)."""
    folder = lexicon_folder()
    rows = count(folder)
    size = sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) / 1e6
    seconds = []
    for _ in range(3):
        load_lexicon.cache_clear()
        start = time.process_time()
        load_lexicon()
        seconds.append(time.process_time() - start)
    return [
        figure("lexicon: problems", len(validate(folder)), ceiling=0),
        figure("lexicon: dated holders", rows.get("holders", 0), 1500),
        figure("lexicon: organisations and groups", rows.get("organisations", 0), 700),
        figure("lexicon: offices", rows.get("offices", 0)),
        figure("lexicon: states", rows.get("states", 0)),
        figure("lexicon: megabytes", round(size, 3), ceiling=5.0),
        figure("lexicon: CPU seconds to load", round(min(seconds), 3), ceiling=0.3),
    ]


def speed() -> list[Figure]:
    """Time to find mentions as a share of the parser's own time, on the same documents in one run."""
    lexicon, parser = load_lexicon(), load_parser()
    lines = shared_path("data", "moves-dev-docs.jsonl").read_text(encoding="utf-8").splitlines()
    documents = [
        Document(d["id"], d["text"], published=date.fromisoformat(d["published"][:10])) for d in map(json.loads, lines)
    ]
    parser.parse(documents[0])
    start = time.process_time()
    parsed: list[Parsed] = [parser.parse(d) for d in documents]
    parsing = time.process_time() - start
    start = time.process_time()
    for item in parsed:
        find_actors(item, lexicon)
    finding = time.process_time() - start
    return [figure("speed: finding mentions over parsing", round(finding / parsing, 4), ceiling=0.2)]


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--json", action="store_true")
    as_json = arguments.parse_args().json
    figures = [*probes(), *lexicon_figures(), *speed()]
    if as_json:
        print(json.dumps({"figures": figures}))
        return
    for f in figures:
        print(f"{f['name']:48s} {f['value']}" + (f"  (floor {f['floor']})" if f["floor"] is not None else ""))


if __name__ == "__main__":
    main()

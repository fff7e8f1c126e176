"""Measures the ledger: undertakings found in the Libya corpora, size, timetable, speed.

    python -m bench.ledger [--json] [--readings FILE] [--moves N]
    python -m bench.ledger --crisis [--json] [--readings FILE]
    python -m bench.ledger --others [--json] [--readings FILE]

Without `--readings` both corpora are read first, which takes some minutes; FILE is what `servanda read -o` wrote.
`--moves` sets how many generated moves the linearity is measured on (1,000,000 by default).
`--crisis` measures the list of `bench/crisis` instead, 32 undertakings in 37 reports, and says of each what was found.
`--others` measures a list from news texts of 1990 to 2000 that lie beside the project for the sake of their dates.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.ledger_gold.score import FIRST, Match, lines, score
from bench.ledger_gold.score import figures as gold_figures
from bench.shared import shared_path
from servanda.intake import documents_from
from servanda.ledger import commitment_to_json, fold
from servanda.ledger.network import Order, Step, solve
from servanda.records import Actor, Document, Move, MoveType, Problem, Reading
from servanda.seams import reading_from_json

COMMAND = "python -m bench.ledger --json"
CRISIS = Path(__file__).resolve().parent / "crisis"
CRISIS_FIRST = 50
GOLD = Path(__file__).resolve().parent / "ledger_gold"
CORPORA = ("libya-cnn.jsonl.gz", "libya-reuters.jsonl.gz")
OTHERS = ("aquaint.jsonl.gz", "timebank.jsonl.gz")
DAY = date(2031, 1, 1)
KINDS: tuple[MoveType, ...] = ("demand", "propose", "commit", "accept", "reject", "fulfil", "breach", "accuse")
THINGS = (
    "a ceasefire along the river",
    "withdraw its troops from {place}",
    "release the prisoners held at {place}",
    "allow aid into {place}",
    "hold elections",
    "lift the sanctions",
    "hand over power to a council",
    "talks in {place}",
    "repair the mill at {place} with {word} bricks",
    "send observers to {place}",
)
Figure = dict[str, Any]


def figure(name: str, value: float, floor: float | None, command: str = COMMAND) -> Figure:
    """One row of the output."""
    return {"name": name, "value": round(value, 4), "floor": floor, "command": command}


def read_files(paths: Iterable[Path]) -> tuple[list[Reading], float]:
    """Readings of all documents in these files and the seconds of processor time they took."""
    from servanda.flow import default_toolkit, read

    kit = default_toolkit()
    start = time.process_time()
    readings = [
        read(item, kit) for path in paths for item in documents_from(str(path)) if not isinstance(item, Problem)
    ]
    return readings, time.process_time() - start


def libya(readings: list[Reading], reading_seconds: float | None) -> list[Figure]:
    """The bars on the two corpora: undertakings found, size, debtors, and cost beside the reading."""
    start = time.process_time()
    ledger = fold(readings)
    seconds = time.process_time() - start
    entries = [commitment_to_json(c) for c in ledger.commitments]
    gold = lines(GOLD / "libya.jsonl")
    found = gold_figures(score(gold, entries))
    moves = sum(len(r.moves) for r in readings)
    single = sum(len(c.debtor) == 1 for c in ledger.commitments)
    out = [
        figure("undertakings of 25 found among the first 100 entries", found["found"], 15),
        figure("undertakings of 25 with the right final state", found["state"], 12),
        figure("undertakings of 5 with the right deadline", found["deadline"], 4),
        figure("moves per entry", moves / max(1, len(entries)), 3),
        figure("share of entries with one debtor", single / max(1, len(entries)), 1),
        figure("seconds to link and fold both corpora", seconds, None),
    ]
    if reading_seconds is not None:
        out.append(figure("reading time over time to link and fold", reading_seconds / seconds, 10))
    return out


def listed(
    readings: list[Reading], gold: list[dict[str, Any]], first: int, option: str
) -> tuple[list[Figure], list[Match]]:
    """The figures on a further list of undertakings, and what stands for each of them."""
    entries = [commitment_to_json(c) for c in fold(readings).commitments]
    matches = score(gold, entries, first)
    found, dated = gold_figures(matches), sum(bool(row["deadline"]) for row in gold)
    rows = (
        (f"undertakings of {len(gold)} found among the first {first} entries", found["found"]),
        (f"undertakings of {len(gold)} with the right final state", found["state"]),
        (f"undertakings of {dated} with the right deadline", found["deadline"]),
        ("entries", len(entries)),
    )
    return [figure(name, value, None, f"python -m bench.ledger {option} --json") for name, value in rows], matches


def told(match: Match) -> str:
    """One line about one undertaking of a list: its rank, state and deadline as found."""
    if match.entry is None:
        return f"  -  {match.name}: not found"
    state = match.entry["status"] + ("" if match.state else " (wrong)")
    due = "" if match.deadline is None else f", due {match.entry['deadline']}" + ("" if match.deadline else " (wrong)")
    return f"{match.rank:3}  {match.name}: {state}{due}"


def generated(moves: int, seed: int = 1) -> Iterator[Reading]:
    """Documents of five moves each, of 150 parties over ten years, one after the other."""
    chance = random.Random(seed)
    actors = [Actor(f"p{i}", f"P{i:03d}", f"Party {i}", "state") for i in range(150)]
    places = [f"Place{chr(97 + i % 26)}{chr(97 + i // 26)}" for i in range(200)]
    for number in range(moves // 5):
        day = DAY + timedelta(days=number * 3650 // max(1, moves // 5))
        text, found = "", []
        for _ in range(5):
            thing = chance.choice(THINGS).format(place=chance.choice(places), word=f"w{chance.randint(0, 5000)}x")
            who, to, kind = chance.choice(actors), chance.choice(actors), chance.choice(KINDS)
            start = len(text)
            head = f"{who.name} told {to.name} on day {number} it would "
            text += f"{head}{thing} .\n"
            content = (start + len(head), len(text) - 3)
            sent = (start, len(text) - 1)
            due = (day + timedelta(days=chance.randint(1, 60))).isoformat() if chance.random() < 0.1 else None
            verb = (start + len(who.name) + 1, start + len(who.name) + 5)
            found.append(Move(kind, sent, verb, (who,), None, (to,), None, content, deadline_day=due))
        yield Reading(Document(f"g{number:07d}", text, f"Outlet {number % 40}", day), moves=tuple(found))


def linear(moves: int) -> list[Figure]:
    """Time per move on a small and on a large generated history."""
    times: dict[int, float] = {}
    for count in (moves // 20, moves):
        made = list(generated(count)) if count < 100_000 else generated(count)
        start = time.process_time()
        fold(made)
        times[count] = time.process_time() - start
    small, large = moves // 20, moves
    per_small, per_large = times[small] / small, times[large] / large
    return [
        figure(f"seconds for {large} generated moves, making them included", times[large], None),
        figure(f"time per move at {small} over time per move at {large}", per_small / per_large, 0.5),
    ]


def timetable_speed(steps: int = 10_000) -> Figure:
    """Seconds for a chain of steps in random order with bounds both ways: the hardest common shape."""
    chance = random.Random(1)
    order = list(range(steps))
    chance.shuffle(order)
    made = [Step(i, DAY, DAY + timedelta(days=6 * steps)) for i in range(steps)]
    start = time.process_time()
    solution = solve(made, [Order(a, b, 1, 5) for a, b in itertools.pairwise(order)])
    seconds = time.process_time() - start
    assert solution.consistent
    return figure(f"timetable of {steps} steps: seconds left of 5", 5 - seconds, 0)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--crisis", action="store_true")
    parser.add_argument("--others", action="store_true")
    parser.add_argument("--readings", type=Path)
    parser.add_argument("--moves", type=int, default=1_000_000)
    options = parser.parse_args()
    if options.readings:
        with options.readings.open(encoding="utf-8") as rows:
            readings, seconds = [reading_from_json(json.loads(row)) for row in rows], None
    elif options.crisis:
        readings, seconds = read_files(sorted(CRISIS.glob("reports/*.txt")))
    else:
        corpora = OTHERS if options.others else CORPORA
        readings, seconds = read_files(shared_path("data", name) for name in corpora)
    matches: list[Match] = []
    if options.crisis:
        found, matches = listed(readings, lines(CRISIS / "undertakings.jsonl"), CRISIS_FIRST, "--crisis")
    elif options.others:
        found, matches = listed(readings, lines(GOLD / "others.jsonl"), FIRST, "--others")
    else:
        found = [*libya(readings, seconds), timetable_speed()]
        del readings
        found += linear(options.moves) if options.moves else []
    if options.json:
        print(json.dumps({"figures": found}))
    else:
        for row in found:
            print(f"{row['name']}: {row['value']}" + (f" (floor {row['floor']})" if row["floor"] is not None else ""))
        for match in matches:
            print(told(match))


if __name__ == "__main__":
    main()

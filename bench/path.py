"""The whole path on real input: every article of the two Libya corpora is read, valid, and its offsets match.

`python -m bench.path [--json]`
"""

from __future__ import annotations

import argparse
import json
import time

from jsonschema import Draft202012Validator

from bench.shared import shared_path
from servanda.flow import default_toolkit
from servanda.intake import Defaults, documents_from
from servanda.run import Tally, read_all
from servanda.seams import reading_to_json, schema

COMMAND = "python -m bench.path"


def spans_in(value: object, limit: int) -> bool:
    """Whether every pair of offsets in a reading lies inside its text."""
    if isinstance(value, dict):
        if "start" in value and not 0 <= value["start"] < value["end"] <= limit:
            return False
        return all(spans_in(v, limit) for v in value.values())
    if isinstance(value, list) and len(value) == 2 and all(isinstance(v, int) for v in value):
        return 0 <= value[0] <= value[1] <= limit
    return all(spans_in(v, limit) for v in value) if isinstance(value, list) else True


def main() -> None:
    """Read both corpora and print how many readings are whole."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    as_json = parser.parse_args().json
    validator, tally, kit = Draft202012Validator(schema("reading")), Tally(), default_toolkit()
    count = valid = inside = characters = 0
    begin = time.process_time()
    spent_checking = 0.0
    for name in ("libya-cnn.jsonl.gz", "libya-reuters.jsonl.gz"):
        for reading in read_all(documents_from(str(shared_path("data", name)), Defaults()), tally, kit):
            checking = time.process_time()
            data = reading_to_json(reading)
            count, characters = count + 1, characters + len(reading.document.text)
            valid += validator.is_valid(data)
            inside += spans_in({k: v for k, v in data.items() if k != "text"}, len(reading.document.text))
            spent_checking += time.process_time() - checking
    seconds = time.process_time() - begin - spent_checking
    figures = [
        figure("articles of both Libya corpora read", count, 777),
        figure("of them valid against the schema", valid, 777),
        figure("of them with every offset inside the text", inside, 777),
        figure("problems named (four articles of the corpora are empty)", len(tally.problems), None, ceiling=4),
        figure("moves found", tally.moves, None),
        figure("characters read per CPU second, the whole path", round(characters / seconds), None),
    ]
    print(json.dumps({"figures": figures}) if as_json else "\n".join(f"{f['name']}: {f['value']}" for f in figures))


def figure(name: str, value: float, floor: float | None, ceiling: float | None = None) -> dict[str, object]:
    """One row of the accuracy page."""
    return {"name": name, "value": value, "floor": floor, "ceiling": ceiling, "command": COMMAND}


if __name__ == "__main__":
    main()

"""`servanda relate`: what one marked actor does to another, as a PLOVER root."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from servanda.cli.common import output_to, show_problem
from servanda.records import Problem

if TYPE_CHECKING:
    from servanda.relations import Pair


def relate_command(
    pairs: Annotated[
        Path,
        typer.Argument(
            metavar="PAIRS", help="JSON lines with id, sentence, source and target spans; - for standard input."
        ),
    ],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Where the codes go, one row a pair.")] = None,
) -> None:
    """Code the relation of marked pairs of actors.

    Example: servanda relate pairs.jsonl -o roots.jsonl
    """
    from servanda.relations import load_relation_coder
    from servanda.seams import dump_line

    coder, problems = load_relation_coder(), 0
    with output_to(output) as out:
        for item in _pairs(pairs):
            if isinstance(item, Problem):
                show_problem(item)
                problems += 1
            else:
                out.write(dump_line({"id": item.id, "root": coder.relate(item)}) + "\n")
    raise typer.Exit(1 if problems else 0)


def _pairs(path: Path) -> Iterator[Pair | Problem]:
    from servanda.relations import Pair

    hint = 'write {"id": …, "sentence": …, "source": [[start, end]], "target": [[start, end]]}'
    with path.open("rb") if str(path) != "-" else nullcontext(sys.stdin.buffer) as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield Pair.from_json(json.loads(line))
                except KeyError as error:
                    yield Problem(f"{path}, line {number}", f"is no marked pair ({error} is missing)", hint)
                except (TypeError, ValueError) as error:
                    yield Problem(f"{path}, line {number}", f"is no marked pair ({error})", hint)

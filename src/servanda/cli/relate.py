"""`servanda relate`: what one marked actor does to another, as a PLOVER root."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
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

    problems: list[Problem] = []
    with output_to(output) as out:
        for name, root in load_relation_coder().relate_many(_good(_pairs(pairs), problems)):
            out.write(dump_line({"id": name, "root": root}) + "\n")
    raise typer.Exit(1 if problems else 0)


def _good(items: Iterable[Pair | Problem], problems: list[Problem]) -> Iterator[Pair]:
    """The pairs; each problem is shown and kept."""
    for item in items:
        if isinstance(item, Problem):
            show_problem(item)
            problems.append(item)
        else:
            yield item


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

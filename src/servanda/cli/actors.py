"""`servanda actors`: who a name stands for on a day and why, or the mentions in a text."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from servanda.cli.common import JsonOption, console, show_problem, text_of, to_day

if TYPE_CHECKING:
    from servanda.actors import Lexicon


def actors_command(
    words: Annotated[
        list[str] | None,
        typer.Argument(help="A name or title, a text, a file with a text, or - for standard input.", metavar="WORDS"),
    ] = None,
    on: Annotated[
        date | None, typer.Option(parser=to_day, metavar="DATE", help="The day: offices change hands.")
    ] = None,
    actors: Annotated[list[Path] | None, typer.Option(help="Your own tables or actor files; may be repeated.")] = None,
    validate: Annotated[bool, typer.Option("--validate", help="Check the tables and count their rows.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Explain who a name or title stands for on a day and why, or show who a text mentions.

    Example: servanda actors Lavrov --on 2016-12-03
    """
    if validate:
        raise typer.Exit(_validate(actors or [], as_json))
    if not words and not actors:
        raise typer.BadParameter("give a name, a title, a text or a file; or --validate")
    _who(" ".join(words or []), on, tuple(actors or ()), as_json)


def _validate(extra: list[Path], as_json: bool) -> int:
    from servanda.actors.lexicon import lexicon_folder
    from servanda.actors.validate import count, validate

    folders = [p for p in extra if p.is_dir()] or [lexicon_folder()]
    problems = [p for folder in folders for p in validate(folder)]
    rows = {kind: n for folder in folders for kind, n in count(folder).items()}
    if as_json:
        typer.echo(json.dumps({"rows": rows, "problems": [asdict(p) for p in problems]}, ensure_ascii=False))
        return 1 if problems else 0
    for kind, n in rows.items():
        typer.echo(f"{n:6d} {kind}")
    for problem in problems:
        show_problem(problem)
    return 1 if problems else 0


def _who(words: str, day: date | None, extra: tuple[Path, ...], as_json: bool) -> None:
    from servanda.actors import explain, load_lexicon

    lexicon = load_lexicon(extra)
    for report in lexicon.imports:
        typer.echo(f"{report.actors} actors, {report.names} names, {report.dated} dated codes understood", err=True)
        for problem in report.problems:
            show_problem(problem)
    if not words:
        return
    found = explain(lexicon, words, day)
    if not found:
        _mentions(text_of(words), day, lexicon, as_json)
        return
    if as_json:
        typer.echo(json.dumps([asdict(e) for e in found], ensure_ascii=False))
        return
    for item in found:
        code = f"{item.actor.code} ({item.actor.cameo or '-'})" if item.actor else "nobody that day"
        typer.echo(f"{item.name}: {code}\n  {item.why}")
        for term in item.terms:
            typer.echo(f"    {term}")


def _mentions(text: str, day: date | None, lexicon: Lexicon, as_json: bool) -> None:
    from servanda.actors import find_actors
    from servanda.language import load_parser
    from servanda.records import Document

    found = find_actors(load_parser().parse(Document("text", text, published=day)), lexicon)
    if as_json:
        rows = [{"start": m.start, "end": m.end, "form": m.form, **asdict(m.actor)} for m in found]
        typer.echo(json.dumps(rows, ensure_ascii=False))
        return
    if not found:
        typer.echo("no actor found")
        return
    table = Table("where", "words", "code", "CAMEO", "who", "form", "role", box=None, pad_edge=False)
    for m in found:
        who = (m.actor.code, m.actor.cameo or "", m.actor.name, m.form, m.actor.role or "")
        table.add_row(*(Text(cell) for cell in (f"{m.start}-{m.end}", " ".join(text[m.start : m.end].split()), *who)))
    console().print(table)

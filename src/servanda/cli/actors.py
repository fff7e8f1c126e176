"""`servanda actors`: who a name stands for on a day and why, or the mentions in a text."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from servanda.errors import ServandaError


def actors_command(
    words: Annotated[list[str] | None, typer.Argument(help="A name or title, a text, or a file with a text.")] = None,
    on: Annotated[str | None, typer.Option("--on", help="The day, as YYYY-MM-DD: offices change hands.")] = None,
    actors: Annotated[list[Path] | None, typer.Option("--actors", help="Your own tables or actor files.")] = None,
    check: Annotated[bool, typer.Option("--validate", help="Check the tables and count their rows.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
) -> None:
    """Explain who a name or title stands for (`servanda actors Lavrov --on 2016-12-03`), or show a text's mentions."""
    try:
        day = date.fromisoformat(on) if on else None
    except ValueError:
        raise typer.BadParameter(f"{on!r} is not a day; write YYYY-MM-DD") from None
    try:
        if check:
            raise typer.Exit(_validate(actors or [], as_json))
        raise typer.Exit(_who(" ".join(words or []), day, tuple(actors or ()), as_json))
    except ServandaError as error:
        Console(stderr=True).print(str(error), markup=False)
        raise typer.Exit(2) from None


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
        typer.echo(f"{problem.where}: {problem.what}\nhint: {problem.hint}", err=True)
    return 1 if problems else 0


def _who(words: str, day: date | None, extra: tuple[Path, ...], as_json: bool) -> int:
    from servanda.actors import explain, load_lexicon

    lexicon = load_lexicon(extra)
    for report in lexicon.imports:
        typer.echo(f"{report.actors} actors, {report.names} names, {report.dated} dated codes understood", err=True)
        for problem in report.problems:
            typer.echo(f"{problem.where}: {problem.what}\nhint: {problem.hint}", err=True)
    if not words:
        return 0 if extra else 2
    found = explain(lexicon, words, day)
    if not found:
        return _mentions(words, day, extra, as_json)
    if as_json:
        typer.echo(json.dumps([asdict(e) for e in found], ensure_ascii=False))
        return 0
    for item in found:
        code = f"{item.actor.code} ({item.actor.cameo or '-'})" if item.actor else "nobody that day"
        typer.echo(f"{item.name}: {code}\n  {item.why}")
        for term in item.terms:
            typer.echo(f"    {term}")
    return 0


def _mentions(words: str, day: date | None, extra: tuple[Path, ...], as_json: bool) -> int:
    from servanda.actors import find_actors, load_lexicon
    from servanda.language import load_parser
    from servanda.records import Document

    path = Path(words) if len(words) < 200 else None
    text = path.read_text(encoding="utf-8") if path is not None and path.is_file() else words
    found = find_actors(load_parser().parse(Document("text", text, published=day)), load_lexicon(extra))
    if as_json:
        rows = [{"start": m.start, "end": m.end, "form": m.form, **asdict(m.actor)} for m in found]
        typer.echo(json.dumps(rows, ensure_ascii=False))
        return 0
    table = Table("where", "words", "code", "CAMEO", "who", "form", "role")
    for m in found:
        who = (m.actor.code, m.actor.cameo or "", m.actor.name, m.form, m.actor.role or "")
        table.add_row(f"{m.start}-{m.end}", text[m.start : m.end], *who)
    Console().print(table)
    return 0

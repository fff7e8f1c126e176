"""`servanda times`: the time expressions of a text, what they mean, and the days they cover."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated

import typer

from servanda.cli.common import JsonOption, text_of, to_day
from servanda.records import TimeSpan


def times_command(
    source: Annotated[str, typer.Argument(help="A text, a file, or - for standard input.", metavar="TEXT|FILE")],
    on: Annotated[date | None, typer.Option(parser=to_day, metavar="DATE", help="The date of the document.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Show time expressions with their values and days; --on is the date of the document.

    Example: servanda times "They must leave by Friday." --on 2016-10-19
    """
    from servanda.times import find_times

    text = text_of(source)
    found = find_times(text, on)
    if as_json:
        for time in found:
            typer.echo(json.dumps(_row(text, time), ensure_ascii=False))
    elif found:
        _show(text, found)
    else:
        typer.echo("no time expression found")
    if on is None and found:
        typer.echo('hint: give the date of the document with --on, or "Friday" has no date', err=True)


def _row(text: str, time: TimeSpan) -> dict[str, str | int | None]:
    return {
        "start": time.start,
        "end": time.end,
        "text": text[time.start : time.end],
        "type": time.type,
        "value": time.value,
        "mod": time.mod,
        "first": _iso(time.first),
        "last": _iso(time.last),
        "basis": time.basis,
        "signal": time.signal,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _show(text: str, found: tuple[TimeSpan, ...]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("expression", "type", "value", "first day", "last day", "rests on", box=None, pad_edge=False)
    for time in found:
        words = " ".join([time.signal or "", *text[time.start : time.end].split()]).strip()
        value = f"{time.value} {time.mod}" if time.mod else time.value
        table.add_row(words, time.type, value, _iso(time.first) or "", _iso(time.last) or "", time.basis)
    Console(soft_wrap=True, markup=False).print(table)

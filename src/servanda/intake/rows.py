"""Turns rows of a corpus (JSON lines) into documents."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

from servanda.intake.days import day_of
from servanda.intake.decode import Undecoded, decode, storable
from servanda.intake.defaults import NO_DEFAULTS, Defaults, Placed
from servanda.intake.layout import Known, layout_of, published_by
from servanda.intake.text import LONGEST_TEXT
from servanda.records import Document, Problem

LONGEST_ROW = 4 * LONGEST_TEXT
"""Bytes of the longest row: the longest text, in an alphabet of several bytes a character, and its escapes."""

_DATE_KEYS = ("published", "date", "pub_date", "dct")
_OUTLET_KEYS = ("outlet", "publisher")


def documents_of_rows(
    name: str, stream: BinaryIO, defaults: Defaults = NO_DEFAULTS, doc_id: str | None = None
) -> Iterator[Placed]:
    """The documents of a file of JSON lines, one at a time, each with its line; a row that cannot be read is a problem.

    `name` names the file in problems; `doc_id` is what ids of rows without one start with.
    """
    for number, raw in _rows(stream):
        where = f"{name}, line {number}"
        if raw is None:
            what = f"is longer than {LONGEST_ROW:,} bytes"
            yield Problem(where, what, "split the text into reports, one a row"), where
        elif raw.strip():
            yield from ((item, where) for item in _read_row(where, doc_id or name, raw, defaults))


def _rows(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines; `None` for one that is too long to hold, of which only the end is looked for."""
    number = 0
    while line := stream.readline(LONGEST_ROW + 1):
        number += 1
        if len(line) <= LONGEST_ROW or line.endswith(b"\n"):
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(LONGEST_ROW)
        yield number, None


def _read_row(where: str, name: str, raw: bytes, defaults: Defaults) -> Iterator[Document | Problem]:
    line = decode(raw)
    if isinstance(line, Undecoded):
        yield Problem(where, line.what, line.hint)
        return
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        yield Problem(where, f"is not JSON: {error}", "write one JSON object a line, with `id` and `text`")
        return
    if not isinstance(row, dict):
        yield Problem(where, "is not a JSON object", 'write one object a line: {"id": "…", "text": "…"}')
        return
    text = row.get("text")
    if not isinstance(text, str):
        what = "has no `text`" if text is None else "has a `text` that is not a string"
        yield Problem(where, what, "give the report's text as a string in `text`")
    elif len(text) > LONGEST_TEXT:
        yield Problem(where, f"has a text of over {LONGEST_TEXT:,} characters", "split it into reports, one a row")
    else:
        yield from _document(where, name, row, storable(text), defaults)


def _document(
    where: str, name: str, row: dict[str, Any], text: str, defaults: Defaults
) -> Iterator[Document | Problem]:
    written = next((row[key] for key in _DATE_KEYS if row.get(key)), None)
    published = day_of(written)
    if written is not None and published is None:
        hint = "write it as YYYY-MM-DD; the report is read with the date its text shows, if any"
        yield Problem(where, f"has a date that cannot be read: {written!r}", hint)
    if not text.strip():
        yield Problem(where, "has an empty `text`", "fill it in; the row is kept, with nothing to read")
    yield document_of_row(_id(row, name, text), row, text, published, defaults)


def document_of_row(
    doc_id: str, row: dict[str, Any], text: str, published: date | None, defaults: Defaults = NO_DEFAULTS
) -> Document:
    """The document of a row whose text and date have been checked. The text is stored as it came."""
    outlet = next((value for key in _OUTLET_KEYS if (value := _word(row, key))), None)
    title, author = _word(row, "title"), _word(row, "author")
    layout = layout_of(text, Known(title, author, outlet))
    return Document(
        id=doc_id,
        text=text,
        outlet=outlet or defaults.outlet,
        published=published or published_by(layout, defaults.published),
        title=title or layout.title,
        author=author or layout.author,
        url=_word(row, "url"),
        language=_word(row, "language") or "en",
        title_span=layout.title_span,
        furniture=layout.furniture,
    )


def _word(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    return storable(value.strip()) or None if isinstance(value, str) else None


def _id(row: dict[str, Any], name: str, text: str) -> str:
    """The row's own id; else one made of the file's name and the text, which stays the same wherever the row stands."""
    value = row.get("id")
    if isinstance(value, str) and value.strip():
        return storable(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return f"{name}#{hashlib.sha256(text.encode()).hexdigest()[:12]}"

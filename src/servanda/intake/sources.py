"""Opens inputs of every kind and yields their documents, or problems, one at a time.

A source is a file, a folder (read through, in the order of names) or `-` (standard input). Nothing is held but the
document at hand, so a million documents need no more memory than one.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Literal

from servanda.intake.decode import Undecoded, decode
from servanda.intake.defaults import NO_DEFAULTS, Defaults, Placed
from servanda.intake.feeds import documents_of_feed, is_feed
from servanda.intake.ids import IdRegister
from servanda.intake.page import LONGEST_PAGE, document_of_page
from servanda.intake.rows import documents_of_rows
from servanda.intake.streams import GZIP, Unpacked, peeked
from servanda.intake.text import LONGEST_TEXT, document_of_text
from servanda.intake.warc import documents_of_archive
from servanda.records import Document, Problem

Found = Iterator[Document | Problem]
Kind = Literal["text", "page", "rows", "archive", "feed"]

_KINDS: dict[str, Kind] = {
    ".txt": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".jsonl": "rows",
    ".ndjson": "rows",
    ".warc": "archive",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
}
_READ = ".txt, .html, .jsonl, .warc, an RSS or Atom file (.xml, .rss, .atom), each also with .gz"
_HINTS = {
    ".pdf": "save its text as .txt, for instance with `pdftotext`",
    ".docx": "save it as plain text (.txt) or as a web page (.html)",
    ".doc": "save it as plain text (.txt) or as a web page (.html)",
    ".odt": "save it as plain text (.txt) or as a web page (.html)",
    ".rtf": "save it as plain text (.txt) or as a web page (.html)",
    ".mhtml": "save the page as .html instead",
    ".mht": "save the page as .html instead",
    ".json": "write one object a line into a .jsonl file, for instance with `jq -c '.[]' FILE > FILE.jsonl`",
    ".csv": "write one JSON object a line, with `id` and `text`, into a .jsonl file",
    ".md": "rename it to .txt if it is a report",
}
_NO_REPORTS = re.compile(
    r"\.(?:css|m?js|map|json5|png|jpe?g|gif|webp|avif|svg|ico|bmp|tiff?|woff2?|ttf|otf|eot|mp[34]|webm|ogg|wav|m4a|mov|"
    r"pyc?|db|sqlite|log|lock)"
)
"""Ends of names of files that hold no report and are passed over in a folder."""
_ABOUT = frozenset({"readme", "license", "licence", "notice", "changelog", "contributing", "thumbs.db", "desktop.ini"})
_LONGEST_FILE = 4 * LONGEST_TEXT
"""Bytes of the longest plain text: the longest report, in an alphabet of several bytes a character."""


def documents_from(source: str, defaults: Defaults = NO_DEFAULTS) -> Found:
    """Documents of a file, a folder or `-` (standard input), in a stable order; a problem where one cannot be read."""
    return documents_from_all([source], defaults)


def documents_from_all(sources: Iterable[str], defaults: Defaults = NO_DEFAULTS) -> Found:
    """Documents of several sources, one after the other, with no id twice."""
    return _with_ids_of_their_own(found for source in sources for found in _placed(source, defaults))


def documents_of_stream(stream: BinaryIO, defaults: Defaults = NO_DEFAULTS) -> Found:
    """Documents of a stream without a name; what it is shows in its first bytes. Ids are made of the content."""
    return _with_ids_of_their_own(_of_stream(stream, defaults))


def _with_ids_of_their_own(placed: Iterable[Placed]) -> Found:
    with IdRegister() as register:
        for item, where in placed:
            if isinstance(item, Problem):
                yield item
            else:
                yield from register.admit(item, where)


def _placed(source: str, defaults: Defaults) -> Iterator[Placed]:
    """What a source holds, each with the place where it stands."""
    if source == "-":
        yield from _of_stream(sys.stdin.buffer, defaults)
        return
    path = Path(source)
    if path.is_dir():
        yield from _placed_in_folder(path, defaults)
    elif not path.exists():
        yield Problem(source, "does not exist", "check the path"), source
    else:
        yield from _of_file(path, _safe(path.name), source, defaults, named=True)


def _placed_in_folder(folder: Path, defaults: Defaults) -> Iterator[Placed]:
    empty = True
    for path in _files(folder):
        if isinstance(path, Problem):
            empty = False
            yield path, path.where
            continue
        where = _safe(str(path))
        for found in _of_file(path, _safe(path.relative_to(folder).as_posix()), where, defaults, named=False):
            empty = False
            yield found
    if empty:
        yield Problem(str(folder), "holds nothing that can be read", f"what is read: {_READ}"), str(folder)


def _files(folder: Path, above: frozenset[str] = frozenset()) -> Iterator[Path | Problem]:
    """The files below a folder in the order of their names, without hidden ones and what browsers save beside pages.

    `above` are the real paths of the folders on the way here: a link that leads back to one of them is not followed.
    """
    real = os.path.realpath(folder)
    if real in above:
        return
    try:
        with os.scandir(folder) as entries:
            names = sorted((entry.name, entry.is_dir()) for entry in entries if not entry.name.startswith("."))
    except OSError as error:
        yield Problem(_safe(str(folder)), f"cannot be read: {error.strerror}", "check that the folder may be opened")
        return
    present = {name for name, _ in names}
    for name, is_folder in names:
        if not is_folder:
            yield folder / name
        elif not _saved_with_page(name, present):
            yield from _files(folder / name, above | {real})


def _saved_with_page(name: str, present: set[str]) -> bool:
    stem = name.removesuffix("_files")
    return stem != name and bool({f"{stem}.html", f"{stem}.htm"} & present)


def _safe(name: str) -> str:
    """A file name that can be written down, also where its bytes are not UTF-8."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


# ---- one file --------------------------------------------------------------------------------------------------


def _of_file(path: Path, doc_id: str, where: str, defaults: Defaults, *, named: bool) -> Iterator[Placed]:
    """What a file holds; problems say `where`. A file that was not `named` itself may be passed over in silence."""
    name = path.name.lower().removesuffix(".gz")
    kind = _KINDS.get(Path(name).suffix)
    if kind is None:
        if named or not _no_report(name):
            hint = _HINTS.get(Path(name).suffix, f"what is read: {_READ}")
            yield Problem(where, "is not of a kind that is read", hint), where
        return
    if not named and _no_report(name):
        return
    try:
        with path.open("rb") as file:
            packed = Unpacked(file) if path.name.lower().endswith(".gz") else None
            yield from _of_kind(kind, doc_id, where, io.BufferedReader(packed) if packed else file, defaults)
            yield from _damage(packed, where)
    except OSError as error:
        hint = "check that the file is whole and may be read"
        yield Problem(where, f"cannot be read: {error.strerror or error}", hint), where


def _damage(packed: Unpacked | None, where: str) -> Iterator[Placed]:
    if packed and packed.damage:
        what = f"cannot be read to its end: {packed.damage}"
        yield Problem(where, what, "fetch it again; what stands before was read"), where


def _no_report(name: str) -> bool:
    return _NO_REPORTS.fullmatch(Path(name).suffix) is not None or name in _ABOUT or name.split(".")[0] in _ABOUT


def _of_kind(kind: Kind, doc_id: str, where: str, stream: BinaryIO, defaults: Defaults) -> Iterator[Placed]:
    if kind == "rows":
        return _rows(doc_id, where, stream, defaults)
    if kind == "archive":
        return documents_of_archive(where, stream, defaults)
    data = stream.read(LONGEST_PAGE + 1)
    if kind == "feed" or is_feed(data):
        return documents_of_feed(where, data, defaults)
    return iter([(_single(kind, doc_id, where, data, defaults), where)])


def _rows(doc_id: str, where: str, stream: BinaryIO, defaults: Defaults) -> Iterator[Placed]:
    empty = True
    for found in documents_of_rows(where, stream, defaults, doc_id):
        empty = False
        yield found
    if empty:
        yield Problem(where, "is empty", "write one JSON object a line into it, or leave it out"), where


def _single(kind: Kind, doc_id: str, where: str, data: bytes, defaults: Defaults) -> Document | Problem:
    limit = LONGEST_PAGE if kind == "page" else _LONGEST_FILE
    if len(data) > limit:
        return Problem(where, f"is longer than {limit:,} bytes, too long for one report", "split it into reports")
    if not data.strip():
        return Problem(where, "is empty", "save the report again, or leave the file out")
    item = document_of_page(doc_id, data, defaults) if kind == "page" else _text(doc_id, data, defaults)
    return replace(item, where=where) if isinstance(item, Problem) else item


def _text(doc_id: str, data: bytes, defaults: Defaults) -> Document | Problem:
    text = decode(data)
    if isinstance(text, Undecoded):
        return Problem(doc_id, text.what, text.hint)
    if not text.strip():
        return Problem(doc_id, "holds nothing but white space", "save the report again, or leave the file out")
    if len(text) > LONGEST_TEXT:
        return Problem(doc_id, f"is longer than {LONGEST_TEXT:,} characters", "split it into reports")
    return document_of_text(doc_id, text, defaults)


# ---- standard input --------------------------------------------------------------------------------------------


def _of_stream(stream: BinaryIO, defaults: Defaults) -> Iterator[Placed]:
    where = "standard input"
    packed: Unpacked | None = None
    try:
        head, reader = peeked(stream)
        if head.startswith(GZIP):
            packed = Unpacked(reader)
            head, reader = peeked(io.BufferedReader(packed))
        kind = _kind_of(head)
        if kind in ("rows", "archive"):
            yield from _of_kind(kind, "stdin", where, reader, defaults)
            yield from _damage(packed, where)
            return
        data = reader.read(LONGEST_PAGE + 1)
        doc_id = f"stdin#{hashlib.sha256(data).hexdigest()[:12]}"
        if kind == "feed":
            yield from documents_of_feed(where, data, defaults)
        else:
            yield _single(kind, doc_id, where, data, defaults), where
        yield from _damage(packed, where)
    except OSError as error:
        yield Problem(where, f"cannot be read: {error.strerror or error}", "check what is piped in"), where


def _kind_of(head: bytes) -> Kind:
    start = head.lstrip(b"\xef\xbb\xbf\t\n\r ")
    if start.startswith(b"WARC/"):
        return "archive"
    if is_feed(head):
        return "feed"
    if start.startswith(b"{") and _starts_rows(start):
        return "rows"
    return "page" if _looks_like_page(start) else "text"


def _starts_rows(start: bytes) -> bool:
    line, end, _ = start.partition(b"\n")
    if not end:
        return b'"text"' in line
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return b'"text"' in line


def _looks_like_page(start: bytes) -> bool:
    head = start[:2048].lower()
    return head.startswith((b"<!doctype", b"<html", b"<head", b"<body", b"<?xml", b"<!--")) or (
        head.startswith(b"<") and any(tag in head for tag in (b"<p", b"<div", b"<article", b"<h1", b"<title", b"<meta"))
    )

"""Reads the pages of a web archive (WARC)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from servanda.intake.decode import Undecoded, decode
from servanda.intake.defaults import NO_DEFAULTS, Defaults, Placed
from servanda.intake.page import LONGEST_PAGE, document_of_page
from servanda.intake.streams import peeked
from servanda.intake.text import LONGEST_TEXT, document_of_text
from servanda.records import Document, Problem

_PAGES = ("text/html", "application/xhtml+xml")


def documents_of_archive(name: str, stream: BinaryIO, defaults: Defaults = NO_DEFAULTS) -> Iterator[Placed]:
    """The pages that an archive holds, one at a time, with their URL as id.

    Read are answers with a page or plain text; pictures, scripts, redirects and pages that the server did not find are
    no reports and are passed over. The day of the capture is not taken for the day of publication.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    head, stream = peeked(stream)
    if not head.startswith((b"WARC/", b"filedesc:")):
        hint = "save the pages themselves as .html, or make the archive again"
        yield Problem(name, "is not a web archive", hint), name
        return
    number, empty = 0, True
    try:
        for record in ArchiveIterator(stream):
            number += 1
            where = f"{name}, record {number}"
            for item in _of_record(where, record, defaults):
                empty = False
                yield item, where
    except (ArchiveLoadFailed, OSError, EOFError, ValueError) as error:
        what = f"cannot be read past record {number}: {error}"
        yield Problem(name, what, "fetch the archive again; what stands before was read"), name
        return
    if empty:
        what = f"holds no pages in its {number} records"
        yield Problem(name, what, "check that it is the archive you mean"), name


def _of_record(where: str, record: Any, defaults: Defaults) -> Iterator[Document | Problem]:
    if record.rec_type not in ("response", "resource", "conversion") or not _is_found(record):
        return
    url = record.rec_headers.get_header("WARC-Target-URI") or where
    kind, declared = _content_type(record)
    if kind not in (*_PAGES, "text/plain") or url.endswith("/robots.txt"):
        return
    data = record.content_stream().read(LONGEST_PAGE + 1)
    if len(data) > LONGEST_PAGE:
        yield Problem(where, f"is a page of over {LONGEST_PAGE:,} bytes", "save its text as .txt")
        return
    item = document_of_page(url, data, defaults, url, declared) if kind in _PAGES else _plain(url, data, defaults)
    yield replace(item, where=f"{where} ({url})") if isinstance(item, Problem) else replace(item, url=item.url or url)


def _is_found(record: Any) -> bool:
    return record.http_headers is None or record.http_headers.get_statuscode() == "200"


def _content_type(record: Any) -> tuple[str, str | None]:
    headers = record.http_headers or record.rec_headers
    value = (headers.get_header("Content-Type") or "").lower()
    kind, _, rest = value.partition(";")
    charset = rest.partition("charset=")[2].strip(" \"'")
    return kind.strip(), charset or None


def _plain(url: str, data: bytes, defaults: Defaults) -> Document | Problem:
    text = decode(data)
    if isinstance(text, Undecoded):
        return Problem(url, text.what, text.hint)
    if not text.strip() or len(text) > LONGEST_TEXT:
        return Problem(url, "is empty or too long for one report", "leave it out, or split it")
    return document_of_text(url, text, defaults)

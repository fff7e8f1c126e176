"""Reads the entries of a feed (RSS or Atom) that was saved to a file."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from servanda.intake.days import day_of
from servanda.intake.decode import storable
from servanda.intake.defaults import NO_DEFAULTS, Defaults, Placed
from servanda.intake.layout import Known, layout_of, published_by
from servanda.records import Document, Problem

_ROOT = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<\?[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<(?:\w+:)?(rss|feed|RDF)\b",
    re.DOTALL,
)
_BLOCK = re.compile("p|div|br|li|[uo]l|h[1-6r]|blockquote|section|article|t(?:r|able)|figure|pre")
_SILENT = re.compile("script|style|noscript|template|iframe|figcaption")


def is_feed(data: bytes) -> bool:
    """Whether the bytes start an RSS, RDF or Atom document."""
    return bool(_ROOT.match(data[:4096]))


def documents_of_feed(name: str, data: bytes, defaults: Defaults = NO_DEFAULTS) -> Iterator[Placed]:
    """The entries of a feed, with the feed's title as outlet and the entry's link as id. No link is followed."""
    import feedparser

    if not is_feed(data):
        yield Problem(name, "is XML, but neither RSS nor Atom", "save the report as .html or .txt"), name
        return
    feed: Any = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if feed.bozo and not feed.entries:
        yield Problem(name, f"is a broken feed: {feed.bozo_exception}", "fetch the feed again"), name
        return
    if feed.bozo and "declared" not in str(feed.bozo_exception):
        what = f"is a broken feed, read as far as it goes ({len(feed.entries)} entries): {feed.bozo_exception}"
        yield Problem(name, what, "fetch the feed again"), name
    if not feed.entries:
        yield Problem(name, "is a feed without entries", "fetch it again, or leave it out"), name
    outlet = _clean(feed.feed.get("title"))
    for number, entry in enumerate(feed.entries, start=1):
        where = f"{name}, entry {number}"
        yield _of_entry(where, entry, outlet, defaults), where


def _of_entry(where: str, entry: Any, outlet: str | None, defaults: Defaults) -> Document | Problem:
    title = _clean(entry.get("title"))
    body = _body(entry)
    text = "\n\n".join(part for part in (title, body) if part)
    doc_id = entry.get("link") or entry.get("id")
    if not text:
        return Problem(where, "has neither a headline nor a text", "open the entry's link and save the page")
    if not doc_id:
        return Problem(where, "has neither a link nor an id", "save the entry's text as .txt")
    author = _clean(entry.get("author"))
    layout = layout_of(text, Known(title, author, outlet))
    return Document(
        id=storable(doc_id),
        text=text,
        outlet=_clean((entry.get("source") or {}).get("title")) or outlet or defaults.outlet,
        published=_published(entry) or published_by(layout, defaults.published),
        title=title,
        author=author or layout.author,
        url=entry.get("link"),
        title_span=layout.title_span,
        furniture=layout.furniture,
    )


def _published(entry: Any) -> date | None:
    return day_of(entry.get("published")) or day_of(entry.get("created")) or day_of(entry.get("updated"))


def _body(entry: Any) -> str:
    """The longest of an entry's texts: feeds carry the whole report, or a summary, or both."""
    values = [part.get("value") or "" for part in entry.get("content", [])] + [entry.get("summary") or ""]
    return max((_text_of(value) for value in values), key=len, default="")


def _clean(value: str | None) -> str | None:
    return " ".join(_text_of(value).split()) or None if value else None


def _text_of(markup: str) -> str:
    """The text of a fragment of HTML, a blank line between its blocks."""
    from lxml.html import fragment_fromstring

    if "<" not in markup and "&" not in markup:
        return storable(markup.strip())
    root = fragment_fromstring(markup, create_parent="div")
    blocks = re.split(r"\n{2,}", "".join(_pieces(root)))
    return storable("\n\n".join(line for block in blocks if (line := " ".join(block.split()))))


def _pieces(element: Any) -> Iterator[str]:
    silent = not isinstance(element.tag, str) or _SILENT.fullmatch(element.tag) is not None
    block = isinstance(element.tag, str) and _BLOCK.fullmatch(element.tag) is not None
    if block:
        yield "\n\n"
    if not silent:
        yield " ".join((element.text or "").split("\n"))
        for child in element:
            yield from _pieces(child)
    if block:
        yield "\n\n"
    yield " ".join((element.tail or "").split("\n"))

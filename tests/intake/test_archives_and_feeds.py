"""Web archives and feeds: one document a page, one an entry."""

from __future__ import annotations

import gzip
import io
from datetime import date
from pathlib import Path

import pytest

from servanda.intake import documents_from
from servanda.intake.sources import documents_of_stream
from servanda.records import Document, Problem

ARTICLE = (
    "<html><head><title>{title}</title><meta property='article:published_time' content='2016-10-16'>"
    "<meta property='og:site_name' content='Lakeside Wire'></head><body><article><h1>{title}</h1><p>The ministers met "
    "for three hours on Saturday and could not agree on a text, two of them said. They promised to stay in touch.</p>"
    "<p>The envoy will report to the Council on Monday, and he will ask for monitors on both roads of the city.</p>"
    "</article></body></html>"
)


def archive(*pages: tuple[str, str, str, bytes], compressed: bool = True) -> bytes:
    """A WARC of (url, status, content type, body), a record each."""
    records = [record(*page) for page in pages]
    return b"".join(gzip.compress(r, mtime=0) if compressed else r for r in records)


def record(url: str, status: str, kind: str, body: bytes) -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2016-11-21T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{len(url):012d}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


PAGES = (
    ("https://lw.example/1", "200 OK", "text/html; charset=utf-8", ARTICLE.format(title="Ministers part").encode()),
    ("https://lw.example/map.png", "200 OK", "image/png", b"\x89PNG"),
    ("https://lw.example/old", "404 Not Found", "text/html", b"<html><body><p>Gone</p></body></html>"),
    ("https://lw.example/2", "200 OK", "text/html", ARTICLE.format(title="Envoy waits").encode()),
    ("https://lw.example/", "200 OK", "text/html", b"<html><body></body></html>"),
)


@pytest.mark.parametrize(("name", "compressed"), [("a.warc.gz", True), ("a.warc", False)])
def test_the_pages_of_an_archive_are_documents(tmp_path: Path, name: str, compressed: bool) -> None:
    (tmp_path / name).write_bytes(archive(*PAGES, compressed=compressed))
    items = list(documents_from(str(tmp_path / name)))
    docs = [item for item in items if isinstance(item, Document)]
    assert [(d.id, d.title, d.published, d.outlet) for d in docs] == [
        ("https://lw.example/1", "Ministers part", date(2016, 10, 16), "Lakeside Wire"),
        ("https://lw.example/2", "Envoy waits", date(2016, 10, 16), "Lakeside Wire"),
    ]
    [problem] = [item for item in items if isinstance(item, Problem)]
    assert problem.where.endswith("record 5 (https://lw.example/)")


def test_an_archive_is_recognised_on_standard_input() -> None:
    items = list(documents_of_stream(io.BytesIO(archive(PAGES[0]))))
    assert [item.id for item in items if isinstance(item, Document)] == ["https://lw.example/1"]


def test_an_archive_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    whole = archive(PAGES[0], PAGES[3])
    (tmp_path / "a.warc.gz").write_bytes(whole[:-60])
    items = list(documents_from(str(tmp_path / "a.warc.gz")))
    assert "https://lw.example/1" in [item.id for item in items if isinstance(item, Document)]
    assert [item for item in items if isinstance(item, Problem)]


def test_an_archive_without_pages_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(archive(PAGES[1], PAGES[2], compressed=False))
    assert [item.what for item in documents_from(str(tmp_path / "a.warc")) if isinstance(item, Problem)] == [
        "holds no pages in its 2 records"
    ]


def test_what_is_no_archive_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_text("The ministers met for three hours.\n", encoding="utf-8")
    assert [type(item) for item in documents_from(str(tmp_path / "a.warc"))] == [Problem]


RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Lakeside Wire</title>
<item><title>Ministers part &amp; promise to phone</title><link>https://lw.example/1</link>
<pubDate>Sun, 16 Oct 2016 18:05:00 +0200</pubDate><author>ann@lw.example (Ann Ode)</author>
<description>Short.</description>
<content:encoded><![CDATA[<p>The ministers met on Saturday.</p><p>GENEVA stays the place of the talks.</p>
<p>Share on Facebook</p>]]></content:encoded></item>
<item><title>Envoy waits</title><guid isPermaLink="false">lw-2</guid>
<pubDate>Mon, 17 Oct 2016 08:00:00 GMT</pubDate></item>
<item><link>https://lw.example/3</link></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Lakeside Wire</title>
<entry><title>Envoy waits</title><id>urn:1</id><link href="https://lw.example/2"/>
<published>2016-10-17T08:00:00Z</published><updated>2016-11-01T00:00:00Z</updated><author><name>Ann Ode</name></author>
<content type="html">&lt;p&gt;The envoy waits for three answers.&lt;/p&gt;</content></entry></feed>"""


@pytest.mark.parametrize("name", ["a.xml", "a.rss"])
def test_the_entries_of_an_rss_file_are_documents(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(RSS, encoding="utf-8")
    items = list(documents_from(str(tmp_path / name)))
    first, second = (item for item in items if isinstance(item, Document))
    assert (first.id, first.outlet, first.published) == ("https://lw.example/1", "Lakeside Wire", date(2016, 10, 16))
    assert first.title == "Ministers part & promise to phone"
    assert first.text.startswith("Ministers part & promise to phone\n\nThe ministers met on Saturday.\n\nGENEVA stays")
    assert [first.text[s:e] for s, e in first.furniture] == ["Share on Facebook"]
    assert (second.id, second.text, second.published) == ("lw-2", "Envoy waits", date(2016, 10, 17))
    [problem] = [item for item in items if isinstance(item, Problem)]
    assert problem.where.endswith("entry 3")


def test_the_entries_of_an_atom_file_are_documents(tmp_path: Path) -> None:
    (tmp_path / "a.atom").write_text(ATOM, encoding="utf-8")
    [doc] = documents_from(str(tmp_path / "a.atom"))
    assert isinstance(doc, Document)
    assert (doc.id, doc.published, doc.author) == ("https://lw.example/2", date(2016, 10, 17), "Ann Ode")
    assert doc.text == "Envoy waits\n\nThe envoy waits for three answers."


def test_a_feed_is_recognised_on_standard_input() -> None:
    items = list(documents_of_stream(io.BytesIO(ATOM.encode())))
    assert [type(item) for item in items] == [Document]


def test_a_broken_feed_is_read_as_far_as_it_goes_and_told(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(RSS[: RSS.index("<item><title>Envoy") + 30], encoding="utf-8")
    items = list(documents_from(str(tmp_path / "a.xml")))
    assert "https://lw.example/1" in [item.id for item in items if isinstance(item, Document)]
    assert [item for item in items if isinstance(item, Problem)]

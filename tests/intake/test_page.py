"""Web pages: the article and nothing else, its headline, outlet, author and day."""

from __future__ import annotations

from datetime import date

import pytest

from servanda.intake.defaults import Defaults
from servanda.intake.page import document_of_page
from servanda.records import Document, Problem

PROSE = (
    "<p>The ministers met for three hours on Saturday and could not agree on a text, two of them said. They promised "
    "to stay in touch by telephone and to hold a second round in the same place before the end of the month.</p>"
    "<p>The envoy will report to the Council on Monday, and he will ask for monitors on both roads. A spokesman for "
    "the relief agencies said that forty trucks were ready and that none had been given a permit.</p>"
)


LINKED = '<script type="application/ld+json">{}</script>'


def page(head: str = "", above: str = "", body: str = PROSE, below: str = "") -> bytes:
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'>{head}</head><body>{above}"
        f"<article>{body}</article>{below}</body></html>"
    ).encode()


def read(data: bytes, **given: str) -> Document:
    doc = document_of_page("a.html", data, **given)  # type: ignore[arg-type]
    assert isinstance(doc, Document), doc
    return doc


def test_the_text_is_headline_and_article() -> None:
    doc = read(
        page("<title>Ministers part without a text</title>", body="<h1>Ministers part without a text</h1>" + PROSE)
    )
    assert doc.title == "Ministers part without a text"
    assert doc.title_span == (0, len(doc.title))
    assert doc.text.startswith("Ministers part without a text\n\nThe ministers met")
    assert doc.text.count("Ministers part without a text") == 1


def test_what_a_page_puts_around_the_article_is_left_out() -> None:
    doc = read(
        page(
            "<title>Ministers part without a text</title>",
            above="<nav><ul><li>Home</li><li>World</li></ul></nav><div class='today'>November 21, 2016</div>",
            below="<div id='comments'><h3>3 comments</h3><p>ann: They never keep a promise, not one.</p></div>"
            "<aside><h3>Most read</h3><p>Five truces that did not hold</p></aside><footer>All rights reserved</footer>",
        )
    )
    assert "Most read" not in doc.text
    assert "never keep a promise" not in doc.text
    assert "rights reserved" not in doc.text
    assert "November 21" not in doc.text


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2016-10-16T18:05:00+02:00">',
        '<meta name="dcterms.date" content="2016-10-16">',
        '<meta name="date" content="16 October 2016">',
        '<meta itemprop="datePublished" content="20161016">',
        LINKED.format('{"@type": "NewsArticle", "datePublished": "2016-10-16T23:50:00-05:00"}'),
        LINKED.format('[{"@graph": [{"@type": ["Report"], "datePublished": "2016-10-16"}]}]'),
        '<link rel="canonical" href="https://quay.example/2016/10/16/ministers-part">',
    ],
)
def test_the_day_of_publication_is_where_pages_put_it(head: str) -> None:
    later = '<meta property="article:modified_time" content="2016-11-02T10:00:00Z">'
    assert read(page(head + later)).published == date(2016, 10, 16)


def test_the_marked_up_time_of_the_article_wins_over_those_of_its_comments() -> None:
    comment = '<div class="comment"><time class="entry-date" datetime="2016-11-02">Later</time><p>So?</p></div>'
    own = '<time class="entry-date" datetime="2016-10-16">Sunday</time>'
    assert read(page(above=comment, body=own + PROSE)).published == date(2016, 10, 16)


@pytest.mark.parametrize(
    "line",
    ["October 16, 2016", "Posted on October 16, 2016 by the editors | No comments", "Published: 16 October 2016"],
)
def test_the_date_between_headline_and_article_is_the_day_and_not_todays_above_them(line: str) -> None:
    above = f"<div>Monday, November 21, 2016</div><h1>Ministers part</h1><p><small>{line}</small></p>"
    assert read(page("<title>Ministers part</title>", above)).published == date(2016, 10, 16)


def test_todays_date_above_the_headline_is_never_the_day() -> None:
    above = "<div class='today'>Monday, November 21, 2016</div><h1>Ministers part</h1>"
    assert read(page("<title>Ministers part</title>", above)).published is None


def test_a_page_that_is_laid_out_by_tables_gives_its_paragraphs() -> None:
    cells = PROSE.replace("<p>", "").replace("</p>", "<br><br>")
    html = (
        "<html><head><title>Ministers part</title></head><body><table><tr><td><a href='/'>Home</a></td>"
        f"<td><b>Ministers part</b><br>October 16, 2016<br><br>{cells}</td></tr></table></body></html>"
    )
    doc = read(html.encode())
    assert "|" not in doc.text
    assert doc.published == date(2016, 10, 16)


def test_a_page_without_a_date_takes_the_default() -> None:
    doc = document_of_page("a.html", page(), Defaults(published=date(2016, 10, 16)))
    assert isinstance(doc, Document)
    assert doc.published == date(2016, 10, 16)


def test_a_page_without_any_date_has_none() -> None:
    assert read(page()).published is None


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="og:site_name" content="The Quay Street Journal">',
        LINKED.format('{"@type": "Article", "publisher": {"name": "The Quay Street Journal"}}'),
        '<meta name="publisher" content="The Quay Street Journal">',
    ],
)
def test_the_outlet_is_named_by_the_page(head: str) -> None:
    assert read(page(head)).outlet == "The Quay Street Journal"


def test_the_name_of_the_site_in_the_title_is_the_outlet_and_not_the_headline() -> None:
    head = "<title>Who leaves? – The Quay Street Journal</title>"
    above = '<h1><a href="/">The Quay Street Journal</a></h1>'
    doc = read(page(head, above, "<h2>Who leaves?</h2>" + PROSE))
    assert (doc.title, doc.outlet) == ("Who leaves?", "The Quay Street Journal")


def test_author_and_address() -> None:
    head = '<meta name="author" content="Ann Ode"><link rel="canonical" href="https://quay.example/a/1">'
    doc = read(page(head))
    assert (doc.author, doc.url) == ("Ann Ode", "https://quay.example/a/1")


@pytest.mark.parametrize(
    ("declared", "encoding"), [("windows-1251", "windows-1251"), ("iso-8859-1", "windows-1252"), ("gb18030", "gb18030")]
)
def test_a_page_is_decoded_as_it_declares(declared: str, encoding: str) -> None:
    word = {"windows-1251": "Алеппо", "windows-1252": "“café”", "gb18030": "阿勒颇"}[encoding]
    html = page().decode().replace("charset='utf-8'", f"charset='{declared}'").replace("The envoy", f"{word} The envoy")
    assert word in read(html.encode(encoding)).text


def test_the_servers_word_for_the_encoding_counts() -> None:
    html = page().decode().replace("<meta charset='utf-8'>", "").replace("The envoy", "Алеппо The envoy")
    assert "Алеппо" in read(html.encode("windows-1251"), declared="windows-1251").text


@pytest.mark.parametrize(
    "data",
    [
        b"<p>",
        b"<html><body></body></html>",
        b"<html><body><script>let a = 'The ministers met for three hours';</script></body></html>",
        b"\x00\x01\x02" * 100,
        b"<!DOCTYPE html>",
    ],
)
def test_a_page_without_an_article_is_a_problem(data: bytes) -> None:
    problem = document_of_page("a.html", data)
    assert isinstance(problem, Problem)
    assert problem.where == "a.html"
    assert problem.hint


@pytest.mark.parametrize("cut", [200, 400, 600])
def test_a_page_that_breaks_off_is_read_as_far_as_it_goes_or_told(cut: int) -> None:
    item = document_of_page("a.html", page("<title>Ministers part</title>")[:cut])
    assert isinstance(item, Problem) or "ministers met" in item.text


def test_tags_that_are_never_closed_do_no_harm() -> None:
    broken = page("<title>Ministers part</title>").replace(b"</p>", b"").replace(b"</article>", b"</div></b>")
    assert "forty trucks" in read(broken).text

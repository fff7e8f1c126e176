"""Turns a web page into a document: the article's text, without what the page puts around it, and who, where, when."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from servanda.intake.days import day_in_path, day_of
from servanda.intake.decode import Undecoded, decode, storable
from servanda.intake.defaults import NO_DEFAULTS, Defaults
from servanda.intake.layout import Known, Layout, layout_of, published_by
from servanda.intake.text import LONGEST_TEXT
from servanda.records import Document, Problem

LONGEST_PAGE = 20_000_000
"""Bytes of the longest page: pages saved in one file carry their pictures."""

_ARTICLE_TYPES = ("Article", "NewsArticle", "BlogPosting", "Report", "OpinionNewsArticle", "AnalysisNewsArticle")
_DATE_METAS = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "dc.date.issued",
    "dcterms.created", "dcterms.date", "dc.date", "parsely-pub-date", "sailthru.date", "publication_date", "pubdate",
    "publishdate", "article.published", "date",
)  # fmt: skip
_OUTLET_METAS = ("og:site_name", "application-name", "dc.publisher", "publisher")
_LATEST = "2100-01-01"
_LINES_ABOVE = 12
"""Lines above an article that may date it; what is further up belongs to the site."""
for _library in ("trafilatura", "htmldate", "courlan", "justext"):
    # What these would print about a page is said by a Problem.
    logging.getLogger(_library).addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page's own metadata say of its article."""

    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    guessed: date | None = None
    """The day that htmldate finds: taken only where neither metadata nor the lines of the page name one."""
    language: str | None = None


def document_of_page(
    doc_id: str, data: bytes, defaults: Defaults = NO_DEFAULTS, url: str | None = None, declared: str | None = None
) -> Document | Problem:
    """The article of a page, or the problem that there is none. Stored is the headline and the text below it.

    `url` is where the page was fetched and `declared` the encoding that the server named, if known.
    """
    html = decode(data, declared)
    if isinstance(html, Undecoded):
        return Problem(doc_id, html.what, html.hint)
    if not html.strip():
        return Problem(doc_id, "is empty", "save the page again, or leave the file out")
    tree = _tree(html)
    if tree is None:
        return Problem(doc_id, "is not a web page that can be parsed", "open it in a browser and save its text as .txt")
    facts = _facts(tree, url)
    body = _article(html, facts.url)
    if not body:
        return Problem(doc_id, "holds no article that can be found", "copy the article's text into a .txt file")
    return _document(doc_id, body, facts, _above(html, body, facts), defaults)


def _document(doc_id: str, body: str, facts: PageFacts, above: Layout, defaults: Defaults) -> Document | Problem:
    text = _with_headline(body, facts.title)
    if len(text) > LONGEST_TEXT:
        return Problem(doc_id, f"holds a text of over {LONGEST_TEXT:,} characters", "split it into reports")
    layout = layout_of(text, Known(facts.title, facts.author, facts.outlet))
    return Document(
        id=doc_id,
        text=text,
        outlet=facts.outlet or layout.outlet or defaults.outlet,
        published=facts.published or _dated(layout, above, facts.guessed, day_in_path(doc_id) or defaults.published),
        title=facts.title or layout.title,
        author=facts.author or layout.author or above.author,
        url=facts.url or above.url,
        language=facts.language or "en",
        title_span=layout.title_span,
        furniture=layout.furniture,
    )


def _dated(layout: Layout, above: Layout, guessed: date | None, default: date | None) -> date | None:
    """The day that the article's lines name, or those between headline and article; else what was guessed or assumed.

    A date above the headline is the site's, and often today's.
    """
    own = replace(above, marks=tuple(mark for mark in above.marks if mark[1] or mark[0].role == "published"))
    return published_by(layout, None) or published_by(own, None) or guessed or published_by(layout, default)


def _above(html: str, body: str, facts: PageFacts) -> Layout:
    """The layout of what a page shows above its article: there weblogs and print versions have the date."""
    first = next((line for line in body.split("\n") if line and _words(line) != _words(facts.title or "")), "")
    start = " ".join(first.split())[:40]
    shown: list[str] = []
    for text in _tree(html).xpath("//body//text()[not(ancestor::script or ancestor::style)]"):
        line = " ".join(text.split())
        if line and start.startswith(line[:40]) and len(line) >= 20:
            return layout_of("\n".join([*shown[-_LINES_ABOVE:], first]), Known(facts.title, outlet=facts.outlet))
        shown += [line] if line else []
    return Layout()


def _with_headline(body: str, title: str | None) -> str:
    """The text with its headline on top: a headline is part of what an article says."""
    first = body.split("\n", 1)[0]
    if not title or _words(first) == _words(title):
        return body
    return f"{title}\n\n{body}"


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _tree(html: str) -> Any:
    from trafilatura import load_html

    return load_html(html)


# A row of a table with a paragraph in it: the page is laid out by tables, and its cells are its columns.
_LAID_OUT = re.compile(r"^\|.{400,}", re.MULTILINE)
_TABLE = re.compile(r"<(/?)(?:table|tbody|tr|td|th)\b[^>]*>", re.IGNORECASE)


def _article(html: str, url: str | None) -> str | None:
    """The article's paragraphs, a blank line between them."""
    from trafilatura import bare_extraction, baseline

    found: Any = bare_extraction(
        html,
        url=url,
        include_comments=False,
        include_tables=True,
        include_formatting=False,
        date_extraction_params={"original_date": True, "extensive_search": False, "max_date": _LATEST},
    )
    text = found.text if found is not None else None
    if text and _LAID_OUT.search(text) and "<t" in html:
        return _article(_TABLE.sub(r"<\1div>", html), url)
    if not text or not text.strip():
        text = baseline(html)[1]
    lines = (line.strip() for line in (text or "").split("\n"))
    return storable("\n\n".join(line for line in lines if line)) or None


# ---- metadata --------------------------------------------------------------------------------------------------


def _facts(tree: Any, url: str | None) -> PageFacts:
    from trafilatura import extract_metadata

    found: Any = extract_metadata(
        tree,
        default_url=url,
        date_config={"original_date": True, "extensive_search": False, "max_date": _LATEST},
        extensive=False,
    )
    linked = list(_linked_articles(tree))
    metas = _metas(tree)
    title, site = _title(tree, linked, metas, found.title)
    stated = _named(linked, "publisher") or next((metas[key] for key in _OUTLET_METAS if key in metas), None)
    address = found.url or url
    language = (tree.get("lang") or "")[:2].lower()
    return PageFacts(
        title=_one_line(title),
        author=_one_line(found.author or _author_line(tree)),
        outlet=_one_line(stated or site or found.sitename),
        url=address,
        published=_published(tree, linked, metas, address),
        guessed=day_of(found.date),
        language=language if language.isalpha() and len(language) == 2 else None,
    )


_BETWEEN = re.compile(r"\s+[|–—·»:-]+\s+")


def _title(
    tree: Any, linked: list[dict[str, Any]], metas: dict[str, str], guess: str | None
) -> tuple[str | None, str | None]:
    """The article's headline, and the site's name where the page's title shows it beside the headline."""
    stated = next((item["headline"] for item in linked if isinstance(item.get("headline"), str)), metas.get("og:title"))
    whole = " ".join((tree.findtext(".//title") or "").split())
    parts = [part for part in _BETWEEN.split(whole) if part]
    if len(parts) < 2:
        return stated or guess, None
    headings = {" ".join(_words(element.text_content())) for element in tree.iter("h1", "h2", "h3")}
    others = [part for part in parts if " ".join(_words(part)) not in headings]
    site = _site_name(tree, parts) or (others or parts)[-1]
    titles = [part for part in parts if part != site and part not in others]
    return stated or next(iter(titles), guess), site if titles or stated else None


def _site_name(tree: Any, parts: list[str]) -> str | None:
    """The part of a page's title that is also the text of the link to the site's first page."""
    homes = [
        " ".join(_words(link.text_content())) for link in tree.iter("a") if link.get("href") in ("/", "#", "index.html")
    ]
    return next((part for part in parts if " ".join(_words(part)) in homes), None)


def _author_line(tree: Any) -> str | None:
    """The name in a line that dates the article, as weblogs have it: `Posted on 12 October 2016 by Helen Marsh`."""
    for element in tree.iter("p", "div", "span"):
        if re.search(
            r"byline|(?:post|entry|article)-?_?meta|author", element.get("class") or ""
        ) and not _outside_article(element):
            line = " ".join(element.text_content().split())
            if author := layout_of(f"{line}\n\n{'x ' * 40}").author:
                return author
    return None


def _one_line(value: str | None) -> str | None:
    return storable(" ".join(value.split())) or None if value else None


def _metas(tree: Any) -> dict[str, str]:
    """The page's `meta` fields by name, the first of each."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        value = (meta.get("content") or "").strip()
        if key and value:
            found.setdefault(key.lower(), value)
    return found


def _linked_articles(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of a page's JSON-LD that describe an article."""
    for script in tree.iterfind('.//script[@type="application/ld+json"]'):
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for item in _objects(data):
            kinds = item.get("@type")
            if any(kind in _ARTICLE_TYPES for kind in (kinds if isinstance(kinds, list) else [kinds])):
                yield item


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            yield item
            yield from _objects(item.get("@graph", []))


def _named(linked: list[dict[str, Any]], key: str) -> str | None:
    for item in linked:
        value = item.get(key)
        name = value.get("name") if isinstance(value, dict) else value
        if isinstance(name, str) and name.strip():
            return name
    return None


def _published(tree: Any, linked: list[dict[str, Any]], metas: dict[str, str], url: str | None) -> date | None:
    """The day of publication, from the surest sign to the least: metadata, marked-up time, address."""
    stated = [item.get("datePublished") for item in linked] + [metas.get(key) for key in _DATE_METAS]
    for value in (*stated, *_marked_times(tree)):
        if day := day_of(value):
            return day
    return day_in_path(url) if url else None


def _marked_times(tree: Any) -> Iterator[str]:
    """Times that the page's markup ties to the article itself, not to a comment, a sidebar or the page."""
    for element in tree.iter("time", "abbr", "span", "p", "div"):
        names = f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower()
        sure = "pubdate" in element.attrib or re.search(r"datepublished|entry-date|published|post-date|dateline", names)
        if sure and not _outside_article(element):
            yield element.get("datetime") or element.get("title") or element.text_content().strip()


def _outside_article(element: Any) -> bool:
    for parent in element.iterancestors():
        names = f"{parent.tag} {parent.get('class') or ''} {parent.get('id') or ''}".lower()
        if re.search(r"\baside\b|sidebar|comment|related|footer|widget|\bnav\b", names):
            return True
    return False

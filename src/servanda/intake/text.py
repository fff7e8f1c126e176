"""Turns a plain text, as typed, wired or saved from a page, into a document."""

from __future__ import annotations

from servanda.intake.days import day_in_path
from servanda.intake.defaults import NO_DEFAULTS, Defaults
from servanda.intake.layout import layout_of, published_by
from servanda.records import Document

LONGEST_TEXT = 1_000_000
"""Characters of the longest text that is read as one report; a day of a parliament's debates has about as many."""


def document_of_text(doc_id: str, text: str, defaults: Defaults = NO_DEFAULTS) -> Document:
    """The document, with title, date and byline as far as the text itself shows them.

    The day of publication is looked for in the text, then in the file's name, then in `defaults`.
    """
    layout = layout_of(text)
    published = published_by(layout, day_in_path(doc_id) or defaults.published)
    return Document(
        id=doc_id,
        text=text,
        outlet=layout.outlet or defaults.outlet,
        published=published,
        title=layout.title,
        author=layout.author,
        url=layout.url,
        title_span=layout.title_span,
        furniture=layout.furniture,
    )

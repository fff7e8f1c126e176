"""The example reports: each comes out with its title, outlet and day, and without what stands around it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from importlib import resources

import pytest

from servanda.intake import documents_from
from servanda.language.parse import plain_text
from servanda.records import Document, Problem

EXPECTED = {
    "2016-09-10-harbour-gazette-truce-deal.txt": (
        "Guns to fall silent in Syria on Monday under US-Russian plan",
        "The Harbour Gazette",
        date(2016, 9, 10),
    ),
    "2016-09-10-lakeside-wire-truce-deal.txt": (
        "United States and Russia agree truce plan for Syria from Monday",
        "Lakeside Wire",
        date(2016, 9, 10),
    ),
    "2016-09-15-levant-courier-castello-road.html": (
        "Forty trucks wait at the border as letters from Damascus fail to come",
        "The Levant Courier",
        date(2016, 9, 15),
    ),
    "2016-09-20-lakeside-wire-convoy.txt": (
        "Syrian army declares truce over; aid convoy hit near Aleppo",
        "Lakeside Wire",
        date(2016, 9, 20),
    ),
    "2016-10-04-plainview-courier-channel-suspended.html": (
        "Washington breaks off truce talks with Moscow",
        "Plainview Courier",
        date(2016, 10, 4),
    ),
    "2016-10-06-un-briefing-digest-escort-offer.txt": (
        "Special Envoy offers to accompany fighters out of eastern Aleppo",
        "UN Briefing Digest",
        date(2016, 10, 6),
    ),
    "2016-10-08-council-observer-french-draft.html": (
        "Russia vetoes French draft on Aleppo, and fails with its own",
        "Council Observer",
        date(2016, 10, 9),
    ),
    "2016-10-12-westminster-daybook-emergency-debate.html": (
        "Commons holds emergency debate on Aleppo",
        "Westminster Daybook",
        date(2016, 10, 12),
    ),
    "2016-10-14-weekly-lantern-commentary.txt": (
        "A promise is not a timetable",
        "The Weekly Lantern",
        date(2016, 10, 14),
    ),
    "2016-10-18-notes-from-the-crossing-blog.html": (
        "Eight hours on Thursday, but who leaves?",
        "Notes from the Crossing",
        date(2016, 10, 18),
    ),
    "2016-10-24-lakeside-wire-pause-ends.txt": (
        "Pause in Aleppo ends without evacuations",
        "Lakeside Wire",
        date(2016, 10, 24),
    ),
    "2016-10-26-eastern-review-interview.txt": (
        "‘Both of them are waiting for the other to go first’",
        "Eastern Review",
        date(2016, 10, 26),
    ),
    "2016-11-10-plainview-courier-who-leaves-office.txt": (
        "Who will still be in office when the promises fall due",
        "Plainview Courier",
        date(2016, 11, 10),
    ),
    "2016-12-14-lakeside-wire-evacuation-deal.txt": (
        "Aleppo evacuation agreed by Russia and Turkey stalls on first day",
        "Lakeside Wire",
        date(2016, 12, 14),
    ),
    "2016-12-20-un-briefing-digest-monitors.html": (
        "Security Council decides on monitors for Aleppo evacuation",
        "UN Briefing Digest",
        date(2016, 12, 20),
    ),
    "2016-12-30-eastern-review-nationwide-ceasefire.html": (
        "Ceasefire with two guarantors begins at midnight",
        "Eastern Review",
        date(2016, 12, 30),
    ),
    "brussels-dispatch/2016-10-21": ("EU leaders drop the word sanctions", "Brussels Dispatch", date(2016, 10, 21)),
    "levant-courier/2016-11-04": ("Ten quiet hours, and again nobody comes", "The Levant Courier", date(2016, 11, 4)),
    "lakeside-wire/2016-11-24": (
        "Aleppo rebels accept U.N. aid plan; Moscow and Damascus still to answer",
        "Lakeside Wire",
        date(2016, 11, 24),
    ),
    "council-observer/2016-12-06": ("Double veto stops seven-day truce", "Council Observer", date(2016, 12, 6)),
}

AROUND = (
    "comment", "Subscribe", "subscribe", "newsletter", "Most read", "Recent entries", "Archives", "Powered by", "Share",
    "Tweet", "Facebook", "Posted on", "Published:", "Updated", "All rights reserved", "©", "Copyright", "Read more",
    "Tags:", "Reporting by", "By ", "min read", "February 14", "November 21", "press release", "PRESS RELEASE", "-30-",
    "columnist", "Leave a", "northern_reader", "first truck arrives", "contact:", "Photo", "Related", "Back to top",
)  # fmt: skip


@lru_cache(maxsize=1)
def examples() -> dict[str, Document]:
    """The example reports by id."""
    with resources.as_file(resources.files("servanda").joinpath("examples", "reports")) as folder:
        items = list(documents_from(str(folder)))
    assert [item for item in items if isinstance(item, Problem)] == []
    return {item.id: item for item in items if isinstance(item, Document)}


def test_every_example_is_read_and_none_is_unexpected() -> None:
    assert set(examples()) == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_title_outlet_and_day_are_those_of_the_report(name: str) -> None:
    doc = examples()[name]
    assert (doc.title, doc.outlet, doc.published) == EXPECTED[name]


@pytest.mark.parametrize("name", EXPECTED)
def test_nothing_that_stands_around_the_report_is_read_as_prose(name: str) -> None:
    prose = plain_text(examples()[name])
    assert [mark for mark in AROUND if mark in prose] == []


@pytest.mark.parametrize("name", EXPECTED)
def test_no_prose_is_blanked(name: str) -> None:
    """The reports have at least 220 words, and furniture at the edges only: first and last sentence are readable."""
    doc = examples()[name]
    prose = plain_text(doc)
    assert len(prose.split()) >= 220
    if doc.title_span:
        start, end = doc.title_span
        assert prose[start:end].strip()


@pytest.mark.parametrize("name", EXPECTED)
def test_spans_are_in_order_and_inside_the_text(name: str) -> None:
    doc = examples()[name]
    edges = [edge for span in doc.furniture for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(doc.text) for edge in edges)
    if doc.title_span:
        start, end = doc.title_span
        assert doc.text[start:end] == doc.title


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("2016-09-10-harbour-gazette-truce-deal.txt", "The United States and Russia agreed", "effort to deliver aid."),
        ("2016-10-18-notes-from-the-crossing-blog.html", "Moscow moved twice within a day.", "and then we shall see."),
        ("2016-10-12-westminster-daybook-emergency-debate.html", "The House of Commons held", "asked for proof."),
        ("2016-12-20-un-briefing-digest-monitors.html", "The Security Council on Monday", "as propaganda."),
    ],
)
def test_the_report_is_whole(name: str, first: str, last: str) -> None:
    doc = examples()[name]
    prose = " ".join(plain_text(doc).split())
    assert prose.removeprefix(doc.title or "").lstrip().startswith(first)
    assert prose.endswith(last)


def test_the_lakeside_text_and_its_copy_have_an_author_line_each_of_its_own() -> None:
    assert examples()["2016-10-12-westminster-daybook-emergency-debate.html"].author == "Helen Marsh"
    assert examples()["2016-10-14-weekly-lantern-commentary.txt"].author == "Walter Brandis"
    assert examples()["2016-09-10-lakeside-wire-truce-deal.txt"].author is None

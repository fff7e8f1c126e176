"""The brief: one page without outside references, each line with the words of its source, all text escaped."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser

import pytest

from servanda.brief import brief_page
from servanda.brief.page import due_dates, news_since, passage, readable_day
from servanda.brief.pictures import MARKS, lanes, position_lanes, waiting_graph
from servanda.ledger import Deadlock, Ledger, Position, Terms, Wait
from servanda.ledger.positions import Contradiction, Stance
from servanda.ledger.terms import ForOthers, OutOfOffice
from servanda.records import COMMITMENT_STATUSES
from tests.ledger_samples import BARE, DOCUMENTS, LEDGER, ROAD, evidence

PAGE = brief_page(LEDGER, DOCUMENTS, since=date(2016, 10, 20))


class Balance(HTMLParser):
    """Counts tags that open and never close."""

    VOID = frozenset({"meta", "rect", "br", "path"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        """A tag that closes itself."""

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag


def test_every_tag_is_closed() -> None:
    parser = Balance()
    parser.feed(PAGE)
    assert parser.open == []


def test_the_page_refers_to_nothing_outside_itself() -> None:
    assert not re.search(r"""(?:src|href)=["'](?!#)""", PAGE)
    assert "<script" not in PAGE


def test_text_from_sources_is_escaped() -> None:
    assert "<monitors>" not in PAGE
    assert "&lt;monitors&gt;" in PAGE


def test_each_undertaking_shows_the_words_of_its_evidence_with_outlet_and_date() -> None:
    assert "<mark>promised</mark>" in PAGE
    assert "The Courier, 17 October 2016" in PAGE


def test_what_is_missing_from_an_offer_is_said() -> None:
    assert re.search(r"<dt>checked by whom</dt><dd class=\"none\">not said</dd>", PAGE)


def test_an_empty_ledger_says_so() -> None:
    page = brief_page(Ledger((), None), {})
    assert "The ledger holds no undertakings." in page
    assert "No undertaking here names a date." in page


def test_only_changes_since_the_day_are_new() -> None:
    assert [n.change.status for n in news_since((ROAD, BARE), date(2016, 10, 20))] == ["violated"]
    assert news_since((ROAD, BARE), date(2016, 10, 24)) == ()


def test_only_undertakings_with_a_date_fall_due() -> None:
    assert due_dates((BARE, ROAD)) == (ROAD,)


def test_a_passage_never_leaves_its_paragraph() -> None:
    found = passage(evidence("a", "promised"), DOCUMENTS)
    assert (found.before, found.words) == ("Ruritania ", "promised")


def test_a_passage_of_an_unknown_document_is_its_words_alone() -> None:
    found = passage(evidence("a", "promised"), {})
    assert (found.before, found.words, found.after) == ("", "promised", "")


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2016, 9, 9), "9 September 2016"), ("2016-09", "September 2016"), ("2016", "2016"), (None, "")],
)
def test_days_read_as_people_write_them(day: date | str | None, words: str) -> None:
    assert readable_day(day) == words


def test_every_status_has_a_sign_of_its_own() -> None:
    assert set(MARKS) == set(COMMITMENT_STATUSES)
    assert len({sign for sign, _ in MARKS.values()}) == len(MARKS)


def test_a_lane_has_a_mark_for_each_change_and_a_bar_for_the_deadline() -> None:
    picture = lanes([ROAD, BARE], date(2016, 10, 24))
    assert picture.count('class="mark ') == 2
    assert "due 2016-10-21" in picture


def test_nothing_dated_draws_nothing() -> None:
    assert lanes([BARE], date(2016, 10, 24)) == ""


ASK = Wait(ROAD.id, BARE.id, "if talks begin", evidence("a", "promised"))
ANSWER = Wait(BARE.id, ROAD.id, "once the road is open", evidence("b", "stayed shut"))


def test_the_graph_of_conditions_has_an_arrow_for_each_wait_and_marks_a_circle() -> None:
    circle = Deadlock((ROAD.id, BARE.id), (ASK, ANSWER), "each waits on the other")
    entries = {ROAD.id: ROAD, BARE.id: BARE}
    assert waiting_graph([ASK], [], entries).count('class="arc"') == 1
    picture = waiting_graph([ASK, ANSWER], [circle], entries)
    assert picture.count('class="arc circle"') == 2
    assert "once the road is open" in picture


def test_no_waits_draw_no_graph() -> None:
    assert waiting_graph([], [], {}) == ""


def test_a_position_lane_shows_the_sides_taken() -> None:
    yes = Stance(date(2016, 10, 17), "for", "commit", "ROU", "open the road", None, ROAD.id, evidence("a", "promised"))
    no = Stance(date(2016, 10, 23), "against", "reject", "ROU", "open it", None, ROAD.id, evidence("b", "stayed shut"))
    position = Position("ROU", "access", "ROU", (yes, no), "against", no.day, (Contradiction(yes, no),), no.day)
    picture = position_lanes([position], date(2016, 10, 24))
    assert picture.count("▲") == picture.count("▼") == 1


def test_who_undertakes_for_others_and_who_leaves_office_is_told() -> None:
    doubts = Terms(
        (ForOthers(ROAD.id, ("NOR",), "ROU", False, evidence("a", "promised")),),
        (OutOfOffice(ROAD.id, "p", "A. Minister", date(2016, 10, 20), "2016-10-21", evidence("a", "promised")),),
    )
    page = brief_page(LEDGER, DOCUMENTS, doubts=doubts)
    assert "not confirmed by Romania" in page
    assert "A. Minister</b> leaves office on 20 October 2016" in page
    assert "For whom, and how long" not in PAGE

"""The brief: one page without outside references, each line with the words of its source, all text escaped."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from servanda.brief import brief_page
from servanda.brief.page import due_dates, news_since, passage, readable_day
from servanda.brief.pictures import BOX_HEIGHT, BOX_WIDTH, MARKS, cut, lanes, position_lanes, waiting_graph
from servanda.ledger import Deadlock, Ledger, Position, Terms, Wait
from servanda.ledger.positions import Contradiction, Stance
from servanda.ledger.terms import ForOthers, OutOfOffice
from servanda.records import COMMITMENT_STATUSES, Commitment
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
    assert "<b>Not said:</b> checked by whom</p>" in PAGE


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
    assert "A. Minister</b> left office on 20 October 2016" in page
    assert "For whom, and how long" not in PAGE


def brief_of(*entries: Commitment, since: date | None = None) -> str:
    return brief_page(Ledger(entries, date(2016, 10, 24), ((),) * len(entries)), DOCUMENTS, since=since)


def test_parties_with_one_undertaking_share_a_list_and_the_unnamed_come_last() -> None:
    page = brief_of(ROAD, replace(ROAD, id="c", debtor=("NOR",)), replace(ROAD, id="d", debtor=("NOR",)), BARE)
    assert re.findall(r"<h3>(.*?)</h3>", page) == [
        "Norway",
        "Others, with one undertaking each",
        "By whom is not said",
    ]
    assert "not named</b>" not in page


def test_long_lists_fold_and_lose_nothing() -> None:
    entries = [replace(ROAD, id=f"e{n}") for n in range(11)]
    page = brief_of(*entries)
    assert "<summary>3 more</summary>" in page
    assert all(page.count(f'<details id="{e.id}">') == 1 for e in entries)


def test_a_long_content_is_cut_in_its_line_and_whole_beneath() -> None:
    long = "open the road, " * 30 + "at last"
    page = brief_of(replace(ROAD, what=long))
    assert f"<p>{long}</p>" in page
    assert page.count(long) == 1


def test_news_told_several_times_is_one_line_with_each_report() -> None:
    again = replace(ROAD.history[1], evidence=evidence("b", "northern road"))
    page = brief_of(replace(ROAD, history=(*ROAD.history, again)), since=date(2016, 10, 20))
    news = page[page.index('id="new"') : page.index('id="due"')]
    assert news.count("<summary>") == 1
    assert "2 reports" in news
    assert news.count("<blockquote>") == 2


def test_copies_judgements_and_reasons_stand_with_the_undertaking() -> None:
    lapsed = replace(ROAD.history[1], status="lapsed", note="nothing was heard of it for 90 days")
    entry = replace(ROAD, history=(lapsed,), carried=(evidence("b", "shut"),), judged=("confirmed by A.",))
    page = brief_of(entry)
    assert "The same text again in b." in page
    assert "<b>Judged:</b> confirmed by A." in page
    assert "nothing was heard of it for 90 days" in page


def test_the_sources_of_what_is_shown_are_listed_once() -> None:
    sources = PAGE[PAGE.index('id="sources"') :]
    assert "2 documents that the above rests on" in sources
    assert sources.count("<li>") == 2


def test_every_link_of_the_page_leads_somewhere_on_it() -> None:
    targets = set(re.findall(r'id="([^"]+)"', PAGE))
    assert set(re.findall(r'href="#([^"]+)"', PAGE)) <= targets


def test_what_the_page_does_not_show_is_not_linked_to() -> None:
    doubts = Terms((ForOthers(BARE.id, ("NOR",), "ROU", False, evidence("a", "promised")),), ())
    page = brief_page(LEDGER, DOCUMENTS, limit=1, doubts=doubts)
    assert "undertakes for" in page
    assert f"#{BARE.id}" not in page
    assert f'href="#{BARE.id}"' not in waiting_graph([ASK], [], {ROAD.id: ROAD, BARE.id: BARE}, {ROAD.id})


def test_a_deadlock_between_topics_that_no_entry_holds_is_drawn_and_told() -> None:
    ask = Wait("talks", "NOR: withdrawal", "before any talks", evidence("a", "promised"), ("NOR",))
    answer = Wait("NOR: withdrawal", "talks", "only after talks", evidence("b", "stayed shut"), ("ROU",))
    circle = Deadlock(("talks", "NOR: withdrawal"), (ask, answer), "each waits on the other")
    picture = waiting_graph([], [circle], {})
    assert picture.count('class="arc circle"') == 2
    assert "Norway" in picture


def test_cut_keeps_whole_words() -> None:
    assert cut("open the northern road", 12) == "open the…"
    assert cut("open", 12) == "open"
    assert len(cut("x" * 40, 12)) == 12


def test_what_is_new_is_told_with_how_it_stood_the_day_before() -> None:
    before = Ledger((replace(ROAD, status="committed"),), date(2016, 10, 19), ((),))
    page = brief_page(LEDGER, DOCUMENTS, since=date(2016, 10, 20), before=before)
    assert "<b>was committed</b>" in page
    assert "<b>new</b>" in brief_page(LEDGER, DOCUMENTS, since=date(2016, 10, 20), before=Ledger((), None, ()))


def test_overdue_steps_stand_apart_from_those_to_come() -> None:
    overdue = replace(ROAD, id="late", status="committed")
    coming = replace(ROAD, id="soon", status="committed", deadline="2016-10-27")
    due = brief_of(overdue, coming, ROAD)
    due = due[due.index('id="due"') : due.index('id="table"')]
    assert "3 days ago" in due
    assert "in 3 days" in due
    assert due.index("#late") < due.index("To come") < due.index("#soon")


def test_terms_are_told_with_their_basis() -> None:
    leaving = OutOfOffice(
        ROAD.id,
        "p",
        "A. Premier",
        date(2016, 11, 1),
        "",
        evidence("a", "promised"),
        "office",
        "ROU",
        "head of government",
    )
    page = brief_page(LEDGER, DOCUMENTS, doubts=Terms((), (), (leaving,)))
    assert "and it has no date" in page
    assert "led the government that day (head of government)" in page


def test_the_page_has_colours_for_the_dark() -> None:
    assert "prefers-color-scheme: dark" in PAGE


def test_no_two_boxes_of_the_graph_overlap() -> None:
    chain = [Wait(f"NOR: {n}", f"NOR: {n + 1}", "if", evidence("a", "promised")) for n in range(11)]
    boxes = re.findall(r'class="box" x="([\d.-]+)" y="([\d.-]+)"', waiting_graph(chain, [], {}))
    places = [(float(x), float(y)) for x, y in boxes]
    assert len(places) == 12
    assert all(
        abs(x1 - x2) >= BOX_WIDTH or abs(y1 - y2) >= BOX_HEIGHT
        for n, (x1, y1) in enumerate(places)
        for x2, y2 in places[n + 1 :]
    )


def test_every_box_of_the_graph_has_an_arrow() -> None:
    pairs = [Wait(f"NOR: {n}", f"ROU: {n}", "if", evidence("a", "promised")) for n in range(9)]
    picture = waiting_graph(pairs, [], {}, limit=5)
    assert picture.count('class="box"') == 4
    assert picture.count('class="arc"') == 2

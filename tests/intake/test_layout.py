"""Which lines of a text are its title, which stand around it, and on which day it was published."""

from __future__ import annotations

import gzip
import json
from datetime import date

import pytest

from servanda.intake.layout import Known, layout_of, published_by
from servanda.language.parse import plain_text
from servanda.records import Document
from tests.shared import shared_path

PROSE = "The ministers met for three hours on Saturday and could not agree on a text, two of them said."
MORE = "The envoy will report to the Council on Monday, and he will ask for monitors on both roads."


def furniture(text: str) -> list[str]:
    return [text[start:end] for start, end in layout_of(text).furniture]


def published(text: str, default: date | None = None) -> date | None:
    return published_by(layout_of(text), default)


def prose_of(text: str) -> str:
    return " ".join(plain_text(Document("d", text, furniture=layout_of(text).furniture)).split())


# ---- titles ----------------------------------------------------------------------------------------------------


def test_the_line_above_the_first_paragraph_is_the_title() -> None:
    layout = layout_of(f"Ministers part without a text\n\n{PROSE}\n")
    assert (layout.title, layout.title_span, layout.furniture) == ("Ministers part without a text", (0, 29), ())


def test_the_name_of_the_paper_above_the_title_is_not_the_title() -> None:
    layout = layout_of(f"The Quay Street Journal\nMinisters part without a text\nBy Ann Ode\n\n{PROSE}\n")
    assert (layout.title, layout.outlet, layout.author) == (
        "Ministers part without a text",
        "The Quay Street Journal",
        "Ann Ode",
    )


def test_a_text_that_starts_with_its_report_has_no_title() -> None:
    layout = layout_of(f"{PROSE}\n{MORE}\n")
    assert (layout.title, layout.furniture) == (None, ())


def test_a_title_known_from_elsewhere_is_found_in_the_text() -> None:
    text = f"MINISTERS PART WITHOUT A TEXT.\n\n{PROSE}"
    assert layout_of(text, Known(title="Ministers part without a text")).title_span == (0, 30)


def test_fields_on_top_of_a_saved_report_are_read() -> None:
    text = (
        "Title: Ministers part without a text\nSource: The Quay Street Journal\nDate: 16 October 2016\n"
        f"https://quay.example/a/1\n\n{PROSE}\n"
    )
    layout = layout_of(text)
    assert layout.title_span is not None
    start, end = layout.title_span
    assert text[start:end] == layout.title == "Ministers part without a text"
    assert (layout.outlet, layout.url) == ("The Quay Street Journal", "https://quay.example/a/1")
    assert published_by(layout, None) == date(2016, 10, 16)
    assert prose_of(text) == f"Ministers part without a text {PROSE}"


def test_a_sentence_below_the_headline_does_not_hide_byline_and_date() -> None:
    text = f"Ministers part without a text\n\n{MORE}\n\nBy Ann Ode\n16 October 2016\nShare\n\n{PROSE}\n\n{MORE}\n"
    layout = layout_of(text)
    assert (layout.title, layout.author, published_by(layout, None)) == (
        "Ministers part without a text",
        "Ann Ode",
        date(2016, 10, 16),
    )
    assert prose_of(text) == f"Ministers part without a text {MORE} {PROSE} {MORE}"


def test_the_dates_of_a_chronicle_are_not_its_day() -> None:
    text = f"The truce, day by day\n\n{MORE}\n\n9 September 2016\n\n{PROSE}\n\n19 September 2016\n\n{PROSE}\n"
    assert furniture(text) == []
    assert published(text) is None


def test_a_long_menu_above_the_report_is_not_read() -> None:
    menu = (
        "Skip to content\nHome\nWorld\nPolitics\nSport\nAfrica\nAsia\nEurope\nLatin America\nMiddle East\nVideo\n" * 2
    )
    marks = "16 October 2016\nFrom the section Middle East\nShare"
    text = f"{menu}Ministers part without a text\n{marks}\n\n{PROSE}\n\n{MORE}\n"
    layout = layout_of(text)
    assert (layout.title, published_by(layout, None)) == ("Ministers part without a text", date(2016, 10, 16))
    assert "Africa" not in prose_of(text)
    assert prose_of(text).endswith(f"{PROSE} {MORE}")


# ---- date lines, datelines, days of publication ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("16 October 2016", date(2016, 10, 16)),
        ("October 16, 2016", date(2016, 10, 16)),
        ("Sunday, 16 October 2016", date(2016, 10, 16)),
        ("Sun Oct 16, 2016 4:05 pm EDT", date(2016, 10, 16)),
        ("2016-10-16", date(2016, 10, 16)),
        ("16.10.2016 18:30", date(2016, 10, 16)),
        ("10/16/2016", date(2016, 10, 16)),
        ("Published: 16 October 2016 at 18:05 BST", date(2016, 10, 16)),
        ("Posted on October 16, 2016 by admin | 3 comments", date(2016, 10, 16)),
        ("Published October 16, 2016 | Updated October 20, 2016", date(2016, 10, 16)),
        ("By Ann Ode | October 16, 2016 | 4 min read", date(2016, 10, 16)),
        ("Geneva, 16 October 2016", date(2016, 10, 16)),
    ],
)
def test_a_date_line_below_the_title_is_the_day_and_no_prose(line: str, day: date) -> None:
    text = f"Ministers part without a text\n{line}\n\n{PROSE}\n"
    assert published(text) == day
    assert furniture(text) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "On 16 October 2016 the ministers met again in Geneva.",
        "By 16 October 2016 the last convoy had left.",
        "The offer of 16 October 2016",
        "Deadline: 16 October 2016 at noon for both armies",
        "10/11/2016 was the day of the debate.",
    ],
)
def test_a_sentence_or_title_with_a_date_is_no_date_line(line: str) -> None:
    assert line not in furniture(f"Ministers part without a text\n{line}\n\n{PROSE}\n")


def test_nobody_can_tell_the_day_of_a_date_in_figures_that_reads_two_ways() -> None:
    assert published(f"Ministers part without a text\n10/11/2016\n\n{PROSE}\n") is None


@pytest.mark.parametrize(
    ("mark", "day"),
    [
        ("GENEVA, Oct 16 (Lakeside Wire) — ", date(2016, 10, 16)),
        ("GENEVA, October 16 (Lakeside Wire) - ", date(2016, 10, 16)),
        ("Geneva, 16 October 2016 — ", date(2016, 10, 16)),
        ("GENEVA/LAUSANNE, Switzerland (LW) -- ", date(2016, 10, 17)),
        ("GENEVA (Lakeside Wire) — ", date(2016, 10, 17)),
        ("Geneva (LW) — ", date(2016, 10, 17)),
        ("GENEVA — ", date(2016, 10, 17)),
        ("ST. PETERSBURG, Fla. — ", date(2016, 10, 17)),
        ("UNITED NATIONS, 16 October (Lakeside Wire) — ", date(2016, 10, 16)),
    ],
)
def test_a_dateline_is_no_prose_and_its_day_counts(mark: str, day: date) -> None:
    text = f"Ministers part without a text\n\n{mark}{PROSE}\n\n{MORE}\n"
    assert furniture(text) == [mark]
    assert published(text, date(2016, 10, 17)) == day


@pytest.mark.parametrize(
    "start",
    [
        "Mr. Ode (R-Texas) — a member of the committee since 2008 — opposed the draft and said so.",
        "NATO — which has no role in the city — said that it would watch the road from the air.",
        "Rebels said: the offer is worth nothing as long as nobody names a date for the convoys.",
        "The group (FSA) - once the largest in the north - had left the town by then, he said.",
    ],
)
def test_a_sentence_with_a_dash_has_no_dateline(start: str) -> None:
    assert furniture(f"{PROSE}\n\n{start}\n") == []


def test_a_list_of_places_in_capitals_is_no_dateline() -> None:
    assert furniture(f"{PROSE}\n\nTURKEY - promised to speak to the groups in the north.\n") == []


def test_a_dateline_run_together_with_headlines_is_found() -> None:
    text = f"Rebels refuse the plan Envoy flies home Tripoli, Libya (LW) -- {PROSE}"
    assert furniture(text) == ["Tripoli, Libya (LW) -- "]


@pytest.mark.parametrize("place", ["GENEVA", "GENEVA, Switzerland", "GENEVA/LAUSANNE, Switzerland"])
def test_a_time_stamp_before_the_dateline_is_left_out_with_its_place(place: str) -> None:
    text = f"{place} | Sun Oct 16, 2016 4:05 pm EDT {place} (Lakeside Wire) - {PROSE}"
    assert prose_of(text) == PROSE


def test_a_missing_year_is_the_one_nearest_to_the_default() -> None:
    text = f"GENEVA, Dec 30 (Lakeside Wire) — {PROSE}"
    assert published(text, date(2017, 1, 2)) == date(2016, 12, 30)
    assert published(text) is None


def test_the_day_on_which_a_page_was_opened_is_not_the_day_of_the_report() -> None:
    text = (
        "Monday, November 21, 2016\nMinisters part without a text\nPosted by admin on October 16, 2016\n\n"
        f"{PROSE}\n\n1 comment\nreader says:\nNovember 2, 2016 at 8:00 am\nI told you so, all of you, back in March.\n"
    )
    assert published(text) == date(2016, 10, 16)


def test_a_date_on_top_that_is_far_from_the_dateline_is_not_the_day() -> None:
    text = f"November 21, 2016\nMinisters part without a text\n\nGENEVA, 16 October 2016 — {PROSE}\n"
    assert published(text) == date(2016, 10, 16)


def test_a_date_in_the_report_is_left_to_the_reader_of_times() -> None:
    text = f"{PROSE}\n\n16 October 2016\n\n{MORE}\n"
    assert furniture(text) == []
    assert published(text) is None


# ---- the end of a report ---------------------------------------------------------------------------------------


def test_comments_below_the_report_are_not_read() -> None:
    text = (
        f"Title of the report\n\n{PROSE}\n\n2 comments\nann says:\nThey promised to leave by Friday, and nobody left.\n"
    )
    assert prose_of(text) == f"Title of the report {PROSE}"


def test_no_comments_above_the_report_do_not_end_it() -> None:
    text = f"Ministers part without a text\nNo comments\n\n{PROSE}\n\n{MORE}\n"
    assert prose_of(text) == f"Ministers part without a text {PROSE} {MORE}"


def test_what_stands_below_an_agencys_credits_is_not_read() -> None:
    text = f"{PROSE}\n(Reporting by Ann Ode; Editing by Bo Lee)\nOur terms of business apply to every delivery made.\n"
    assert prose_of(text) == PROSE


def test_a_second_report_below_the_credits_is_read() -> None:
    text = f"{PROSE}\n(Reporting by Ann Ode; Editing by Bo Lee)\nGENEVA (LW) - {MORE}\n"
    assert prose_of(text) == f"{PROSE} {MORE}"


def test_a_line_of_a_paragraph_that_was_broken_to_a_width_is_prose() -> None:
    text = (
        "The ministry said in its statement on Monday that both powers\n"
        "had agreed on the road, and that every party would have to\n"
        "share\n"
        "the burden of the convoys, which were to leave on Thursday.\n"
    )
    assert furniture(text) == []


def test_furniture_in_the_middle_is_left_out() -> None:
    text = f"{PROSE}\n\nAdvertisement\n\nRead more: Five truces that did not hold\n\n{MORE}\n"
    assert prose_of(text) == f"{PROSE} {MORE}"


# ---- corpora ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("corpus", ["polnear-dev.jsonl.gz", "polnear-train.jsonl.gz"])
def test_no_attribution_that_people_marked_is_taken_for_furniture(corpus: str) -> None:
    with gzip.open(shared_path("data", corpus), "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            blanked = layout_of(row["text"]).furniture
            marked = [s for a in row["attributions"] for key in ("source", "cue", "content") for s in a.get(key) or []]
            touched = [row["text"][s:e] for s, e in marked if any(s < end and start < e for start, end in blanked)]
            assert touched == [], row["id"]


def test_no_move_that_people_marked_is_taken_for_furniture() -> None:
    rows = map(json.loads, shared_path("data", "moves-dev-docs.jsonl").read_text(encoding="utf-8").splitlines())
    blanked = {row["id"]: layout_of(row["text"]).furniture for row in rows}
    moves = map(json.loads, shared_path("data", "moves-dev.jsonl").read_text(encoding="utf-8").splitlines())
    spans = [(move["doc"], move[key]) for move in moves for key in ("trigger", "content", "actor_text") if move[key]]
    assert [s for doc, s in spans if any(s[0] < end and start < s[1] for start, end in blanked[doc])] == []

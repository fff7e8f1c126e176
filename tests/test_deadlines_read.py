"""By when: the deadlines that the whole path reads, with the calendar of terms of office and dated steps."""

from __future__ import annotations

from datetime import date

import pytest

from servanda.actors import load_lexicon
from servanda.actors.terms import regular_end
from servanda.flow import read
from servanda.records import Document, Move
from servanda.times.grammar import rows

DAY = date(2016, 10, 19)


def move_in(text: str, day: date = DAY) -> Move:
    """The last move of a text."""
    return read(Document("test", text, published=day)).moves[-1]


TERMS = [
    ("Barack Obama promised to lift the blockade before he leaves office in January.", "before", "2017-01-20"),
    ("President Obama pledged to keep the troops in Afghanistan until he leaves office.", "until", "2017-01-20"),
    ("Obama promised to lift the blockade on Cuba by the end of his term.", "by", "2017-01-20"),
    ("Obama vowed that the embargo would be lifted before his term ends.", "before", "2017-01-20"),
    ("Obama promised Cuba to lift the blockade before leaving office.", "before", "2017-01-20"),
    ("Russia demanded that Obama withdraw the troops before the president's term ends.", "before", "2017-01-20"),
    ("Russia offered to halt the strikes until Obama leaves office.", "until", "2017-01-20"),
    ("Ban Ki-moon promised to send monitors to Aleppo before his mandate expires.", "before", "2016-12-31"),
    ("Iran promised to free the sailors before the US presidential election.", "before", "2016-11-08"),
]


@pytest.mark.parametrize(("text", "signal", "day"), TERMS, ids=[t[0] for t in TERMS])
def test_a_term_of_office_or_a_public_vote_sets_the_deadline(text: str, signal: str, day: str) -> None:
    move = move_in(text)
    assert (move.deadline_day, move.condition, move.when) == (day, None, None)
    assert move.deadline is not None
    assert (move.deadline.signal, move.deadline.first, move.deadline.last) == (
        signal, date.fromisoformat(day), date.fromisoformat(day),
    )  # fmt: skip
    assert move.deadline.basis in ("term of office", "public calendar")
    assert move.content is not None
    assert move.deadline_step is not None
    assert move.content[0] < move.deadline_step[0] < move.deadline_step[1] <= move.content[1]


def test_the_month_in_the_text_counts_where_the_term_is_not_known() -> None:
    move = move_in("Germany promised to lift the ban before its minister leaves office in January.")
    assert (move.deadline_day, move.deadline and move.deadline.basis) == ("2017-01", "document date")


@pytest.mark.parametrize(
    "text",
    [
        "France said it would keep the sanctions until Assad leaves office.",
        "Britain demanded that Gaddafi's men lay down their arms before he steps down.",
    ],
)
def test_nobody_knew_when_a_ruler_without_a_term_would_fall(text: str) -> None:
    moves = read(Document("test", text, published=date(2011, 3, 20))).moves
    assert all(m.deadline_day is None for m in moves)


def test_a_condition_stays_a_condition() -> None:
    move = move_in("Russia promised to lift the siege if the rebels leave Aleppo by Friday.")
    assert move.condition is not None
    assert move.deadline_day is None


STEPS = [
    ("The truce is to begin on Saturday. ", "three days after the truce takes hold", "2016-10-25"),
    ("", "three days after the truce takes hold", None),
    ("The truce is to begin on Saturday. ", "within 48 hours of the truce", "2016-10-24"),
    ("", "within 48 hours of the truce", None),
    ("The election will be held on 8 November. ", "before the election", "2016-11-08"),
]


@pytest.mark.parametrize(("told", "words", "day"), STEPS, ids=[f"{t[0]}{t[1]}" for t in STEPS])
def test_a_deadline_counted_from_a_step(told: str, words: str, day: str | None) -> None:
    text = f"{told}Russia pledged to withdraw its troops from Aleppo {words}."
    move = move_in(text)
    assert move.deadline_day == day
    assert move.deadline_step is not None
    step = text[slice(*move.deadline_step)]
    assert step in words
    assert step.startswith("the ")
    if move.deadline and move.deadline.type == "DURATION":
        assert (move.deadline.last is None) == (day is None)


def test_hours_are_counted_from_the_day_of_the_demand() -> None:
    move = move_in("The army gave the rebels an ultimatum on Monday, demanding that they leave Aleppo within 48 hours.")
    assert (move.when, move.deadline_day) == (date(2016, 10, 17), "2016-10-19")
    assert move.deadline is not None
    assert (move.deadline.first, move.deadline.basis) == (date(2016, 10, 17), "date of the move")


@pytest.mark.parametrize("row", list(rows("terms")), ids=lambda r: f"{r['office']} {r['since']}")
def test_each_length_of_term_is_one_that_somebody_served(row: dict[str, str]) -> None:
    held = load_lexicon(()).holders[row["office"]]
    begun = [t for t in held if t.start and int(row["since"]) <= t.start.year]
    ends = [end for t in begun if t.start and (end := regular_end(t, t.start)) is not None]
    assert ends


def test_whoever_fell_left_on_a_day_that_nobody_knew() -> None:
    people = load_lexicon(()).people
    for name in ("viktor-yanukovych", "hosni-mubarak", "alberto-fujimori"):
        terms = people[f"person-{name}"].terms
        assert all(regular_end(t, date(t.start.year + 1, 7, 1)) is None for t in terms if t.start)


def test_the_first_of_two_terms_ends_at_its_own_end() -> None:
    terms = load_lexicon(()).people["person-barack-obama"].terms
    ends = {regular_end(t, date(2012, 5, 1)) for t in terms}
    assert date(2013, 1, 20) in ends
    assert date(2017, 1, 20) not in ends


TOLD_BESIDE = [
    ("Syria agreed to a truce from Saturday.", "2016-10-22"),
    ('France demanded an end to the siege "as early as Tuesday".', "2016-10-25"),
    ("The United States demanded that Russia stop the bombing by Friday or leave the talks.", "2016-10-21"),
    ("Russia urged the rebels to leave Aleppo no later than 8 p.m. on Friday.", "2016-10-21"),
    ("Turkey pledged to open the border from Monday.", "2016-10-24"),
    ("France called for a ceasefire on Friday.", None),
    ("France called for a ceasefire on Tuesday.", None),
    ("Russia voted to support the plan Wednesday.", None),
]


@pytest.mark.parametrize(("text", "day"), TOLD_BESIDE, ids=[t[0] for t in TOLD_BESIDE])
def test_the_time_of_the_act_is_none_of_the_saying(text: str, day: str | None) -> None:
    moves = read(Document("test", text, published=DAY)).moves
    assert {m.deadline_day for m in moves if m.type not in ("threaten", "fulfil")} == {day}


def test_a_planned_talk_has_the_day_it_is_planned_for_and_not_that_of_the_report() -> None:
    assert move_in("Obama will meet Erdogan on Friday, an official said on Tuesday.").when == date(2016, 10, 21)
    assert move_in("Obama met Erdogan on Monday.").when == date(2016, 10, 17)
    assert move_in("Obama will meet Erdogan in Ankara in November, an official said on Tuesday.").when is None

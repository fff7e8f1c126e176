"""For whom, and how long: who gave the word for whom, and whose time in office ends too early."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from servanda.actors import load_lexicon
from servanda.flow import keep, read
from servanda.ledger import Ledger, fold, terms, terms_in
from servanda.ledger.terms import Term, Terms
from servanda.lexicon import table
from servanda.records import Document
from tests.ledger.histories import START, Line, reading

TRUCE = "a ceasefire in the valley"
LEAVE = "withdraw its troops from Ansa"


def day(number: int) -> date:
    return START + timedelta(days=number)


def ledger_of(*told: tuple[int, Line]) -> Ledger:
    return fold([reading(f"d{i}", day(n), [line]) for i, (n, line) in enumerate(told)])


def doubts_in(text: str, published: date) -> Terms:
    """The doubts about the undertakings of one report, by the offices that the lexicon knows."""
    return terms(keep([read(Document("d", text, "Herald", published))]), terms_in(load_lexicon()))


# ---- for whom -------------------------------------------------------------------------------------------------------


def test_an_offer_made_for_another_is_told_as_an_offer() -> None:
    ledger = ledger_of((0, Line("propose", "ARD", "offered that rebels", LEAVE, debtor="ARD-OPP")))
    (found,) = terms(ledger, {}).for_others
    assert (found.given_by, found.debtor, found.offered, found.confirmed) == (("ARD",), "ARD-OPP", True, False)


def test_a_mediator_s_proposal_is_no_undertaking_for_others() -> None:
    ledger = ledger_of((0, Line("propose", "UN", "proposed that rebels", LEAVE, debtor="ARD-OPP")))
    assert terms(ledger, {}).for_others == ()


def test_the_debtor_s_own_word_and_his_refusal_are_named() -> None:
    given = Line("commit", "ARD", "promised that rebels", LEAVE, debtor="ARD-OPP")
    own = Line("commit", "ARD-OPP", "promised to", LEAVE)
    no = Line("reject", "ARD-OPP", "refused to", LEAVE)
    (kept,) = terms(ledger_of((0, given), (1, own)), {}).for_others
    (refused,) = terms(ledger_of((0, given), (1, no)), {}).for_others
    assert kept.own_word
    assert kept.own_word.doc == "d1"
    assert kept.refused is None
    assert refused.refused
    assert refused.refused.doc == "d1"


# ---- how long -------------------------------------------------------------------------------------------------------


def test_the_government_of_the_day_answers_where_nobody_is_named() -> None:
    ledger = ledger_of((0, Line("commit", "ARD", "promised", TRUCE, deadline="2031-09-01")))
    known = {"ARD": (Term("A. Premier", day(-100), day(60), "p", "head of government"),)}
    (found,) = terms(ledger, known).out_of_office
    assert (found.name, found.basis, found.code, found.office) == ("A. Premier", "office", "ARD", "head of government")


def test_an_end_that_nobody_could_foresee_does_not_count_on_that_day() -> None:
    line = Line("commit", "ARD", "promised", TRUCE, deadline="2031-09-01")
    known = {"ARD": (Term("A. Premier", day(-100), day(60), "p", foreseen=False),)}
    assert terms(ledger_of((0, line)), known).out_of_office == ()
    later = ledger_of((0, line), (70, Line("commit", "COR", "promised", LEAVE)))
    assert [o.name for o in terms(later, known).out_of_office] == ["A. Premier"]


@pytest.mark.parametrize(("last", "found"), [(60, True), (300, False)])
def test_an_undertaking_without_a_date_is_doubtful_if_its_author_leaves_soon(last: int, found: bool) -> None:
    ledger = ledger_of((0, Line("commit", "ARD", "promised", TRUCE)))
    known = {"ard": (Term("A. Minister", day(-100), day(last), "m", "foreign minister"),)}
    doubts = terms(ledger, known)
    assert bool(doubts.leaving) is found
    assert doubts.out_of_office == ()


def test_who_was_only_asked_has_given_no_word() -> None:
    ledger = ledger_of((0, Line("demand", "BEL", "demanded of ARD", TRUCE, to="ARD")))
    assert terms(ledger, {"ARD": (Term("A", day(-9), day(9)),), "BEL": (Term("B", day(-9), day(9)),)}).leaving == ()


def test_the_minister_who_is_quoted_is_the_one_who_leaves() -> None:
    text = "Secretary of State John Kerry promised that the United States would lift sanctions by May 2017."
    (found,) = doubts_in(text, date(2016, 11, 10)).out_of_office
    assert (found.name, found.basis, found.term_ends) == ("John Kerry", "speaker", date(2017, 1, 20))


def test_a_spokesman_s_own_term_does_not_matter() -> None:
    text = "State Department spokesman John Kirby said the United States would lift the sanctions by May 2017."
    assert {o.name for o in doubts_in(text, date(2016, 11, 10)).out_of_office} <= {"Barack Obama"}


def test_a_state_whose_government_stays_raises_no_doubt() -> None:
    text = "MOSCOW — Russia promised to lift the sanctions by May 2017."
    assert doubts_in(text, date(2016, 11, 10)).out_of_office == ()


# ---- the tables -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", table("ledger", "term_ends"), ids=lambda r: f"{r['code']} {r['day']}")
def test_a_day_on_which_terms_end_is_a_day(row: dict[str, str]) -> None:
    assert date.fromisoformat(f"2001-{row['day']}")
    assert int(row["since"]) > 1900


def test_states_whose_head_of_state_leads_are_states() -> None:
    codes = {row["iso3"] for row in table("actors", "states")}
    assert {row["code"] for row in table("ledger", "executives")} <= codes

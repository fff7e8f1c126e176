"""How long a truce is to last, and which of several truces a report is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from servanda.ledger import Ledger, fold
from servanda.ledger.lasting import Lasting, lasting, length_in_hours
from servanda.records import Mention, Reading
from servanda.times import find_times
from tests.ledger.histories import START, Line, actor, reading

SATURDAY = START
"""1 March 2031."""


def day(number: int) -> date:
    return START + timedelta(days=number)


@pytest.mark.parametrize(
    ("value", "hours"),
    [("PT72H", 72), ("P3D", 72), ("P1W", 168), ("P2M", 1440), ("PT30M", None), ("P2Y", None), ("PXD", None)],
)
def test_lengths(value: str, hours: int | None) -> None:
    assert length_in_hours(value) == hours


def term(sentence: str, said: date = SATURDAY) -> Lasting:
    whole = (0, len(sentence))
    return lasting(sentence, whole, whole, find_times(sentence, said), said)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("They promised a truce until Tuesday.", Lasting(None, date(2031, 3, 4))),
        ("They agreed on a 72-hour truce from Sunday morning.", Lasting(72, date(2031, 3, 5))),
        ("They agreed on a truce of 12 hours, starting Sunday at 8 a.m.", Lasting(12, date(2031, 3, 2))),
        ("They agreed on a three-day truce.", Lasting(72, None)),
        ("They promised a truce from Sunday.", Lasting(None, None)),
        ("They promised a truce by Sunday.", Lasting(None, None)),
        ("They promised a truce.", Lasting(None, None)),
    ],
)
def test_terms(sentence: str, found: Lasting) -> None:
    assert term(sentence) == found


def test_a_start_on_a_day_of_the_week_that_was_taken_for_a_past_one_lies_ahead() -> None:
    sentence = "They accepted a 24-hour truce from Tuesday."
    assert term(sentence, date(2031, 3, 3)).end == date(2031, 3, 5)


def yes(content: str = "a truce in the valley", **more: object) -> Line:
    return Line("accept", "ARD", "accepted", content, to="BEL", **more)  # type: ignore[arg-type]


def no(content: str = "a truce in the valley", trigger: str = "refused") -> Line:
    return Line("reject", "ARD", trigger, content, to="BEL")


def dated(document: str, number: int, *lines: Line, outlet: str = "Herald") -> Reading:
    """A reading with the times of its text."""
    made = reading(document, day(number), lines, outlet)
    return replace(made, timexes=tuple(find_times(made.document.text, day(number))))


def of(ledger: Ledger, debtor: str = "ARD") -> list[str]:
    return sorted(c.status for c in ledger.commitments if c.debtor == (debtor,))


def test_a_truce_whose_term_ran_out_in_silence_has_expired_and_is_called_neither_kept_nor_broken() -> None:
    told = [dated("a", 0, yes("a truce until Tuesday"))]
    assert of(fold(told, as_of=day(9))) == ["committed"]
    over = fold(told, as_of=day(11)).commitments[0]
    assert (over.status, over.deadline) == ("expired", "2031-03-04")
    assert "nobody reported that it was broken or that it was kept" in over.history[-1].note


def test_a_truce_that_is_reported_kept_after_its_term_is_fulfilled() -> None:
    told = [
        dated("a", 0, yes("a truce until Tuesday")),
        dated("b", 3, Line("fulfil", "ARD", "kept", "the truce")),
    ]
    assert of(fold(told, as_of=day(20))) == ["fulfilled"]


def test_a_truce_that_was_broken_within_its_term_was_not() -> None:
    told = [dated("a", 0, yes("a truce until Tuesday")), dated("b", 2, Line("breach", "ARD", "violated", "the truce"))]
    assert of(fold(told, as_of=day(20))) == ["violated"]


def test_a_truce_after_the_end_of_the_last_one_is_another() -> None:
    told = [dated("a", 0, yes("a truce until Tuesday")), dated("b", 5, yes("a truce until Monday"))]
    assert len(of(fold(told))) == 2


def test_a_truce_prolonged_before_its_end_stays_one_entry_with_the_later_day() -> None:
    told = [dated("a", 0, yes("a truce until Tuesday")), dated("b", 2, yes("to extend the truce until Friday"))]
    (entry,) = fold(told).commitments
    assert entry.deadline == "2031-03-07"
    assert [c.deadline for c in entry.history] == ["2031-03-04", "2031-03-07"]


def test_who_will_not_prolong_a_truce_has_not_broken_it_off() -> None:
    told = [dated("a", 0, yes("a truce until Tuesday")), dated("b", 2, no("to prolong the truce"))]
    assert of(fold(told)) == ["committed", "rejected"]


def test_truces_of_different_lengths_are_two() -> None:
    told = [dated("a", 0, yes("a 12-hour truce")), dated("b", 0, yes("a truce of seven days"))]
    assert len(of(fold(told))) == 2


def test_a_truce_with_a_term_the_day_after_a_refusal_is_another_than_the_refused_one() -> None:
    told = [dated("a", 0, no()), dated("b", 1, yes("a truce until Tuesday"))]
    assert of(fold(told)) == ["committed", "rejected"]


def test_what_one_document_says_was_refused_and_was_taken_are_two_things() -> None:
    told = [dated("a", 0, no("the truce of the envoy"), yes("a truce for the feast"))]
    assert of(fold(told)) == ["committed", "rejected"]


def test_what_was_refused_one_day_and_taken_the_next_may_be_one_thing() -> None:
    told = [dated("a", 0, no()), dated("b", 1, yes())]
    assert of(fold(told)) == ["committed"]


def test_a_bare_plan_is_what_the_document_told_of_before() -> None:
    told = [dated("a", 0, yes(), Line("accept", "ARD", "agreed to", "the proposal", to="BEL"))]
    assert [c.topic for c in fold(told).commitments] == ["ceasefire"]


def test_a_plan_that_is_described_is_itself() -> None:
    told = [dated("a", 0, yes(), Line("accept", "ARD", "agreed to", "the plan of Cedric for bakeries", to="BEL"))]
    assert sorted(c.topic or "" for c in fold(told).commitments) == ["ceasefire", "plan"]


def test_a_bare_plan_that_was_refused_is_not_the_truce_that_was_taken() -> None:
    told = [dated("a", 0, yes(), Line("reject", "ARD", "scorned", "the proposal", to="BEL"))]
    assert of(fold(told)) == ["committed", "rejected"]


def refusals(count: int) -> list[Reading]:
    verbs = ("refused", "ruled out", "rejected", "dismissed")
    return [dated(f"r{n}", n, no("a handover of power", verbs[n % 4])) for n in range(count)]


def turn(number: int, outlet: str = "Herald", verb: str = "agreed to") -> Reading:
    return dated(
        f"t{number}{outlet}", number, Line("accept", "ARD", verb, "a handover of power", to="BEL"), outlet=outlet
    )


def test_one_report_against_a_run_of_others_is_not_believed() -> None:
    assert of(fold([*refusals(3), turn(4)])) == ["rejected"]


def test_a_second_independent_report_is_believed() -> None:
    assert of(fold([*refusals(3), turn(4), turn(4, "Post", "accepted")])) == ["committed"]
    assert of(fold([*refusals(3), turn(4), turn(5, "Herald", "accepted")])) == ["committed"]


def test_two_reports_of_one_outlet_and_day_are_one() -> None:
    again = dated("again", 4, Line("accept", "ARD", "accepted", "a handover of power", to="BEL"))
    assert of(fold([*refusals(3), turn(4), again])) == ["rejected"]


def test_one_report_is_enough_where_there_is_no_run() -> None:
    assert of(fold([*refusals(2), turn(4)])) == ["committed"]


def test_a_term_that_ends_in_a_month_or_a_year_is_its_last_day() -> None:
    told = [dated("a", 0, yes("a truce until April", deadline="2031-04")), dated("b", 62, yes("a truce until June"))]
    assert len(of(fold(told))) == 2


def test_a_truce_prolonged_by_a_length_ends_that_much_later() -> None:
    (entry,) = fold([dated("a", 0, yes("to extend the truce by five days"))]).commitments
    assert entry.deadline == "2031-03-06"


def test_a_truce_weeks_after_a_refusal_is_another() -> None:
    told = [dated("a", 0, no()), dated("b", 20, yes())]
    assert of(fold(told)) == ["committed", "rejected"]


@pytest.mark.parametrize("mediator", ["EGY", "UN"])
def test_a_truce_proposed_between_two_is_owed_by_them(mediator: str) -> None:
    line = Line("propose", mediator, "proposed", "a truce between ARD and BEL")
    made = dated("a", 0, line)
    named = tuple(
        Mention(start, start + 3, actor(code)) for code in ("ARD", "BEL") for start in [made.document.text.index(code)]
    )
    ledger = fold([replace(made, actors=(*made.actors, *named))])
    assert sorted(c.debtor[0] for c in ledger.commitments) == ["ARD", "BEL"]
    assert {c.status for c in ledger.commitments} == {"proposed"}

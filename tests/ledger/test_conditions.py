"""Who must move first: conditions of one article that speak of the undertakings of another."""

from __future__ import annotations

from datetime import date

import pytest

from servanda.flow import keep, read
from servanda.ledger import Ledger, deadlocks, node_name, timetable, waits
from servanda.ledger.conditions import sense_of
from servanda.records import Document

SUDANS = (
    "KHARTOUM — Sudan promised on Monday to withdraw its troops from Abyei once South Sudan guarantees the safety of "
    "the nomads.",
    "JUBA — South Sudan said it would give security guarantees for the nomads only after Sudan withdraws its troops "
    "from Abyei.",
)
ALEPPO = (
    "MOSCOW — Russia will stop the air strikes on Aleppo when the rebels leave the city, Foreign Minister Lavrov said.",
    "BEIRUT — The Syrian rebels said they would not leave Aleppo until Russia stops its air strikes.",
)
GAZA = (
    "JERUSALEM — Israel promised to lift the blockade of Gaza as soon as Hamas stops firing rockets.",
    "GAZA — Hamas said it would stop the rocket fire once Israel lifts the blockade.",
)


def ledger_of(texts: tuple[str, ...]) -> Ledger:
    """The ledger of these reports, each of another outlet and a later day."""
    documents = (Document(f"d{n}", text, f"Outlet {n}", date(2016, 3, 1 + 2 * n)) for n, text in enumerate(texts))
    return keep([read(document) for document in documents])


@pytest.mark.parametrize("texts", [SUDANS, ALEPPO, GAZA], ids=["Sudan", "Aleppo", "Gaza"])
def test_two_reports_whose_conditions_wait_on_each_other_are_a_deadlock(texts: tuple[str, ...]) -> None:
    (circle,) = deadlocks(ledger_of(texts))
    assert len(circle.ids) == 2
    assert {wait.evidence.doc for wait in circle.waits} == {"d0", "d1"}
    assert all(wait.words in wait.evidence.words for wait in circle.waits)


def test_a_deadlock_is_told_with_names_and_no_codes() -> None:
    (circle,) = deadlocks(ledger_of(ALEPPO))
    assert "Russia (air and missile strikes) waits on Syrian opposition" in circle.summary
    assert "SYR" not in circle.summary


def test_once_one_side_has_moved_nobody_waits_in_a_circle() -> None:
    done = "KHARTOUM — Sudan has withdrawn its troops from Abyei, United Nations observers said."
    assert deadlocks(ledger_of((*SUDANS, done))) == ()


def test_one_condition_is_no_circle() -> None:
    ledger = ledger_of((ALEPPO[0], "BEIRUT — The Syrian rebels promised to leave Aleppo by Friday."))
    (wait,) = waits(ledger)
    assert node_name(ledger, wait.waiting) == "Russia (air and missile strikes)"
    assert "Syrian opposition" in node_name(ledger, wait.on)
    assert deadlocks(ledger) == ()


def test_a_condition_about_something_else_links_to_nothing_there() -> None:
    other = "JUBA — South Sudan promised to pay 40 million dollars for the pipeline."
    ledger = ledger_of((SUDANS[0], other))
    paid = next(c.id for c in ledger.commitments if c.debtor == ("SSD",))
    assert paid not in {wait.on for wait in waits(ledger)}


def test_a_deed_that_is_only_supposed_is_not_done() -> None:
    statuses = {c.debtor[0]: c.status for c in ledger_of(SUDANS).commitments}
    assert statuses == {"SDN": "conditional", "SSD": "conditional"}


def test_a_step_that_waits_is_told_with_what_it_waits_on() -> None:
    ledger = ledger_of(SUDANS)
    assert {row.debtor[0]: "waits on" in row.why for row in timetable(ledger).waiting()} == {"SDN": True, "SSD": True}


@pytest.mark.parametrize(
    ("condition", "refused", "sense"),
    [
        ("before the bombing stops", False, "precedes"),
        ("before the bombing stops", True, "needs"),
        ("until the bombing stops", True, "needs"),
        ("if the bombing stops", False, "needs"),
    ],
)
def test_what_is_refused_before_something_waits_for_it(condition: str, refused: bool, sense: str) -> None:
    assert sense_of(condition, refused) == sense


def test_while_sets_things_side_by_side_unless_something_is_refused() -> None:
    contrast = "CAIRO — Egypt promised to lift the sanctions while Libya withdraws its troops from Sirte."
    refused = "CAIRO — Egypt said there would be no talks while Libya keeps its troops in Sirte."
    assert waits(ledger_of((contrast,))) == ()
    assert not deadlocks(ledger_of((contrast, refused)))


def test_a_name_in_an_aside_is_nobody_s_condition() -> None:
    ledger = ledger_of(
        (
            "CAIRO — The Libyan rebels refused to hold talks as long as Libya's government shells Misrata, a stance "
            "that Qatar shares.",
            "DOHA — Qatar promised to stop its air strikes on Sirte.",
        )
    )
    qatari = {c.id for c in ledger.commitments if c.debtor == ("QAT",)}
    assert not qatari & {wait.on for wait in waits(ledger)}

"""What the ledger puts first: what is told often and firmly, and is near to the main matter."""

from __future__ import annotations

from datetime import date, timedelta

from servanda.ledger import fold
from servanda.records import Reading
from tests.ledger.histories import START, Line, reading

TRUCE = "a ceasefire in the valley"


def day(number: int) -> date:
    return START + timedelta(days=number)


def said(by: str, content: str, verb: str = "promised", to: str | None = "BEL") -> Line:
    return Line("commit", by, verb, content, to=to)


def order(told: list[Reading]) -> list[tuple[str, str | None]]:
    return [(c.debtor[0], c.topic) for c in fold(told).commitments]


def scores(told: list[Reading]) -> dict[str, float]:
    return {c.debtor[0]: c.salience for c in fold(told).commitments}


def test_what_is_told_on_two_days_comes_before_what_is_told_twice_on_one() -> None:
    told = [
        reading("a", day(0), [said("ARD", TRUCE)]),
        reading("b", day(1), [said("ARD", TRUCE, "vowed")]),
        reading("c", day(0), [said("COR", TRUCE)], "Herald"),
        reading("d", day(0), [said("COR", TRUCE, "vowed")], "Herald"),
    ]
    found = scores(told)
    assert found["ARD"] > found["COR"]


def test_an_aside_about_a_rare_matter_comes_last() -> None:
    war = [reading(f"w{n}", day(n), [said("ARD", TRUCE, f"promised ({n})")]) for n in range(3)]
    aside = reading("x", day(1), [said("COR", "release the prisoners of the farm by 1 May", to=None)])
    near = reading("y", day(1), [said("COR", "withdraw its troops from Ansa", to="ARD")])
    assert order([*war, aside])[-1] == ("COR", "prisoners")
    assert order([*war, aside, near])[-1] == ("COR", "prisoners")


def test_what_a_bystander_undertakes_towards_a_main_party_is_nearer_than_what_concerns_nobody() -> None:
    war = [reading(f"w{n}", day(n), [said("ARD", TRUCE, f"promised ({n})")]) for n in range(3)]
    towards = scores([*war, reading("x", day(1), [said("COR", "release the prisoners", to="ARD")])])
    nobody = scores([*war, reading("x", day(1), [said("COR", "release the prisoners", to="DOR")])])
    assert towards["COR"] > nobody["COR"]


def test_a_copy_makes_nothing_more_salient() -> None:
    first = reading("a", day(0), [said("ARD", TRUCE), said("BEL", "release the prisoners of the farm", to="ARD")])
    copy = reading(
        "b", day(1), [said("ARD", TRUCE), said("BEL", "release the prisoners of the farm", to="ARD")], "Echo"
    )
    assert scores([first]) == scores([first, copy])


def test_who_puts_forward_a_plan_has_not_bound_himself() -> None:
    plan = "the plan of the bakers for cheap bread in the valley"
    put = scores([reading("a", day(0), [Line("propose", "ARD", "put forward", plan)])])
    taken = scores([reading("a", day(0), [Line("accept", "ARD", "accepted", plan)])])
    assert put["ARD"] < taken["ARD"]

"""Short histories and the status they end in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from servanda.ledger import commitment_to_json, fold
from servanda.records import Commitment, Reading
from tests.ledger.histories import START, Line, reading

TRUCE = "a ceasefire in the valley"


def day(number: int) -> date:
    return START + timedelta(days=number)


VOTE = "elections in the valley"


def vow(**more: object) -> Line:
    return Line("commit", "ARD", "promised", VOTE, to="BEL", **more)  # type: ignore[arg-type]


def only(readings: list[Reading], as_of: int | None = None) -> Commitment:
    ledger = fold(readings, as_of=None if as_of is None else day(as_of))
    assert len(ledger.commitments) == 1
    return ledger.commitments[0]


def demand(**more: object) -> Line:
    return Line("demand", "BEL", "demanded", TRUCE, to="ARD", **more)  # type: ignore[arg-type]


def promise(**more: object) -> Line:
    return Line("commit", "ARD", "promised", TRUCE, to="BEL", **more)  # type: ignore[arg-type]


def offer(**more: object) -> Line:
    return Line("propose", "ARD", "offered", TRUCE, to="BEL", **more)  # type: ignore[arg-type]


def done(by: str = "ARD", **more: object) -> Line:
    return Line("fulfil", by, "carried out", TRUCE, debtor="ARD", **more)  # type: ignore[arg-type]


def broken(by: str = "ARD", **more: object) -> Line:
    return Line("breach", by, "violated", TRUCE, debtor="ARD", **more)  # type: ignore[arg-type]


def failed() -> Line:
    return Line("breach", "ARD", "failed to hold", VOTE)


def again() -> Line:
    return Line("demand", "BEL", "asked once more for", TRUCE, to="ARD")


def pledged() -> Line:
    return Line("commit", "ARD", "pledged", VOTE, to="BEL")


def held() -> Line:
    return Line("fulfil", "ARD", "held", VOTE)


HISTORIES = [
    ("a demand", [(0, demand())], 1, "demanded"),
    ("an offer", [(0, offer())], 1, "proposed"),
    ("a promise", [(0, promise())], 1, "committed"),
    ("a promise with a condition", [(0, promise(condition="if they stop"))], 1, "conditional"),
    ("a demand that is accepted", [(0, demand()), (1, Line("accept", "ARD", "accepted", TRUCE))], 2, "committed"),
    ("a demand that is refused", [(0, demand()), (1, Line("reject", "ARD", "refused", TRUCE))], 2, "rejected"),
    ("an offer that is refused", [(0, offer()), (1, Line("reject", "BEL", "refused", TRUCE, to="ARD"))], 2, "rejected"),
    ("an offer that is taken", [(0, offer()), (1, Line("accept", "BEL", "accepted", TRUCE, to="ARD"))], 2, "committed"),
    ("a promise that is taken back", [(0, promise()), (1, Line("reject", "ARD", "abandoned", TRUCE))], 2, "withdrawn"),
    ("a promise that is put off", [(0, promise()), (1, Line("reject", "ARD", "suspended", TRUCE))], 2, "suspended"),
    ("a promise kept", [(0, promise()), (3, done())], 4, "fulfilled"),
    ("a promise half kept", [(0, promise()), (3, Line("fulfil", "ARD", "partly kept", TRUCE))], 4, "partly fulfilled"),
    ("a promise broken", [(0, promise()), (3, broken())], 4, "violated"),
    ("a truce kept, asked for again", [(0, promise()), (3, done()), (5, demand())], 6, "fulfilled"),
    ("a truce never promised, asked for again", [(0, demand()), (3, done()), (5, again())], 6, "demanded"),
    ("a broken truce is not mended", [(0, promise()), (3, broken()), (5, done())], 6, "violated"),
    ("a broken pledge may be kept late", [(0, vow()), (3, failed()), (5, held())], 6, "fulfilled"),
    ("a truce defied", [(0, promise()), (3, Line("reject", "ARD", "ignored", TRUCE))], 4, "violated"),
    ("a demand defied", [(0, demand()), (3, Line("reject", "ARD", "ignored", TRUCE))], 4, "rejected"),
    ("a promise of what was done that day", [(0, vow()), (3, held()), (3, pledged())], 4, "fulfilled"),
    ("a demand restated after a promise", [(0, promise()), (3, demand())], 4, "committed"),
    ("a promise before its day", [(0, vow(deadline="2031-03-20"))], 10, "committed"),
    ("a promise on its day", [(0, vow(deadline="2031-03-20"))], 19, "due"),
    ("a promise in the days of grace", [(0, vow(deadline="2031-03-20"))], 26, "due"),
    ("a promise long overdue", [(0, vow(deadline="2031-03-20"))], 27, "expired"),
    ("a conditional promise, overdue", [(0, promise(deadline="2031-03-20", condition="if they stop"))], 40, "expired"),
    ("a truce whose first day passed", [(0, promise(deadline="2031-03-20"))], 40, "committed"),
    ("a demand whose day passed", [(0, demand(deadline="2031-03-20"))], 40, "expired"),
    ("a promise without a date, silent", [(0, promise())], 91, "lapsed"),
    ("a promise without a date, not yet silent for long", [(0, promise())], 90, "committed"),
    ("a refusal does not lapse", [(0, demand()), (1, Line("reject", "ARD", "refused", TRUCE))], 200, "rejected"),
    ("dismissed by a third", [(0, promise()), (1, Line("reject", "COR", "scorned", TRUCE, to="ARD"))], 2, "committed"),
    ("broken by the other's account only", [(0, promise()), (3, broken(said_by="BEL"))], 4, "disputed"),
    ("kept by its own account only", [(0, promise()), (3, done(said_by="ARD"))], 4, "committed"),
    ("kept by the creditor's account", [(0, promise()), (3, done(said_by="BEL"))], 4, "fulfilled"),
    ("broken by its own account", [(0, promise()), (3, broken(said_by="ARD"))], 4, "violated"),
    ("perhaps kept", [(0, promise()), (3, done(hedged=True))], 4, "committed"),
    (
        "one says kept, one says broken",
        [(0, promise()), (3, done(said_by="ARD")), (4, broken(said_by="BEL"))],
        5,
        "disputed",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("told", "until", "status"), [h[1:] for h in HISTORIES], ids=[h[0] for h in HISTORIES])
def test_status(told: list[tuple[int, Line]], until: int, status: str) -> None:
    readings = [reading(f"d{n}", day(n), [line]) for n, line in told]
    commitment = only(readings, until)
    assert commitment.status == status
    assert commitment.history[-1].status == status


def test_a_claim_is_kept_with_its_claimant() -> None:
    commitment = only([reading("a", day(0), [promise()]), reading("b", day(3), [broken(said_by="BEL")])])
    assert [(c.status, c.claimed_by) for c in commitment.claims] == [("violated", ("BEL",))]


def test_a_new_promise_after_a_breach_is_another_entry() -> None:
    told = [
        reading("a", day(0), [promise()]),
        reading("b", day(3), [broken()]),
        reading("c", day(9), [Line("commit", "ARD", "swore again", TRUCE)]),
    ]
    assert sorted(c.status for c in fold(told).commitments) == ["committed", "violated"]


def test_a_new_offer_after_a_breach_is_another_entry_though_it_was_asked_for_in_between() -> None:
    told = [
        reading("a", day(0), [promise()]),
        reading("b", day(3), [broken()]),
        reading("c", day(5), [demand()]),
        reading("d", day(9), [offer()]),
    ]
    assert sorted(c.status for c in fold(told).commitments) == ["proposed", "violated"]


def test_two_debtors_are_two_entries() -> None:
    told = [reading("a", day(0), [promise(), Line("commit", "BEL", "promised", TRUCE)])]
    assert sorted(c.debtor for c in fold(told).commitments) == [("ARD",), ("BEL",)]


def test_an_accusation_alone_opens_nothing() -> None:
    line = Line("accuse", "BEL", "blamed for violating", TRUCE, to="ARD")
    assert fold([reading("a", day(0), [line])]).commitments == ()


def test_a_meeting_and_a_welcome_open_nothing() -> None:
    told = [Line("consult", "BEL", "discussed", TRUCE, to="ARD"), Line("endorse", "BEL", "welcomed", TRUCE, to="ARD")]
    assert fold([reading("a", day(0), told)]).commitments == ()


def test_the_deadline_of_a_later_promise_stands() -> None:
    told = [
        reading("a", day(0), [promise(deadline="2031-03-20")]),
        reading("b", day(2), [Line("commit", "ARD", "vowed", TRUCE, deadline="2031-04-02")]),
    ]
    assert only(told).deadline == "2031-04-02"


def test_json_has_the_keys_of_the_seam() -> None:
    data = commitment_to_json(only([reading("a", day(0), [promise()])]))
    seam = {"id", "debtor", "creditor", "what", "place", "condition", "deadline", "status", "coverage", "history"}
    assert seam | {"concreteness"} <= set(data)
    assert {"status", "date", "reported", "doc", "span", "outlet"} <= set(data["history"][0])
    assert data["history"][0]["date"] == "2031-03-01"


def test_a_vow_to_stay_is_a_refusal_to_leave() -> None:
    told = [
        reading("a", day(0), [Line("demand", "BEL", "demanded", "that it hand over power", to="ARD")]),
        reading("b", day(1), [Line("commit", "ARD", "vowed", "to stay in power")]),
    ]
    assert only(told).status == "rejected"


def test_a_promise_not_to_is_a_refusal() -> None:
    assert (
        only([reading("a", day(0), [Line("commit", "ARD", "promised", "not to send A.B. troops abroad")])]).status
        == "rejected"
    )


def test_a_second_truce_is_another_entry() -> None:
    told = [
        reading("a", day(0), [promise()]),
        reading("b", day(2), [Line("commit", "ARD", "announced", "a second ceasefire in the valley")]),
    ]
    assert len(fold(told).commitments) == 2


def test_two_sums_of_money_are_two_entries() -> None:
    told = [
        reading("a", day(0), [Line("commit", "ARD", "promised", "200 million crowns for the port")]),
        reading("b", day(1), [Line("commit", "ARD", "promised", "9 million crowns for schools")]),
        reading("c", day(2), [Line("commit", "ARD", "pledged", "200 million crowns to rebuild the port")]),
    ]
    assert sorted(len(c.history) for c in fold(told).commitments) == [1, 2]


@pytest.mark.parametrize("content", ["go home", "more coffee", "him"])
def test_a_demand_for_nothing_in_particular_is_no_undertaking(content: str) -> None:
    assert fold([reading("a", day(0), [Line("demand", "BEL", "demanded", content, to="ARD")])]).commitments == ()


def test_a_recognition_is_done_by_saying_so() -> None:
    line = Line("endorse", "COR", "recognised", "the council as the sole legitimate government")
    assert only([reading("a", day(0), [line])]).status == "fulfilled"


def test_a_promise_long_after_the_last_is_another_entry() -> None:
    told = [reading("a", day(0), [promise()]), reading("b", day(20), [Line("commit", "ARD", "declared", TRUCE)])]
    assert len(fold(told).commitments) == 2


def test_a_promise_told_again_is_the_same_entry() -> None:
    told = [
        reading("a", day(0), [promise()]),
        reading("b", day(20), [Line("commit", "ARD", "had already declared", TRUCE)]),
    ]
    assert only(told).status == "committed"


def test_what_is_told_again_does_not_mend_a_breach() -> None:
    again = Line("commit", "ARD", "had already declared", TRUCE)
    assert (
        only(
            [reading("a", day(0), [promise()]), reading("b", day(3), [broken()]), reading("c", day(5), [again])]
        ).status
        == "violated"
    )


@pytest.mark.parametrize("trigger", ["wants to carry out", "would carry out", "spoke of carrying out"])
def test_a_deed_only_wished_for_is_none(trigger: str) -> None:
    line = Line("fulfil", "ARD", trigger.split()[-1] if " " not in trigger else trigger.split()[-2] + " out", TRUCE)
    source = reading("a", day(0), [line])
    before = f"ARD {' '.join(trigger.split()[:-2])} "
    text = before + source.document.text.removeprefix("ARD ")
    shift = len(before) - len("ARD ")
    move = source.moves[0]
    moved = replace(
        move,
        sent=(0, move.sent[1] + shift),
        trigger=(move.trigger[0] + shift, move.trigger[1] + shift),
        content=(move.content[0] + shift, move.content[1] + shift) if move.content else None,
    )
    assert fold([replace(source, document=replace(source.document, text=text), moves=(moved,))]).commitments == ()


def test_a_warning_against_a_thing_is_no_demand_for_it() -> None:
    told = [
        reading("a", day(0), [Line("demand", "BEL", "demanded", "air strikes on the fort", to="ARD")]),
        reading("b", day(1), [Line("demand", "COR", "warned against", "air strikes on the fort", to="ARD")]),
    ]
    assert sorted(c.what for c in fold(told).commitments) == [
        "against air strikes on the fort",
        "air strikes on the fort",
    ]


def test_a_promise_not_to_whose_not_stands_before_the_content() -> None:
    line = Line("commit", "ARD", "said it will not", "send troops abroad")
    source = reading("a", day(0), [line])
    start = source.moves[0].trigger[0]
    move = replace(source.moves[0], trigger=(start, start + 4))
    assert only([replace(source, moves=(move,))]).status == "rejected"


def test_a_text_that_is_adopted_is_done() -> None:
    line = Line("accept", "COR", "adopted", "a resolution on the valley")
    assert only([reading("a", day(0), [line])]).status == "fulfilled"


def test_a_text_that_is_accepted_is_only_promised() -> None:
    line = Line("accept", "COR", "agreed to", "a resolution on the valley")
    assert only([reading("a", day(0), [line])]).status == "committed"

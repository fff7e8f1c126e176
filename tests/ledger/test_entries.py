"""Which reports open an entry, which meet in one, and which words and day stand on its line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from servanda.ledger import fold
from servanda.records import Reading
from servanda.times import find_times
from tests.ledger.histories import START, Line, reading

TRUCE = "a ceasefire in the valley"


def day(number: int) -> date:
    return START + timedelta(days=number)


def timed(source: Reading) -> Reading:
    """The reading with the times of its text."""
    return replace(source, timexes=find_times(source.document.text, source.document.published))


@pytest.mark.parametrize("body", ["UN", "EU", "ICC", "NGO"])
@pytest.mark.parametrize("thing", [TRUCE, "hand over power to a council", "surrender to the council"])
def test_a_body_that_fights_and_rules_nowhere_owes_no_truce(body: str, thing: str) -> None:
    assert fold([reading("a", day(0), [Line("demand", "BEL", "demanded", thing, to=body)])]).commitments == ()


@pytest.mark.parametrize("thing", ["send observers to Ansa", "lift the sanctions", "talks in Ansa"])
def test_it_may_owe_other_things(thing: str) -> None:
    ledger = fold([reading("a", day(0), [Line("commit", "UN", "promised", thing)])])
    assert [c.debtor for c in ledger.commitments] == [("UN",)]


def test_who_will_not_rule_a_thing_out_has_refused_nothing() -> None:
    kept_open = Line("reject", "ARD", "refused", "to rule out sanctions")
    refused = Line("reject", "ARD", "ruled out", "sanctions")
    assert fold([reading("a", day(0), [kept_open])]).commitments == ()
    assert [c.status for c in fold([reading("a", day(0), [refused])]).commitments] == ["rejected"]


def test_two_plans_of_one_fortnight_are_two_entries() -> None:
    told = [
        reading("a", day(0), [Line("propose", "ARD", "outlined", "a plan to rebuild the harbour at Ansa")]),
        reading("b", day(3), [Line("propose", "ARD", "outlined", "a plan to tax imported sugar")]),
        reading("c", day(4), [Line("propose", "ARD", "defended", "the plan to rebuild the harbour")]),
    ]
    assert sorted(len(c.history) for c in fold(told).commitments) == [1, 2]


def test_a_bare_plan_is_the_one_last_heard_of() -> None:
    told = [
        reading("a", day(0), [Line("propose", "ARD", "outlined", "a plan to rebuild the harbour at Ansa")]),
        reading("b", day(3), [Line("reject", "ARD", "dropped", "the plan")]),
    ]
    assert [len(c.history) for c in fold(told).commitments] == [2]


def test_a_deed_told_again_later_does_not_keep_the_entry_open_for_new_demands() -> None:
    deed = Line("fulfil", "ARD", "passed", "a resolution that authorised the harbour works")
    told = [
        reading("a", day(0), [deed]),
        reading("b", day(30), [replace(deed, trigger="approved")]),
        reading("c", day(35), [Line("demand", "BEL", "demanded", "a resolution on the harbour works", to="ARD")]),
    ]
    assert sorted(c.status for c in fold(told).commitments) == ["demanded", "fulfilled"]


def test_the_line_of_an_entry_says_more_than_its_topic() -> None:
    told = [
        reading("a", day(0), [Line("commit", "ARD", "promised", "the pause on Wednesday")]),
        reading("b", day(1), [Line("commit", "ARD", "promised", "a pause for the wounded in the northern quarter")]),
    ]
    whats = {c.what for c in fold(told).commitments if len(c.history) == 2}
    assert whats <= {"a pause for the wounded in the northern quarter"}


def test_a_report_of_a_breach_names_the_day_that_was_missed() -> None:
    promise = Line("commit", "ARD", "promised", "withdraw its troops from Ansa")
    breach = Line("breach", "ARD", "failed to", "withdraw its troops from Ansa by Sunday")
    told = [reading("a", day(0), [promise]), timed(reading("b", day(9), [breach]))]
    assert [(c.status, c.deadline) for c in fold(told).commitments] == [("violated", "2031-03-09")]


def test_a_stated_day_is_not_moved_by_a_report_of_a_breach() -> None:
    promise = Line("commit", "ARD", "promised", "withdraw its troops from Ansa", deadline="2031-03-12")
    breach = Line("breach", "ARD", "failed to", "withdraw its troops from Ansa by Sunday")
    told = [reading("a", day(0), [promise]), timed(reading("b", day(9), [breach]))]
    assert [c.deadline for c in fold(told).commitments] == ["2031-03-12"]


def test_a_day_granted_beside_the_content_is_its_deadline() -> None:
    line = Line("demand", "BEL", "gave ARD until Friday to", "surrender to the council", to="ARD")
    told = [timed(reading("a", day(0), [line]))]
    assert [(c.status, c.deadline) for c in fold(told).commitments] == [("demanded", "2031-03-07")]
    assert [c.status for c in fold(told, as_of=day(30)).commitments] == ["expired"]


def test_the_day_of_a_deed_is_no_deadline() -> None:
    line = Line("fulfil", "ARD", "has carried out by Sunday", TRUCE)
    assert [c.deadline for c in fold([timed(reading("a", day(9), [line]))]).commitments] == [None]


@pytest.mark.parametrize("before", ["There is no sign that ", "It is unclear whether ", "Envoys doubt that "])
def test_a_deed_of_which_there_is_no_sign_is_none(before: str) -> None:
    source = reading("a", day(0), [Line("fulfil", "ARD", "has carried out", TRUCE)], before=before)
    moved = replace(source, moves=tuple(replace(m, sent=(0, m.sent[1])) for m in source.moves))
    assert fold([moved]).commitments == ()


def test_what_others_put_to_a_debtor_does_not_undo_his_refusal() -> None:
    refused = reading("a", day(0), [Line("reject", "ARD", "refused", TRUCE)])
    others = Line("propose", "BEL", "suggested", TRUCE, to="ARD", debtor="ARD")
    own = Line("propose", "ARD", "offered", TRUCE)
    assert [c.status for c in fold([refused, reading("b", day(3), [others])]).commitments] == ["rejected"]
    assert [c.status for c in fold([refused, reading("b", day(3), [own])]).commitments] == ["proposed"]


def test_a_curt_content_in_a_long_sentence_is_worded_by_its_clause() -> None:
    tail = ", as the harbour master told the members of the council in a long letter that nobody on the quay had read"
    line = Line("breach", "ARD", "failed to live up to", "its ceasefire")
    source = reading("a", day(0), [line])
    text = source.document.text.rstrip(".\n") + f" in the northern valley{tail}, on the day of the great flood."
    moved = replace(
        source,
        document=replace(source.document, text=text),
        moves=tuple(replace(m, sent=(0, len(text))) for m in source.moves),
    )
    assert [c.what for c in fold([moved]).commitments] == ["its ceasefire in the northern valley"]


def test_five_hundred_and_half_a_million_are_two_sums() -> None:
    told = [
        reading("a", day(0), [Line("commit", "ARD", "promised", "each family 500 crowns of public money")]),
        reading("b", day(4), [Line("propose", "ARD", "offered", "500,000 crowns of public money for the thief")]),
        reading("c", day(5), [Line("commit", "ARD", "pledged", "each family 500 crowns of public money")]),
    ]
    assert sorted(len(c.history) for c in fold(told).commitments) == [1, 2]


@pytest.mark.parametrize(
    "content",
    [
        "that the council is the sole legitimate government of half a valley",
        "the legitimate government will need money",
    ],
)
def test_who_recognises_that_something_is_so_has_recognised_nobody(content: str) -> None:
    line = Line("endorse", "COR", "recognised", content)
    assert fold([reading("a", day(0), [line])]).commitments == ()


def test_a_day_that_the_other_side_names_fills_in_where_the_debtor_named_none() -> None:
    vow = Line("commit", "ARD", "promised", "elections in the valley", to="BEL")
    asked = Line("demand", "BEL", "demanded", "elections in the valley", to="ARD", deadline="2031-03-20")
    later = Line("demand", "BEL", "asked for", "elections in the valley", to="ARD", deadline="2031-03-30")
    assert [c.deadline for c in fold([reading("a", day(0), [vow]), reading("b", day(1), [asked])]).commitments] == [
        "2031-03-20"
    ]
    own = Line("commit", "ARD", "pledged", "elections in the valley", to="BEL", deadline="2031-03-25")
    told = [reading("a", day(0), [own]), reading("b", day(1), [asked]), reading("c", day(2), [later])]
    assert [c.deadline for c in fold(told).commitments] == ["2031-03-25"]

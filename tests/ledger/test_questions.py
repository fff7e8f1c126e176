"""The questions put to a ledger: concrete or not, when, who first, what said before, who reports it, for whom."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from servanda.ledger import (
    Ledger,
    all_positions,
    concreteness,
    coverage,
    coverage_of,
    deadlocks,
    fold,
    plans,
    positions,
    terms,
    timetable,
    to_json,
    waits,
    why,
)
from servanda.ledger.conditions import sense_of
from servanda.ledger.phrases import Row, find, patterns, rows
from servanda.ledger.plans import plan_named
from servanda.ledger.terms import Term
from servanda.records import Judgement, Mention, Reading, TimeSpan
from tests.ledger.histories import CODES, START, Line, actor, reading

TRUCE = "a ceasefire in the valley"
LEAVE = "withdraw its troops from Ansa"


def day(number: int) -> date:
    return START + timedelta(days=number)


def ledger_of(*told: tuple[int, Line], outlet: str = "Herald") -> Ledger:
    return fold([reading(f"d{n}-{i}", day(n), [line], outlet) for i, (n, line) in enumerate(told)])


# ---- word lists --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", rows("elements", "element"), ids=lambda r: f"{r.meaning}: {r.phrase}")
def test_element_is_found_in_its_example(row: Row) -> None:
    assert find("elements", "element", row.meaning, row.example)


@pytest.mark.parametrize("row", rows("marks", "mark"), ids=lambda r: f"{r.meaning}: {r.phrase}")
def test_mark_is_found_in_its_example(row: Row) -> None:
    assert find("marks", "mark", row.meaning, row.example)


@pytest.mark.parametrize("row", rows("flexibility", None), ids=lambda r: r.phrase)
def test_way_out_is_found_in_its_example(row: Row) -> None:
    assert find("flexibility", None, "", row.example)


@pytest.mark.parametrize("row", rows("conditions", "sense"), ids=lambda r: r.phrase)
def test_condition_word_is_found_in_its_example(row: Row) -> None:
    assert find("conditions", "sense", row.meaning, row.example)


@pytest.mark.parametrize("text", ["The allotment is small.", "She monitored nothing?", "A principle guides him."])
def test_no_way_out_where_none_is(text: str) -> None:
    assert not patterns("flexibility")[""].search(text)


# ---- concreteness ------------------------------------------------------------------------------------------------


def test_a_vague_offer_says_what_is_missing() -> None:
    entry = ledger_of((0, Line("propose", "ARD", "offered", TRUCE))).commitments[0]
    check = concreteness(entry)
    assert "by when" in check.missing
    assert "verified by" in check.missing
    assert check.summary == "an offer without a date, a place or a monitor"


def test_each_element_comes_with_its_words() -> None:
    told = "withdraw 300 troops from Ansa in stages , watched by observers , or face the court"
    line = Line("commit", "ARD", "promised to", told, to="BEL", condition="if BEL stops", places=("Ansa",))
    source = reading("a", day(0), [line])
    move = replace(source.moves[0], deadline=TimeSpan(0, 3, "DATE", "2031-04-01"), deadline_day="2031-04-01")
    found = dict(fold([replace(source, moves=(move,))]).commitments[0].concreteness)
    words = {name: e.words for name, e in found.items() if e}
    assert words["who"] == "ARD"
    assert words["how much"] == "300 troops"
    assert words["where"] == "from Ansa"
    assert words["in what order"] == "withdraw 300 troops from Ansa in stages"
    assert words["verified by"] == "watched by observers"
    assert words["consequence"] == "or face the court"
    assert words["on what condition"] == "if BEL stops"
    assert all(source.document.text[e.span[0] : e.span[1]] == e.words for e in found.values() if e)


def test_a_way_out_counts_against() -> None:
    firm = ledger_of((0, Line("commit", "ARD", "promised", TRUCE))).commitments[0]
    soft = ledger_of((0, Line("commit", "ARD", "agreed in principle to", TRUCE))).commitments[0]
    assert concreteness(soft).grade < concreteness(firm).grade
    assert [e.words for e in concreteness(soft).ways_out] == ["in principle"]


def test_a_year_or_date_is_no_quantity() -> None:
    entry = ledger_of((0, Line("commit", "ARD", "promised", "elections in 2032"))).commitments[0]
    assert dict(entry.concreteness)["how much"] is None


# ---- timetable and deadlocks ---------------------------------------------------------------------------------------


def test_what_is_next_and_what_is_overdue() -> None:
    ledger = ledger_of(
        (0, Line("commit", "ARD", "promised", "release the prisoners", deadline="2031-03-05")),
        (0, Line("commit", "BEL", "promised", LEAVE, deadline="2031-04-20", places=("Ansa",))),
        (20, Line("commit", "COR", "promised", "elections", deadline="2031-04-10")),
    )
    table = timetable(ledger)
    assert table.consistent
    assert [r.debtor for r in table.next()] == [("COR",), ("BEL",)]
    assert [r.debtor for r in table.overdue()] == [("ARD",)]


def test_an_overdue_step_has_its_day_and_the_reason() -> None:
    ledger = ledger_of((0, Line("commit", "ARD", "promised to", LEAVE, deadline=day(10).isoformat())))
    (row,) = timetable(replace(ledger, as_of=day(12))).overdue()
    assert (row.latest, row.days_left) == (day(10), -2)
    assert "nobody has reported it done" in row.why


def test_a_truce_is_kept_up_from_its_day_on_and_never_overdue() -> None:
    ledger = ledger_of((0, Line("commit", "ARD", "promised", TRUCE, deadline=day(10).isoformat())))
    (row,) = timetable(replace(ledger, as_of=day(12))).running()
    assert (row.overdue, row.latest) == (False, None)
    assert row.why.startswith("to be kept up since")
    assert timetable(replace(ledger, as_of=day(9))).running() == ()


def test_what_was_refused_is_bound_to_no_day() -> None:
    promised = Line("commit", "ARD", "promised to", LEAVE, deadline=day(40).isoformat())
    table = timetable(ledger_of((0, promised), (1, Line("reject", "ARD", "refused to", LEAVE))))
    assert [(r.open, r.latest, r.overdue) for r in table.rows] == [(False, None, False)]
    assert "binds nothing" in table.rows[0].why
    assert (table.next(), table.overdue()) == ((), ())


def test_an_order_that_cannot_be_kept_is_explained() -> None:
    truce = Line("commit", "ARD", "promised", TRUCE, deadline="2031-06-10", condition="after elections in COR")
    vote = Line("commit", "COR", "promised", "elections", deadline="2031-07-20")
    open_ = [_with_condition_mentions("a", 0, truce), _with_condition_mentions("b", 0, vote)]
    assert timetable(fold(open_)).consistent, "the vote may come early"
    done = reading("c", day(5), [Line("fulfil", "ARD", "kept", TRUCE)])
    table = timetable(fold([*open_, done], as_of=day(9)))
    assert not table.consistent, "the truce came before what it was to wait for"
    assert "was done on 6 March 2031" in table.why
    assert "waits on" in table.why
    assert "is still to be done" in table.why


DEADLOCK = (
    (0, Line("commit", "ARD", "would accept", LEAVE, condition="once BEL starts talks", places=("Ansa",))),
    (
        1,
        Line(
            "commit", "BEL", "would hold", "talks about the river", condition="once ARD withdraws its troops from Ansa"
        ),
    ),
)


def _with_condition_mentions(doc: str, number: int, line: Line) -> Reading:
    """A reading of one line in which the parties named in the condition are found."""
    r = reading(doc, day(number), [line])
    span = r.moves[0].condition
    text = r.document.text
    found = [Mention(i, i + 3, actor(c)) for c in CODES if span and (i := text.find(c, *span)) >= 0]
    return replace(r, actors=(*r.actors, *found))


def with_condition_mentions(*told: tuple[int, Line]) -> Ledger:
    return fold([_with_condition_mentions(f"d{number}", number, line) for number, line in told])


def test_parties_that_wait_on_each_other_are_a_deadlock() -> None:
    ledger = with_condition_mentions(*DEADLOCK)
    (found,) = deadlocks(ledger)
    assert len(found.ids) == 2
    assert {w.words for w in found.waits} == {"once BEL starts talks", "once ARD withdraws its troops from Ansa"}
    assert all(w.evidence.words for w in found.waits)


def test_opposite_orders_of_two_parties_are_a_deadlock() -> None:
    first = Line("demand", "ARD", "demand", "that the bombing stop", condition="before anyone speaks of separation")
    second = Line("demand", "BEL", "insist on", "separation", condition="before anyone speaks of a halt")
    (found,) = deadlocks(ledger_of((0, first), (1, second)))
    assert {w.by for w in found.waits} == {("ARD",), ("BEL",)}
    assert set(found.ids) == {"ceasefire", "separation"}
    assert ledger_of((0, first), (1, second)).commitments == ()


def test_one_party_that_contradicts_itself_is_no_deadlock() -> None:
    first = Line("demand", "ARD", "demand", "that the bombing stop", condition="before anyone speaks of separation")
    second = Line("demand", "ARD", "insist on", "separation", condition="before anyone speaks of a halt")
    assert deadlocks(ledger_of((0, first), (1, second))) == ()


def test_a_condition_one_way_is_no_deadlock() -> None:
    ledger = with_condition_mentions(DEADLOCK[0])
    assert deadlocks(ledger) == ()
    assert [w.on for w in waits(ledger)] == ["BEL: talks"]


@pytest.mark.parametrize(("condition", "sense"), [("before any talks", "precedes"), ("unless he leaves", "needs")])
def test_which_comes_first(condition: str, sense: str) -> None:
    assert sense_of(condition) == sense


# ---- positions -----------------------------------------------------------------------------------------------------


def test_a_party_that_says_today_what_it_refused_before() -> None:
    ledger = ledger_of(
        (0, Line("reject", "ARD", "refused", TRUCE)),
        (5, Line("reject", "ARD", "again refused", TRUCE)),
        (40, Line("accept", "ARD", "accepted", TRUCE)),
    )
    (position,) = positions(ledger, "ARD", "ceasefire")
    assert (position.side, position.since) == ("for", day(40))
    assert [(c.earlier.day, c.later.day) for c in position.moved] == [(day(5), day(40))]


def test_two_stances_of_one_day_are_no_change_of_position() -> None:
    ledger = ledger_of(
        (0, Line("commit", "ARD", "promised", TRUCE)),
        (5, Line("reject", "ARD", "rejected", TRUCE)),
        (5, Line("commit", "ARD", "pledged again", TRUCE)),
        (9, Line("commit", "ARD", "promised again", TRUCE)),
    )
    (position,) = positions(ledger, "ARD", "ceasefire")
    assert (position.side, position.since, position.moved) == ("for", day(0), ())
    assert [pair.earlier.day for pair in position.both] == [day(5)]


def test_what_others_claim_of_a_party_is_no_position_of_its_own() -> None:
    claimed = Line("breach", "ARD", "broke", TRUCE, said_by="BEL")
    ledger = ledger_of((0, Line("commit", "ARD", "promised", TRUCE)), (5, claimed))
    (position,) = positions(ledger, "ARD", "ceasefire")
    assert [s.move for s in position.stances] == ["commit"]


def test_the_positions_of_all_parties_are_those_of_each() -> None:
    ledger = ledger_of(
        (0, Line("demand", "BEL", "demanded of ARD", TRUCE, to="ARD")), (1, Line("reject", "ARD", "rejected", TRUCE))
    )
    found = all_positions(ledger)
    assert {(p.party, p.debtor, p.side) for p in found} == {("BEL", "ARD", "for"), ("ARD", "ARD", "against")}
    assert set(found) == {*positions(ledger, "ARD"), *positions(ledger, "BEL")}


def test_an_unchanged_position_has_a_first_day() -> None:
    ledger = ledger_of(*((n, Line("demand", "BEL", f"demanded ({n})", TRUCE, to="ARD")) for n in (0, 10, 50)))
    (position,) = positions(ledger, "BEL", "ceasefire")
    assert (position.since, position.last_said, position.moved) == (day(0), day(50), ())
    assert positions(ledger, "COR") == ()


# ---- coverage ------------------------------------------------------------------------------------------------------


def test_copies_count_once_and_sole_outlets_show() -> None:
    lines = [Line("commit", "ARD", "promised after a night of talks in the old mill", TRUCE)]
    other = [Line("commit", "COR", "promised", "elections")]
    told = coverage(
        [
            reading("a", day(0), lines, "Wire"),
            reading("b", day(1), lines, "Herald"),
            reading("c", day(1), other, "Herald"),
        ]
    )
    by = {t.by: t for t in told.moves}
    assert (by["ARD",].outlets, by["ARD",].copied_by) == (("Wire",), ("Herald",))
    assert [t.by for t in told.sole("Herald")] == [("COR",)]
    assert [t.by for t in told.left_out("Wire")] == [("COR",)]
    assert [(c.doc, c.original, c.days_later) for c in told.copies] == [("b", "a", 1)]


def test_each_outlet_has_its_own_line() -> None:
    found = coverage(
        [
            reading("a", day(0), [Line("commit", "ARD", "promised", TRUCE)], "Wire"),
            reading("b", day(1), [Line("commit", "ARD", "has pledged", TRUCE)], "Herald"),
            reading("c", day(4), [Line("commit", "COR", "promised", LEAVE)], "Wire"),
            reading("d", day(9), [Line("commit", "BEL", "promised", LEAVE)], "Wire"),
        ]
    )
    wire, herald = found.by_outlet()
    assert (wire.name, wire.documents, wire.told, wire.first, wire.alone, wire.left_out) == ("Wire", 3, 3, 3, 2, 0)
    assert (herald.told, herald.first, herald.alone) == (1, 0, 0)
    assert herald.left_out == 0, "what others had when it no longer published is not left out"
    assert len(found.left_out("Herald")) == 2


def test_independent_reports_count_each() -> None:
    ledger = fold(
        [
            reading("a", day(0), [Line("commit", "ARD", "promised", TRUCE)], "Wire"),
            reading("b", day(1), [Line("commit", "ARD", "has pledged", TRUCE)], "Herald"),
        ]
    )
    (told,) = coverage_of(ledger).moves
    assert (told.outlets, told.copied_by, told.first.outlet) == (("Wire", "Herald"), (), "Wire")


# ---- for whom, and how long ----------------------------------------------------------------------------------------


def test_who_undertakes_for_others() -> None:
    ledger = ledger_of((0, Line("commit", "ARD", "promised that rebels accept", TRUCE, debtor="ARD-OPP")))
    (found,) = terms(ledger, {}).for_others
    assert (found.given_by, found.debtor, found.confirmed) == (("ARD",), "ARD-OPP", False)


def test_a_term_that_ends_before_the_deadline() -> None:
    ledger = ledger_of((0, Line("commit", "ARD", "promised", TRUCE, deadline="2031-09-01")))
    ends = {"ard": (Term("A. Premier", day(-100), day(60)),)}
    (found,) = terms(ledger, ends).out_of_office
    assert (found.name, found.term_ends) == ("A. Premier", day(60))
    assert terms(ledger, {"ard": (Term("A. Premier", day(-100), day(600)),)}).out_of_office == ()


# ---- why -----------------------------------------------------------------------------------------------------------


def test_why_two_and_why_one() -> None:
    ledger = ledger_of(
        (0, Line("commit", "ARD", "promised", LEAVE, places=("Ansa",))),
        (1, Line("commit", "ARD", "promised", "withdraw its troops from Borla", places=("Borla",))),
        (2, Line("commit", "ARD", "vowed", LEAVE, places=("Ansa",))),
    )
    one = next(c for c in ledger.commitments if c.place == "ansa")
    two = next(c for c in ledger.commitments if c.place == "borla")
    assert "They name no place in common: ansa against borla." in why(ledger, one.id, two.id)
    keys = [r.key for r in ledger.reports_of(one)]
    assert "Both are about withdrawal of forces." in why(ledger, *keys)
    with pytest.raises(KeyError):
        why(ledger, one.id, "nothing")


# ---- judgements ----------------------------------------------------------------------------------------------------


def judgement(record: str, verdict: str, *changes: tuple[str, str], hour: int = 1) -> Judgement:
    return Judgement(record, verdict, "reviewer", datetime(2031, 3, 2, hour), "because", changes)  # type: ignore[arg-type]


def test_a_split_a_merge_and_taking_back() -> None:
    told = [
        reading("a", day(0), [Line("commit", "ARD", "promised", TRUCE)]),
        reading("b", day(3), [Line("demand", "BEL", "demanded", TRUCE, to="ARD")]),
    ]
    (whole,) = fold(told).commitments
    keys = [r.key for r in fold(told).reports[0]]
    split = judgement(whole.id, "split", ("evidence", keys[1]))
    parts = fold(told, [split])
    assert len(parts.commitments) == 2
    merged = fold(told, [split, judgement(keys[0], "merge", ("with", keys[1]), hour=2)])
    assert len(merged.commitments) == 1
    assert fold(told, [split, judgement(whole.id, "retract", hour=2)]) == fold(told)


def test_a_correction_changes_a_field_and_says_so() -> None:
    told = [reading("a", day(0), [Line("commit", "ARD", "promised", TRUCE)])]
    (entry,) = fold(told).commitments
    (corrected,) = fold(told, [judgement(entry.id, "correct", ("deadline", "2031-05-01"))]).commitments
    assert corrected.deadline == "2031-05-01"
    assert corrected.judged == ("2031-03-02 reviewer: correct (because)",)


def test_two_debtors_are_never_merged() -> None:
    told = [reading("a", day(0), [Line("commit", "ARD", "promised", TRUCE), Line("commit", "BEL", "promised", TRUCE)])]
    one, two = fold(told).commitments
    assert len(fold(told, [judgement(one.id, "merge", ("with", two.id))]).commitments) == 2


def test_everything_becomes_json() -> None:
    ledger = with_condition_mentions(*DEADLOCK)
    for value in (
        timetable(ledger),
        deadlocks(ledger),
        positions(ledger, "ARD"),
        coverage_of(ledger),
        terms(ledger, {}),
    ):
        json.dumps(to_json(value))


# ---- plans ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They accepted the six-point plan on Monday.", "six-point plan"),
        ("The September agreement was not kept.", "september agreement"),
        ("the Arda Union's peace plan", "arda union plan"),
        ('the League\'s "road map" proposal', "league roadmap"),
        ("They have a plan.", None),
        ("A deal was struck.", None),
    ],
)
def test_the_name_of_a_plan(text: str, name: str | None) -> None:
    assert plan_named(text) == name


def test_the_steps_of_a_plan_meet_in_it() -> None:
    ledger = ledger_of(
        (0, Line("accept", "ARD", "accepted under the Arda Plan", TRUCE)),
        (1, Line("accept", "BEL", "accepted under the Arda Plan", "release the prisoners")),
        (2, Line("accept", "COR", "accepted", "elections")),
    )
    assert [p.name for p in plans(ledger.commitments)] == []
    named = ledger_of(
        (0, Line("accept", "ARD", "accepted under the Arda plan", TRUCE)),
        (1, Line("accept", "BEL", "accepted under the Arda plan", "release the prisoners")),
        (2, Line("accept", "COR", "accepted", "elections")),
    )
    (plan,) = plans(named.commitments)
    assert (plan.name, set(plan.debtors), plan.open) == ("arda plan", {"ARD", "BEL"}, 2)

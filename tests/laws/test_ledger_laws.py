"""Laws of the ledger, on generated histories."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.ledger import Ledger, fold
from servanda.records import Commitment, Evidence, Reading
from tests.ledger.histories import START, histories

LAW = settings(max_examples=60, deadline=None)


def evidence(commitment: Commitment) -> set[tuple[str, tuple[int, int]]]:
    """Document and span of all that an entry rests on, copies included."""
    found: list[Evidence] = [c.evidence for c in (*commitment.history, *commitment.claims)]
    return {(e.doc, e.span) for e in (*found, *commitment.carried)}


def all_evidence(ledger: Ledger) -> set[tuple[str, tuple[int, int]]]:
    return {e for c in ledger.commitments for e in evidence(c)}


@LAW
@given(histories(), st.randoms())
def test_the_order_of_documents_does_not_matter(readings: tuple[Reading, ...], random: object) -> None:
    shuffled = list(readings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert fold(readings) == fold(shuffled)


@LAW
@given(histories(), histories(most=2))
def test_a_further_document_never_removes_evidence(readings: tuple[Reading, ...], more: tuple[Reading, ...]) -> None:
    added = [replace(r, document=replace(r.document, id=f"x{r.document.id}")) for r in more]
    assert all_evidence(fold(readings)) <= all_evidence(fold([*readings, *added]))


@LAW
@given(histories(), st.integers(0, 200), st.integers(0, 200))
def test_ledgers_of_days_nest(readings: tuple[Reading, ...], a: int, b: int) -> None:
    early, late = sorted((START + timedelta(days=a), START + timedelta(days=b)))
    then, later = fold(readings, as_of=early), fold(readings, as_of=late)
    afterwards = {c.id: evidence(c) for c in later.commitments}
    for commitment in then.commitments:
        assert evidence(commitment) <= afterwards[commitment.id]


@LAW
@given(histories(), st.integers(0, 200))
def test_the_ledger_of_a_day_knows_nothing_published_later(readings: tuple[Reading, ...], a: int) -> None:
    day = START + timedelta(days=a)
    for commitment in fold(readings, as_of=day).commitments:
        found = [c.evidence for c in (*commitment.history, *commitment.claims)]
        assert all(e.reported and e.reported <= day for e in (*found, *commitment.carried))
        assert all(c.date is None or c.date <= day for c in commitment.history)


def without_coverage(commitment: Commitment) -> Commitment:
    return replace(commitment, outlets=(), carried=())


@LAW
@given(histories(), st.data())
def test_a_copy_changes_coverage_and_nothing_else(readings: tuple[Reading, ...], data: st.DataObject) -> None:
    copied = data.draw(st.sampled_from(readings))
    day = copied.document.published
    later = day + timedelta(days=data.draw(st.integers(0, 9))) if day else None
    document = replace(copied.document, id="zz-copy", outlet="Echo", published=later)
    copy = replace(copied, document=document)
    last = max((r.document.published for r in readings if r.document.published), default=START)
    until = last + timedelta(days=10)
    before, after = (
        fold(readings, as_of=None if day is None else until),
        fold([*readings, copy], as_of=None if day is None else until),
    )
    assert [without_coverage(c) for c in before.commitments] == [without_coverage(c) for c in after.commitments]
    assert [c.outlets for c in before.commitments] == [c.outlets for c in after.commitments]


@LAW
@given(histories())
def test_every_state_has_evidence(readings: tuple[Reading, ...]) -> None:
    texts = {r.document.id: r.document.text for r in readings}
    for commitment in fold(readings).commitments:
        assert commitment.history
        assert commitment.history[-1].status == commitment.status
        for change in (*commitment.history, *commitment.claims):
            start, end = change.evidence.span
            assert texts[change.evidence.doc][start:end] == change.evidence.words


@LAW
@given(histories())
def test_no_entry_mixes_debtors(readings: tuple[Reading, ...]) -> None:
    for commitment in fold(readings).commitments:
        assert len(commitment.debtor) == 1


@LAW
@given(histories())
def test_never_violated_without_a_date_or_a_report(readings: tuple[Reading, ...]) -> None:
    for commitment in fold(readings).commitments:
        before = None
        for change in commitment.history:
            entered, before = change.status != before, change.status
            if entered and change.status == "violated":
                assert change.move in ("breach", "accuse") or commitment.deadline


@LAW
@given(histories())
def test_ids_are_unique_and_found(readings: tuple[Reading, ...]) -> None:
    ledger = fold(readings)
    ids = [c.id for c in ledger.commitments]
    assert len(ids) == len(set(ids))
    assert all(ledger.find(c.id) == c for c in ledger.commitments)


def test_no_readings_no_entries() -> None:
    assert fold([]).commitments == ()
    assert fold([], as_of=date(2031, 1, 1)).as_of == date(2031, 1, 1)

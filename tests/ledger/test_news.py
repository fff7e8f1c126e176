"""What is new since a day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings

from servanda.ledger import fold, news
from servanda.records import Reading
from tests.ledger.histories import START, Line, histories, reading

TRUCE = "a ceasefire in the valley"
LEAVE = "withdraw its troops from Ansa"


def day(number: int) -> date:
    return START + timedelta(days=number)


def test_what_was_first_told_since_then_is_new() -> None:
    old = reading("a", day(0), [Line("commit", "ARD", "promised", TRUCE)])
    new = reading("b", day(5), [Line("commit", "COR", "promised", LEAVE)])
    (item,) = news([old, new], day(5))
    assert (item.entry.debtor, item.before) == (("COR",), None)
    assert [c.evidence.doc for c in item.changes] == ["b"]


def test_what_stands_otherwise_is_told_with_how_it_stood() -> None:
    given_ = reading("a", day(0), [Line("commit", "ARD", "promised", TRUCE)])
    broken = reading("b", day(3), [Line("breach", "ARD", "broke", TRUCE)])
    (item,) = news([given_, broken], day(1))
    assert (item.before, item.entry.status, item.turned) == ("committed", "violated", True)


def test_what_is_only_told_again_has_not_turned() -> None:
    given_ = reading("a", day(0), [Line("commit", "ARD", "promised", TRUCE)])
    again = reading("b", day(3), [Line("commit", "ARD", "has pledged", TRUCE)])
    (item,) = news([given_, again], day(1))
    assert not item.turned
    assert len(item.changes) == 1


def test_a_day_that_passes_in_silence_is_news() -> None:
    line = Line("commit", "ARD", "promised to", LEAVE, deadline=day(10).isoformat())
    (item,) = news([reading("a", day(0), [line])], day(12), as_of=day(30))
    assert item.before == "due"
    assert item.entry.status in ("expired", "violated")


def test_nothing_told_and_nothing_passed_is_no_news() -> None:
    assert news([reading("a", day(0), [Line("commit", "ARD", "promised", TRUCE)])], day(1)) == ()


@given(histories())
@settings(max_examples=40)
def test_everything_is_new_since_before_the_first_report(readings: tuple[Reading, ...]) -> None:
    dated = [r for r in readings if r.document.published]
    assert {n.entry.id for n in news(dated, date(2000, 1, 1))} == {c.id for c in fold(dated).commitments}

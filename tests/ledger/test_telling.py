"""How the acts behind an entry's states are told."""

from __future__ import annotations

from datetime import date

from servanda.ledger.telling import ACTS, told
from servanda.records import MOVE_TYPES, Change, Evidence

WORDS = Evidence(doc="d", span=(0, 5), words="words", outlet="The Harbour Gazette")


def test_who_asks_for_a_withdrawn_promise_is_not_told_as_withdrawing_it() -> None:
    asked = Change("withdrawn", date(2016, 10, 24), WORDS, move="demand", by=("DEU", "FRA"), to=("RUS",))
    assert told(asked) == "Germany and France demanded of Russia"


def test_a_claim_names_who_makes_it() -> None:
    claimed = Change("violated", None, WORDS, move="breach", by=("RUS",), claimed_by=("USA",))
    assert told(claimed) == "Russia broke it, so says United States"


def test_nobody_is_told_as_acting_where_a_date_alone_made_the_state() -> None:
    assert told(Change("lapsed", date(2016, 10, 24), WORDS, note="not heard of for 60 days")) == ""


def test_who_acts_towards_himself_is_named_once() -> None:
    assert told(Change("committed", None, WORDS, move="commit", by=("RUS",), to=("RUS",))) == "Russia promised"


def test_a_maker_that_the_text_does_not_name_is_said_to_be_unnamed() -> None:
    assert told(Change("demanded", None, WORDS, move="demand", to=("SYR",))) == "a party not named demanded of Syria"


def test_every_type_of_move_has_its_words() -> None:
    assert set(ACTS) == set(MOVE_TYPES)

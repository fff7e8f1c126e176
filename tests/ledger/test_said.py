"""What exactly was said, by whom, in whose report."""

from __future__ import annotations

from datetime import date

import pytest

from servanda.flow import read
from servanda.ledger import Said, said
from servanda.records import Document

DAY = date(2016, 10, 24)
TEXT = (
    "Foreign Minister Sergei Lavrov said that Moscow would prolong the truce. Angela Merkel called the bombing "
    '"inhumane". Two Western diplomats said that nothing had been signed. A rebel leader allegedly accepted the offer.'
)


def said_in(text: str = TEXT, **asked: object) -> tuple[Said, ...]:
    return said([read(Document("d", text, "Herald", DAY))], **asked)  # type: ignore[arg-type]


def test_each_thing_said_has_its_speaker_its_cue_and_its_words() -> None:
    first = said_in()[0]
    assert (first.speaker, first.codes, first.cue, first.quote) == ("Sergei Lavrov", ("RUS",), "said", "indirect")
    assert first.words.endswith("Moscow would prolong the truce")
    assert first.evidence.outlet == "Herald"


def test_who_is_not_named_speaks_in_the_words_of_the_report() -> None:
    assert "Two Western diplomats" in {s.speaker for s in said_in()}


@pytest.mark.parametrize(
    ("asked", "speakers"),
    [
        ({"party": "DEU"}, {"Angela Merkel"}),
        ({"about": "truce"}, {"Sergei Lavrov"}),
        ({"about": "merkel"}, {"Angela Merkel"}),
        ({"about": "elephants"}, set()),
        ({"since": date(2016, 10, 25)}, set()),
    ],
)
def test_what_was_said_is_asked_by_party_words_and_day(asked: dict[str, object], speakers: set[str]) -> None:
    assert {s.speaker for s in said_in(**asked)} == speakers


def test_every_word_stands_where_it_says() -> None:
    assert all(TEXT[s.evidence.span[0] : s.evidence.span[1]] == s.evidence.words for s in said_in())


def test_what_is_told_through_another_names_him() -> None:
    text = "The minister of Chad said that Iran had announced that it would leave the talks."
    nested = [s for s in said_in(text) if s.told_by]
    assert all(isinstance(name, str) and name for s in nested for name in s.told_by)

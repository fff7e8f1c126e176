"""Names, phrases and places: who is an actor in a sentence, and who is not."""

from __future__ import annotations

from datetime import date

import pytest

from servanda.actors import actors_at, find_actors, load_lexicon, owners_of
from servanda.language import load_parser
from servanda.language.parse import Parsed
from servanda.records import Document, Mention


def read(text: str, day: str = "2012-04-06") -> tuple[Parsed, tuple[Mention, ...]]:
    parsed = load_parser().parse(Document("t", text, published=date.fromisoformat(day)))
    return parsed, find_actors(parsed, load_lexicon())


def who(text: str, day: str = "2012-04-06") -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.actor.code) for m in read(text, day)[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Poland rejected the timetable.", [("Poland", "POL")]),
        ("Kuwait's emir will receive the delegates.", [("Kuwait's emir", "KWT")]),
        ("The king of Tonga promised reforms.", [("The king of Tonga", "TON")]),
        ("Ankara threatened to close the straits.", [("Ankara", "TUR")]),
        ("The Omanis offered to host the talks.", [("The Omanis", "OMN")]),
        ("The Kremlin denied the report.", [("The Kremlin", "RUS")]),
        ("Sweden's foreign ministry summoned the consul.", [("Sweden's foreign ministry", "SWE")]),
        ("Chadian rebels refused to disarm.", [("Chadian rebels", "TCD-OPP")]),
        ("Kenyan villagers fled the fighting.", [("Kenyan villagers", "KEN-PPL")]),
    ],
)
def test_an_actor_is_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert who(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The delegates met in Vienna.",
        "Prices rose across Georgia after the frost.",
        "Turkey prices at the market doubled.",
        "Heavy rain fell near Lima.",
        "Nobody answered the letter.",
    ],
)
def test_a_place_or_a_word_is_no_actor(text: str) -> None:
    assert who(text) == []


def test_joint_actors_are_split() -> None:
    parsed, mentions = read("France and Germany proposed a truce.")
    verb = next(t for t in parsed.doc if t.text == "proposed")
    subject = next(t for t in verb.children if t.dep_ == "nsubj")
    assert [a.code for a in actors_at(mentions, subject)] == ["FRA", "DEU"]


def test_the_owner_of_an_offer() -> None:
    parsed, mentions = read("Libya's offer was dismissed, as was the Russian proposal.")
    nouns = [t for t in parsed.doc if t.text in ("offer", "proposal")]
    assert [[a.code for a in owners_of(mentions, n)] for n in nouns] == [["LBY"], ["RUS"]]

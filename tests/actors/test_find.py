"""Names, phrases and places: who is an actor in a sentence, and who is not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.actors import actors_at, load_lexicon, owners_of
from tests.actors.scene import codes, read, who


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Poland rejected the timetable.", [("Poland", "POL")]),
        ("Kuwait's emir will receive the delegates.", [("Kuwait's emir", "KWT")]),
        ("The king of Tonga promised reforms.", [("The king of Tonga", "TON")]),
        ("Ankara threatened to close the straits.", [("Ankara", "TUR")]),
        ("The Omanis offered to host the talks.", [("The Omanis", "OMN")]),
        ("The Kremlin denied the report.", [("The Kremlin", "RUS")]),
        ("Soviet troops left the town.", [("Soviet troops", "RUS")]),
        ("The Soviets denied the report.", [("The Soviets", "RUS")]),
        ("Sweden's foreign ministry summoned the consul.", [("Sweden's foreign ministry", "SWE")]),
        ("Chadian rebels refused to disarm.", [("Chadian rebels", "TCD-OPP")]),
        ("Kenyan villagers fled the fighting.", [("Kenyan villagers", "KEN-PPL")]),
        ("A spokesman for the Ghanaian army denied it.", [("A spokesman for the Ghanaian army", "GHA")]),
        ("The Bolivian Congress rejected the bill.", [("The Bolivian Congress", "BOL")]),
        ("Belgian and Dutch diplomats walked out.", [("Belgian and Dutch diplomats", c) for c in ("BEL", "NLD")]),
        ("Élysée officials called the offer empty.", [("Élysée officials", "FRA")]),
        ("Residents said the shelling had stopped.", [("Residents", "PPL")]),
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
        "The envoy flew to Damascus overnight.",
        "Jordan wept when the band began to play.",
        "Chad Miller repairs bicycles in a shed.",
        "Brazil scored the only goal shortly before half-time.",
        "Shells hit the Mexico City suburb of brick houses.",
        "They ordered Swiss cheese and French fries.",
        "The Jordan River was low that summer.",
        "Rice prices doubled and straw burned.",
    ],
)
def test_a_place_a_team_or_a_namesake_is_no_actor(text: str) -> None:
    assert who(text) == []


def test_a_parliament_without_a_state_has_no_government() -> None:
    text = "The European Parliament voted for the motion. Residents protested against the government."
    assert ("the government", "EU") not in who(text)
    assert ("The European Parliament", "EU") in who(text)


def test_joint_actors_are_split() -> None:
    parsed, mentions = read("France and Germany proposed a truce.")
    verb = next(t for t in parsed.doc if t.text == "proposed")
    subject = next(t for t in verb.children if t.dep_ == "nsubj")
    assert [a.code for a in actors_at(mentions, subject)] == ["FRA", "DEU"]


def test_a_span_gives_what_is_inside_or_around_it() -> None:
    text = "Kuwait's emir spoke."
    _, mentions = read(text)
    assert [a.code for a in actors_at(mentions, (0, 13))] == ["KWT"]
    assert [a.code for a in actors_at(mentions, (0, 6))] == ["KWT"]
    assert actors_at(mentions, (14, 19)) == ()


def test_the_owner_of_an_offer() -> None:
    parsed, mentions = read("Libya's offer was dismissed, as was the Russian proposal.")
    nouns = [t for t in parsed.doc if t.text in ("offer", "proposal")]
    assert [[a.code for a in owners_of(mentions, n)] for n in nouns] == [["LBY"], ["RUS"]]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Troops left Kinshasa. Congo asked for help.", "Congo", ["COD"]),
        ("Troops left Brazzaville. Congo asked for help.", "Congo", ["COG"]),
        ("Seoul was alarmed. Korea asked for talks.", "Korea", ["KOR"]),
        ("Guinea closed its border.", "Guinea", ["GIN"]),
        ("Equatorial Guinea closed its border.", "Equatorial Guinea", ["GNQ"]),
        ("The governor of Niger State asked for boats.", "Niger", ["NGA"]),
        ("The White House in Moscow defied the decree.", "The White House", ["RUS"]),
    ],
)
def test_namesakes_among_states(text: str, words: str, expected: list[str]) -> None:
    assert codes(text, words) == expected


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(sorted(load_lexicon().states)), min_size=1, max_size=4))
def test_a_mention_shows_its_words(ids: list[str]) -> None:
    """Every mention points at characters of the text, and reading twice gives the same."""
    names = [load_lexicon().states[i].name for i in ids]
    text = " ".join(f"{name} rejected the draft." for name in names)
    _, mentions = read(text)
    assert all(0 <= m.start < m.end <= len(text) and m.head is not None for m in mentions)
    assert mentions == read(text)[1]

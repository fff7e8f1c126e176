"""Words that point back: pronouns, nominals and pairs are resolved within the document, or not at all."""

from __future__ import annotations

import pytest

from tests.actors.scene import codes


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Chile's president arrived late. He asked for patience.", "He", ["CHL"]),
        ("Chile's president greeted the Greek envoy. He asked for patience.", "He", ["CHL"]),
        ("Norway closed its embassy. It said the building was unsafe.", "It", ["NOR"]),
        ("Colombian guerrillas left the town. They promised to return.", "They", ["COL-OPP"]),
        ("The Peruvian foreign minister spoke. The minister called the map wrong.", "The minister", ["PER"]),
        ("Qatar paid the ransom. The emirate asked for discretion.", "The emirate", ["QAT"]),
        ("Malta took the passengers in. The island state wants help.", "the island state".capitalize(), ["MLT"]),
        ("Oman's foreign ministry denied it. The ministry named no source.", "The ministry", ["OMN"]),
        ("The Kenyan president spoke to his soldiers.", "his soldiers", ["KEN"]),
        ("France and Spain met. Both countries want a treaty.", "Both countries", ["FRA", "ESP"]),
        ("Chile's premier welcomed the Fijian envoy. The guest signed a book.", "The guest", ["FJI"]),
    ],
)
def test_a_word_that_points_back(text: str, words: str, expected: list[str]) -> None:
    assert codes(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He asked for patience.", "He"),
        ("It rained all day.", "It"),
        ("Norway closed its embassy. It is late.", "It"),
        ("The minister sighed.", "The minister"),
        ("A baker opened his shop. He sold bread.", "He"),
        ("Both sides of the road were mined.", "Both sides"),
        ("The group played two songs.", "The group"),
    ],
)
def test_nothing_where_it_is_unsure(text: str, words: str) -> None:
    assert codes(text, words) == []


def test_a_speaker_says_he_of_somebody_else() -> None:
    text = "Chile's president was angry. \"He broke the truce,\" said Chile's president."
    assert codes(text, "He") == []


ALEPPO = "Fighting went on in Aleppo and Idlib. "


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (ALEPPO + "Rebels held the road.", "Rebels", ["SYR-OPP"]),
        (ALEPPO + "The Russian ambassador accused armed groups of a trick.", "armed groups", ["SYR-OPP"]),
        (ALEPPO + "Diplomats spoke in Geneva. The opposition was not asked.", "The opposition", ["SYR-OPP"]),
        (ALEPPO + "The government was ready to talk, Moscow said.", "The government", ["SYR"]),
        (ALEPPO + "The loyalist fighters held the road.", "The loyalist fighters", ["SYR"]),
        (ALEPPO + "British lawmakers urged the government to act.", "the government", ["GBR"]),
        (ALEPPO + "Turkey and Qatar sent envoys. The groups refused. They called it a trap.", "They", ["SYR-OPP"]),
        (ALEPPO + "The rebel group Sons of Hadid refused. A spokesman gave no reason.", "A spokesman", ["SYR-OPP"]),
        ("Sergei Lavrov met John Kerry in Geneva. Both ministers smiled.", "Both ministers", ["RUS", "USA"]),
    ],
)
def test_the_theatre_decides_whose_rebels_and_whose_government(text: str, words: str, expected: list[str]) -> None:
    assert codes(text, words, "2016-10-20") == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Talks went on in Geneva and Vienna. Rebels held the road.", "Rebels"),
        ("A spokesman declined to comment.", "A spokesman"),
        ("Members of several parties agreed. Others left.", "Others"),
        ("Paul Gen, the senior vice president for Harbour Foods, praised Libya. Gen laughed.", "Gen"),
    ],
)
def test_no_theatre_no_rebels(text: str, words: str) -> None:
    assert codes(text, words, "2016-10-20") == []


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            ALEPPO + "In Moscow the Russian envoy shrugged. The Russian draft failed. Rebels cheered.",
            "Rebels",
            ["SYR-OPP"],
        ),
        (ALEPPO + "Rebel officials asked for monitors.", "Rebel officials", ["SYR-OPP"]),
        (ALEPPO + "Government troops left the road.", "Government troops", ["SYR"]),
        ("Norway was angry. It accused Oman of breaking its word.", "its", ["OMN"]),
        (
            "The House of Commons held a debate on Aleppo. Members urged the government to act.",
            "the government",
            ["GBR"],
        ),
        ("Chile said that Lima was ready to sign.", "Lima", ["PER"]),
        ("A U.S. State Department spokesman smiled.", "A U.S. State Department spokesman", ["USA"]),
    ],
)
def test_sides_and_clauses(text: str, words: str, expected: list[str]) -> None:
    assert codes(text, words, "2016-10-20") == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (ALEPPO + "All parties were told.", "All parties"),
        (ALEPPO + "Militias stopped a convoy.", "Militias"),
        (ALEPPO + "The local administration stays.", "The local administration"),
        ("Theresa May spoke. The vote is set for 7 May.", "7 May"),
        ("States sign treaties and break them.", "States"),
    ],
)
def test_no_side_is_meant(text: str, words: str) -> None:
    assert codes(text, words, "2016-10-20") == []

"""Who `he`, `she` and `it` are beside a quotation, in reported speech, and beside the subject of their own clause."""

from __future__ import annotations

import pytest

from tests.actors.scene import codes

DAY = "2011-07-01"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ('Hillary Clinton praised the truce. "Gaddafi must go before any talks begin," she said.', "she", ["USA"]),
        ('Franco Frattini spoke in Rome. "Gaddafi must leave the country," he said.', "he said", ["ITA"]),
        ("David Cameron spoke of the war. Assad, he said, must give way.", "he said", ["GBR"]),
        ("Dmitry Medvedev blamed Alain Juppe. He added that the text was weak.", "He", ["RUS"]),
        ("Dmitry Medvedev met Alain Juppe, and he told him to wait.", "he told", ["RUS"]),
        (
            'David Cameron warned the rebels. "We are patient. The days are long. The nights are cold. It will end. '
            'We can wait," he remarked.',
            "he remarked",
            ["GBR"],
        ),
        ("Alain Juppe met Franco Frattini. Dmitry Medvedev restated his demand.", "his", ["RUS"]),
    ],
)
def test_the_speaker_is_not_whom_the_quotation_names(text: str, words: str, expected: list[str]) -> None:
    assert codes(text, words, DAY) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"Gaddafi must leave the country," he said.', "he said"),
        ('A farmer praised the truce. "Gaddafi must go before any talks begin," he said.', "he said"),
        ("Alain Juppe and Dmitry Medvedev met. He left early.", "He"),
        ("The teacher knew Alain Juppe, and he told him to wait.", "he told"),
    ],
)
def test_where_two_could_be_meant_or_nobody_is_known_nothing_is_said(text: str, words: str) -> None:
    assert codes(text, words, DAY) == []


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Ban Ki-moon spoke. The secretary-general said it was time.", "The secretary-general", ["UN"]),
        ("Franco Frattini thanked the French. The foreign minister said it was time.", "foreign minister", ["ITA"]),
        ("Franco Frattini and Alain Juppe met. The foreign minister said it was time.", "foreign minister", []),
        ("Foreign Secretary William Hague spoke. Hague said it was time.", "Hague", ["GBR"]),
        ("Foreign Secretary William Hague spoke. He left The Hague on Monday.", "The Hague", ["NLD"]),
        ("Barack Obama restated his opposition to the draft.", "opposition", []),
        ("Barack Obama met his opposition.", "opposition", ["USA-OPP"]),
    ],
)
def test_short_names_and_titles_are_of_whoever_the_text_names(text: str, words: str, expected: list[str]) -> None:
    assert codes(text, words, DAY) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Fighting went on in Misrata, Libya. A rebel leader refused to talk.", "A rebel leader"),
        ("Fighting went on in Misrata, Libya. Rebel commander Sami Said refused to talk.", "Sami Said"),
        ("Fighting went on in Misrata, Libya. Rebel commander Sami Barak spoke. Barak refused to talk.", "Barak"),
    ],
)
def test_rebels_with_a_post_are_of_the_conflict(text: str, words: str) -> None:
    assert set(codes(text, words, DAY)) == {"LBY-OPP"}


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The European Union said on Tuesday that they had agreed.", "they", ["EU"]),
        ("Oman said it was sorry for the delay.", "it was", ["OMN"]),
        ("Oman said it was raining.", "it was", []),
        ("Oman said it was clear that talks had failed.", "it was", []),
        ("Oman said it was time to talk.", "it was", []),
        ("Peru, Chile and Bolivia met. They opposed the draft.", "They", ["PER", "CHL", "BOL"]),
        ("David Cameron and William Hague spoke. Both backed the draft.", "Both", ["GBR", "GBR"]),
        ("Moscow has been a strong critic of the raids.", "Moscow", ["RUS"]),
        ("Moscow and Beijing were critical of the raids.", "Moscow", ["RUS"]),
        ("Moscow was cold that week.", "Moscow", []),
        ("Libya's interim rulers met in Paris.", "interim rulers", ["LBY-OPP"]),
        ("Oman's interim rulers met in Paris.", "interim rulers", ["OMN"]),
        ("Libyan state radio named the dead.", "state radio", ["LBY"]),
        ("Libyan newspapers named the dead.", "newspapers", ["MED"]),
        ("Omar Fakir, a Libyan rebel commander, spoke. Then said Fakir: wait.", "Fakir", ["LBY-OPP"]),
    ],
)
def test_states_and_bodies_that_speak_or_are_named_together(text: str, words: str, expected: list[str]) -> None:
    assert codes(text, words, DAY) == expected

"""Whom words point at by the clause they stand in: names ahead and beside, members of a group, offices of the past."""

from __future__ import annotations

import pytest

from tests.actors.scene import codes


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("When it joined the pact years ago, Peru pledged reforms.", "it", ["PER"]),
        ("Chile waited. Although it accepted the plan, Peru refused to sign.", "it", ["PER"]),
        ("Merkel arrived. After he left, Lavrov wrote to Oman.", "he", ["RUS"]),
    ],
)
def test_a_pronoun_in_an_opening_clause_is_the_subject_ahead(text: str, words: str, expected: list[str]) -> None:
    assert codes(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "unlike"),
    [
        ("Lavrov flew home. When he had left, Merkel refused to sign.", "he", ["DEU"]),
        ("Lavrov met the envoys. Because they agreed, Lavrov signed.", "they", ["RUS"]),
        ("Peru spoke first. Chile said that it would sign.", "it", ["PER"]),
    ],
)
def test_a_subject_ahead_must_agree(text: str, words: str, unlike: list[str]) -> None:
    assert codes(text, words) != unlike


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Chile noted the clash between Oman's appeal for talks and its refusal of force.", "its", ["OMN"]),
        ("Lavrov's visit and his talks failed.", "his", ["RUS"]),
        ("We do applaud Peru for its pledge, Obama said.", "its", ["PER"]),
    ],
)
def test_a_possessive_is_of_the_owner_beside_or_of_whom_is_praised(text: str, words: str, expected: list[str]) -> None:
    assert codes(text, words) == expected


def test_an_owner_beside_must_agree() -> None:
    assert codes("Merkel's visit and his talks failed.", "his") == []


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Peru joins a few countries, including France and Qatar, that signed.", "countries", ["FRA", "QAT"]),
        ("Nations such as Chile and Peru sent ships.", "Nations", ["CHL", "PER"]),
        ("Countries that praised Mali included Iran and Cuba.", "Countries", ["IRN", "CUB"]),
        ("NATO countries agreed when their ambassadors met.", "NATO countries", ["NATO"]),
    ],
)
def test_countries_are_those_that_the_text_gives(text: str, words: str, expected: list[str]) -> None:
    assert codes(text, words) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Many countries stayed away.",
        "Countries with goods such as oil and wheat stayed away.",
        "Countries rich in copper, like the firms of Acme, stayed away.",
    ],
)
def test_other_countries_are_nobody(text: str) -> None:
    assert codes(text, "ountries") == []


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The clip showed attacks on marchers demanding new elections.", "marchers", ["PPL"]),
        ("Police fired on residents who called for a vote.", "residents", ["PPL"]),
        ("Police fired on residents.", "residents", []),
        ("Police fired on residents arrested by night.", "residents", []),
    ],
)
def test_people_who_do_something_are_somebody(text: str, words: str, expected: list[str]) -> None:
    assert codes(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "day", "expected"),
    [
        ("Former Prime Minister Tony Blair visited Mali.", "Blair", "2011-09-07", ["GBR"]),
        ("Tony Blair visited Mali for the Quartet.", "Blair", "2011-09-07", ["INT"]),
        ("Ibrahim Dabbashi spoke.", "Dabbashi", "2011-03-09", ["LBY-OPP"]),
        ("Ibrahim Dabbashi spoke.", "Dabbashi", "2014-03-09", ["LBY"]),
        ("Saadi Gaddafi spoke.", "Gaddafi", "2011-04-01", ["LBY"]),
        ("Latin American leaders met in Lima.", "Latin American", "2011-04-01", []),
        ("American leaders met in Lima.", "American", "2011-04-01", ["USA"]),
    ],
)
def test_people_and_offices_of_a_day(text: str, words: str, day: str, expected: list[str]) -> None:
    assert codes(text, words, day) == expected


@pytest.mark.parametrize(
    ("text", "words", "day", "expected"),
    [
        ("Libya's ruling interim council asked for the money.", "council", "2011-08-30", ["LBY-OPP"]),
        ("Libya's new rulers asked for the money.", "rulers", "2011-08-30", ["LBY-OPP"]),
        ("Libya's rulers asked for the money.", "rulers", "2011-08-30", ["LBY"]),
        ("Libya's new government took office.", "government", "2009-08-30", ["LBY"]),
        ("Libya's new rulers asked for the money.", "rulers", "2009-08-30", ["LBY"]),
    ],
)
def test_new_rulers_are_those_in_waiting(text: str, words: str, day: str, expected: list[str]) -> None:
    assert codes(text, words, day) == expected


REBELS = "In Libya, rebels held Misrata. Libya's rebels waited near Benghazi. "


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The anti-Gaddafi fighters took a road.", "fighters", ["LBY-OPP"]),
        ("A leader of the uprising refused.", "leader", ["LBY-OPP"]),
        ("The spokesman said the movement needs loans.", "the movement", ["LBY-OPP"]),
        ("The film recalls the movement of labour.", "the movement", []),
        ("In neighbouring Algeria, the government banned exiles.", "the government", ["DZA"]),
        ("In June, the government banned exiles.", "the government", ["LBY"]),
    ],
)
def test_sides_of_a_war_without_a_name(text: str, words: str, expected: list[str]) -> None:
    assert codes(REBELS + text, words, "2011-07-01") == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Putin's lawyer rejected the charge.", "lawyer", ["RUS"]),
        ("Russian lawyers rejected the charge.", "lawyers", ["RUS-PPL"]),
        ("Omar Sadi, head of a U.N. rights inquiry, left.", "Sadi", ["UN"]),
        ("Omar Sadi, head of a school inquiry, left.", "Sadi", []),
        ("Ana Moreno, who helmed the Peruvian team, refused.", "Moreno", ["PER"]),
        ("Ana Moreno, who watched the Peruvian team, refused.", "Moreno", []),
        ("Chavez condemned it. The 57-year-old former soldier left.", "soldier", ["VEN"]),
        ("Chavez condemned it. A 57-year-old former soldier left.", "soldier", []),
        ("A Malian officer left after he had spoken.", "he", ["MLI"]),
    ],
)
def test_who_speaks_for_whom_and_who_is_told_again(text: str, words: str, expected: list[str]) -> None:
    assert codes(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Rebel spokesman Hassan al-Misrati spoke to reporters.", "Misrati", ["LBY-OPP"]),
        ("The rebels met stiff resistance near Misrata.", "resistance", []),
        ("The resistance waited near Misrata.", "The resistance", ["LBY-OPP"]),
        ("There were divisions at the front near Benghazi.", "the front", []),
        ("Many of the poets live in exile.", "exile", []),
        ("An opposition member said he saw tanks.", "he", ["LBY-OPP"]),
        ("A club member said he saw tanks.", "he", []),
        ("Gaddafi spoke. A commander near Sirte said he was in talks.", "he", []),
    ],
)
def test_more_of_the_sides_of_a_war(text: str, words: str, expected: list[str]) -> None:
    assert codes(REBELS + text, words, "2011-07-01") == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Speaking in English, she asked for water.", "English", []),
        ("She learned Italian and French.", "French", []),
        ("He wrote in Spanish to the mayor.", "Spanish", []),
        ("The French asked for water.", "French", ["FRA"]),
        ("She met the French and wrote a letter.", "French", ["FRA"]),
    ],
)
def test_a_language_is_nobody(text: str, words: str, expected: list[str]) -> None:
    assert codes(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "day", "expected"),
    [
        ("Abdul Fattah Younis al-Abidi spoke. Abidi left.", "Abidi left", "2011-03-01", ["LBY-OPP"]),
        (
            "So said Mohammed Ali Abdallah of the National Front for the Salvation of Libya.",
            "Abdallah",
            "2011-03-01",
            ["LBY-OPP"],
        ),
    ],
)
def test_somebody_is_of_the_side_that_the_text_gives(text: str, words: str, day: str, expected: list[str]) -> None:
    assert codes(text, words, day) == expected

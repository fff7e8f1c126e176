"""People by their office on the day: full names, surnames, titles, and names the lexicon does not know."""

from __future__ import annotations

import pytest

from tests.actors.scene import codes, read


@pytest.mark.parametrize(
    ("text", "words", "day", "expected"),
    [
        ("Antonio Guterres asked for patience.", "Antonio Guterres", "1999-05-01", ["PRT"]),
        ("Antonio Guterres asked for patience.", "Antonio Guterres", "2019-05-01", ["UN"]),
        ("Donald Tusk opened the summit.", "Donald Tusk", "2010-05-01", ["POL"]),
        ("Donald Tusk opened the summit.", "Donald Tusk", "2016-05-01", ["EU"]),
        ("Raila Odinga spoke to reporters.", "Raila Odinga", "2017-09-05", ["KEN-OPP"]),
        ("President Vladimir V. Putin refused.", "Putin", "2016-09-06", ["RUS"]),
        ("Merkel asked for time.", "Merkel", "2011-09-06", ["DEU"]),
        ("The Kenyan foreign minister spoke.", "The Kenyan foreign minister", "2011-09-06", ["KEN"]),
        ("Gerard Roux, the French interior minister, spoke. Roux was angry.", "Roux", "2011-09-06", ["FRA"]),
        ("Belgian envoy Piet Haak spoke. Haak was angry.", "Haak", "2011-09-06", ["BEL"]),
        ("Mila Tarn, a spokeswoman for Oxfam, was angry.", "Mila Tarn", "2011-09-06", ["NGO"]),
    ],
)
def test_a_person_speaks_for_whoever_the_office_belongs_to(
    text: str, words: str, day: str, expected: list[str]
) -> None:
    assert codes(text, words, day) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kevin Merkel repairs bicycles.", "Merkel"),
        ("Scott Putin sells cars. Putin was glad.", "Putin was"),
        ("Ivo Tarn, a plumber, sighed.", "Ivo Tarn"),
    ],
)
def test_a_namesake_of_a_politician_is_nobody(text: str, words: str) -> None:
    assert codes(text, words, "2011-09-06") == []


def test_the_role_is_the_office_on_the_day() -> None:
    _, mentions = read("Kofi Annan met the delegates.", "2001-05-05")
    assert [(m.actor.role, m.actor.acts_for) for m in mentions] == [("un-secretary-general", ("un",))]


def test_without_a_day_only_one_allegiance_is_told() -> None:
    assert codes("Angela Merkel met the delegates.", "Angela Merkel", None) == ["DEU"]
    assert codes("Donald Tusk met the delegates.", "Donald Tusk", None) != ["EU"]


def test_a_full_name_of_the_tables_is_known_again_by_its_last_word() -> None:
    text = "Azzam al-Ahmad came first. Later Ahmad left."
    assert codes(text, "Ahmad left", "2014-08-01") == ["PSE"]
    assert codes("A baker came first. Later Ahmad left.", "Ahmad", "2014-08-01") == []

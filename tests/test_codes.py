"""Parties by name, and what people type for them."""

from __future__ import annotations

import pytest

from servanda.codes import code_name, code_names, code_of, code_phrase


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("rus", "RUS"),
        ("Russia", "RUS"),
        ("russian", "RUS"),
        ("Moscow", "RUS"),
        ("SYR-OPP", "SYR-OPP"),
        ("Syrian opposition", "SYR-OPP"),
        ("Syria rebels", "SYR-OPP"),
        ("United Nations", "UN"),
        ("us", "USA"),
        ("UK", "GBR"),
        ("libyan people", "LBY-PPL"),
        ("Soviet Union", "RUS"),
        ("SUN", "RUS"),
        ("Atlantis", None),
        ("Atlantis rebels", None),
        ("RUS-XYZ", None),
        ("", None),
    ],
)
def test_a_party_is_known_by_code_and_name(typed: str, code: str | None) -> None:
    assert code_of(typed) == code


@pytest.mark.parametrize(
    ("code", "name"),
    [("USA", "United States"), ("SYR-OPP", "Syrian opposition"), ("GBR-PPL", "British people"), ("XYZ", "XYZ")],
)
def test_the_name_of_a_code(code: str, name: str) -> None:
    assert code_name(code) == name


def test_more_parties_than_asked_for_are_counted() -> None:
    assert code_names(["RUS", "FRA", "USA"], 2) == "Russia, France and 1 more"
    assert code_names(["RUS", "FRA"], 2) == "Russia and France"
    assert code_names([]) == "not named"


@pytest.mark.parametrize(
    ("codes", "phrase"),
    [
        (["USA", "SYR-OPP"], "the United States and the Syrian opposition"),
        (["RUS"], "Russia"),
        (["NATO"], "NATO"),
        (["UN"], "the United Nations"),
        ([], "somebody not named"),
    ],
)
def test_parties_in_a_sentence(codes: list[str], phrase: str) -> None:
    assert code_phrase(codes) == phrase

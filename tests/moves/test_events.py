"""Whom an event is done to."""

from __future__ import annotations

import pytest

from tests.moves.reading import events_in, types_in


def targets(text: str) -> list[str]:
    """The codes of all targets in a text."""
    return [a.code for e in events_in(text) for a in e.addressee]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Uganda sent troops into Rwanda.", "RWA"),
        ("Syria fired into Turkey.", "TUR"),
        ("Peru moved tanks near Ecuador.", "ECU"),
        ("Ecuador amassed tanks along the Peruvian border.", "PER"),
        ("Kuwait sent medicine to Jordan.", "JOR"),
        ("Portugal seized a Moroccan trawler.", "MAR"),
        ("The Peruvian rebels kidnapped two Bolivian engineers.", "BOL"),
        ("Belgium supplied Burundian radios to Rwanda.", "RWA"),
        ("Norway granted Malawi a loan.", "MWI"),
    ],
)
def test_a_place_or_a_belonging_stands_for_its_state(text: str, whom: str) -> None:
    assert targets(text) == [whom]


@pytest.mark.parametrize(
    "text",
    [
        "Peru moved tanks to Lima.",
        "Portugal seized a Portuguese trawler.",
        "Peru deployed troops along the Peruvian border.",
        "Belgium seized a trawler.",
        "Belgium sent medicine to the hospital.",
    ],
)
def test_what_is_the_actors_own_or_nobodys_has_no_target(text: str) -> None:
    assert events_in(text)
    assert targets(text) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Ethiopia declared martial law.", ["1724"]),
        ("Ethiopia declared a state of emergency.", ["1724"]),
        ("Ethiopia declared a state of joy.", []),
        ("Bhutan granted a loan to Nepal.", ["070"]),
        ("Bhutan granted refuge to a Nepalese minister.", ["075"]),
        ("Bhutan granted an audience to a Nepalese minister.", []),
    ],
)
def test_what_is_declared_or_granted_decides(text: str, codes: list[str]) -> None:
    assert [e.cameo for e in events_in(text)] == codes


def test_taking_in_refugees_is_aid_and_no_visit() -> None:
    assert types_in("Zambia hosted the Malawian refugees.") == []
    assert types_in("Zambia hosted the Malawian president.") == ["consult"]
    assert events_in("Zambia hosted the Malawian president.") == ()

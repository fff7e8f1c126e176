"""Who signs together has each given his own word; other moves of several stay one."""

from __future__ import annotations

import pytest

from tests.moves.reading import moves_in, words


def _who(text: str, kind: str) -> list[tuple[tuple[str, ...], tuple[str, ...], str | None]]:
    return [
        (tuple(a.code for a in m.actor), tuple(a.code for a in m.addressee), words(text, m.actor_text))
        for m in moves_in(text)
        if m.type == kind
    ]


def test_each_signer_accepts_towards_the_other() -> None:
    text = "Rome and Tirana signed the accord on Monday."
    assert _who(text, "accept") == [(("ITA",), ("ALB",), "Rome"), (("ALB",), ("ITA",), "Tirana")]


def test_terms_of_a_third_are_accepted_from_him_by_each() -> None:
    text = "Russia and Turkey agreed to a truce brokered by Egypt."
    assert _who(text, "accept") == [(("RUS",), ("EGY",), "Russia"), (("TUR",), ("EGY",), "Turkey")]


def test_each_signer_owes_his_own_part() -> None:
    accepted = [m for m in moves_in("Kenya and Uganda agreed to open the border.") if m.type == "accept"]
    assert [[a.code for a in m.debtor] for m in accepted] == [["KEN"], ["UGA"]]


@pytest.mark.parametrize(
    ("text", "kind", "makers"),
    [
        ("Rome signed the accord on Monday.", "accept", [("ITA",)]),
        ("Rome and Tirana demanded a timetable.", "demand", [("ITA", "ALB")]),
        ("Rome and Tirana met in Geneva.", "consult", [("ITA", "ALB")]),
        ("Rome and Tirana rejected the accord.", "reject", [("ITA", "ALB")]),
    ],
)
def test_one_signer_and_other_joint_moves_stay_one(text: str, kind: str, makers: list[tuple[str, ...]]) -> None:
    assert [who for who, _, _ in _who(text, kind)] == makers

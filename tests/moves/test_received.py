"""Moves told from the side of who receives them."""

from __future__ import annotations

import pytest

from tests.moves.reading import told, types_in


@pytest.mark.parametrize(
    ("text", "kind", "maker", "receiver"),
    [
        ("The Syrian rebels won diplomatic recognition from Britain.", "endorse", "GBR", "SYR-OPP"),
        ("Israel came under fire from Norway over the settlements.", "accuse", "NOR", "ISR"),
        ("Kenya received strong backing from Uganda.", "endorse", "UGA", "KEN"),
        ("Iran is under pressure from Russia to sign the pact.", "demand", "RUS", "IRN"),
    ],
)
def test_the_giver_makes_the_move(text: str, kind: str, maker: str, receiver: str) -> None:
    assert (kind, (maker,), (receiver,)) in [(k, a, w) for k, a, w, _ in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The singer won praise from critics in Norway.",
        "Kenya received rain from the west.",
        "The Turkish champion came under attack from a goose.",
        "Iran is under pressure from falling prices.",
        "Israel may win recognition from Chad.",
    ],
)
def test_other_gifts_are_none(text: str) -> None:
    assert types_in(text) == []

"""Who makes a move where the parse or the names leave it open."""

from __future__ import annotations

import pytest

from tests.moves.reading import moves_in, told


def makers(text: str, kind: str) -> list[tuple[str, ...]]:
    """The actors of the moves of one type."""
    return [actor for found, actor, _, _ in told(text) if found == kind]


@pytest.mark.parametrize(
    ("text", "kind", "maker"),
    [
        ("Fighting near the port updated: Fri Mar 9 2012 Turkey has agreed to open the road.", "accept", "TUR"),
        ("Mali wants an end to the siege before talks, terms the Syrian rebels reject.", "reject", "SYR-OPP"),
        ("Kenya's top official deplored a raid on people it has pledged to protect.", "commit", "KEN"),
        ("Putin spoke of the harvest. He then accused Ukraine of shelling the port.", "accuse", "RUS"),
        ("Egypt tried to win them over by calling on Sudan to open the border.", "demand", "EGY"),
        ("Serge Dubrel, a former adviser, appealed to Turkey to open the border.", "demand", "UNK"),
    ],
)
def test_the_maker_is_found_where_the_subject_does_not_tell(text: str, kind: str, maker: str) -> None:
    assert (maker,) in makers(text, kind)


@pytest.mark.parametrize(
    "text",
    [
        "The court heard of leaders who invited Turkey to send troops.",
        "The verdict on Turkey calls for patience.",
        "A letter from a reader in Turkey demanded better weather reports.",
        "Prices fell in Turkey. It demanded patience.",
    ],
)
def test_a_name_nearby_is_not_the_maker(text: str) -> None:
    assert [m.type for m in moves_in(text)] == []


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("A spokesman for the Syrian opposition said the new rulers would abide by a truce until Saturday.", "SYR-OPP"),
        ("A Colombian minister said the army would release the prisoners by Friday.", "COL"),
        ("Three defenders of the town were hurt, though Peru said it would free the prisoners by Friday.", "PER"),
    ],
)
def test_what_a_spokesman_says_his_own_side_will_do_is_its_word(text: str, actor: str) -> None:
    assert ("commit", (actor,)) in [(m.type, tuple(a.code for a in m.actor)) for m in moves_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The United States said the Syrian government would stop the strikes.",
        "A resident said the army would respect the truce.",
        "Britain said the regime would leave.",
    ],
)
def test_what_is_said_of_another_side_is_no_word_of_the_speaker(text: str) -> None:
    assert [m.type for m in moves_in(text)] == []


@pytest.mark.parametrize(
    ("text", "kind", "maker"),
    [
        ("Peru expelled the Chilean envoy and Bolivia condemned the raid on its embassy.", "accuse", "BOL"),
        ("Mali accused Chad of failing to keep its promise to withdraw.", "breach", "TCD"),
        ("Lavrov, echoing Erdogan, called on Kiev to withdraw its troops.", "demand", "RUS"),
        ("Egyptian officials accused Sudan of shelling the port and blamed the army for the deaths.", "accuse", "EGY"),
        ('"They (the Syrian rebels) have rejected the truce," Lavrov said.', "reject", "SYR-OPP"),
        ("Erdogan said he welcomed an appeal on Friday by Putin for a truce.", "endorse", "TUR"),
    ],
)
def test_the_maker_is_whose_clause_it_is(text: str, kind: str, maker: str) -> None:
    assert (maker,) in makers(text, kind)


@pytest.mark.parametrize(
    ("text", "kind", "other"),
    [
        ("Peru condemned Chile and Bolivia.", "accuse", "BOL"),
        ("Peru met Chile and Bolivia and condemned the raid.", "accuse", "BOL"),
        ("The plan was welcomed by Putin.", "endorse", "UNK"),
        ("Peru praised Chile, rejecting the offer of Bolivia.", "reject", "CHL"),
    ],
)
def test_who_stands_nearest_is_not_always_the_maker(text: str, kind: str, other: str) -> None:
    assert (other,) not in makers(text, kind)

"""Politicians whom the tables do not know: a title, a seat, a party or a post beside the name tells whose they are."""

from __future__ import annotations

import pytest

from tests.actors.scene import codes, read


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sen. Harold Pym condemned the draft.", "Harold Pym"),
        ("Sen. Harold Pym condemned the draft. Pym then left.", "Pym"),
        ("Pym urges calm. The draft of Sen. Harold Pym was read again.", "Pym urges"),
        ("Ada Quill (D-Ohio) condemned the draft.", "Ada Quill"),
        ("Senator Ada Quill, Republican of Ohio, condemned the draft.", "Ada Quill"),
        ("Republican presidential candidate Ada Quill condemned the draft.", "Ada Quill"),
        ("Sen. Harold Pym spoke. The Pym campaign condemned the draft.", "Pym campaign"),
        ("A Democratic governor condemned the draft.", "Democratic governor"),
        ("Two Republican lawmakers condemned the draft.", "Republican lawmakers"),
    ],
)
def test_titles_seats_and_parties_tell_the_country(text: str, words: str) -> None:
    assert set(codes(text, words)) == {"USA"}


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The Philippine Sen. Grace Abad condemned the draft.", "Grace Abad", ["PHL"]),
        (
            "The Philippine president spoke in Manila. The Philippines and Manila waited. Sen. Grace Abad left.",
            "Grace Abad",
            ["PHL"],
        ),
        ("A Labour lawmaker condemned the draft.", "A Labour lawmaker", ["GBR"]),
        ("A democratic parliament condemned the draft.", "democratic parliament", []),
        ("Democratic habits grow slowly in a republican age.", "Democratic habits", []),
        ("The labour candidate lost his job at the docks.", "labour candidate", []),
        ("John Marsh, chairman of Harbour Foods, condemned the draft.", "John Marsh", []),
        ("Mary Stone, who served as secretary of the Garden Club, condemned the draft.", "Mary Stone", []),
        ("Mary Stone, a baker, condemned the draft.", "Mary Stone", []),
        ("The army's campaign went on.", "campaign", []),
    ],
)
def test_others_are_of_their_own_country_or_nobody(text: str, words: str, expected: list[str]) -> None:
    assert codes(text, words) == expected


def test_somebody_with_a_post_is_of_the_country_whose_politics_the_text_is_about() -> None:
    text = (
        "Finland's prime minister spoke in Helsinki. Finnish voters waited. In Finland, Mary Stone, who served as "
        "interior minister, condemned the draft."
    )
    assert codes(text, "Mary Stone") == ["FIN"]


def test_the_person_is_named_and_acts_for_the_country() -> None:
    (mention,) = read("Sen. Harold Pym condemned the draft.")[1]
    assert (mention.actor.name, mention.actor.kind, mention.actor.acts_for) == ("Harold Pym", "person", ("usa",))

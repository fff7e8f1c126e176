"""Where one word more or less makes another move, or none."""

from __future__ import annotations

import pytest

from tests.moves.reading import moves_in, told, types_in, words


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Iran warned that it would close the strait.", ["threaten"]),
        ("Iran warned that the harvest would fail.", []),
        ("Iran warned Iraq to keep its troops away.", ["demand"]),
        ("Iran warned of floods in the south.", []),
        ("Kenya said it would suspend the talks unless Uganda pays.", ["threaten"]),
        ("Russia said it would withdraw its troops as soon as Turkey leaves.", ["commit"]),
        ("Under the plan, Russia and Turkey will set up a joint centre.", ["commit"]),
        ("Turkey announced that the bombing had stopped.", []),
        ("Kenya denied a report that Uganda had asked Tanzania for weapons.", []),
        ("Ghana sent logistical support for the mission.", []),
        ("Ghana gave its support to the mission.", ["endorse"]),
        ("Japan called the launch a provocation.", ["accuse"]),
        ("The island calls itself a republic.", []),
        ("Russia holds Turkey responsible for the attack.", ["accuse"]),
        ("Neither Kenya nor Uganda wants the talks to fail.", []),
        ("Turkey dismissed the accusation.", []),
        ("The official of Kenya asked not to be named.", []),
        ("Russia voted against the resolution.", ["reject"]),
        ("China voted for the resolution.", ["accept"]),
        ("Turkey can not accept the plan.", ["reject"]),
        ("Turkey may accept the plan.", []),
    ],
)
def test_a_shade_makes_the_move(text: str, types: list[str]) -> None:
    assert types_in(text) == types


def test_a_semicolon_parts_two_demands() -> None:
    text = "The Americans demand that Syria stop the flights; the Russians insist on separation before a halt."
    assert [(t, a, c) for t, a, _, c in told(text)] == [
        ("demand", ("USA",), "Syria stop the flights"),
        ("demand", ("RUS",), "separation"),
    ]
    assert words(text, moves_in(text)[1].condition) == "before a halt"


def test_what_is_insisted_on_before_anything_is_said_waits() -> None:
    (move,) = moves_in("The Russians insist on separation before anyone speaks of a halt.")
    assert words("The Russians insist on separation before anyone speaks of a halt.", move.condition) == (
        "before anyone speaks of a halt"
    )


def test_within_quotation_marks_he_is_the_other() -> None:
    text = '"Iran has closed the strait. They have lied to us," the Turkish president said.'
    accused = [m for m in moves_in(text) if m.type == "accuse"]
    assert [[a.code for a in m.addressee] for m in accused] == [["IRN"]]


def test_an_unresolved_pronoun_of_reported_speech_is_the_speaker() -> None:
    text = "The Kenyan committee said it had presented a plan to Uganda."
    assert ("propose", ("KEN",)) in [(t, a) for t, a, _, _ in told(text)]


def test_a_deadline_belongs_to_what_is_still_to_be_done() -> None:
    promise = moves_in("Egypt promised to reopen the border by 10 December 2026.")[0]
    welcome = moves_in("Egypt welcomed the vote by 10 December 2026.")[0]
    assert promise.deadline_day == "2026-12-10"
    assert welcome.deadline_day is None

"""What one party does to another with words: each construction in a sentence of its own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.records import MOVE_TYPES
from tests.moves.reading import events_in, moves_in, reading_of, told, types_in, words

ACTORS = [
    ("Kenya urged Uganda to stop the bombing.", "demand", ("KEN",), ("UGA",), "stop the bombing"),
    ("Uganda was urged by Kenya to stop the bombing.", "demand", ("KEN",), ("UGA",), "stop the bombing"),
    ("Kenya called for Uganda to leave the town.", "demand", ("KEN",), ("UGA",), "Uganda to leave the town"),
    ("The plan was rejected by Turkey.", "reject", ("TUR",), (), "The plan"),
    ("Serbia rejected a plan that Norway had tabled.", "reject", ("SRB",), ("NOR",), "a plan that Norway had tabled"),
    ("Serbia, which signed the treaty, kept quiet.", "accept", ("SRB",), (), "the treaty"),
    ("Turkey accused Greece of violating the truce.", "accuse", ("TUR",), ("GRC",), "violating the truce"),
    ("Iran threatened to close the strait.", "threaten", ("IRN",), (), "close the strait"),
    ("Jordan welcomed Egypt's offer.", "endorse", ("JOR",), ("EGY",), "Egypt's offer"),
    ("Norway met with Sweden in Oslo.", "consult", ("NOR",), ("SWE",), None),
]


@pytest.mark.parametrize(("text", "kind", "actor", "addressee", "content"), ACTORS)
def test_who_does_what_to_whom(
    text: str, kind: str, actor: tuple[str, ...], addressee: tuple[str, ...], content: str | None
) -> None:
    assert (kind, actor, addressee, content) in told(text)


def test_two_verbs_make_two_moves() -> None:
    assert types_in("Russia rejected the draft and demanded a timetable.") == ["reject", "demand"]


def test_parties_that_meet_are_joint_actors_without_addressee() -> None:
    text = "The Kenyan president and the Ugandan president met on Monday."
    assert ("consult", ("KEN", "UGA"), (), None) in told(text)


def test_a_chain_tells_who_is_asked_what() -> None:
    text = "Turkey agreed to ask Iran to open the border."
    assert ("accept", ("TUR",)) in [(t, a) for t, a, _, _ in told(text)]
    assert ("demand", ("TUR",), ("IRN",), "open the border") in told(text)


def test_a_third_party_can_be_the_one_to_act() -> None:
    move = next(m for m in moves_in("Russia promised that Syria would open the road.") if m.type == "commit")
    assert [a.code for a in move.actor] == ["RUS"]
    assert [a.code for a in move.debtor] == ["SYR"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Japan issued a call for an end to the war in Yemen.", "demand"),
        ("Turkey made a demand for compensation.", "demand"),
        ("Ghana gave its backing to the plan.", "endorse"),
        ("Egypt held talks with Ethiopia.", "consult"),
        ("Kenya's promise to send troops was recalled.", "commit"),
        ("Poland expressed its support for the treaty.", "endorse"),
        ("Iran repeated its demand that Iraq pay.", "demand"),
    ],
)
def test_nouns_and_light_verbs_carry_moves(text: str, kind: str) -> None:
    assert kind in types_in(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"We will withdraw our troops," the Kenyan president said.', "commit"),
        ('"We will strike the rebels," the Turkish president said.', "threaten"),
        ('"We will never leave the island," the Japanese minister said.', "reject"),
        ('"Russia must pull back its troops," the Ukrainian president said.', "demand"),
        ('"Withdraw now," the Ukrainian president told Russia.', "demand"),
        ('"There can be no deal with the rebels," the Syrian president said.', "reject"),
        ('"Russia has lied to the world," the Ukrainian minister said.', "accuse"),
        ('"We want to see a truce," the French president said.', "demand"),
        ('"Russia will face consequences if it attacks," the British president said.', "threaten"),
        ('"There will be consequences for Iran," the French minister said.', "threaten"),
    ],
)
def test_quoted_words_do_what_they_say(text: str, kind: str) -> None:
    assert kind in types_in(text)


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Iran offered to open the site if Britain lifts the sanctions.", "if Britain lifts the sanctions"),
        ("Turkey refused to sign the treaty unless Greece signs first.", "unless Greece signs first"),
        ("Sudan agreed to free the pilots in return for food.", "in return for food"),
        ("Kenya promised to leave once Uganda leaves.", "once Uganda leaves"),
    ],
)
def test_a_condition_is_found_and_kept_out_of_the_content(text: str, condition: str) -> None:
    move = next(m for m in moves_in(text) if m.condition is not None)
    assert words(text, move.condition) == condition
    assert condition not in (words(text, move.content) or "")


def test_a_move_without_a_condition_has_none() -> None:
    assert [m.condition for m in moves_in("Iran offered to open the site.")] == [None]


def test_the_report_of_another_is_named() -> None:
    text = "Russia had accepted the plan, the Turkish minister said."
    move = next(m for m in moves_in(text) if m.type == "accept")
    assert words(text, move.said_by) == "the Turkish minister"


def test_a_party_that_speaks_of_itself_is_not_its_own_reporter() -> None:
    text = "Russia said it had accepted the plan."
    assert [m.said_by for m in moves_in(text)] == [None]


def test_doubt_is_marked() -> None:
    assert [m.status for m in moves_in("Iran reportedly rejected the plan.")] == ["hedged"]
    assert [m.status for m in moves_in("Iran rejected the plan.")] == ["asserted"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Iran refused to accept the plan.", "reject"),
        ("Uganda failed to withdraw its troops.", "breach"),
        ("Iran said it would not accept the plan.", "reject"),
    ],
)
def test_not_doing_it_can_be_a_move_of_its_own(text: str, kind: str) -> None:
    assert types_in(text) == [kind]


def test_what_is_demanded_or_promised_has_not_happened() -> None:
    assert types_in("Kenya demanded that Uganda release the prisoners.") == ["demand"]
    assert types_in("Uganda promised to release the prisoners.") == ["commit"]


def test_backed_as_a_trait_is_no_move() -> None:
    assert "endorse" not in types_in("Rebels backed by Turkey took the town.")


def test_a_talk_to_come_needs_its_day() -> None:
    assert types_in("The Kenyan and Ugandan presidents will meet on Monday.") == ["consult"]
    assert types_in("The Kenyan and Ugandan presidents will meet.") == []


def test_force_and_aid_are_events_and_no_moves() -> None:
    assert types_in("Turkey bombed the Syrian rebels.") == []
    assert [(e.plover, e.mode) for e in events_in("Turkey bombed the Syrian rebels.")] == [("ASSAULT", "aerial")]
    assert events_in("Turkey threatened to bomb the Syrian rebels.") == ()


def test_codes_grow_as_fine_as_the_content() -> None:
    move = moves_in("Kenya demanded that Uganda withdraw its troops.")[0]
    assert (move.plover, move.mode, move.cameo) == ("REQUEST", "yield", "105")


PARTS = (
    "Kenya",
    "the Turkish president",
    "urged",
    "Uganda",
    "to leave",
    '"',
    "we will",
    "rejected",
    "the plan",
    "if",
    "said",
    ".",
    ",",
    "its demand",
    "that",
    "\n\n",
    "talks with",
    "Iran",
    "on Monday",
    "and",
    "not",
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=25))
def test_whatever_the_words_every_span_lies_in_the_text(parts: list[str]) -> None:
    text = " ".join(parts)
    reading = reading_of(text)
    for move in reading.moves:
        assert move.type in MOVE_TYPES
        assert move.actor
        spans = (move.sent, move.trigger, move.actor_text, move.addressee_text, move.content, move.condition)
        for span in (s for s in spans if s is not None):
            assert 0 <= span[0] < span[1] <= len(text)
        assert move.sent[0] <= move.trigger[0] < move.trigger[1] <= move.sent[1]


def test_the_same_text_gives_the_same_moves() -> None:
    text = 'Kenya urged Uganda to leave. "We will stay," the Ugandan president said.'
    assert moves_in(text) == reading_of.__wrapped__(text).moves


def test_nothing_is_read_from_nothing() -> None:
    assert moves_in(".") == ()

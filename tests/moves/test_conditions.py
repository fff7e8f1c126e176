"""What a move waits for: the words, and who must do what first; and what only tells the time."""

from __future__ import annotations

import pytest

from tests.moves.reading import moves_in, types_in, words

CONDITIONS = [
    ("Iran is ready to freeze the programme provided that Britain lifts the sanctions.",
     "provided that Britain lifts the sanctions", ("GBR",), "lifts"),
    ("Egypt promised to open the crossing after Israel withdraws.", "after Israel withdraws", ("ISR",), "withdraws"),
    ("Kenya agreed to leave only after Uganda leaves.", "only after Uganda leaves", ("UGA",), "leaves"),
    ("Japan said it would lift the ban on condition that China apologises.",
     "on condition that China apologises", ("CHN",), "apologises"),
    ("Japan said it would lift the ban subject to approval by China.",
     "subject to approval by China", ("CHN",), "approval"),
    ("Should Iran close the strait, Britain will send ships, the British minister said.",
     "Should Iran close the strait", ("IRN",), "close"),
    ("Syria will release them assuming that Turkey pays, the Syrian foreign minister said.",
     "assuming that Turkey pays", ("TUR",), "pays"),
    ("Israel said there would be no talks without a halt to the rocket fire.",
     "without a halt to the rocket fire", (), "halt"),
    ("Poland vowed to open the border for as long as Latvia keeps it open.",
     "for as long as Latvia keeps it open", ("LVA",), "keeps"),
    ("Russia is willing to talk but only if Ukraine withdraws.", "only if Ukraine withdraws", ("UKR",), "withdraws"),
    ("Egypt agreed to reopen the crossing in the event that Israel withdraws.",
     "in the event that Israel withdraws", ("ISR",), "withdraws"),
    ("Turkey pledged to open the border once the sanctions are lifted by France.",
     "once the sanctions are lifted by France", ("FRA",), "lifted"),
    ("Serbia offered to free the soldiers in return for an end to the NATO bombing.",
     "in return for an end to the NATO bombing", ("NATO",), "end"),
    ("Britain promised aid if Iran and Iraq sign it.", "if Iran and Iraq sign it", ("IRN", "IRQ"), "sign"),
    ('"If you stop the bombing, we will free the hostages," the Sudanese president told Russia.',
     "If you stop the bombing", ("RUS",), "stop"),
    ("Sudan offered Kenya a truce in exchange for food.", "in exchange for food", ("KEN",), "food"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "condition", "by", "act"), CONDITIONS)
def test_a_condition_says_who_must_do_what_first(text: str, condition: str, by: tuple[str, ...], act: str) -> None:
    move = next(m for m in moves_in(text) if m.condition is not None)
    assert words(text, move.condition) == condition
    assert tuple(a.code for a in move.condition_by) == by
    assert words(text, move.condition_act) == act
    assert condition not in (words(text, move.content) or "")


@pytest.mark.parametrize(
    "text",
    [
        "Ghana rejected the plan before the vote.",
        "Ghana rejected the plan after Togo attacked.",
        "Ghana accepted the plan when Togo apologised.",
        "Ghana promised help after the flood.",
        "Ghana met Togo before the vote.",
        "Sudan refused to leave without delay.",
        "Turkey said it would sign even if Greece refused.",
        "Iran refused to say whether it would sign if asked.",
        "Kenya promised to leave the town three days after the truce takes hold.",
        "Kenya demanded a seat while visiting Ghana.",
        "The official spoke on condition of anonymity and said Kenya had accepted the plan.",
        "Kenya asked Uganda to leave or stay.",
        "Kenya offered to send troops or money.",
        "Japan demanded that the subject be closed.",
        "Kenya accused Uganda of lying if the report is right.",
        "Japan promised to send food until Friday.",
    ],
)
def test_what_only_tells_the_time_or_concedes_is_no_condition(text: str) -> None:
    assert [m.condition for m in moves_in(text) if m.condition is not None] == []


def test_what_is_waited_for_has_not_been_done() -> None:
    assert types_in("Iran is ready to freeze the programme provided that Britain lifts the sanctions.") == ["propose"]
    assert types_in("Kenya agreed to a truce for as long as Uganda respects it.") == ["accept"]
    assert "fulfil" in types_in("Britain lifted the sanctions.")


ULTIMATUMS = [
    ("Turkey told Greece to withdraw its ships or face war.", "withdraw its ships", "face war"),
    ("Turkey gave Greece 48 hours to withdraw or face attack.", "withdraw", "face attack"),
    ("Russia gave Georgia until Monday to withdraw or face attack.", "withdraw", "face attack"),
    ("Turkey warned Greece to withdraw or else suffer the consequences.", "withdraw", "suffer the consequences"),
    ('"Leave now or face the consequences," the Iranian president told Iraq.', "Leave now", "face the consequences"),
]


@pytest.mark.parametrize(("text", "demanded", "harm"), ULTIMATUMS)
def test_an_ultimatum_is_a_demand_and_a_threat_that_waits_for_it(text: str, demanded: str, harm: str) -> None:
    demand, threat = moves_in(text)
    assert (demand.type, words(text, demand.content), demand.condition) == ("demand", demanded, None)
    assert (threat.type, words(text, threat.content), words(text, threat.condition)) == ("threaten", harm, demanded)
    assert threat.addressee == demand.addressee == threat.condition_by


def test_the_term_of_an_ultimatum_is_the_deadline_of_the_demand() -> None:
    assert moves_in("Turkey gave Greece 48 hours to withdraw.")[0].deadline_day == "2026-11-27"


@pytest.mark.parametrize(
    "text",
    [
        "Kenya asked Uganda to leave or stay.",
        "Turkey gave Greece a book to read.",
        "Turkey gave Greece two days of rain.",
        "Kenya must choose or wait, the minister said.",
        "Kenya urged Uganda to face the truth.",
    ],
)
def test_not_every_choice_is_an_ultimatum(text: str) -> None:
    assert "threaten" not in types_in(text)


@pytest.mark.parametrize(
    "text",
    [
        '"The door stays open if Iran stops the attacks," the French president said.',
        '"The doors of diplomacy will open when the shelling stops," the French president said.',
        "The French president said the door to talks remained open.",
        "The French president said Iran still has a chance to avoid war if it stops the attacks.",
    ],
)
def test_an_offer_in_a_picture(text: str) -> None:
    assert "propose" in types_in(text)


@pytest.mark.parametrize(
    "text",
    [
        '"The door stays open at night," the French minister said.',
        '"The window will open in May," the French minister said.',
        "The French president said France has a chance to win.",
        "The French president said the shop remained open.",
        '"The door could open one day," the French minister said.',
        "The Iranian president said Iran has no choice.",
    ],
)
def test_a_door_of_wood_offers_nothing(text: str) -> None:
    assert "propose" not in types_in(text)

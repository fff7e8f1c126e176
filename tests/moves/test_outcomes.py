"""Outcomes of what was undertaken, plain will on a condition, lists of demands, and who alone can do what is asked."""

from __future__ import annotations

import pytest

from tests.moves.reading import moves_in, told, types_in, words


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Kenya and Uganda kept the truce.", ("KEN", "UGA")),
        ("The pause was kept by Kenya.", ("KEN",)),
        ("The ceasefire was maintained by both Kenya and Uganda.", ("KEN", "UGA")),
        ("Russia held to the ceasefire.", ("RUS",)),
        ("Russia stuck to the agreement.", ("RUS",)),
        ("Russia is holding its fire.", ("RUS",)),
        ("The Russian troops have left Georgia.", ("RUS",)),
        ("The Israeli troops are out of Gaza.", ("ISR",)),
    ],
)
def test_a_word_kept_is_a_step_carried_out(text: str, actor: tuple[str, ...]) -> None:
    assert [(m.type, tuple(a.code for a in m.actor)) for m in moves_in(text)] == [("fulfil", actor)]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Hamas put an end to the ceasefire.", "PSE-OPP"),
        ("Chad broke off the truce.", "TCD"),
        ("Kenya ended the ceasefire.", "KEN"),
        ("Britain never suspended the licences it said it would suspend.", "GBR"),
        ("Iran promised to free the crew but never did.", "IRN"),
        ("Iran did not keep the truce.", "IRN"),
    ],
)
def test_a_word_given_up_or_left_undone_is_a_breach(text: str, actor: str) -> None:
    assert ("breach", (actor,)) in [(m.type, tuple(a.code for a in m.actor)) for m in moves_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The truce collapsed.",
        "The ceasefire between Kenya and Uganda broke down on Friday.",
        "The truce expired at noon.",
        "The truce took effect at noon.",
        "Kenya kept the truce talks alive.",
        "Turkey held to its price.",
        "The rain held off.",
        "The Kenyan team let the lead slip.",
        "The Kenyan troops are out of bread.",
        "Iran never liked the film.",
        "Norway will win if Sweden loses.",
        "Kenya will open the stadium once the roof is dry.",
        "The Turkish minister is against the wall.",
        "The Kenyan shop put an end to the sale.",
        "Kenya might put an end to the ceasefire.",
    ],
)
def test_what_blames_or_binds_nobody_is_no_move(text: str) -> None:
    assert types_in(text) == []


@pytest.mark.parametrize(
    ("text", "actor", "content", "condition"),
    [
        (
            "Egypt will reopen the crossing only if Israel withdraws.",
            "EGY",
            "reopen the crossing",
            "only if Israel withdraws",
        ),
        (
            "Iran will release the sailors as soon as Britain lifts the ban.",
            "IRN",
            "release the sailors",
            "as soon as Britain lifts the ban",
        ),
        (
            "Turkey would open the border only after Armenia withdraws.",
            "TUR",
            "open the border",
            "only after Armenia withdraws",
        ),
    ],
)
def test_plain_will_on_a_condition_binds(text: str, actor: str, content: str, condition: str) -> None:
    (move,) = moves_in(text)
    assert move.type == "commit"
    assert [a.code for a in move.actor] == [actor]
    assert (words(text, move.content), words(text, move.condition)) == (content, condition)


@pytest.mark.parametrize(
    ("text", "actor", "content"),
    [
        ("None of the terms is acceptable to Greece.", "GRC", "None of the terms"),
        ("The draft is not acceptable to Iran.", "IRN", "The draft"),
        ("Hungary is against the sanctions.", "HUN", "the sanctions"),
        ("Kenya has not let the cement in and has made clear it won't.", "KEN", "let the cement in"),
    ],
)
def test_an_objection_is_a_rejection(text: str, actor: str, content: str) -> None:
    assert ("reject", (actor,), (), content) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The climate is not acceptable to tourists.",
        "Would the draft be acceptable to Iran?",
        "Hungary is not against the sanctions.",
        "The ladder is against the Turkish wall.",
    ],
)
def test_no_objection_is_no_rejection(text: str) -> None:
    assert "reject" not in types_in(text)


def test_conditions_behind_a_colon_are_one_demand_each() -> None:
    text = "Sudan named its conditions: the lifting of the embargo; freedom for the prisoners; an end to the raids."
    assert [(kind, content) for kind, _, _, content in told(text)] == [
        ("demand", "the lifting of the embargo"),
        ("demand", "freedom for the prisoners"),
        ("demand", "an end to the raids"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Iran's demands include the lifting of sanctions and the release of its money.",
        "Among Iran's demands are the lifting of sanctions and the release of its money.",
    ],
)
def test_demands_told_by_a_noun_are_one_each(text: str) -> None:
    found = [content for kind, _, _, content in told(text) if kind == "demand"]
    assert found == ["the lifting of sanctions", "the release of its money"]


@pytest.mark.parametrize(
    "text",
    [
        "Russia named its ministers: the mayor of Perm; a judge of Kazan.",
        "Iran set conditions for the race: rain, wind and snow.",
        "The conditions include a clean kitchen and a quiet dog.",
    ],
)
def test_other_lists_hold_no_demands(text: str) -> None:
    assert types_in(text) == []


@pytest.mark.parametrize(
    ("text", "debtor"),
    [
        ('"The blockade must be lifted," a Hamas spokesman said. Israel imposed the blockade in 2007.', "ISR"),
        ('"The ban must be lifted," a Kenyan minister said. The ban imposed by Uganda has lasted a year.', "UGA"),
        ("Iran said that the sanctions imposed by the United States must be lifted.", "USA"),
    ],
)
def test_who_imposed_it_is_to_lift_it(text: str, debtor: str) -> None:
    (demand,) = (m for m in moves_in(text) if m.type == "demand")
    assert [a.code for a in demand.debtor] == [debtor]


@pytest.mark.parametrize(
    "text",
    [
        '"The ban must be lifted," a Kenyan minister said. Uganda welcomed guests.',
        '"The ban must be lifted," a Kenyan minister said. Kenya imposed the ban last year.',
    ],
)
def test_a_demand_that_names_nobody_has_no_debtor(text: str) -> None:
    (demand,) = (m for m in moves_in(text) if m.type == "demand")
    assert demand.debtor == ()


@pytest.mark.parametrize(
    ("text", "kind", "content"),
    [
        ("Britain lifted the licences it said it would suspend.", "commit", "the licences it said it would suspend"),
        ("The harbour Hamas wants would lie south of Gaza.", "demand", "The harbour"),
        ("Iran calls it a drop in the sea and demands that Britain lift the ban.", "demand", "Britain lift the ban"),
    ],
)
def test_a_clause_leads_to_what_it_is_about(text: str, kind: str, content: str) -> None:
    assert (kind, content) in [(k, c) for k, _, _, c in told(text)]
    assert "fulfil" not in types_in(text)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The day Iran said it would withdraw has come.", "withdraw"),
        ("Iran said it would withdraw its troops.", "withdraw its troops"),
    ],
)
def test_a_day_is_not_what_is_promised(text: str, content: str) -> None:
    assert [c for kind, _, _, c in told(text) if kind == "commit"] == [content]


def test_a_plural_joined_to_a_verb_is_no_verb_without_a_clause() -> None:
    assert "demand" not in types_in("Kenya rejects the charges and reports that Uganda won.")

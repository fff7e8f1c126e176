"""Whom a move is addressed to, where the clause names nobody: and where nobody is meant."""

from __future__ import annotations

import pytest

from tests.moves.reading import told

CIVIL = (
    "The Sudanese government and the Sudanese rebels have fought for two years. "
    "The Sudanese army shelled the rebels. Sudan blamed the rebels. "
)
"""Enough mentions of one country's government and rebels to make it the country that the text is about."""


def _whom(text: str, kind: str) -> list[tuple[str, ...]]:
    return [to for k, _, to, _ in told(text) if k == kind]


@pytest.mark.parametrize(
    ("text", "kind", "whom"),
    [
        ("Kenya told Uganda that it must leave the town.", "demand", ("UGA",)),
        ("The Kenyan minister told the African Union that it should send monitors.", "demand", ("AU",)),
        ("In a speech to the African Union, the Kenyan president called for a truce.", "demand", ("AU",)),
        ("In a letter to Uganda, Kenya demanded compensation.", "demand", ("UGA",)),
        ("Russia criticised the Western bombing campaign.", "accuse", ("WEST",)),
        ("Russia praised the international effort.", "endorse", ("INT",)),
        ("Turkey accused the NATO nations of breaking their word.", "accuse", ("NATO",)),
        ("Kenya said there could be no truce unless Uganda left the town.", "reject", ("UGA",)),
        ("Kenya, in negotiations with Uganda, has agreed to a truce.", "accept", ("UGA",)),
        ("Kenya rejected the truce. The African Union had proposed a truce on Monday.", "reject", ("AU",)),
        (
            'Uganda has closed the border. "We are giving them time," the Kenyan president said. '
            '"They must leave the town."',
            "demand",
            ("UGA",),
        ),
    ],
)
def test_the_sentence_and_the_speech_say_who_is_addressed(text: str, kind: str, whom: tuple[str, ...]) -> None:
    assert whom in _whom(text, kind)


@pytest.mark.parametrize(
    ("sentence", "kind", "whom"),
    [
        ("The Sudanese president has vowed to fight on.", "reject", ("SDN-OPP",)),
        (
            '"We are not negotiating with someone who kills children," the Sudanese president said.',
            "reject",
            ("SDN-OPP",),
        ),
        ("The African Union proposed a ceasefire.", "propose", ("SDN", "SDN-OPP")),
        ("Kenya asked both sides to lay down their arms.", "demand", ("SDN", "SDN-OPP")),
        ("The Sudanese rebels proposed a truce.", "propose", ("SDN",)),
    ],
)
def test_a_conflict_within_a_country_has_two_sides(sentence: str, kind: str, whom: tuple[str, ...]) -> None:
    assert whom in _whom(CIVIL + sentence, kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway offered to help evacuate nurses from Libya.", "propose"),
        ("Kenya promised to build a road in Uganda.", "commit"),
        ("Kenya adopted the resolution. Uganda had proposed a truce.", "accept"),
        ("Iran refused to say whether Britain had asked.", "reject"),
        ("Japan rejected any form of violence.", "reject"),
        ("Kenya ruled out sending soldiers to Somalia.", "reject"),
        ("The African Union proposed a common currency.", "propose"),
        ("Ghana called for calm.", "demand"),
        ("The Kenyan president told reporters that he would accept the plan.", "accept"),
        ("In a speech in Ghana, the Kenyan president called for calm.", "demand"),
    ],
)
def test_where_the_text_names_nobody_nobody_is_addressed(text: str, kind: str) -> None:
    assert all(whom == () for whom in _whom(text, kind))


def test_a_third_party_s_other_plans_are_not_for_those_who_fight() -> None:
    assert _whom(CIVIL + "The African Union proposed a common currency.", "propose") == [()]


def test_the_press_is_told_and_not_addressed() -> None:
    assert _whom("The Kenyan president told reporters that Uganda must leave the town.", "demand") == [("UGA",)]


def test_moves_within_one_state_keep_their_addressee() -> None:
    assert ("KEN",) in _whom("Kenya's opposition leader accused the Kenyan government of fraud.", "accuse")


@pytest.mark.parametrize(
    ("text", "kind", "whom"),
    [
        ("Russia dismissed the draft. The French draft was tabled on Friday.", "reject", ("FRA",)),
        ("Kenya was ready to support Tanzania's plan.", "propose", ("TZA",)),
        ("Kenya offered to open channels with Uganda.", "propose", ("UGA",)),
        ("The United States accused Iran, a country which it long distrusted, of fraud.", "accuse", ("IRN",)),
        ("Turkey's critique of the Greek government for breaking the deal was harsh.", "accuse", ("GRC",)),
        ("The Security Council called on all states to share what they know.", "demand", ("INT",)),
    ],
)
def test_the_content_says_who_is_addressed(text: str, kind: str, whom: tuple[str, ...]) -> None:
    assert whom in _whom(text, kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("South Africa condemned the attack against the American embassy.", "accuse"),
        ("Russia deplored the killing of Italians.", "accuse"),
        ("On behalf of Ghana, Egypt condemned the bombing.", "accuse"),
        ("Gabon voted for the resolution. Syria had proposed a truce.", "accept"),
        ("The Kenyan president insisted that Kenyan troops will not be sent.", "reject"),
    ],
)
def test_a_victim_a_friend_and_a_fellow_are_not_addressed(text: str, kind: str) -> None:
    assert _whom(text, kind)
    assert all(whom == () for whom in _whom(text, kind))


@pytest.mark.parametrize(
    ("text", "kind", "whom"),
    [
        ("Kenya agreed to give Ugandan inspectors full access.", "accept", ("UGA",)),
        ("Kenya promised to withdraw from Ugandan territory.", "commit", ("UGA",)),
        ("Norway agreed to allow the Russians to leave.", "accept", ("RUS",)),
        ("Iran rejected the terms of the truce with Turkey.", "reject", ("TUR",)),
        ("The African Union said that Kenya had agreed to the terms.", "accept", ("AU",)),
        ("The envoy of Kenya, with whom the Ugandan president met on Monday, kept quiet.", "consult", ("KEN",)),
        ("Russia opposed the alliance's expansion. NATO kept quiet.", "reject", ()),
        ("NATO kept quiet. Russia opposed the alliance's plan.", "reject", ("NATO",)),
    ],
)
def test_whom_it_is_given_to_or_at_issue_with_is_addressed(text: str, kind: str, whom: tuple[str, ...]) -> None:
    assert whom in _whom(text, kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Chinese minister said that the unity of Libya must be respected.", "demand"),
        pytest.param(
            "After talks with China, Russia criticized the group that agreed to send money.",
            "accept",
            marks=pytest.mark.xfail(strict=True, reason="the group is taken for China, and Russia for its partner"),
        ),
        ("A newspaper said that Kenya had agreed to the terms.", "accept"),
        ("Kenya promised to withdraw from the treaty on whales.", "commit"),
    ],
)
def test_what_is_only_near_is_not_addressed(text: str, kind: str) -> None:
    assert all(whom == () for whom in _whom(text, kind))

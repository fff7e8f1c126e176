"""What words of moving do not do: near misses beside the moves they are mistaken for."""

from __future__ import annotations

import pytest

from tests.moves.reading import told, types_in

NO_MOVE_OF_ITS_TYPE = [
    # An opinion shared, a place, a phone, a letter.
    ("accept", "Most Chilean lawmakers agree that the Peruvian president should go."),
    ("accept", "Asked about the delay, the Chilean minister said: \"I would agree with that.\""),
    ("accuse", "Peru said its troops had taken the port, which lies on the northern coast."),
    ("demand", "In a telephone call to Peru, Chile's minister praised the truce."),
    ("demand", "The Chilean minister told reporters before the talks to end the war that the road was open."),
    ("demand", "A Chilean official, who requested anonymity, said Peru was ready."),
    ("demand", "The Chilean minister said that foreign patrols were no longer necessary."),
    ("demand", "\"It is important that people understand this,\" the Chilean minister said of Peru."),
    ("demand", "The Chilean minister said he expected more countries to join the mission in Peru."),
    # Meetings that meet nobody.
    ("consult", "The Chilean move was met with outrage in Peru."),
    ("consult", "Chilean troops met fierce resistance near the Peruvian border."),
    ("consult", "Chile and Peru hold back when it comes to naming names."),
    ("consult", "Chile and Peru are talking about sending more inspectors."),
    ("consult", "The Chilean mission to the United Nations declined to comment on Peru."),
    ("consult", "Chile said a truce would pave the way for dialogue between Peru and Bolivia."),
    ("consult", "Chile's president wrote to the Peruvian president, demanding a truce."),
    ("consult", "The sailor's father arrived in Chile on Monday."),
    # Steps that nobody waits for.
    ("fulfil", "Chile suspended embassy operations in Peru."),
    ("fulfil", "Peru criticised Chile's decision to reopen the border."),
    ("fulfil", "Chile said it would accept the resolution that allows inspectors to enter Peru."),
    # Undertakings that bind nobody.
    ("commit", "Both Chilean ministers said they would comment after the talks with Peru."),
    ("commit", "The Chilean minister said he'd battled through a cold during the talks with Peru."),
    ("propose", "The Chilean minister offered no changes to the plan for Peru."),
    ("propose", "Chile's president offered some advice to Peru."),
    ("reject", "\"There is no way of telling them apart,\" the Chilean minister said of Peru's ships."),
    ("reject", "\"There's no question Peru won,\" the Chilean minister said."),
    ("reject", "Chile suspended diplomatic relations with Peru."),
    ("reject", "Chile stood firm in its belief that Peru must pay."),
    ("endorse", "Chile's minister said he stood by his comments on Peru."),
    ("endorse", "Bolivia urged Chilean recognition of the Peruvian council."),
    ("breach", "Chile said that Peru had violated the resolution."),
    ("commit", "\"They will send us food,\" the Chilean minister said of the Peruvian government."),
    ("commit", "Chile's president did not say he would withdraw from Peru."),
    ("commit", "Chile's minister questioned Peru's commitment to peace."),
    ("commit", "Chile's minister pledged that his president is in favour of the truce with Peru."),
    ("fulfil", "Peru needs to start talks with Chile, lifting the blockade."),
    ("consult", "Chile's minister talked to the media about Peru."),
    ("demand", "Chile's insistence that Peru is its main enemy was noted."),
    ("threaten", "The Chilean villagers were threatened by Peruvian troops."),
    ("accuse", "Peru would act if Chilean troops continued to attack civilians, the Peruvian minister said."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), NO_MOVE_OF_ITS_TYPE)
def test_a_word_in_another_sense_makes_no_such_move(kind: str, text: str) -> None:
    assert kind not in types_in(text)


MOVES = [
    ("accept", "Chile agreed with Peru on a timetable."),
    ("accept", "Chile agreed that it would withdraw."),
    ("endorse", "Chile's president agrees with the Peruvian president's remarks."),
    ("accuse", "\"The Peruvian regime lies about everything,\" the Chilean minister said."),
    ("accuse", "Chile said that Peru had violated the resolution."),
    ("breach", "Peru violated the ceasefire."),
    ("breach", "Chile said that Peru had broken the ceasefire."),
    ("demand", "Chile's call for a truce was heard in Peru."),
    ("demand", "Chile told Peru to withdraw."),
    ("demand", "\"We expect them to withdraw,\" the Chilean minister said of the Peruvian troops."),
    ("consult", "The Chilean minister met the Peruvian president."),
    ("consult", "Chile and Peru talked about the border."),
    ("consult", "The Chilean president reached out to Peru."),
    ("consult", "The Chilean president wrote to the Peruvian president."),
    ("consult", "The Chilean minister arrived in Peru on Monday."),
    ("fulfil", "Chile suspended its military operations in Peru."),
    ("fulfil", "Chile reopened the border with Peru."),
    ("commit", "Chile said it would send Peru food."),
    ("threaten", "Chile vowed to impose sanctions on Peru."),
    ("threaten", "Chile promised to impose tariffs on Peruvian copper."),
    ("threaten", "\"We will keep up the pressure on Peru,\" the Chilean minister said."),
    ("propose", "Chile said it would consider sending more inspectors to Peru."),
    ("reject", "Chile said it would not contribute any forces."),
    ("reject", "\"There is no way Peru can keep the island,\" the Chilean minister said."),
    ("reject", "\"The plan is unacceptable,\" the Chilean minister said."),
    ("accuse", "\"The violence in Peru is unacceptable,\" the Chilean minister said."),
    ("endorse", "Chile stands by Peru."),
    ("commit", "\"We will send Peru food,\" the Chilean minister said."),
    ("commit", "Chile's president said he would withdraw from Peru."),
    ("commit", "Chile pledged that it would withdraw from Peru."),
    ("fulfil", "Peru met the demands of Chile, lifting the blockade."),
    ("consult", "Chile's minister talked to the Peruvian president."),
    ("demand", "Chile's insistence that Peru must withdraw was noted."),
    ("threaten", "Peruvian troops threatened to attack the Chilean villagers."),
    ("reject", "Chile vowed to oppose the Peruvian plan."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), MOVES)
def test_the_sense_meant_still_makes_its_move(kind: str, text: str) -> None:
    assert kind in types_in(text)


def test_a_law_said_to_be_broken_is_held_against_whoever_broke_it() -> None:
    found = told("Chile said that Peru had violated the resolution.")
    assert [(kind, by, to) for kind, by, to, _ in found] == [("accuse", ("CHL",), ("PER",))]


def test_one_meeting_told_by_two_nouns_is_one_move() -> None:
    text = "Chilean officials had a dialogue with Peruvian officials in a rare meeting last week."
    assert types_in(text).count("consult") == 1

"""Who the sides of a war are, whose army fights, and who somebody unknown belongs to: found where the text tells."""

from __future__ import annotations

import pytest

from tests.actors.scene import codes


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The Sudanese factions accepted the plan. The factions will meet.", "The factions", ["SDN-OPP"]),
        ("Libyan factions refused an extension.", "Libyan factions", ["LBY-OPP"]),
        ("The Taliban and the other factions signed.", "the other factions", ["AFG-OPP"]),
        ("The Islamists rejected the plan, and the Taliban fought on.", "The Islamists", ["AFG-OPP"]),
        ("The Islamists rejected the plan.", "The Islamists", []),
        ("The Taliban fought on. The Islamists rejected the plan.", "The Islamists", ["AFG-OPP"]),
    ],
)
def test_factions_of_a_country_are_its_armed_groups(text: str, words: str, expected: list[str]) -> None:
    assert codes(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lebanese political factions welcomed the vote.", "factions"),
        ("The party has two factions. The factions met on Monday.", "The factions"),
        ("Peru and Chile met. The other factions stayed away.", "The other factions"),
        ("Omani ruling factions welcomed the vote.", "factions"),
    ],
)
def test_other_factions_are_nobody(text: str, words: str) -> None:
    assert codes(text, words) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Armenia and Azerbaijan held talks. Russia's minister, who had seen the emir, urged both sides to wait.",
            ["ARM", "AZE"],
        ),
        (
            "Talks between Armenia and Azerbaijan opened. Oman's minister, no friend of Qatar, urged both sides on.",
            ["ARM", "AZE"],
        ),
        (
            "Colombia and the FARC rebels signed. Chile's envoy thanked Norway. Both sides promised restraint.",
            ["COL", "COL-OPP"],
        ),
        ("France and Spain met. Oman's envoy saw Qatar's emir. Both sides were pleased.", ["OMN", "QAT"]),
        ("The envoy praised both sides.", []),
    ],
)
def test_both_sides_are_those_of_the_war(text: str, expected: list[str]) -> None:
    assert codes(text, "oth sides") == expected


def test_whoever_urges_both_sides_is_none_of_them() -> None:
    text = "Kenya spoke to Peru and Chile. Kenya urged both sides to wait."
    assert "KEN" not in codes(text, "both sides")


GAZA = "Rockets flew from Gaza City and Khan Younis in Gaza. Palestinians fled from Rafah in Gaza. "


def test_the_army_is_not_that_of_a_state_without_one() -> None:
    assert codes(GAZA + "Israeli soldiers entered Gaza. The army found a tunnel.", "The army", "2014-07-20") == ["ISR"]
    assert codes(GAZA + "The army found a tunnel.", "The army", "2014-07-20") == []
    assert codes("Fighting went on in Aleppo and Idlib. The army shelled the rebels.", "The army") == ["SYR"]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The Palestinian Authority asked for time. Egypt waits for the Authority.", "the Authority", ["PSE"]),
        ("The Mahdi Army spoke. The Army said that it would fight.", "The Army", ["IRQ-OPP"]),
        ("The Palestinian Authority spoke. The local Authority closed.", "The local Authority", []),
        ("The Palestinian Authority spoke. Ports have an Authority.", "an Authority", []),
    ],
)
def test_a_long_name_is_told_again_by_its_last_word(text: str, words: str, expected: list[str]) -> None:
    assert codes(text, words, "2007-04-06") == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Kofi Danso, who leads the Ghanaian delegation, spoke. Danso refused the draft.", "Danso", ["GHA"]),
        ("The Ghanaian delegation, led by Kofi Danso, arrived. Danso refused the draft.", "Danso", ["GHA"]),
        ("Kofi Danso, who led the orchestra, spoke. Danso refused the draft.", "Danso", []),
        ("Kofi Danso, whom the Ghanaian delegation led out, spoke. Danso refused the draft.", "Danso", []),
        ("A source close to the Taliban said so.", "A source", ["AFG-OPP"]),
        ("A person close to the Omani president said so.", "A person", ["OMN"]),
        ("A person close to the river said so.", "A person", []),
        ("Peru, whose foreign minister accuses Chile, recalled its envoy.", "foreign minister", ["PER"]),
        ("A baker, whose son blames Chile, left.", "whose son", []),
    ],
)
def test_people_belong_to_whom_the_clause_says(text: str, words: str, expected: list[str]) -> None:
    assert codes(text, words) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Omani minister flew in at noon. The delegation refused the draft.", ["OMN"]),
        ("The Peruvian delegation slept. Chile's envoy left. The delegation refused the draft.", ["PER"]),
        ("The delegation refused the draft.", []),
        ("The Omani minister flew in at noon. The delegation of Harbour Foods refused the draft.", []),
        ("The Omani minister flew in at noon. A delegation refused the draft.", []),
    ],
)
def test_the_delegation_is_that_of_whoever_was_told_of(text: str, expected: list[str]) -> None:
    assert codes(text, "elegation") == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Chadian-backed rebels in Sudan refused to withdraw.", "rebels", ["SDN-OPP"]),
        ("The American-backed Syrian rebels rejected the plan.", "Syrian rebels", ["SYR-OPP"]),
        ("Libya's NATO-backed rebels rejected the plan.", "rebels", ["LBY-OPP"]),
        ("Oman's Iranian-supported government rejected the plan.", "government", ["OMN"]),
        ("The pro-Syrian government of Lebanon resigned.", "government", ["LBN"]),
        ("Ethnic Hungarian rebels in Romania accepted the plan.", "rebels", ["ROU-OPP"]),
        ("Anti-Assad rebels refused to attend.", "rebels", ["SYR-OPP"]),
        ("Pro-Assad forces broke the truce.", "forces", ["SYR"]),
    ],
)
def test_a_side_is_not_of_the_state_that_stands_behind_it(text: str, words: str, expected: list[str]) -> None:
    assert codes(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Chadian-backed gunmen entered the town.", "gunmen"),
        ("The pro-Peruvian rebels entered the town.", "rebels"),
        ("Anti-Western leaders met.", "leaders"),
    ],
)
def test_whose_a_side_is_may_stay_open(text: str, words: str) -> None:
    assert codes(text, words) == []


def test_separatists_whom_russia_backs_are_those_of_the_country_that_is_spoken_of() -> None:
    separatists = "The pro-Russian separatists{} rejected the truce, {} said."
    assert codes(separatists.format("", "Ukraine"), "separatists", "2015-02-01") == ["UKR-OPP"]
    assert codes(separatists.format(" in Georgia", "Tbilisi"), "separatists", "2006-02-01") == ["GEO-OPP"]
    assert codes(separatists.format("", "Peru"), "separatists", "2015-02-01") == []


def test_a_government_in_exile_is_no_opposition() -> None:
    assert codes("The exiled Yemeni government wants the town back.", "government") == ["YEM"]
    assert codes("Exiled Yemeni leaders want the town back.", "leaders") == ["YEM-OPP"]

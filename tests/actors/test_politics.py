"""Politicians without an office of state: lawmakers, candidates, campaigns, parties known by an adjective."""

from __future__ import annotations

import pytest

from tests.actors.scene import who

FOUND = [
    ("Sen. Ted Cruz urged Iran to stop.", "Sen. Ted Cruz", "2015-12-01", "USA"),
    ("Bernie Sanders spoke. Sanders urged Iran to stop.", "Sanders", "2016-02-01", "USA"),
    ("Rep. Amos Quill urged Peru to wait.", "Rep. Amos Quill", "2009-02-01", "USA"),
    ("Amos Quill (R-Ohio) urged Peru to wait.", "Amos Quill", "2009-02-01", "USA"),
    ("In Iowa the Sanders campaign accused Iran.", "the Sanders campaign", "2016-02-01", "USA"),
    ("Ohio and Texas voted. A Republican candidate praised Iran.", "A Republican candidate", "2016-02-01", "USA"),
    ("Ohio sued. Federal judges refused.", "Federal judges", "2016-02-01", "USA"),
    ("Omani state television accused Iran.", "Omani state television", "2012-02-01", "OMN"),
    ("Kenya waited. The contact group met.", "The contact group", "2011-07-01", "INT"),
    ("Libya burned. Libya's interim authorities refused.", "Libya's interim authorities", "2011-06-01", "LBY-OPP"),
    ("The United Nations met. The secretary-general urged calm.", "The secretary-general", "2011-06-01", "UN"),
    ("William Hague flew in. Hague urged calm.", "Hague", "2011-06-01", "GBR"),
    ("Ohio voted. Carson's opponents smiled.", "Carson's opponents", "2016-02-01", "USA"),
    ("Verizon struck a deal.", "Verizon", "2016-02-01", "BUS"),
]
NOT_FOUND = [
    ("In Baghdad a Republican Guard unit fired.", "Republican", "USA"),
    ("In Dublin a republican candidate smiled at Ireland.", "a republican candidate", "USA"),
    ("The Libyan campaign went on in Ohio.", "The Libyan campaign", "LBY"),
    ("The federal plan was liked in Peru.", "The federal plan", "USA"),
    ("Omani television praised Iran.", "Omani television", "OMN"),
    ("Amos Quill (Reuters) wrote of Peru.", "Amos Quill", "USA"),
    ("Nepal's interim authorities refused.", "Nepal's interim authorities", "NPL-OPP"),
    ("The court in The Hague sat.", "Hague", "GBR"),
    ("The secretary-general of a choir sang.", "The secretary-general", "UN"),
    ("Gaddafi's opponents marched in Libya.", "Gaddafi's opponents", "LBY"),
    ("Steve and Israel Moss went home.", "Israel", "USA"),
]


@pytest.mark.parametrize(("text", "words", "day", "code"), FOUND)
def test_they_take_the_code_of_their_country(text: str, words: str, day: str, code: str) -> None:
    assert (words, code) in who(text, day)


@pytest.mark.parametrize(("text", "words", "code"), NOT_FOUND)
def test_others_do_not(text: str, words: str, code: str) -> None:
    assert (words, code) not in who(text, "2011-02-01")


def test_another_given_name_is_somebody_else() -> None:
    text = "Gerard Roux, the French interior minister, left. Pierre Roux, a baker, accused Italy."
    assert ("Pierre Roux", "FRA") not in who(text, "2011-02-01")

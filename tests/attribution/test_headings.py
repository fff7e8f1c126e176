"""Lists of reactions: a line in capitals names who says the quotations that follow."""

from __future__ import annotations

from datetime import date

import pytest

from servanda.flow import read
from servanda.records import Document

DAY = date(2011, 2, 21)


def speakers(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The words of each attribution's source that stand in capitals, with the codes of who is meant."""
    reading = read(Document("t", text, published=DAY))
    spans = [(text[slice(*a.source[0])], tuple(x.code for x in a.actors)) for a in reading.attributions if a.source]
    return [(words, codes) for words, codes in spans if words.isupper() and " " in words]


@pytest.mark.parametrize(
    ("text", "words", "codes"),
    [
        (
            'They spoke.\n* FRENCH PRESIDENT NICOLAS SARKOZY "The shelling must stop at once."\n',
            "FRENCH PRESIDENT NICOLAS SARKOZY",
            ("FRA",),
        ),
        (
            'They spoke.\nGERMAN CHANCELLOR ANGELA MERKEL, TO REPORTERS: "We ask that the raids end today."\n',
            "GERMAN CHANCELLOR ANGELA MERKEL",
            ("DEU",),
        ),
        (
            'They spoke.\nITALIAN FOREIGN MINISTER FRANCO FRATTINI\n"The raid was a crime, and must end now."\n',
            "ITALIAN FOREIGN MINISTER FRANCO FRATTINI",
            ("ITA",),
        ),
    ],
)
def test_a_line_in_capitals_names_the_speaker(text: str, words: str, codes: tuple[str, ...]) -> None:
    assert (words, codes) in speakers(text)


@pytest.mark.parametrize(
    "text",
    [
        'REBELS TAKE THE PORT AT NIGHT\n"The raid on the town was a crime," a clerk said on Monday.\n',
        'GERMAN CHANCELLOR ANGELA MERKEL FLIES HOME\nThe weather was fine, "said" the sign at the gate.\n',
        'UN WANTS "SAFE" ROADS FOR AID\nThe envoy spoke of three roads to the town on Monday.\n',
        'The chancellor said "the raids on the town must end today".\n',
    ],
)
def test_other_lines_name_nobody(text: str) -> None:
    assert speakers(text) == []

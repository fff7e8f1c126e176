"""The line of an entry can be understood without the sentence it was taken from."""

from __future__ import annotations

import pytest

from servanda.ledger import fold
from servanda.ledger.phrasing import clause_from, is_act, line_of, stands_alone, without_subject
from servanda.lexicon import table
from servanda.records import Mention
from tests.ledger.histories import START, Line, actor, reading


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("it would open the dam on Tuesday", "open the dam on Tuesday"),
        ("they will also let the barges through", "let the barges through"),
        ("that the barges be let through", "the barges be let through"),
        ("open the dam, which has been shut since May", "open the dam"),
        ("open the dam while the talks go on", "open the dam"),
        ("open the dam, saying that it was time", "open the dam"),
        ("open the dam The crowd cheered", "open the dam"),
        ("open the dam. The crowd cheered", "open the dam"),
        ("open the dam at 8 a.m. and", "open the dam at 8 a.m."),
        ("open the dam under U.N. supervision", "open the dam under U.N. supervision"),
        ('open the "old dam', "open the old dam"),
        ('open the "old" dam', 'open the "old" dam'),
        ('"open the dam"', "open the dam"),
        ("open the dam and the", "open the dam"),
        ("pay $1.5 million for the dam", "pay $1.5 million for the dam"),
        ("it will", "it will"),
    ],
)
def test_a_line_says_what_is_to_be_done_and_no_more(words: str, line: str) -> None:
    assert line_of(words) == line


def test_a_long_line_is_cut_and_shows_it() -> None:
    line = line_of("open " + "the next dam and then " * 8)
    assert line.endswith(" …")
    assert len(line.split()) <= 23


@pytest.mark.parametrize("line", ["open the dam", "a truce in the valley", "this truce of the three valleys"])
def test_what_stands_alone(line: str) -> None:
    assert stands_alone(line)


@pytest.mark.parametrize(
    "line", ["", "it", "do so", "do it", "this", "them all", "whom they asked to go", "that", "the"]
)
def test_what_does_not_stand_alone(line: str) -> None:
    assert not stands_alone(line)


@pytest.mark.parametrize(
    ("line", "act"),
    [("open the dam", True), ("a truce", False), ("Ansa's dam", False), ("three dams", False), ("opening dams", False)],
)
def test_an_act_begins_with_its_verb(line: str, act: bool) -> None:
    assert is_act(line) == act


@pytest.mark.parametrize("row", table("ledger", "openers"), ids=lambda r: f"{r['sense']}: {r['word']}")
def test_each_opener_opens_its_example(row: dict[str, str]) -> None:
    assert row["example"].split()[0] == row["word"]
    assert not is_act(row["example"]) or row["sense"] == "leans"
    assert stands_alone(row["example"]) == (row["sense"] == "thing")


@pytest.mark.parametrize(
    ("text", "debtor", "rest"),
    [
        ("General BEL must leave the city", "BEL", "leave the city"),
        ("BEL and its men would leave the city", "BEL", "leave the city"),
        ("BEL must leave the city", "ARD", "BEL must leave the city"),
        ("the cars of BEL are red", "BEL", "the cars of BEL are red"),
        ("all those who ever fought for BEL must leave", "BEL", "all those who ever fought for BEL must leave"),
    ],
)
def test_the_subject_is_left_out_where_it_is_the_debtor(text: str, debtor: str, rest: str) -> None:
    start = text.index("BEL")
    mention = Mention(start, start + 3, actor("BEL"))
    assert text[without_subject(text, (0, len(text)), [mention], {debtor}) :] == rest


@pytest.mark.parametrize(
    ("sentence", "start", "clause"),
    [
        ("On Monday they offered amnesty to deserters, and left.", "amnesty", "amnesty to deserters"),
        ("They offered amnesty  to deserters who left.", "amnesty", "amnesty to deserters"),
        ("They paid $1.5 million to the U.N. envoy.", "$1.5", "$1.5 million to the U.N. envoy"),
        ("They left.", "amnesty", ""),
        ("They left.", "", ""),
    ],
)
def test_the_clause_from_a_word_on(sentence: str, start: str, clause: str) -> None:
    assert clause_from(sentence, start) == clause


def test_an_act_is_preferred_to_a_thing_and_both_to_a_pronoun() -> None:
    told = [
        Line("commit", "ARD", "promised", "a truce of three days in the valley"),
        Line("commit", "ARD", "vowed that", "it would hold its fire in the valley"),
        Line("commit", "ARD", "swore", "this truce"),
    ]
    (entry,) = fold([reading("a", START, told)]).commitments
    assert entry.what == "hold its fire in the valley"

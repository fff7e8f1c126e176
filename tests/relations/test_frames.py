"""The frames: each example fills its frame, and words above an act change what it is."""

from __future__ import annotations

import csv
from importlib import resources

import pytest

from servanda.language import load_parser
from servanda.records import Document
from servanda.relations.acts import act_of
from servanda.relations.frames import frame_roots, load_frames, modified

FOLDER = resources.files("servanda").joinpath("lexicon", "relations")
ROWS = list(csv.DictReader(FOLDER.joinpath("frames.csv").read_text(encoding="utf-8").splitlines()))


def roots_in(sentence: str) -> set[str]:
    """Roots of every frame filled in a sentence."""
    doc = load_parser().parse(Document("x", sentence)).doc
    return {root for token in doc for root in frame_roots(token, load_frames())}


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r["example"])
def test_an_example_fills_its_frame(row: dict[str, str]) -> None:
    assert row["root"] in roots_in(row["example"])


@pytest.mark.parametrize(
    "sentence",
    [
        "The river rose by a metre on Sunday.",
        "The orchestra played in the old hall.",
        "Prices were lower than in May.",
        "She wrote a novel about a lighthouse.",
        "The bridge is made of stone.",
    ],
)
def test_nothing_political_fills_no_frame(sentence: str) -> None:
    assert roots_in(sentence) == set()


@pytest.mark.parametrize(
    ("root", "kinds", "expected"),
    [
        ("YIELD", ["promise"], "AGREE"),
        ("ASSAULT", ["promise"], "THREATEN"),
        ("YIELD", ["refuse"], "REJECT"),
        ("AID", ["demand"], "REQUEST"),
        ("SANCTION", ["demand"], "THREATEN"),
        ("YIELD", ["promise", "refuse"], "REJECT"),
        ("YIELD", [], "YIELD"),
        ("ASSAULT", ["may"], "THREATEN"),
        ("AID", ["may"], "AID"),
        ("ASSAULT", ["end"], "YIELD"),
        ("AID", ["end"], "SANCTION"),
        ("CONSULT", ["not"], "REJECT"),
        ("ASSAULT", ["end", "demand"], "REQUEST"),
        ("YIELD", ["demand", "refuse"], "REJECT"),
        ("COERCE", ["accuse", "refuse"], "REJECT"),
    ],
)
def test_what_is_promised_or_refused_is_not_done(root: str, kinds: list[str], expected: str) -> None:
    assert modified(root, kinds) == expected


@pytest.mark.parametrize(
    ("sentence", "verb", "root"),
    [
        ("The junta lifted the curfew.", "lifted", "YIELD"),
        ("The junta refused to lift the curfew.", "lift", "REJECT"),
        ("The junta will not lift the curfew.", "lift", "REJECT"),
        ("The junta ruled out lifting the curfew.", "lifting", "REJECT"),
        ("The junta agreed to lift the curfew.", "lift", "AGREE"),
        ("The council urged the junta to lift the curfew.", "lift", "REQUEST"),
        ("The junta may bomb the port.", "bomb", "THREATEN"),
        ("The junta stopped bombing the port.", "bombing", "YIELD"),
        ("The council accused the junta of bombing the port.", "bombing", "ACCUSE"),
        ("The junta rejected calls to lift the curfew.", "lift", "REJECT"),
        ("The junta bombed the port.", "bombed", "ASSAULT"),
    ],
)
def test_the_words_above_a_verb_change_its_act(sentence: str, verb: str, root: str) -> None:
    doc = load_parser().parse(Document("x", sentence)).doc
    assert [act.root for token in doc if token.text == verb for act in act_of(token, load_frames())] == [root]


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("The report demonstrates that the bridge is safe.", "demonstrates"),
        ("The envoy gave a speech after days of threats.", "gave"),
        ("The junta said that it would boycott the summit.", "said"),
    ],
)
def test_what_stands_outside_an_act_is_no_part_of_it(sentence: str, verb: str) -> None:
    doc = load_parser().parse(Document("x", sentence)).doc
    assert [act.root for token in doc if token.text == verb for act in act_of(token, load_frames())] == []

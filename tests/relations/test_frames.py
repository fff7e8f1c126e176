"""The frames: each example fills its frame, and words above an act change what it is."""

from __future__ import annotations

import csv
from importlib import resources

import pytest

from servanda.language import load_parser
from servanda.records import Document
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
    ],
)
def test_what_is_promised_or_refused_is_not_done(root: str, kinds: list[str], expected: str) -> None:
    assert modified(root, kinds) == expected

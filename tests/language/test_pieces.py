"""Word pieces: whole words where they are known, the longest parts elsewhere, each with its place in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.language.pieces import Pieces

NAMES = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "truce",
    "cease",
    "##fire",
    "##s",
    "the",
    "-",
    ".",
    "sur",
    "##rend",
    "naive",
]
KNOWN = Pieces(NAMES)


def cut(text: str) -> list[tuple[str, int]]:
    return [(NAMES[piece.id], piece.start) for piece in KNOWN.split(text)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("the truce", [("the", 0), ("truce", 4)]),
        ("The TRUCE.", [("the", 0), ("truce", 4), (".", 9)]),
        ("ceasefires", [("cease", 0), ("##fire", 5), ("##s", 9)]),
        ("cease-truce", [("cease", 0), ("-", 5), ("truce", 6)]),
        ("  the\n\ntruce", [("the", 2), ("truce", 7)]),
        ("naïve", [("naive", 0)]),
        ("nai\u0308ve", [("naive", 0)]),
        ("the\u00a0truce", [("the", 0), ("truce", 4)]),
    ],
)
def test_words_are_cut_where_they_are_known(text: str, pieces: list[tuple[str, int]]) -> None:
    assert cut(text) == pieces


@pytest.mark.parametrize("word", ["surrender", "moscow", "truce" * 30])
def test_a_word_with_an_unknown_part_is_one_unknown_piece(word: str) -> None:
    assert cut(f"the {word} truce") == [("the", 0), ("[UNK]", 4), ("truce", 5 + len(word))]


@pytest.mark.parametrize("text", ["", "  \n", "\u200b", "\ufffd"])
def test_nothing_visible_gives_no_piece(text: str) -> None:
    assert cut(text) == []


@given(st.text(alphabet=st.one_of(st.sampled_from("the truces-.\n\u0308ïé停"), st.characters()), max_size=60))
def test_pieces_stand_in_order_at_visible_characters(text: str) -> None:
    starts = [piece.start for piece in KNOWN.split(text)]
    assert starts == sorted(starts)
    assert all(0 <= start < len(text) and not text[start].isspace() for start in starts)

"""The encoder's view of a document: its stretches, where words and parties stand in them, and what it makes of both."""

from __future__ import annotations

import string
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Token

from servanda.actors import find_actors
from servanda.flow import default_toolkit
from servanda.language import Parsed
from servanda.language.pieces import Pieces
from servanda.moves.learned.context import MAKER, PARTNER, Context
from servanda.moves.learned.model import OUTPUTS
from servanda.moves.learned.stretches import LONGEST, SORTS, Layout, Offer, Places
from servanda.records import Document, Mention

LETTERS = Pieces(
    ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *string.ascii_lowercase, *(f"##{c}" for c in string.ascii_lowercase)]
)
"""Knows single letters only, so that the pieces of a text are its letters."""
ALONE = pytest.mark.xfail(
    strict=True, reason="in a short passive it prefers the wrong state; with the ways it is right"
)
QUARREL = "Peru urged Chile to withdraw its troops. Chile rejected the demand, and Bolivia praised Peru."


def read(text: str) -> tuple[Parsed, tuple[Mention, ...]]:
    kit = default_toolkit()
    parsed = kit.parser.parse(Document("test", text, published=date(2026, 11, 26)))
    return parsed, find_actors(parsed, kit.lexicon)


def word(parsed: Parsed, text: str) -> Token:
    return next(token for token in parsed.doc if token.text == text)


# ---- stretches -------------------------------------------------------------------------------------------------


def letters_in(text: str) -> list[int]:
    """The number of letters and stops in each stretch."""
    parsed, mentions = read(text)
    return [behind - first for first, behind in Layout(parsed, mentions, LETTERS).stretches]


def test_short_sentences_are_read_together_and_long_ones_alone() -> None:
    short, long = "Peru urged Chile to go. ", "Chile refused the plan and the deal " * 5 + "at once. "
    assert letters_in(short * 2) == [38]
    assert letters_in(short * 2 + long + short) == [38, 152, 19]


def test_a_sentence_without_end_is_cut() -> None:
    parsed, _ = read("Chile said " + "no and " * 200 + "no.")
    layout = Layout(parsed, (), LETTERS)
    assert len(layout.stretches) > 1
    assert max(len(layout.ids(n)) for n in range(len(layout.stretches))) <= LONGEST + 2


def test_a_word_is_found_in_its_stretch() -> None:
    parsed, mentions = read(QUARREL)
    layout = Layout(parsed, mentions, LETTERS)
    at = layout.find(QUARREL.index("rejected"))
    assert at is not None
    stretch, place = at
    assert layout.ids(stretch)[place : place + 3] == [21, 34, 39]


@pytest.mark.parametrize("text", ["", " \n ", "\u200b"])
def test_a_text_without_pieces_has_no_word_to_find(text: str) -> None:
    layout = Layout(read(text)[0], (), LETTERS)
    assert layout.stretches == []
    assert [layout.find(n) for n in range(len(text) + 1)] == [None] * (len(text) + 1)


def test_a_long_document_is_read_in_parts() -> None:
    parsed, mentions = read(
        QUARREL + " " + "Peru said so again and again, and again it said so to whoever asked. " * 400 + QUARREL
    )
    context = Context(parsed, mentions)
    context.read(parsed.doc)
    urged = [token for token in parsed.doc if token.text == "urged"]
    assert [OUTPUTS[n] for n in context.shares(urged).argmax(axis=1)] == ["demand", "demand"]


def test_an_offer_stands_where_it_is_mentioned_and_where_its_words_are() -> None:
    parsed, mentions = read(QUARREL)
    layout = Layout(parsed, mentions, LETTERS)
    peru = layout.places(Offer(("PER",), ()), 0)
    assert len(peru.named) == 3  # with "its"
    assert peru.supposed == ()
    troops = layout.places(Offer(("PER",), (QUARREL.index("troops"),)), 0)
    assert set(peru.named) < set(troops.named)
    assert layout.places(Offer(("ARG",), ()), 0) == Places((), ())


def test_an_offer_may_stand_at_words_that_nobody_knows() -> None:
    parsed, mentions = read(QUARREL)
    at = Layout(parsed, mentions, LETTERS).places(Offer(("CHL-PPL",), (), (QUARREL.index("troops"),)), 0)
    assert at.named == ()
    assert len(at.supposed) == 1
    named_there = Offer(("PER",), (QUARREL.index("troops"),), (QUARREL.index("troops"),))
    assert Layout(parsed, mentions, LETTERS).places(named_there, 0).supposed == ()


@pytest.mark.parametrize(
    ("codes", "sort"),
    [
        ((), "nobody"),
        (("PER",), "other"),
        (("UN",), "other"),
        (("PER-OPP",), "xOPP"),
        (("PER-PPL",), "xPPL"),
        (("PPL",), "PPL"),
        (("NGO",), "NGO"),
        (("UNK",), "UNK"),
    ],
)
def test_the_sort_of_an_offer(codes: tuple[str, ...], sort: str) -> None:
    assert SORTS[Offer(codes, ()).sort] == sort


@given(st.lists(st.sampled_from(["Peru urged Chile to go.", "No.", "Chile said " + "so " * 70 + "."]), max_size=6))
def test_stretches_cover_all_pieces_in_order_and_once(sentences: list[str]) -> None:
    layout = Layout(read(" ".join(sentences))[0], (), LETTERS)
    ends = [0, *(stretch.behind for stretch in layout.stretches)]
    assert [stretch.first for stretch in layout.stretches] == ends[:-1]


# ---- what it makes of them -------------------------------------------------------------------------------------


def test_it_sees_what_type_of_move_a_word_makes() -> None:
    parsed, mentions = read(QUARREL)
    tokens = [word(parsed, text) for text in ("urged", "rejected", "praised", "troops")]
    context = Context(parsed, mentions)
    context.read(tokens)
    likely = context.shares(tokens)
    assert [OUTPUTS[n] for n in likely.argmax(axis=1)] == ["demand", "reject", "endorse", "none"]
    assert likely.sum(axis=1) == pytest.approx(np.ones(4), abs=1e-5)


@pytest.mark.parametrize(
    "text",
    [
        "The goalkeeper urged the crowd on.",
        "Rain rejected every forecast.",
        "It praised well.",
    ],
)
def test_it_is_unsure_where_nobody_bargains(text: str) -> None:
    parsed, mentions = read("Peru played Chile on Sunday. " + text)
    context = Context(parsed, mentions)
    context.read(parsed.doc)
    assert context.shares(list(parsed.doc))[:, 0].min() > 0.1


@pytest.mark.parametrize(
    ("text", "trigger", "maker"),
    [
        (QUARREL, "praised", "BOL"),
        ("Chile welcomed Bolivia's offer.", "welcomed", "CHL"),
        ("The government in Lima rejected the offer, which Chile made on Sunday.", "rejected", "PER"),
        ("The Chilean president urged Peru to withdraw.", "urged", "CHL"),
        (QUARREL, "urged", "PER"),
        ("Chile was urged by Peru to withdraw its troops.", "urged", "PER"),
        pytest.param("Bolivia's offer was welcomed by Chile.", "welcomed", "CHL", marks=ALONE),
    ],
)
def test_it_prefers_who_made_the_move(text: str, trigger: str, maker: str) -> None:
    parsed, mentions = read(text)
    context, offers = Context(parsed, mentions), [Offer((code,), ()) for code in ("PER", "CHL", "BOL")]
    context.read(parsed.doc)
    assert offers[int(context.odds(word(parsed, trigger), offers, MAKER).argmax())].codes == (maker,)


def test_odds_add_up_to_one_and_know_nobody() -> None:
    parsed, mentions = read(QUARREL)
    offers = [Offer((), ()), Offer(("PER",), ()), Offer(("CHL-PPL",), ())]
    context = Context(parsed, mentions)
    unread = context.odds(word(parsed, "urged"), offers, PARTNER)
    assert unread == pytest.approx(np.full(3, 1 / 3))
    context.read(parsed.doc)
    odds = context.odds(word(parsed, "urged"), offers, PARTNER)
    assert odds.max() > 0.4
    assert odds.sum() == pytest.approx(1.0, abs=1e-5)
    assert odds.min() > 0


def test_a_document_without_words_has_nothing_to_read() -> None:
    parsed, mentions = read("")
    assert Context(parsed, mentions).shares([]).shape == (0, len(OUTPUTS))


def test_what_is_not_read_makes_no_move() -> None:
    parsed, mentions = read(QUARREL)
    assert Context(parsed, mentions).shares([word(parsed, "urged")])[0].tolist() == [1.0] + [0.0] * 11


def test_the_order_of_reading_changes_nothing() -> None:
    parsed, mentions = read(QUARREL * 5)
    tokens = list(parsed.doc)
    at_once, one_by_one = Context(parsed, mentions), Context(parsed, mentions)
    at_once.read(tokens)
    for token in reversed(tokens):
        one_by_one.read([token])
    assert at_once.shares(tokens) == pytest.approx(one_by_one.shares(tokens), abs=1e-4)

"""What the encoder is taught: each marked word and choice stands at the right piece of its stretch."""

from __future__ import annotations

import random
import string
from dataclasses import replace

from bench.context.lessons import ROOM, Choice, Lesson, lessons_of, mixed
from bench.train_moves import marked
from servanda.language.pieces import Pieces
from servanda.moves.learned.context import MAKER, PARTNER
from servanda.moves.learned.model import OUTPUTS

PIECES = Pieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "urged", "rejected", "peru", "chile", *string.ascii_lowercase])


def lessons(line: str) -> list[Lesson]:
    document, marks = marked(line, "test")
    return lessons_of(document, marks, 0.5, PIECES, None)


def piece(lesson: Lesson, place: int) -> int:
    return lesson.ids[place]


def right_words(lesson: Lesson, choice: Choice) -> list[set[int]]:
    """The pieces that name each of the right rivals."""
    rivals = zip(choice.rivals, choice.right, strict=True)
    return [{piece(lesson, w) for w in places.named} for (places, _), is_right in rivals if is_right]


def test_a_marked_word_teaches_its_type_and_its_parties() -> None:
    (lesson,) = lessons("Peru {demand:urged|PER|CHL} Chile to leave.")
    made = {piece(lesson, place): OUTPUTS[o] for place, o in zip(lesson.words, lesson.outputs, strict=True) if o}
    assert made == {4: "demand"}
    assert set(lesson.weights) == {0.5}
    maker, partner = sorted(lesson.choices, key=lambda choice: choice.place)
    assert (maker.place, partner.place) == (MAKER, PARTNER)
    assert piece(lesson, maker.word) == 4
    assert right_words(lesson, maker) == [{6}]
    assert right_words(lesson, partner) == [{7}]


def test_what_is_not_marked_teaches_that_there_is_no_move() -> None:
    (lesson,) = lessons("Peru urged Chile to leave.")
    assert lesson.words
    assert not any(lesson.outputs)
    assert lesson.choices == []


def test_a_move_without_a_marked_maker_teaches_no_choice() -> None:
    (lesson,) = lessons("Peru {reject:rejected} it.")
    assert [OUTPUTS[o] for o in lesson.outputs if o] == ["reject"]
    assert lesson.choices == []


def test_our_own_sentences_are_also_read_behind_a_quarrel() -> None:
    (quarrel,) = lessons("Peru {demand:urged|PER|CHL} Chile to leave.")
    (own,) = lessons("Chile {reject:rejected|CHL|PER} it.")
    own = replace(own, alone=True)
    found = mixed([quarrel, *[own] * 40], random.Random(0))
    assert found[0] is quarrel
    assert own in found
    both = next(one for one in found[1:] if one is not own)
    assert [piece(both, place) for place, o in zip(both.words, both.outputs, strict=True) if o] == [4, 5]
    named = [piece(both, place) for choice in both.choices for at, _ in choice.rivals[:2] for place in at.named]
    assert {piece(both, choice.word) for choice in both.choices} == {4, 5}
    assert {6, 7} <= set(named)
    assert both.weights == [0.25] * len(quarrel.words) + own.weights


def test_sentences_stay_alone_where_no_stretch_leaves_room() -> None:
    (quarrel,) = lessons("Peru {demand:urged|PER|CHL} Chile to leave.")
    own = replace(lessons("Chile left.")[0], alone=True)
    long = replace(quarrel, ids=quarrel.ids + [0] * ROOM)
    assert mixed([long, own], random.Random(0)) == [long, own]
    assert mixed([own], random.Random(0)) == [own]

"""What the encoder is taught: each marked word and choice stands at the right piece of its stretch."""

from __future__ import annotations

import string

from bench.context.lessons import Lesson, lessons_of
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


def test_a_marked_word_teaches_its_type_and_its_parties() -> None:
    (lesson,) = lessons("Peru {demand:urged|PER|CHL} Chile to leave.")
    made = {piece(lesson, place): OUTPUTS[o] for place, o in zip(lesson.words, lesson.outputs, strict=True) if o}
    assert made == {4: "demand"}
    assert lesson.weight == 0.5
    maker, partner = sorted(lesson.choices, key=lambda choice: choice.place)
    assert (maker.place, partner.place) == (MAKER, PARTNER)
    assert piece(lesson, maker.word) == 4
    right = [{piece(lesson, w) for w in words} for (words, _), ok in zip(maker.rivals, maker.right, strict=True) if ok]
    assert right == [{6}]
    right = [
        {piece(lesson, w) for w in words} for (words, _), ok in zip(partner.rivals, partner.right, strict=True) if ok
    ]
    assert right == [{7}]


def test_what_is_not_marked_teaches_that_there_is_no_move() -> None:
    (lesson,) = lessons("Peru urged Chile to leave.")
    assert lesson.words
    assert not any(lesson.outputs)
    assert lesson.choices == []


def test_a_move_without_a_marked_maker_teaches_no_choice() -> None:
    (lesson,) = lessons("Peru {reject:rejected} it.")
    assert [OUTPUTS[o] for o in lesson.outputs if o] == ["reject"]
    assert lesson.choices == []

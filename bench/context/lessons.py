"""Turns annotated texts into stretches of pieces with what is to be learned of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Token

from bench.train_moves import (
    LEARNED_FROM,
    REPORT_WEIGHT,
    Mark,
    articles,
    by_rules,
    outputs,
    own_sentences,
    own_weight,
    reports,
)
from bench.train_parties import rivals_of, trigger_in
from servanda.language.pieces import Pieces
from servanda.moves.find import ground_of
from servanda.moves.learned.context import MAKER, PARTNER
from servanda.moves.learned.describe import described
from servanda.moves.learned.parties import offers
from servanda.moves.learned.rivals import Rival
from servanda.moves.learned.stretches import Layout
from servanda.records import Document

TRIED_ON = "press_check"
_SPECIAL = {"<pad>": "[PAD]", "<s>": "[CLS]", "</s>": "[SEP]"}


@dataclass(frozen=True, slots=True)
class Choice:
    """The rivals for one place of a move, each by the places in the stretch that name it and its sort of party."""

    place: int
    """`MAKER` or `PARTNER`."""
    word: int
    rivals: tuple[tuple[tuple[int, ...], int], ...]
    right: tuple[bool, ...]


@dataclass(slots=True)
class Lesson:
    """One stretch: its pieces, the words that may make a move, and the choices to be made."""

    ids: list[int]
    words: list[int] = field(default_factory=list)
    """Places of the candidates."""
    outputs: list[int] = field(default_factory=list)
    """What each makes, as a number of `OUTPUTS`."""
    weight: float = 1.0
    choices: list[Choice] = field(default_factory=list)


def pieces_of(folder: Path) -> list[str]:
    """The names of a base model's pieces, by their numbers, under the names that `Pieces` expects."""
    names = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    return [_SPECIAL.get(name, name) for name in names]


def kept_pieces(folder: Path) -> list[str]:
    """Those of them that the product knows: the used ones of ASCII, padding first; "€" and "ł" are unknown."""
    return [name for name in pieces_of(folder) if name.isascii() and not name.startswith("[unused")]


def marked_lessons(pieces: Pieces, parses: Path | None) -> list[Lesson]:
    """All that is learned from: the articles, our own sentences and our own reports."""
    found: list[Lesson] = []
    for document, marks in articles(LEARNED_FROM):
        found += lessons_of(document, marks, 1.0, pieces, parses)
    for document, marks in own_sentences():
        found += lessons_of(document, marks, own_weight(document), pieces, parses)
    for document, marks in reports():
        found += lessons_of(document, marks, REPORT_WEIGHT, pieces, parses)
    return found


def tried_lessons(pieces: Pieces, parses: Path | None) -> list[Lesson]:
    """The articles that figures are told of, of which nothing is learned."""
    return [one for d, marks in articles(TRIED_ON) for one in lessons_of(d, marks, 1.0, pieces, parses)]


def lessons_of(
    document: Document, marks: list[Mark], weight: float, pieces: Pieces, parses: Path | None
) -> list[Lesson]:
    """The stretches of a marked text."""
    read = by_rules(document, parses)
    layout = Layout(read.parsed, read.mentions, pieces)
    words = list(described(read.parsed, read.cast, read.first.told))
    lessons = _cut(layout, zip((w.token for w in words), outputs(words, marks), strict=True), weight)
    ground = ground_of(read.parsed, read.cast, read.mentions, read.first)
    for mark in marks:
        token = trigger_in(ground, mark)
        at = layout.find(token.idx) if token is not None and mark.get("actor") else None
        if token is not None and at is not None:
            for place, (rivals, right) in zip((MAKER, PARTNER), rivals_of(ground, token, mark), strict=True):
                lessons[at[0]].choices.append(_choice(layout, at, place, rivals, right))
    return lessons


def _cut(layout: Layout, words: Iterable[tuple[Token, int]], weight: float) -> list[Lesson]:
    lessons = [Lesson(layout.ids(n), weight=weight) for n in range(len(layout.stretches))]
    for token, output in words:
        at = layout.find(token.idx)
        if at is not None:
            lessons[at[0]].words.append(at[1])
            lessons[at[0]].outputs.append(output)
    return lessons


def _choice(layout: Layout, at: tuple[int, int], place: int, rivals: Sequence[Rival], right: Sequence[bool]) -> Choice:
    named = tuple((tuple(layout.places(offer, at[0])), offer.sort) for offer in offers(rivals))
    return Choice(place, at[1], named, tuple(right))

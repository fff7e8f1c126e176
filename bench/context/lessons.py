"""Turns annotated texts into stretches of pieces with what is to be learned of them."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from spacy.tokens import Token

from bench.shared import corpus_rows, shared_path
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
from bench.unseen import GOLD
from servanda.language.pieces import Pieces
from servanda.moves.find import ground_of
from servanda.moves.learned.context import MAKER, PARTNER
from servanda.moves.learned.describe import Described, described
from servanda.moves.learned.ground import Ground
from servanda.moves.learned.model import OUTPUTS, load_model
from servanda.moves.learned.parties import offers
from servanda.moves.learned.rivals import Rival, maker_rivals
from servanda.moves.learned.stretches import TOGETHER, Layout, Places
from servanda.moves.learned.ways import makers
from servanda.nets import Array, shares
from servanda.records import Document

TRIED_ON = "press_check"
UNMARKED = ("libya-reuters", "libya-cnn", "polnear-train", "polnear-dev", "timebank", "aquaint")
"""Articles beside the project of which those that nobody annotated are read for practice."""
LONGEST_TEXT = 20_000
LIKELY = 0.3
"""The share of moves from which on an unmarked word may well make one."""
BEHIND = 0.5
"""Share of our own sentences that are read behind a stretch of a quarrel, as they would stand in the press."""
ROOM = 95
"""Pieces of the longest stretch that is put before one: it leaves room for a sentence."""
HOST_WEIGHT = 0.5
"""What such a stretch counts once more."""
_SPECIAL = {"<pad>": "[PAD]", "<s>": "[CLS]", "</s>": "[SEP]"}


@dataclass(frozen=True, slots=True)
class Choice:
    """The rivals for one place of a move, each by the places in the stretch that name it and its sort of party."""

    place: int
    """`MAKER` or `PARTNER`."""
    word: int
    rivals: tuple[tuple[Places, int], ...]
    right: tuple[float, ...]
    """How far each rival is right: 0 or 1 by a mark, a share where a larger network tells."""
    weight: float


@dataclass(slots=True)
class Lesson:
    """One stretch: its pieces, the words that may make a move, and the choices to be made."""

    ids: list[int]
    words: list[int] = field(default_factory=list)
    """Places of the candidates."""
    outputs: list[int] = field(default_factory=list)
    """What each makes, as a number of `OUTPUTS`."""
    weights: list[float] = field(default_factory=list)
    """What each counts."""
    choices: list[Choice] = field(default_factory=list)
    told: Array | None = None
    """What each makes by a larger network, as a row of shares; it stands for `outputs`."""
    alone: bool = False
    """Whether it is a sentence of ours without an article around it."""


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
        found += [replace(one, alone=True) for one in lessons_of(document, marks, own_weight(document), pieces, parses)]
    for document, marks in reports():
        found += lessons_of(document, marks, REPORT_WEIGHT, pieces, parses)
    return found


def tried_lessons(pieces: Pieces, parses: Path | None) -> list[Lesson]:
    """The articles that figures are told of, of which nothing is learned."""
    return [one for d, marks in articles(TRIED_ON) for one in lessons_of(d, marks, 1.0, pieces, parses)]


def unmarked_lessons(pieces: Pieces, parses: Path | None) -> list[Lesson]:
    """Stretches of the articles that nobody annotated in which some word may well make a move.

    Which do is for a larger network to tell.
    """
    return [one for document in _unmarked() for one in _open_lessons(document, pieces, parses) if one.choices]


def _unmarked() -> Iterator[Document]:
    listed = [GOLD / "documents.jsonl", shared_path("data", "moves-dev-docs.jsonl")]
    known = {json.loads(line)["id"] for file in listed for line in file.read_text(encoding="utf-8").splitlines()}
    for name in UNMARKED:
        for row in corpus_rows(f"{name}.jsonl.gz"):
            if row["id"] not in known and len(row["text"]) <= LONGEST_TEXT:
                yield Document(f"unmarked/{row['id']}", row["text"], None, date(2011, 5, 1))


def _open_lessons(document: Document, pieces: Pieces, parses: Path | None) -> list[Lesson]:
    """The stretches of an unmarked text, with the choice of a maker for each word that may well make a move."""
    layout, words, ground = _laid_out(document, pieces, parses)
    lessons = _cut(layout, ((word.token, 0) for word in words), 1.0)
    for word, row in zip(words, shares(load_model().scores([w.features for w in words])), strict=True):
        at = layout.find(word.token.idx)
        if at is not None and 1 - row[0] > LIKELY:
            kind = OUTPUTS[1 + int(row[1:].argmax())]
            rivals = maker_rivals(ground, word.token, kind, makers(ground, word.token, kind))
            lessons[at[0]].choices.append(_choice(layout, at, MAKER, rivals, [False] * len(rivals), 1.0))
    return lessons


def lessons_of(
    document: Document, marks: list[Mark], weight: float, pieces: Pieces, parses: Path | None
) -> list[Lesson]:
    """The stretches of a marked text."""
    layout, words, ground = _laid_out(document, pieces, parses)
    lessons = _cut(layout, zip((w.token for w in words), outputs(words, marks), strict=True), weight)
    for mark in marks:
        token = trigger_in(ground, mark)
        at = layout.find(token.idx) if token is not None and mark.get("actor") else None
        if token is not None and at is not None:
            for place, (rivals, right) in zip((MAKER, PARTNER), rivals_of(ground, token, mark), strict=True):
                lessons[at[0]].choices.append(_choice(layout, at, place, rivals, right, weight))
    return lessons


def _laid_out(document: Document, pieces: Pieces, parses: Path | None) -> tuple[Layout, list[Described], Ground]:
    """A text's stretches, its candidates and what the choice of parties looks at."""
    read = by_rules(document, parses)
    words = list(described(read.parsed, read.cast, read.first.told))
    ground = ground_of(read.parsed, read.cast, read.mentions, read.first)
    return Layout(read.parsed, read.mentions, pieces), words, ground


def _cut(layout: Layout, words: Iterable[tuple[Token, int]], weight: float) -> list[Lesson]:
    lessons = [Lesson(layout.ids(n)) for n in range(len(layout.stretches))]
    for token, output in words:
        at = layout.find(token.idx)
        if at is not None:
            lessons[at[0]].words.append(at[1])
            lessons[at[0]].outputs.append(output)
            lessons[at[0]].weights.append(weight)
    return lessons


def _choice(
    layout: Layout, at: tuple[int, int], place: int, rivals: Sequence[Rival], right: Sequence[bool], weight: float
) -> Choice:
    named = tuple((layout.places(offer, at[0]), offer.sort) for offer in offers(rivals))
    return Choice(place, at[1], named, tuple(map(float, right)), weight)


# ---- sentences behind a quarrel --------------------------------------------------------------------------------


def mixed(lessons: Sequence[Lesson], order: random.Random) -> list[Lesson]:
    """The lessons, with a part of our own sentences set behind stretches that hold moves.

    Alone, a sentence teaches what its words make when nothing is going on; behind a quarrel, that not all that follows
    one belongs to it.
    """
    hosts = [one for one in lessons if any(one.outputs) and not one.alone and len(one.ids) <= ROOM]
    return [
        _behind(order.choice(hosts), one) if one.alone and hosts and order.random() < BEHIND else one for one in lessons
    ]


def _behind(host: Lesson, own: Lesson) -> Lesson:
    """Both as one stretch; the sentence alone where that would be too long."""
    if len(host.ids) + len(own.ids) > TOGETHER + 4:  # the pieces that begin and end each
        return own
    by = len(host.ids) - 2
    moved = [
        replace(
            choice,
            word=choice.word + by,
            rivals=tuple((places.moved(by), sort) for places, sort in choice.rivals),
        )
        for choice in own.choices
    ]
    return Lesson(
        host.ids[:-1] + own.ids[1:],
        host.words + [place + by for place in own.words],
        host.outputs + own.outputs,
        [HOST_WEIGHT * weight for weight in host.weights] + own.weights,
        [replace(choice, weight=HOST_WEIGHT * choice.weight) for choice in host.choices] + moved,
    )

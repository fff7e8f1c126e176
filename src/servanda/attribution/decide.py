"""Decides, for each likely cue of a document, what it attributes to whom, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.attribution.contents import (
    Candidate,
    Layout,
    Piece,
    Pieces,
    candidates,
    content_features,
    rivals,
)
from servanda.attribution.continuing import FARTHEST, continuing_features, next_sentence, sentence_piece
from servanda.attribution.cues import cue_candidates, cue_features
from servanda.attribution.grid import Grid
from servanda.attribution.model import Models, probability, shares
from servanda.attribution.sources import none_features, source_candidates, source_features

LIKELY = 0.12
"""Cues less probable than this are not looked at further."""


@dataclass(frozen=True, slots=True)
class Page:
    """A document as the stage sees it."""

    grid: Grid
    layout: Layout
    breaks: frozenset[int]


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen for a cue, with the probabilities of each part."""

    cue: int
    core: Candidate
    pieces: Pieces
    source: int | None
    cue_p: float
    content_p: float
    source_p: float


def choices(page: Page, models: Models) -> list[Choice]:
    """One choice for each likely cue, in order."""
    found = []
    for cue in cue_candidates(page.grid, page.layout, models.openings):
        cue_p = probability(models.cue.score(cue_features(page.grid, page.layout, cue)))
        if cue_p >= LIKELY and (choice := choose(page, models, cue, cue_p)):
            found.append(choice)
    return found


def choose(page: Page, models: Models, cue: int, cue_p: float) -> Choice | None:
    """Best content and best source of a cue; `None` if nothing near it could be its content."""
    grid = page.grid
    found = candidates(grid, page.layout, cue)
    if not found:
        return None
    kinds = rivals(grid, cue, found)
    scores = [models.content.score(content_features(grid, page.layout, cue, c, kinds)) for c in found]
    best = max(range(len(found)), key=lambda n: scores[n])
    core = found[best]
    pieces = extended(page, models, cue, core.pieces)
    source, source_p = choose_source(page, models, cue, core.pieces)
    return Choice(cue, core, pieces, source, cue_p, shares(scores)[best], source_p)


def side_of(cue: int, pieces: Pieces) -> str:
    """Whether the content stands left (L) or right (R) of the cue, or on both sides."""
    return "L" if pieces[-1][1] < cue else "R" if pieces[0][0] > cue else "LR"


def choose_source(page: Page, models: Models, cue: int, pieces: Pieces) -> tuple[int | None, float]:
    """Head of the source, `None` where the text names none, and the probability of the choice."""
    grid = page.grid
    heads: list[int | None] = [None, *source_candidates(grid, cue, list(pieces))]
    side = side_of(cue, pieces)
    scores = [
        models.source.score(none_features(grid, cue) if h is None else source_features(grid, cue, h, side))
        for h in heads
    ]
    best = max(range(len(heads)), key=lambda n: scores[n])
    return heads[best], shares(scores)[best]


def extended(page: Page, models: Models, cue: int, pieces: Pieces) -> Pieces:
    """The content with the sentences after it that go on with the quotation."""
    grid, out = page.grid, list(pieces)
    sentence, step = next_sentence(grid, cue, pieces), 0
    while sentence < len(grid.sents) and step < FARTHEST:
        piece = sentence_piece(grid, sentence)
        if piece is not None:
            if not _goes_on(page, models, cue, pieces, piece, sentence, step):
                break
            out.append(piece)
            step += 1
        sentence += 1
    return tuple(out)


def _goes_on(page: Page, models: Models, cue: int, pieces: Pieces, piece: Piece, sentence: int, step: int) -> bool:
    features = continuing_features(page.grid, page.layout, page.breaks, cue, pieces, sentence, step)
    return features is not None and models.continuing.score(features) > 0


def confidence_features(page: Page, choice: Choice) -> list[str]:
    """What a model may look at to tell whether a whole choice is right."""
    grid, cue = page.grid, choice.cue
    quoted = page.layout.inside[choice.pieces[0][0]] >= 0
    size = sum(b - a + 1 for a, b in choice.pieces)
    c, t, s = _step(choice.cue_p), _step(choice.content_p), _step(choice.source_p)
    kind = choice.core.kind
    return [
        f"c={c}",
        f"t={t}",
        f"s={s}",
        f"cs={c},{s}",
        f"ct={c},{t}",
        f"k={kind}",
        f"q={quoted},{kind}",
        f"n={choice.source is None},{grid.tag[cue]}",
        f"nk={choice.source is None},{kind}",
        f"z={min(size, 10)}",
        f"l={grid.lemma[cue]}",
        f"d={grid.dep[cue]},{kind}",
    ]


def _step(p: float) -> int:
    """Probability in twentieths."""
    return min(19, int(p * 20))

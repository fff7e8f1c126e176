"""Decides, for each likely cue of a document, what it attributes to whom, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from servanda.attribution.contents import (
    Candidate,
    Layout,
    Piece,
    Pieces,
    candidates,
)
from servanda.attribution.continuing import FARTHEST, continuing_features, next_sentence, sentence_piece
from servanda.attribution.cues import cue_candidates, cue_features, word_kind
from servanda.attribution.fitting import content_features, kinds_of
from servanda.attribution.grid import Grid, lemma_of
from servanda.attribution.model import Models, probability
from servanda.attribution.sources import none_features, path_between, source_candidates, source_features
from servanda.nets import Array, shares

LIKELY = 0.12
"""Cues less probable than this are not looked at further."""
RIVALS, UNLIKELY = 3, 0.1
"""How many contents of a cue are weighed together with their sources, and how probable each but the first must be."""


@dataclass(frozen=True, slots=True)
class Page:
    """A document as the stage sees it."""

    grid: Grid
    layout: Layout


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
    grid, layout = page.grid, page.layout
    cues = cue_candidates(grid, layout, models.openings)
    if not cues:
        return []
    scores = models.cue.scores([cue_features(grid, layout, i) for i in cues])
    likely = [(i, p) for i, s in zip(cues, scores.tolist(), strict=True) if (p := probability(s)) >= LIKELY]
    found = [(i, p, rivals) for i, p in likely if (rivals := candidates(grid, layout, i))]
    if not found:
        return []
    rows: list[list[str]] = []
    for i, _, rivals in found:
        kinds = kinds_of(rivals)
        rows += [content_features(grid, layout, i, c, kinds) for c in rivals]
    all_scores = models.content.scores(rows)
    made, at = [], 0
    for i, p, rivals in found:
        made.append(choose(page, models, i, p, rivals, all_scores[at : at + len(rivals)]))
        at += len(rivals)
    return made


def choose(page: Page, models: Models, cue: int, cue_p: float, rivals: list[Candidate], scores: Array) -> Choice:
    """Content and source of a cue that are likeliest together: a content that leaves no source is seldom right."""
    content_p = shares(scores).tolist()
    first, *others = sorted(range(len(rivals)), key=lambda n: (-content_p[n], n))[:RIVALS]
    options = []
    for n in [first, *(n for n in others if content_p[n] >= UNLIKELY)]:
        source, source_p = choose_source(page, models, cue, rivals[n].pieces)
        options.append((n, source, source_p))
    best, source, source_p = max(options, key=lambda o: content_p[o[0]] * o[2])
    pieces = extended(page, models, cue, rivals[best].pieces)
    return Choice(cue, rivals[best], pieces, source, cue_p, content_p[best], source_p)


def side_of(cue: int, pieces: Pieces) -> str:
    """Whether the content stands left (L) or right (R) of the cue, or on both sides."""
    return "L" if pieces[-1][1] < cue else "R" if pieces[0][0] > cue else "LR"


def choose_source(page: Page, models: Models, cue: int, pieces: Pieces) -> tuple[int | None, float]:
    """Head of the source, `None` where the text names none, and the probability of the choice."""
    grid = page.grid
    heads: list[int | None] = [None, *source_candidates(grid, cue, list(pieces))]
    side = side_of(cue, pieces)
    rows = [none_features(grid, cue) if h is None else source_features(grid, cue, h, side) for h in heads]
    odds = shares(models.source.scores(rows))
    best = int(odds.argmax())
    return heads[best], float(odds[best])


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
    features = continuing_features(page.grid, page.layout, cue, pieces, sentence, step)
    return features is not None and models.continuing.score(features) > 0


def rivalry(chosen: list[Choice]) -> list[str]:
    """For each choice, whether a likelier one claims much the same words."""
    found = []
    for n, mine in enumerate(chosen):
        worst = "no"
        for other in chosen[max(0, n - 6) : n + 7]:
            if other is mine or abs(other.cue - mine.cue) > 80:
                continue
            shared = _overlap(mine.pieces, other.pieces)
            if shared > 0.6:
                same = "same" if mine.source == other.source else "other"
                worst = f"{'likelier' if other.cue_p > mine.cue_p else 'weaker'},{same}"
                if other.cue_p > mine.cue_p:
                    break
        found.append(worst)
    return found


def _overlap(one: Pieces, two: Pieces) -> float:
    """Share of the tokens of both that they have in common."""
    size = sum(b - a + 1 for a, b in one) + sum(b - a + 1 for a, b in two)
    common = sum(max(0, min(b, d) - max(a, c) + 1) for a, b in one for c, d in two)
    return 2 * common / size


def apart(grid: Grid, kept: list[tuple[Choice, float]]) -> list[tuple[Choice, float]]:
    """The same with contents cut where the same source goes on with another cue.

    In "he called it a sham and told the council that …" what he told is no part of what he called it.
    """
    return [(replace(c, pieces=_before_others(grid, c, [o for o, _ in kept])), p) for c, p in kept]


def _before_others(grid: Grid, mine: Choice, others: list[Choice]) -> Pieces:
    pieces = list(mine.pieces)
    if mine.source is None:
        return mine.pieces
    for other in others:
        if other.source != mine.source or other.cue <= mine.cue or not _joined(grid, other.cue):
            continue
        for n, (first, last) in enumerate(pieces):
            if first < other.cue <= last and all(a > other.cue for a, _ in other.pieces):
                cut = other.cue - 1
                while cut >= first and grid.pos[cut] in ("CCONJ", "ADV", "AUX", "PART", "PUNCT", "SPACE"):
                    cut -= 1
                if cut >= first:
                    pieces[n] = (first, cut)
    return tuple(pieces)


def _joined(grid: Grid, cue: int) -> bool:
    """Whether "and", "but" or a comma stands before the cue and its adverbs: it goes on with an earlier verb."""
    at = cue - 1
    while at > 0 and grid.pos[at] in ("ADV", "AUX", "PART"):
        at -= 1
    return grid.pos[at] == "CCONJ" or grid.lower[at] == ","


def confidence_features(page: Page, choice: Choice, rival: str) -> list[str]:
    """What a model may look at to tell whether a whole choice is right; `rival` as `rivalry` tells."""
    grid, cue = page.grid, choice.cue
    quoted = page.layout.inside[choice.pieces[0][0]] >= 0
    size = sum(b - a + 1 for a, b in choice.pieces)
    c, t, s = _step(choice.cue_p), _step(choice.content_p), _step(choice.source_p)
    kind = choice.core.kind
    return [
        f"r={rival}",
        f"rc={rival},{c}",
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
        f"l={lemma_of(grid, cue)}",
        f"d={grid.dep[cue]},{kind}",
        f"lk={lemma_of(grid, cue)},{kind}",
        f"lz={lemma_of(grid, cue)},{min(size // 4, 5)}",
        f"qz={quoted},{min(size // 4, 5)},{grid.tag[cue]}",
        *_source_sign(page, choice),
    ]


def _source_sign(page: Page, choice: Choice) -> list[str]:
    grid, cue, source = page.grid, choice.cue, choice.source
    if source is None:
        return [f"sp=none,{lemma_of(grid, cue)}"]
    path, kind = path_between(grid, cue, source), word_kind(grid, source)
    return [f"sp={path}", f"sk={kind}", f"spt={path},{grid.tag[cue]}", f"skl={kind},{lemma_of(grid, cue)}"]


def _step(p: float) -> int:
    """Probability in twentieths."""
    return min(19, int(p * 20))

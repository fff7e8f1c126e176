"""Follows a quotation beyond the sentence of its cue: more of it in the paragraph, and whole paragraphs of quote."""

from __future__ import annotations

from servanda.attribution.contents import Layout, Piece, Pieces, trim
from servanda.attribution.grid import Grid

FARTHEST = 40
"""Sentences that one attribution may run on for; longer ones are transcripts, where each speaker is named anew."""


def next_sentence(grid: Grid, cue: int, pieces: Pieces) -> int:
    """Number of the first sentence after both the cue and the content so far."""
    return grid.sent[max(cue, pieces[-1][1])] + 1


def sentence_piece(grid: Grid, sentence: int) -> Piece | None:
    """The sentence without punctuation at its ends."""
    first, last = grid.sents[sentence]
    return trim(grid, first, last - 1)


def continuing_features(
    grid: Grid, layout: Layout, cue: int, pieces: Pieces, sentence: int, step: int
) -> list[str] | None:
    """What a model may look at to tell whether the sentence goes on with what the cue attributes.

    `None` where it cannot: an empty sentence.
    """
    piece = sentence_piece(grid, sentence)
    if piece is None:
        return None
    first, last = piece
    size = last - first + 1
    inside = sum(layout.inside[k] >= 0 for k in range(first, last + 1))
    share = "no" if not inside else "all" if inside >= size - 1 else "most" if inside > 0.7 * size else "some"
    opens = layout.inside[first] >= 0
    same = opens and layout.inside[first] == layout.inside[max(0, first - 2)]
    start = grid.sents[sentence][0]
    paragraph = any(grid.line_break[max(0, start - 1) : first])
    end = grid.sents[grid.sent[cue]][1]
    core = "q" if layout.inside[pieces[-1][1]] >= 0 else "u"
    core_first = "q" if layout.inside[pieces[0][0]] >= 0 else "u"
    ends = "end" if cue > pieces[-1][1] or end - cue < 12 else "mid"
    region = layout.regions[layout.inside[first]] if opens else (first, first)
    takes_up = opens and layout.quotes[layout.inside[first]].goes_on
    left_open = layout.inside[pieces[-1][1]] >= 0 and not layout.quotes[layout.inside[pieces[-1][1]]].closed
    position = f"{share},{core}{core_first},{'P' if paragraph else 'p'}"
    whole = opens and region[1] >= last - 1
    return [
        f"s={share}",
        f"x={position}",
        f"x={position},{min(step, 3)}",
        f"e={position},{ends}",
        f"l={share},{grid.lemma[cue]},{paragraph}",
        f"o={opens},{same},{whole},{core}",
        f"t={takes_up},{left_open},{paragraph}",
        f"w={share},{grid.lower[first]}",
        f"n={share},{min(size // 6, 5)}",
        f"c={share},{grid.lower[end - 1]},{grid.lower[cue + 1] if cue + 1 < len(grid) else '#'}",
        f"a={share},{paragraph},{_own_cue(grid, layout, region, opens)}",
        f"ax={position},{_own_cue(grid, layout, region, opens)}",
        f"b={share},{paragraph},{step > 0},{left_open}",
    ]


def _own_cue(grid: Grid, layout: Layout, region: Piece, opens: bool) -> str:
    """Whether words stand outside the quotation in its line, before or after it: they introduce it as a rule."""
    if not opens:
        return "no"
    before = after = False
    at = region[0] - 1
    while at >= 0 and not grid.line_break[at]:
        before |= layout.inside[at] < 0 and grid.pos[at] not in ("PUNCT", "SPACE")
        at -= 1
    at = region[1] + 1
    while at < len(grid) and not grid.line_break[at]:
        after |= layout.inside[at] < 0 and grid.pos[at] not in ("PUNCT", "SPACE")
        at += 1
    return f"{'b' if before else ''}{'a' if after else ''}"

"""Gives paragraphs of quotation without a cue to a speaker: the one named last, or in a transcript at their head."""

from __future__ import annotations

from dataclasses import dataclass, replace

from servanda.attribution.contents import Layout, Piece, Pieces, trim
from servanda.attribution.grid import Grid

SHORTEST = 5
"""Tokens; shorter paragraphs of quotation are titles, slogans and signs."""
POSTS = frozenset(
    {"minister", "president", "chancellor", "secretary", "spokesman", "spokeswoman", "premier", "king", "leader"}
    | {"ambassador", "envoy", "chief", "director", "commissioner", "senator", "governor", "analyst", "chairman"}
)
LONGEST = 16
"""Words; longer lines in capitals are headlines."""
FARTHEST = 6
"""Paragraphs between a quotation and the place where its speaker was named or last spoke."""


def paragraphs_of(grid: Grid) -> list[tuple[int, int]]:
    """First and last token of each line that holds words."""
    found, first = [], 0
    for i in range(len(grid) + 1):
        if i == len(grid) or grid.line_break[i]:
            piece = trim(grid, first, i - 1)
            if piece is not None:
                found.append(piece)
            first = i + 1
    return found


@dataclass(frozen=True, slots=True)
class Floating:
    """A paragraph of quotation and who speaks it."""

    pieces: Pieces
    earlier: int | None = None
    """Number of the attribution whose source speaks on."""
    name: Piece | None = None
    """The speaker's name where a paragraph of a transcript opened with it ("WALLACE: …")."""
    colon: int | None = None


Spoken = list[tuple[int, int | None, Pieces]]
"""Cue, head of the source, and content of attributions. Only people and groups speak on: documents, media and the
outlet have no head here."""


def floating(grid: Grid, layout: Layout, spoken: Spoken) -> list[Floating]:
    """The paragraphs that are quotation from end to end and belong to no attribution so far, each with its speaker."""
    covered = _covered(grid, [s for s in spoken if layout.inside[s[0]] < 0])
    order = sorted(range(len(spoken)), key=lambda n: spoken[n][0])
    found: list[Floating] = []
    last_speaker: Floating | None = None
    at = since = 0
    for first, last in paragraphs_of(grid):
        since += 1
        while at < len(order) and spoken[order[at]][0] <= last:
            if spoken[order[at]][1] is not None:
                last_speaker, since = Floating((), earlier=order[at]), 0
            at += 1
        heading = _heading(grid, layout, first, last)
        if heading is not None:
            # "ITALIAN FOREIGN MINISTER ANA RIVA" over or before what she says, in a list of reactions
            last_speaker, since = Floating((), name=heading[0]), 0
            first = heading[1]
            if first > last or any(covered[first : last + 1]):
                continue
        whole = all(layout.inside[k] >= 0 or not grid.lower[k][0].isalnum() for k in range(first, last + 1))
        if not whole or any(covered[first : last + 1]) or last - first < SHORTEST:
            continue
        colon = _colon_after_name(grid, first, last)
        if colon is not None:
            last_speaker = Floating((), name=(first, colon - 1))
            first = colon + 1
        if last_speaker is not None and since <= FARTHEST:
            found.append(replace(last_speaker, pieces=((first, last),), colon=colon))
            since = 0
    return found


def _heading(grid: Grid, layout: Layout, first: int, last: int) -> tuple[Piece, int] | None:
    """Who is named in capitals at the start of a paragraph, and where the words after begin, if they are a quotation.

    Where nothing follows in the paragraph, the capitals must tell a post: other such lines are headlines.
    """
    while first < last and not grid.lower[first][0].isalpha():
        first += 1
    after = first
    while (
        after <= last and layout.inside[after] < 0 and (_is_capital(grid, after) or not grid.lower[after][0].isalpha())
    ):
        after += 1
    words = [k for k in range(first, after) if grid.lower[k][0].isalpha()]
    if sum(len(grid.lower[k]) > 2 for k in words) < 3 or len(words) > LONGEST:
        return None
    if after <= last and layout.inside[after] < 0:
        return None
    if after > last and not POSTS & {grid.lower[k] for k in words[:-1]}:
        return None
    comma = next((k for k in range(first, after) if grid.lower[k] == ","), after)
    name = trim(grid, first, comma - 1)
    return (name, after) if name is not None else None


def _is_capital(grid: Grid, word: int) -> bool:
    return grid.text[grid.start[word] : grid.end[word]].isupper()


def _covered(grid: Grid, spoken: Spoken) -> list[bool]:
    covered = [False] * len(grid)
    for cue, _, pieces in spoken:
        covered[cue] = True
        for a, b in pieces:
            covered[a : b + 1] = [True] * (b + 1 - a)
    return covered


def _colon_after_name(grid: Grid, first: int, last: int) -> int | None:
    """The colon after the one to three capitalised words that open a paragraph of a transcript."""
    for at in range(first + 1, min(first + 4, last)):
        if grid.lower[at] == ":":
            return at if all(grid.upper[k] or grid.pos[k] == "PROPN" for k in range(first, at)) else None
    return None

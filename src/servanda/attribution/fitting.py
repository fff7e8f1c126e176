"""Describes how well a stretch of text fits a cue as its content: its kind, edges and marks, and what it swallows."""

from __future__ import annotations

from servanda.attribution.contents import Candidate, Layout, Pieces
from servanda.attribution.grid import Grid, lemma_of


def content_features(grid: Grid, layout: Layout, cue: int, candidate: Candidate, kinds: str) -> list[str]:
    """What a model may look at to tell whether a candidate is the content. `kinds` sums up its rivals."""
    kind, pieces = candidate.kind, candidate.pieces
    lemma, tag = lemma_of(grid, cue), grid.tag[cue]
    first, last = pieces[0][0], pieces[-1][1]
    size = sum(b - a + 1 for a, b in pieces)
    side = "L" if last < cue else "R" if first > cue else "LR"
    begin, end = grid.sents[grid.sent[cue]]
    gap = min(first - cue, 6) if first > cue else max(last - cue, -6) if last < cue else 0
    before = grid.lower[first - 1] if first else "#"
    after = grid.lower[last + 1] if last + 1 < len(grid) else "#"
    quoted = _quoted_share(layout, pieces, size)
    bucket = (
        "1"
        if size == 1
        else "3"
        if size <= 3
        else "6"
        if size <= 6
        else "12"
        if size <= 12
        else "25"
        if size <= 25
        else "+"
    )
    verb = any(grid.tag[k] in ("VBD", "VBZ", "VBP", "MD") for a, b in pieces for k in range(a, b + 1))
    return [
        f"k={kind}",
        f"co={kind},{_colon(grid, cue)}",
        f"kl={kind},{lemma}",
        f"kt={kind},{tag}",
        f"ka={kind},{kinds}",
        f"kp={kind},{grid.pos[cue]},{grid.dep[cue]}",
        f"kw={kind},{grid.lower[first]}",
        f"kf={kind},{grid.tag[first]}",
        f"f={grid.lower[first]},{side}",
        f"ft={grid.tag[first]},{side}",
        f"e={grid.tag[last]},{after}",
        f"b={before},{side}",
        f"ba={before},{after}",
        f"gap={gap}",
        f"gl={gap},{lemma}",
        f"ab={_abuts(grid, layout, cue, pieces)},{side},{tag}",
        f"abk={_abuts(grid, layout, cue, pieces)},{kind}",
        f"su={_holds_subject(grid, cue, pieces)},{kind}",
        f"z={bucket},{side}",
        f"zl={bucket},{lemma}",
        f"zk={bucket},{kind}",
        f"q={quoted},{side},{_cut(layout, pieces)}",
        f"qk={quoted},{kind},{_cut(layout, pieces)}",
        f"ql={quoted},{lemma},{side}",
        f"v={verb},{kind}",
        f"vl={verb},{lemma}",
        f"se={last >= end - 3},{first <= begin + 1},{side}",
        f"n={len(pieces)},{kinds}",
        f"ls={lemma},{side}",
        f"s={side},{grid.dep[cue]},{tag}",
    ]


def _colon(grid: Grid, cue: int) -> str:
    """Whether the cue's sentence ends with a colon, and whether one stands right after the cue."""
    last = grid.sents[grid.sent[cue]][1] - 1
    while last > cue and grid.space[last]:
        last -= 1
    return f"{grid.lower[last] == ':'},{cue + 1 < len(grid) and grid.lower[cue + 1] == ':'}"


def _abuts(grid: Grid, layout: Layout, cue: int, pieces: Pieces) -> str:
    """Whether a piece swallows the nominal word next to the cue, which is as a rule its source."""
    out = ""
    for step in (-1, 1):
        at = cue + step
        while 0 <= at < len(grid) and grid.pos[at] in ("AUX", "ADV", "PART", "ADP") and abs(at - cue) < 4:
            at += step
        if not 0 <= at < len(grid) or grid.pos[at] not in ("PROPN", "PRON", "NOUN") or layout.inside[at] >= 0:
            continue
        if any(a <= at <= b for a, b in pieces):
            out += ("L" if step < 0 else "R") + grid.pos[at]
    return out


def _holds_subject(grid: Grid, cue: int, pieces: Pieces) -> str:
    """Whether the grammatical subject of the cue lies in the content, outside it, or is not there."""
    for kid in grid.kids[cue]:
        if grid.dep[kid] in ("nsubj", "nsubjpass", "agent", "poss"):
            return "in" if any(a <= kid <= b for a, b in pieces) else "out"
    return "no"


def _quoted_share(layout: Layout, pieces: Pieces, size: int) -> str:
    inside = sum(layout.inside[k] >= 0 for a, b in pieces for k in range(a, b + 1))
    return "no" if not inside else "all" if inside >= 0.9 * size else "some"


def _cut(layout: Layout, pieces: Pieces) -> bool:
    """Whether a piece begins or ends in the middle of a quotation."""
    for a, b in pieces:
        for edge in (a, b):
            n = layout.inside[edge]
            if n >= 0 and not (a <= layout.regions[n][0] + 1 and b >= layout.regions[n][1] - 2):
                return True
    return False


def kinds_of(found: list[Candidate]) -> str:
    """Which of the strongest kinds of candidate a cue has."""
    kinds = {c.kind.split("+")[0] for c in found}
    return "".join(
        k[0:6] + " "
        for k in ("ccomp", "xcomp", "dobj", "quote L", "quote R", "quote before", "quote after")
        if k in kinds
    )

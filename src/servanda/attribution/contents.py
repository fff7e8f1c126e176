"""Lists the stretches of text that a cue may attribute, each with the way in which it hangs together with the cue."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from servanda.attribution.grid import MARKS, Grid
from servanda.attribution.quotes import Quote

Piece = tuple[int, int]
"""First and last token, both included."""
Pieces = tuple[Piece, ...]

_NEVER = frozenset(["aux", "auxpass", "neg", "punct", "det", "mark", "cc", "prt", "expl", "case", "predet", "nummod"])
_DEEPER = frozenset(
    [
        "ccomp",
        "xcomp",
        "dobj",
        "pobj",
        "acl",
        "prep",
        "pcomp",
        "relcl",
        "attr",
        "oprd",
        "advcl",
        "acomp",
        "conj",
        "appos",
    ]
)
_OPENERS = frozenset(["that", "whether", "if", "what", "how", "why"])
_EDGE = frozenset(["PUNCT", "SPACE", "SYM"])


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible content of a cue."""

    kind: str
    """How it was found: the path of grammatical relations, or the place in the sentence."""
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class Layout:
    """Quotations as tokens: for each, first and last token; for each token, the number of its quotation or -1."""

    regions: list[Piece]
    inside: list[int]
    quotes: tuple[Quote, ...]


def layout_of(grid: Grid, quotes: tuple[Quote, ...]) -> Layout:
    """Where the quotations in double marks (and long ones in single marks) lie among the tokens."""
    inside = [-1] * len(grid)
    regions: list[Piece] = []
    at = 0
    for quote in quotes:
        while at < len(grid) and grid.end[at] <= quote.start:
            at += 1
        first = at
        while at < len(grid) and grid.start[at] < quote.end:
            inside[at] = len(regions)
            at += 1
        regions.append((first, max(first, at - 1)))
    return Layout(regions, inside, quotes)


def trim(grid: Grid, first: int, last: int) -> Piece | None:
    """The interval without punctuation or space at its ends; `None` if nothing is left."""
    while first <= last and grid.pos[first] in _EDGE and grid.lower[first] not in "$#%":
        first += 1
    while last >= first and grid.pos[last] in _EDGE and grid.lower[last] not in "$#%":
        last -= 1
    return (first, last) if first <= last else None


class _Collector:
    """Gathers distinct candidates, clipped to one side of the cue."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.found: dict[Pieces, str] = {}

    def add(self, kind: str, *spans: Piece | None) -> None:
        pieces: list[Piece] = []
        for span in spans:
            if span is None or span[0] > span[1]:
                continue
            piece = trim(self.grid, *span)
            if piece is not None:
                pieces.append(piece)
        if not pieces:
            return
        pieces.sort()
        if any(a[1] >= b[0] for a, b in pairwise(pieces)):
            return
        self.found.setdefault(tuple(pieces), kind)


def candidates(grid: Grid, layout: Layout, cue: int) -> list[Candidate]:
    """All candidates of a cue, grammatical ones first."""
    into = _Collector(grid)
    _below(into, grid, cue)
    _raised(into, grid, cue)
    _above(into, grid, cue)
    _linear(into, grid, cue)
    _quoted(into, grid, layout, cue)
    if grid.lower[cue] in MARKS:
        _marked(into, grid, layout, cue)
    _snapped(into, grid, layout, cue)
    return [Candidate(kind, pieces) for pieces, kind in into.found.items()]


def _clip(grid: Grid, kid: int, cue: int) -> Piece:
    """Subtree of `kid`, on its own side of the cue if the cue stands inside it."""
    first, last = grid.left[kid], grid.right[kid]
    if first <= cue <= last:
        return (first, cue - 1) if kid < cue else (cue + 1, last)
    return first, last


def _below(into: _Collector, grid: Grid, cue: int) -> None:
    """Subtrees under the cue, down three relations."""
    stop = grid.right[cue]
    for kid in grid.kids[cue]:
        dep = grid.dep[kid]
        if dep in _NEVER:
            continue
        span = _clip(grid, kid, cue)
        if dep not in ("nsubj", "poss"):
            into.add(dep, span)
        if kid > cue and stop > span[1] and dep not in ("nsubj", "npadvmod", "advmod"):
            into.add(dep + ">", (span[0], stop))
        for deeper in grid.kids[kid]:
            if grid.dep[deeper] in _DEEPER and dep not in ("nsubj", "poss", "advcl"):
                inner = _clip(grid, deeper, cue)
                into.add(f"{dep}/{grid.dep[deeper]}", inner)
                if grid.dep[deeper] in ("conj", "advcl") and deeper > kid:
                    into.add(f"{dep}-{grid.dep[deeper]}", (span[0], inner[0] - 1))
                    continue
                for third in grid.kids[deeper]:
                    if grid.dep[third] in _DEEPER and grid.dep[deeper] in ("prep", "xcomp", "ccomp", "pcomp", "dobj"):
                        into.add(f"{dep}/{grid.dep[deeper]}/{grid.dep[third]}", _clip(grid, third, cue))


def _raised(into: _Collector, grid: Grid, cue: int) -> None:
    """Subject and complement together ("the talks are expected to fail"), and objects on both sides."""
    subjects = [k for k in grid.kids[cue] if grid.dep[k] in ("nsubj", "nsubjpass", "csubj", "csubjpass") and k < cue]
    if not subjects:
        return
    subject = _clip(grid, subjects[0], cue)
    after = [k for k in grid.kids[cue] if k > cue and grid.dep[k] not in ("punct", "agent")]
    into.add("subj", subject)
    for kid in after:
        into.add(f"subj+{grid.dep[kid]}", subject, _clip(grid, kid, cue))
    if after:
        into.add("subj+rest", subject, (_clip(grid, after[0], cue)[0], grid.right[cue]))


def _above(into: _Collector, grid: Grid, cue: int) -> None:
    """What governs the cue, without the cue's own part."""
    path, at = "", cue
    for _ in range(4):
        above = grid.head[at]
        if above == at:
            return
        path = f"{path}<{grid.dep[at]}"
        first, last = grid.left[above], grid.right[above]
        own_first, own_last = grid.left[at], grid.right[at]
        if grid.dep[at] in ("relcl", "acl"):
            into.add(path + "np", (first, own_first - 1))
            into.add(path + "head", (above, above))
        if grid.dep[at] not in ("conj", "xcomp"):
            into.add(path, (first, own_first - 1), (own_last + 1, last))
            into.add(path + "L", (first, own_first - 1))
            into.add(path + "R", (own_last + 1, last))
        if grid.dep[at] in ("conj", "xcomp", "ccomp", "pcomp"):
            for kid in grid.kids[above]:
                if grid.dep[kid] in ("dobj", "ccomp", "xcomp") and kid != at:
                    into.add(f"{path}>{grid.dep[kid]}", _clip(grid, kid, cue))
        at = above


def cue_clause(grid: Grid, cue: int) -> Piece:
    """First and last token of the words that introduce: the cue with its subject, auxiliaries and close adverbials."""
    first = last = cue
    for kid in grid.kids[cue]:
        near = grid.right[kid] - grid.left[kid] < 12
        if grid.dep[kid] in ("nsubj", "nsubjpass", "agent"):
            if kid < cue:
                first = min(first, grid.left[kid])
            else:
                last = max(last, grid.right[kid])
        elif grid.dep[kid] in ("aux", "auxpass", "neg", "advmod") and kid < cue and near:
            first = min(first, grid.left[kid])
        elif grid.dep[kid] in ("npadvmod", "prep", "dative", "dobj", "prt", "advmod") and kid > cue and near:
            last = max(last, grid.right[kid])
    return first, last


def _linear(into: _Collector, grid: Grid, cue: int) -> None:
    """The sentence around the words that introduce, as far as the next comma or to its end."""
    first, last = grid.sents[grid.sent[cue]]
    last -= 1
    begin, end = cue_clause(grid, cue)
    comma_before = _comma(grid, begin - 1, first, -1)
    comma_after = _comma(grid, end + 1, last, 1)
    into.add("after", (cue + 1, last))
    into.add("after clause", (end + 1, last))
    into.add("to comma", (cue + 1, _comma(grid, cue + 1, last, 1)))
    into.add("before", (first, begin - 1))
    into.add("before comma", (first, comma_before))
    into.add("around", (first, begin - 1), (end + 1, last))
    into.add("around comma", (first, begin - 1), (comma_after + 1, last))
    into.add("from comma", (comma_after + 1, last))
    for opener in [k for k in range(cue + 1, last) if grid.lower[k] in _OPENERS and grid.pos[k] in ("SCONJ", "PRON")][
        :2
    ]:
        into.add("that", (opener, last))
        into.add("that to comma", (opener, _comma(grid, opener + 1, last, 1)))
    second = _comma(grid, comma_before - 1, first, -1)
    if second > first:
        into.add("between commas", (second, begin - 1))


def _comma(grid: Grid, at: int, stop: int, step: int) -> int:
    """Nearest comma or dash from `at` towards `stop`, or `stop`."""
    while at != stop and (stop - at) * step > 0:
        if grid.lower[at] in (",", "-", "--", "—", ";", ":"):
            return at
        at += step
    return stop


def _marked(into: _Collector, grid: Grid, layout: Layout, cue: int) -> None:
    """What a colon or dash that stands between a name and its words introduces: up to the line break."""
    last = cue + 1
    while last < len(grid) and not grid.line_break[last]:
        last += 1
    into.add("line after", (cue + 1, last - 1))
    first = cue - 1
    while first >= 0 and grid.line_break[first]:
        first -= 1
    end = first
    while first >= 0 and not grid.line_break[first]:
        first -= 1
    into.add("line before", (first + 1, end))
    if end >= 0 and layout.inside[end] >= 0:
        into.add("quote just before", layout.regions[layout.inside[end]])


def _quoted(into: _Collector, grid: Grid, layout: Layout, cue: int) -> None:
    """Quotations of the sentence, the one before it and the one after it."""
    first, last = grid.sents[grid.sent[cue]]
    here: list[Piece] = []
    before: Piece | None = None
    after: Piece | None = None
    for n in sorted({n for n in layout.inside[max(0, first - 8) : last + 8] if n >= 0}):
        region = layout.regions[n]
        if region[1] < first:
            before = region
        elif region[0] >= last:
            after = after or region
        elif not region[0] <= cue <= region[1]:
            here.append(region)
    for region in here:
        into.add("quote L" if region[1] < cue else "quote R", region)
    left, right = [r for r in here if r[1] < cue], [r for r in here if r[0] > cue]
    if left and right:
        into.add("quote LR", left[-1], right[0])
    if len(here) > 1:
        into.add("quotes", *here)
    if before:
        into.add("quote before", before)
    if after:
        into.add("quote after", after)


def _snapped(into: _Collector, grid: Grid, layout: Layout, cue: int) -> None:
    """The same stretches, widened to whole quotations where they cut one.

    A stretch that only ends because the parser ended a sentence inside the quotation is no rival of the whole.
    """
    for pieces, kind in list(into.found.items()):
        wider: list[Piece] = []
        broken = False
        for first, last in pieces:
            for at in (first, last):
                n = layout.inside[at]
                if n >= 0:
                    broken |= grid.sent[layout.regions[n][1]] != grid.sent[last]
                    first, last = min(first, layout.regions[n][0]), max(last, layout.regions[n][1])
            wider.append((first, last))
        if tuple(wider) == pieces or any(a <= cue <= b for a, b in wider):
            continue
        before = len(into.found)
        into.add(kind + "+q" if not kind.endswith("+q") else kind, *wider)
        if broken and len(into.found) > before:
            del into.found[pieces]

"""Tells what sort of source speaks, who it is, who is addressed, and where the writer keeps a distance."""

from __future__ import annotations

from servanda.attribution.contents import Pieces, trim
from servanda.attribution.grid import Grid
from servanda.attribution.words import Words
from servanda.records import Actor, Mention, Span, Spans, Unnamed

_NAMES = frozenset(["PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "EVENT", "WORK_OF_ART", "LAW"])
_PERSONAL = frozenset(
    [
        *("he", "she", "they", "it", "i", "we", "you", "who", "which", "that", "him", "her"),
        *("them", "me", "us", "his", "their", "my", "our", "your", "its", "this", "these", "those"),
        *("one", "both", "each", "others", "some", "many", "none"),
    ]
)
_DEFINITE = frozenset(["the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "both"])
_OURSELVES = frozenset(["newspaper", "magazine", "website", "agency", "reporter", "correspondent", "column", "page"])


def heads_of(grid: Grid, head: int) -> list[int]:
    """The head of a phrase and those that are joined to it by "and"."""
    found, at = [head], head
    while following := [k for k in grid.kids[at] if grid.dep[k] == "conj"]:
        at = following[0]
        found.append(at)
    return found


def actors_of(grid: Grid, head: int, span: Span, mentions: tuple[Mention, ...]) -> tuple[Actor, ...]:
    """The actors that a source names: by its head words, else by the words that say on whose side they are."""
    inside = [m for m in mentions if m.start < span[1] and span[0] < m.end]
    if not inside:
        return ()
    found: list[Actor] = []
    for word in heads_of(grid, head):
        at = grid.start[word]
        found += [m.actor for m in inside if m.start <= at < m.end]
    if not found:
        sides = [k for k in grid.kids[head] if grid.dep[k] in ("amod", "compound", "appos", "nmod", "poss")]
        sides += [p for k in grid.kids[head] if grid.lower[k] in ("of", "for", "from") for p in grid.kids[k]]
        for word in sides:
            found += [m.actor for m in inside if m.start <= grid.start[word] < m.end and not found]
    return tuple(dict.fromkeys(found))


def source_kind(grid: Grid, words: Words, head: int | None, actors: tuple[Actor, ...], outlet: str | None) -> str:
    """`named`, `pronoun`, `unnamed`, `document`, `media`, `outlet` or `none`."""
    if head is None:
        return "none"
    lower, phrase = grid.lower[head], range(grid.left[head], grid.right[head] + 1)
    first = grid.lower[grid.left[head]]
    if outlet and _names_outlet(grid, phrase, outlet):
        return "outlet"
    if first == "this" and grid.lemma[head] in _OURSELVES:
        return "outlet"
    if grid.pos[head] == "PRON" or (lower in _PERSONAL and grid.left[head] == grid.right[head]):
        return "pronoun"
    kind = words.kinds.get(grid.lemma[head]) or words.kinds.get(lower)
    if kind:
        return kind
    if any(a.kind == "media" for a in actors):
        return "media"
    definite = first in _DEFINITE or grid.dep[grid.left[head]] == "poss"
    named = grid.entity[head] in _NAMES or grid.pos[head] == "PROPN" or _apposed_name(grid, head)
    plural_role = grid.tag[head] == "NNS" and grid.lemma[head] in words.roles
    if named or (actors and definite and not plural_role):
        return "named"
    return "unnamed" if grid.lemma[head] in words.roles or not definite else "named"


def _apposed_name(grid: Grid, head: int) -> bool:
    """Whether a name explains the noun ("a spokeswoman for the ministry, Ada Brill"), as grammar or commas show."""
    if any(grid.dep[k] == "appos" and grid.pos[k] == "PROPN" for k in grid.kids[head]):
        return True
    after = range(head + 2, grid.right[head] + 1)
    return any(grid.entity[k] == "PERSON" and grid.lower[k - 1] == "," for k in after)


def _names_outlet(grid: Grid, phrase: range, outlet: str) -> bool:
    words = [grid.lower[k] for k in phrase if grid.lower[k] not in ("the", ",")]
    own = [w for w in outlet.lower().split() if w != "the"]
    return bool(own) and words == own


def unnamed(grid: Grid, words: Words, head: int) -> Unnamed:
    """How many, of which side, in what role: "two Western diplomats"."""
    count = side = None
    for kid in grid.kids[head]:
        if kid > head:
            continue
        if grid.dep[kid] == "nummod" or (grid.dep[kid] in ("det", "amod") and grid.lower[kid] in _COUNTS):
            count = grid.lower[kid]
        elif grid.entity[kid] in ("NORP", "GPE", "ORG") or (
            grid.dep[kid] in ("amod", "compound") and grid.upper_first[kid]
        ):
            first = kid
            while (
                first > grid.left[head] and grid.dep[first - 1] in ("compound", "amod") and grid.upper_first[first - 1]
            ):
                first -= 1
            side = side or _text(grid, first, kid)
        elif grid.dep[kid] == "poss":
            side = side or _text(grid, grid.left[kid], kid)
    return Unnamed(role=grid.lemma[head], count=count, side=side)


_COUNTS = frozenset(
    ["a", "an", "one", "two", "three", "four", "five", "some", "several", "many", "few", "most", "another", "various"]
)


def _text(grid: Grid, first: int, last: int) -> str:
    return grid.text[grid.start[first] : grid.end[last]]


def addressee(grid: Grid, words: Words, cue: int, source: int | None, pieces: Pieces) -> Span | None:
    """Who is addressed: the object of "told", the phrase after "said to"."""
    how = words.addressing.get(grid.lemma[cue])
    if how is None:
        return None
    for kid in grid.kids[cue]:
        if kid == source or kid < cue or _inside(kid, pieces):
            continue
        if how == "object" and grid.dep[kid] in ("dobj", "dative", "nsubj") and grid.dep[kid] != "prep":
            return _phrase(grid, kid, pieces)
        if how == "to" and grid.lower[kid] == "to":
            for below in grid.kids[kid]:
                if grid.dep[below] == "pobj" and not _inside(below, pieces):
                    return _phrase(grid, below, pieces)
    return _inside_content(grid, cue, how, pieces)


def _inside_content(grid: Grid, cue: int, how: str, pieces: Pieces) -> Span | None:
    """ "urged both sides to return": the object is part of what is asked, or the subject of the clause."""
    if how != "object":
        return None
    after = [k for k in grid.kids[cue] if k > cue]
    for kid in after:
        if grid.dep[kid] in ("dobj", "dative") and grid.lower[grid.left[kid]] != "that":
            return _phrase(grid, kid, ())
        if grid.dep[kid] in ("ccomp", "xcomp") and not any(grid.dep[k] == "mark" for k in grid.kids[kid]):
            infinitive = any(grid.lower[k] == "to" and grid.dep[k] == "aux" for k in grid.kids[kid])
            for below in grid.kids[kid]:
                if infinitive and grid.dep[below] == "nsubj" and below > cue:
                    return _phrase(grid, below, ())
    return None


def _phrase(grid: Grid, head: int, pieces: Pieces) -> Span | None:
    """The noun phrase of `head`, up to a clause or the content inside it."""
    last = grid.right[head]
    for kid in grid.kids[head]:
        if kid > head and grid.dep[kid] in ("relcl", "acl", "ccomp", "xcomp", "punct", "advcl"):
            last = min(last, grid.left[kid] - 1)
    for a, _ in pieces:
        if head < a <= last:
            last = a - 1
    piece = trim(grid, grid.left[head], last)
    return grid.chars(*piece) if piece else None


def _inside(token: int, pieces: Pieces) -> bool:
    return any(a <= token <= b for a, b in pieces)


def hedge(grid: Grid, words: Words, inside: list[int], cue: int, pieces: Pieces) -> Span | None:
    """The word with which the writer keeps a distance, at the cue or in the content outside quotation marks."""
    begin, end = grid.sents[grid.sent[cue]]
    near = range(max(begin, cue - 4), min(end, cue + 3))
    places = [*near, *(k for a, b in pieces for k in range(a, min(b + 1, end)) if inside[k] < 0)]
    for at in sorted(set(places)):
        for phrase in words.hedges:
            if grid.lower[at] == phrase[0] and tuple(grid.lower[at : at + len(phrase)]) == phrase:
                return grid.chars(at, at + len(phrase) - 1)
    return None


def nested(found: list[tuple[Spans, Spans]]) -> list[tuple[int, int | None]]:
    """Depth and parent of each attribution, given its cue and content: it stands inside the smallest content around it.

    Two that lie in each other's content have no order; then only the one that comes first may be the parent.
    """
    parents: list[int | None] = []
    for n, (cue, content) in enumerate(found):
        best: int | None = None
        for k, (other_cue, other_content) in enumerate(found):
            if k == n or not _covers(other_content, cue) or _covers(content, other_cue):
                continue
            if best is None or _size(other_content) < _size(found[best][1]):
                best = k
        parents.append(best)
    depths = []
    for n in range(len(found)):
        depth, at, seen = 0, parents[n], {n}
        while at is not None and at not in seen:
            seen.add(at)
            depth, at = depth + 1, parents[at]
        depths.append(depth)
    return list(zip(depths, parents, strict=True))


def _covers(content: Spans, cue: Spans) -> bool:
    return bool(cue) and all(any(s <= a and b <= e for s, e in content) for a, b in cue)


def _size(spans: Spans) -> int:
    return sum(e - s for s, e in spans)

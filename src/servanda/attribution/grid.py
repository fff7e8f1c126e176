"""The words of a document as flat columns, read from the parse once, so that the stage need not ask for each again."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from servanda.records import Span

_COLUMNS: tuple[int | str, ...] = (
    "IDX",
    "LENGTH",
    "LOWER",
    "LEMMA",
    "TAG",
    "POS",
    "DEP",
    "HEAD",
    "SENT_START",
    "ENT_TYPE",
    "ENT_IOB",
    "IS_SPACE",
)

MARKS = frozenset([":", "-", "--", "—", "―"])
"""Punctuation that may stand for a verb of saying: "Envoy: no deal", "… no deal." — The envoy."""
DASH = "—"


@dataclass(frozen=True, slots=True)
class Grid:
    """One entry a token in every list; heads and edges are token numbers, `start` and `end` character offsets."""

    start: list[int]
    end: list[int]
    lower: list[str]
    text: str
    """The text as the parser read it."""
    upper_first: list[bool]
    """Whether the word starts with a capital."""
    upper: list[bool]
    """Whether the word is written in capitals."""
    lemma: list[str]
    tag: list[str]
    pos: list[str]
    dep: list[str]
    head: list[int]
    entity: list[str]
    """Type of the name the token is part of, or the empty string."""
    space: list[bool]
    line_break: list[bool]
    """Whether the token is white space with a line break."""
    sent: list[int]
    """Number of the sentence the token stands in."""
    sents: list[tuple[int, int]]
    """First and last token (excluded) of each sentence."""
    kids: list[list[int]]
    left: list[int]
    """First token of the subtree."""
    right: list[int]
    """Last token of the subtree (included)."""

    def __len__(self) -> int:
        return len(self.start)

    def chars(self, first: int, last: int) -> Span:
        """Character offsets of the tokens `first` to `last`, both included."""
        return self.start[first], self.end[last]


def _words(doc: Doc, codes: list[int]) -> list[str]:
    """Each code as its word; white space, which comes in many lengths, as one mark."""
    strings = doc.vocab.strings
    names = {code: word if (word := strings[code]).strip() or not word else "¶" for code in set(codes)}
    return [names[code] for code in codes]


def _sentences(starts: list[int]) -> list[tuple[int, int]]:
    first = [i for i, flag in enumerate(starts) if flag == 1 or i == 0]
    if not first:
        return []
    return list(zip(first, [*first[1:], len(starts)], strict=True))


def _edges(head: list[int], kids: list[list[int]]) -> tuple[list[int], list[int]]:
    """Outermost tokens of each subtree, from the leaves up."""
    size = len(head)
    left, right = list(range(size)), list(range(size))
    waiting = [len(k) for k in kids]
    ready = [i for i in range(size) if not waiting[i]]
    while ready:
        i = ready.pop()
        above = head[i]
        if above == i:
            continue
        left[above] = min(left[above], left[i])
        right[above] = max(right[above], right[i])
        waiting[above] -= 1
        if not waiting[above]:
            ready.append(above)
    return left, right


def grid_of(doc: Doc) -> Grid:
    """The columns of a parsed document."""
    table = doc.to_array(list(_COLUMNS))
    columns = [table[:, k].tolist() for k in range(len(_COLUMNS))]
    start, length, lower, lemma, tag, pos, dep, _, starts, entity, iob, space = columns
    size = len(start)
    shift = table[:, 7].astype("int64").tolist()
    head = [i + shift[i] for i in range(size)]
    kids: list[list[int]] = [[] for _ in range(size)]
    for i, above in enumerate(head):
        if above != i:
            kids[above].append(i)
    sents = _sentences(starts)
    sent = [n for n, (first, last) in enumerate(sents) for _ in range(first, last)]
    left, right = _edges(head, kids)
    names = _words(doc, entity)
    text = doc.text
    return Grid(
        start=start,
        end=[s + n for s, n in zip(start, length, strict=True)],
        lower=_words(doc, lower),
        text=text,
        upper_first=[text[s].isupper() if n else False for s, n in zip(start, length, strict=True)],
        upper=[n > 2 and text[s : s + n].isupper() for s, n in zip(start, length, strict=True)],
        lemma=[w.lower() for w in _words(doc, lemma)],
        tag=_words(doc, tag),
        pos=_words(doc, pos),
        dep=_words(doc, dep),
        head=head,
        entity=[name if code != 2 else "" for name, code in zip(names, iob, strict=True)],
        space=[bool(x) for x in space],
        line_break=[bool(x) and "\n" in text[s : s + n] for x, s, n in zip(space, start, length, strict=True)],
        sent=sent,
        sents=sents,
        kids=kids,
        left=left,
        right=right,
    )


def lemma_of(grid: Grid, i: int) -> str:
    """Lemma of a word; all dashes are one."""
    return DASH if grid.lower[i] in MARKS and grid.lower[i] != ":" else grid.lemma[i]

"""Finds what stands between quotation marks: curly, straight, doubled, « », nested, unbalanced, over paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile("[\"\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02]|``|''|\u2019\u2019|\u2018\u2018")
_SINGLE = re.compile("(?<![\\w.,;!?])['\u2018](?=[\\w\\[(\u2026.])")
_SINGLE_END = re.compile("(?<=[\\w.,;!?\\])])['\u2019](?!\\w)")
_OPENING = {"\u201c": 1, "\u201e": 1, "\u00ab": 1, "``": 1, "\u2018\u2018": 1}
_CLOSING = {"\u201d": 1, "\u00bb": 1}
_PARAGRAPH = re.compile(r"\n\s*\n|\n")


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters between quotation marks, the marks included."""

    start: int
    end: int
    closed: bool = True
    """False where the mark at the end is missing: the speech goes on in the next paragraph, or the mark was lost."""
    single: bool = False
    goes_on: bool = False
    """Whether it takes up a quotation that the paragraph before left open."""


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Offsets of the lines of a text that hold something."""
    spans, at = [], 0
    for match in _PARAGRAPH.finditer(text):
        spans.append((at, match.start()))
        at = match.end()
    spans.append((at, len(text)))
    return [(s, e) for s, e in spans if text[s:e].strip()]


def _opens(text: str, start: int, end: int, first: int) -> bool:
    """Whether the mark at `start` opens a quotation, by its shape or by what stands around it."""
    mark = text[start:end]
    if mark in _OPENING:
        return True
    if mark in _CLOSING:
        return False
    before = text[start - 1] if start > first else " "
    after = text[end] if end < len(text) else " "
    if after.isspace():
        return False
    return before.isspace() or before in "([{-\u2013\u2014:/'\u2018" or before in '"\u201c'


def _in_paragraph(text: str, first: int, last: int, still_open: bool) -> tuple[list[Quote], bool]:
    """Quotations of one paragraph, and whether the last is left open. Marks inside a quotation are its own.

    A straight mark that is never closed though whole quotations follow it is a stray one and left out.
    """
    marks = [(m.start(), m.end()) for m in _MARK.finditer(text, first, last)]
    found, at, goes_on = _pair(text, first, marks, still_open)
    if at is not None and text[at] == '"':
        rest = [m for m in marks if m[0] > at]
        again, open_again, _ = _pair(text, first, rest, False)
        if again and open_again is None:
            return found + again, False
    if at is None:
        return found, False
    ended = last
    while ended > at and text[ended - 1].isspace():
        ended -= 1
    found.append(Quote(at, ended, closed=False, goes_on=goes_on))
    return found, True


def _pair(
    text: str, first: int, marks: list[tuple[int, int]], still_open: bool
) -> tuple[list[Quote], int | None, bool]:
    """Pairs marks: the quotations, where an unclosed one starts, and whether that takes up an earlier one."""
    found: list[Quote] = []
    at: int | None = None
    depth, goes_on = 0, False
    for start, end in marks:
        if _opens(text, start, end, first):
            if at is None:
                at, depth = start, 1
                goes_on = still_open and not found and not text[first:start].strip()
            elif text[start:end] not in ("''", '"'):
                depth += 1
        elif at is not None:
            depth -= 1
            if depth <= 0:
                found.append(Quote(at, end, goes_on=goes_on))
                at, goes_on = None, False
        elif still_open and not found:
            found.append(Quote(_skip(text, first), end, goes_on=True))
    return found, at, goes_on


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _single(text: str, first: int, last: int, taken: list[Quote]) -> list[Quote]:
    """Quotations in single marks outside the others: two words or more, since 'so-called' words are no speech."""
    found, at = [], first
    while match := _SINGLE.search(text, at, last):
        start = match.start()
        at = match.end()
        if text[start : start + 2] in ("''", "\u2018\u2018") or any(q.start <= start < q.end for q in taken):
            continue
        close = _SINGLE_END.search(text, at + 1, last)
        if close is None:
            break
        if " " in text[start : close.start()] and not any(q.start < close.end() and start < q.end for q in taken):
            found.append(Quote(start, close.end(), single=True))
            at = close.end()
    return found


def find_quotes(text: str) -> tuple[Quote, ...]:
    """Quotations in order, outermost only. `text` is the text as stored: the shape of a mark tells its direction."""
    found: list[Quote] = []
    still_open = False
    for first, last in paragraphs(text):
        doubles, still_open = _in_paragraph(text, first, last, still_open)
        found += doubles
        found += _single(text, first, last, doubles)
    return tuple(sorted(found, key=lambda q: q.start))


def speech_quotes(text: str) -> tuple[Quote, ...]:
    """The quotations that may be speech: those in double marks, or where a text has none, those in single marks."""
    found = find_quotes(text)
    doubles = tuple(q for q in found if not q.single)
    return doubles or found

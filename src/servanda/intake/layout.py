"""Tells a report's prose from what stands around it: title, date lines, bylines, datelines, comments, share lines.

The same recogniser runs on plain text, on text taken from a web page and on texts of a corpus. It would rather leave a
line of furniture than blank a line of prose: a line counts as furniture only as a whole, and bylines and date lines
only above the first paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from servanda.intake.datelines import Dateline, dateline_at, datelines_within
from servanda.intake.datemarks import DateMark, date_mark
from servanda.intake.days import far_apart
from servanda.intake.furniture import Zone, credits_within, furniture_kind, sign_off, thread_start
from servanda.intake.headers import Field, Header, header_of, is_header_block, is_outlet_name
from servanda.records import Span, Spans

_SENTENCE_END = re.compile(r"[.!?…:][\"'”’)\]]*$")
_NAME_ONLY = re.compile(r"[A-Z][\w.’'-]+(?: (?:van|von|de|der|al|el|bin|[A-Z][\w.’'-]*)){1,3}(?:, [A-Z][\w ]{2,40})?")
_HEAD_LINES = 40
"""A report starts at the latest here; without a paragraph by then, the text has no head."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text, without white space around it."""

    start: int
    end: int
    words: str
    apart: bool = False
    """Whether a blank line stands before it."""
    kind: str | None = None
    """The kind of furniture it is, or `title`; `None` for prose."""
    mark: DateMark | None = None
    header: Header | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What the source says of a report beside its text."""

    title: str | None = None
    author: str | None = None
    outlet: str | None = None


NOTHING_KNOWN = Known()


@dataclass(frozen=True, slots=True)
class Layout:
    """Where title and furniture stand, and what they say. Spans are in order and do not overlap."""

    title: str | None = None
    title_span: Span | None = None
    furniture: Spans = ()
    author: str | None = None
    outlet: str | None = None
    url: str | None = None
    marks: tuple[tuple[DateMark, bool], ...] = ()
    """Date lines above the report; whether each stands below the title."""
    dateline: Dateline | None = None


def layout_of(text: str, known: Known = NOTHING_KNOWN) -> Layout:
    """Recognise title and furniture of a text."""
    lines = list(_lines(text))
    if not lines:
        return Layout()
    first, last = _below_standfirst(lines, _first_paragraph(lines)), _last_paragraph(lines)
    lines = [_classified(line, i, lines, first, last) for i, line in enumerate(lines)]
    lines = _without_comments(lines, first)
    lines = _up_to_sign_off(text, lines, first)
    lines = _without_thread(text, lines)
    lines = _with_title(lines, first, known)
    lines = [_by_known(line, i < first, known) for i, line in enumerate(lines)]
    datelines = _datelines(text, lines, first)
    head = lines[:first]
    spans = [(line.start, line.end) for line in lines if line.kind and line.kind != "title"]
    title = next((line for line in lines if line.kind == "title"), None)
    span = (title.start, title.end) if title else None
    return Layout(
        title=title.words if title else None,
        title_span=span,
        furniture=_merged([*spans, *(d.span for d in datelines), *credits_within(text), *_labels(head)]),
        author=_field(head, "author") or _author(head),
        outlet=_field(head, "outlet") or _outlet(text, head, datelines),
        url=_field(head, "url"),
        marks=tuple((line.mark, bool(span and line.start > span[0])) for line in head if line.mark),
        dateline=datelines[0] if datelines else None,
    )


def published_by(layout: Layout, default: date | None) -> date | None:
    """The day of publication as the text itself shows it; `default` where it shows none.

    A line that says "published" wins; then the last date between title and report; then the dateline; then a date above
    the title, which may be the day on which the page was saved. A missing year is the one nearest to `default`.
    """
    nearest_first = layout.marks[::-1]
    ranked = sorted(nearest_first, key=lambda m: (m[0].role != "published", not m[1], m[0].role == "updated"))
    sent = layout.dateline.day.near(default) if layout.dateline and layout.dateline.day else None
    for mark, below_title in ranked:
        day = mark.day.near(sent or default)
        if day and (mark.role == "published" or below_title or sent is None or not far_apart(day, sent)):
            return day
    return sent or default


def _lines(text: str) -> Iterator[Line]:
    start, apart = 0, False
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            left = start + len(raw) - len(raw.lstrip())
            yield Line(left, left + len(words), words, apart)
        apart = not words
        start += len(raw) + 1


def _is_paragraph(line: Line) -> bool:
    """Whether a line is running prose: long, or a sentence of some length."""
    count = len(line.words.split())
    return count >= 40 or (count >= 9 and bool(_SENTENCE_END.search(line.words)))


def _is_plain(line: Line) -> bool:
    marks = (furniture_kind(line.words, "head"), date_mark(line.words), header_of(line.words))
    return marks == (None, None, None)


def _first_paragraph(lines: list[Line]) -> int:
    """Index of the first line of prose; 0 if the text does not show where its head ends."""
    for i, line in enumerate(lines[:_HEAD_LINES]):
        starts = dateline_at(line.words, 0, len(line.words), first=True) is not None
        if starts or (_is_plain(line) and (_is_paragraph(line) or _runs_on(lines, i)) and not _headline_like(lines, i)):
            return i
    return 0


def _below_standfirst(lines: list[Line], first: int) -> int:
    """Where the report starts if its headline is followed by a sentence or two, and only then by byline and date.

    A date alone does not show that: it may head an entry of a chronicle.
    """
    for i in range(first + 1, min(first + 4, len(lines)) if first else 0):
        mark = date_mark(lines[i].words)
        byline = furniture_kind(lines[i].words, "head") == "byline" and furniture_kind(lines[i].words, "any") is None
        if byline or (mark and (mark.role == "published" or mark.author)):
            below = i + 1
            while below < len(lines) and not _is_plain(lines[below]):
                below += 1
            return below if below < len(lines) else first
    return first


def _headline_like(lines: list[Line], i: int) -> bool:
    """Whether the first line is a headline that ends in a full stop: titled, or apart from what follows and short."""
    line = lines[i]
    long_words = [word for word in line.words.split() if len(word) > 3]
    titled = sum(word[0].isupper() for word in long_words) >= 0.8 * len(long_words)
    return i == 0 and len(lines) > 1 and titled and len(line.words) <= 200


def _runs_on(lines: list[Line], i: int) -> bool:
    """Whether line `i` starts a paragraph that was broken to a width."""
    if i + 1 >= len(lines):
        return False
    line, following = lines[i], lines[i + 1]
    return (
        not following.apart
        and 45 <= len(line.words) <= 100
        and (following.words[0].islower() or (i + 2 < len(lines) and len(following.words) > 45))
    )


def _last_paragraph(lines: list[Line]) -> int:
    for i in range(len(lines) - 1, -1, -1):
        if _is_paragraph(lines[i]) and furniture_kind(lines[i].words, "tail") is None:
            return i
    return len(lines) - 1


def _classified(line: Line, i: int, lines: list[Line], first: int, last: int) -> Line:
    """The line with its kind. A line inside a paragraph that was broken to a width is prose, whatever it looks like."""
    if i > first and _goes_on(lines[i - 1], line):
        return line
    zone: Zone = "head" if i < first else "tail" if i > last else "any"
    mark = None if zone == "any" else date_mark(line.words)
    if mark and (zone == "head" or mark.role != "plain"):
        return replace(line, kind="date line", mark=mark)
    header = header_of(line.words) if zone == "head" else None
    if header and (header.field == "url" or is_header_block(other.words for other in lines[:first])):
        kind = "title" if header.field == "title" else "header"
        return Line(line.start + header.at, line.end, header.value, line.apart, kind, None, header)
    return replace(line, kind=furniture_kind(line.words, zone))


def _goes_on(before: Line, line: Line) -> bool:
    return not line.apart and 45 <= len(before.words) <= 100 and not _SENTENCE_END.search(before.words)


def _without_comments(lines: list[Line], first: int) -> list[Line]:
    """Everything from the heading of the comments on is furniture, if the report stands above it."""
    prose = next((i for i, line in enumerate(lines) if i >= first and _is_paragraph(line)), len(lines))
    for i, line in enumerate(lines):
        if i > prose and line.kind == "comments":
            return [*lines[:i], _block(lines[i:], "comments")]
    return lines


def _without_thread(text: str, lines: list[Line]) -> list[Line]:
    """A thread of comments that no heading introduces is furniture to the end, or to the dateline of another report."""
    at = thread_start(text)
    if at is None:
        return lines
    cut = [replace(line, end=at, words=text[line.start : at].rstrip()) for line in lines if line.start < at < line.end]
    above = [*(line for line in lines if line.end <= at), *cut]
    below = [line for line in lines if line.end > at]
    goes_on = next((i for i, line in enumerate(below) if dateline_at(text, line.start, line.end)), len(below))
    thread = [replace(line, start=max(at, line.start)) for line in below[:goes_on]]
    return [*above, *([_block(thread, "comments")] if thread else []), *below[goes_on:]]


def _up_to_sign_off(text: str, lines: list[Line], first: int) -> list[Line]:
    """Lines below the credits that close a report are furniture, unless another report starts there."""
    end = sign_off(text)
    below = [line for line in lines if end is not None and line.start >= end]
    above = lines[: len(lines) - len(below)]
    if not below or not any(_is_paragraph(line) for line in above[first:]):
        return lines
    if any(dateline_at(line.words, 0, len(line.words)) for line in below):
        return lines
    return [*above, _block(below, "footer")]


def _block(lines: list[Line], kind: str) -> Line:
    """Lines of furniture as one."""
    return replace(lines[0], end=lines[-1].end, kind=kind)


def _with_title(lines: list[Line], first: int, known: Known) -> list[Line]:
    """Mark the line of the title: the known one, or the likeliest above the first paragraph."""
    if any(line.kind == "title" for line in lines[:first]):
        return lines
    if known.title:
        same = [i for i, line in enumerate(lines[: first + 1]) if _same(line.words, known.title)]
        return [replace(line, kind="title") if i in same[:1] else line for i, line in enumerate(lines)]
    heads = [i for i, line in enumerate(lines[:first]) if line.kind is None and not _is_paragraph(line)]
    if first and not heads and lines[0].kind is None and _headline_like(lines, 0):
        heads = [0]
    full = [i for i in heads if len(lines[i].words.split()) >= 4] or heads
    if not full:
        return lines
    title = full[1] if len(full) > 1 and is_outlet_name(lines[full[0]].words) else full[0]
    return [
        replace(line, kind="title") if i == title
        else replace(line, kind="masthead") if i in heads and i < title
        else line
        for i, line in enumerate(lines)
    ]  # fmt: skip


def _by_known(line: Line, in_head: bool, known: Known) -> Line:
    """A line above the report that is the author's or outlet's name, or looks like a name alone, is furniture."""
    if line.kind or not in_head:
        return line
    if known.outlet and _same(line.words, known.outlet):
        return replace(line, kind="masthead")
    if known.author and _same(line.words, known.author):
        return replace(line, kind="byline")
    return replace(line, kind="byline") if _NAME_ONLY.fullmatch(line.words) else line


def _same(one: str, other: str) -> bool:
    """Whether two strings hold the same words, whatever marks and case."""
    left, right = (re.findall(r"\w+", text.casefold()) for text in (one, other))
    return left == right


_BYLINE = re.compile(
    r"(?:written |posted |words )?by (?:our |the )?(?P<name>[^,|]+?)(?:,| in [A-Z]| at [A-Z]| \||$)", re.IGNORECASE
)


def _author(head: list[Line]) -> str | None:
    for line in head:
        if line.mark and line.mark.author:
            return line.mark.author
        if line.kind == "byline":
            match = _BYLINE.match(line.words)
            return match["name"].strip() if match else line.words
    return None


def _field(head: list[Line], field: Field) -> str | None:
    """What a header line says of a field."""
    return next((line.header.value for line in head if line.header and line.header.field == field), None)


def _labels(head: list[Line]) -> list[Span]:
    """The names of the fields in header lines; the title that follows its name stays readable."""
    return [(line.start - line.header.at, line.start) for line in head if line.header and line.header.at]


def _outlet(text: str, head: list[Line], datelines: list[Dateline]) -> str | None:
    """The name on top of the page, or else the agency of the dateline."""
    for line in head:
        if line.kind == "masthead" and all(word[0].isupper() for word in line.words.split() if len(word) > 3):
            return _as_elsewhere(line.words, text)
    return next((dateline.agency for dateline in datelines if dateline.agency), None)


def _as_elsewhere(name: str, text: str) -> str:
    """A name set in capitals as the text writes it elsewhere, if it does."""
    found = re.findall(re.escape(name), text, re.IGNORECASE) if name.isupper() else []
    return next((other for other in found if not other.isupper() and not other.islower()), name)


def _datelines(text: str, lines: list[Line], first: int) -> list[Dateline]:
    """Datelines at the start of lines, and inside the first lines where headlines were run into the report."""
    found = [
        dateline
        for i, line in enumerate(lines)
        if line.kind is None and (dateline := dateline_at(text, line.start, line.end, first=i == first))
    ]
    return found or datelines_within(text)


def _merged(spans: Iterable[Span]) -> Spans:
    """The spans in order, overlapping ones made one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return tuple(merged)

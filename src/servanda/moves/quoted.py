"""Who speaks inside quotation marks, also where a quotation runs on over several sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from servanda.attribution.quotes import find_quotes
from servanda.records import Attribution, Span

_CLOSING = re.compile(r"(?<=[\w.,;!?])(?:[\"\u201d]|'')")
_OPENING = re.compile(r"(?<!\S)(?:[\"\u201c]|''|``)(?=\w)")
_RUNS_ON = 1500
_MOSTLY = 0.6
_SPEECH = 20
"""Characters from which on a quotation may be speech that goes on and not a word held up with tweezers."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One stretch between quotation marks and the attribution that says whose words they are."""

    span: Span
    report: Attribution | None


def quotations(text: str, attributions: Iterable[Attribution]) -> list[Quotation]:
    """The quotations of a text in order.

    One without an attribution of its own belongs to the speaker of its line; a line that is nothing but quotation, or
    that takes up an open one, goes on with the speaker of the line before.
    """
    known = list(attributions)
    spans = _whole(text)
    reports = [_report([a for a in known if a.actors], s) for s in spans]
    found: list[Quotation] = []
    before: Attribution | None = None
    for span, report in zip(spans, reports, strict=True):
        line = _line(text, span)
        near = [(s, r) for s, r in zip(spans, reports, strict=True) if line[0] <= s[0] < line[1]]
        beside = [r for _, r in near if r is not None]
        alone = _is_all_quote(text, line, [s for s, _ in near])
        if report is None and span[1] - span[0] < _SPEECH and not alone:
            continue
        goes_on = alone or _report([a for a in known if a.source_kind == "pronoun"], span) is not None
        speaker = report or _nearest(beside, span) or (before if goes_on else None)
        found.append(Quotation(span, speaker))
        before = speaker
    return found


def _nearest(reports: list[Attribution], span: Span) -> Attribution | None:
    return min(reports, key=lambda a: _distance(a, span), default=None)


def _whole(text: str) -> list[Span]:
    """Quotations from mark to mark; one left open at the end of its line runs on to the mark that closes it."""
    spans: list[Span] = []
    for q in find_quotes(text):
        start, end = q.start, q.end
        if not q.closed:
            close = _CLOSING.search(text, end, min(len(text), end + _RUNS_ON))
            opened = _OPENING.search(text, end, close.start() if close else end)
            end = close.end() if close is not None and opened is None else end
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    return spans


def _line(text: str, span: Span) -> Span:
    end = text.find("\n", span[1] - 1)
    return text.rfind("\n", 0, span[0]) + 1, len(text) if end < 0 else end


def _is_all_quote(text: str, line: Span, spans: list[Span]) -> bool:
    """Whether hardly a word of the line stands outside quotation marks."""
    outside = len(text[line[0] : line[1]].strip()) - sum(min(e, line[1]) - s for s, e in spans)
    return outside <= 3


def _report(known: list[Attribution], span: Span) -> Attribution | None:
    """The attribution whose content lies in the quotation and whose cue stands outside, the nearest to it."""
    inside = [a for a in known if _share(a, span) > _MOSTLY and not _within(a.cue, span)]
    inside = [a for a in inside if any(x.code != "MED" for x in a.actors)] or inside
    direct = [a for a in inside if a.quote == "direct"]
    return min(direct or inside, key=lambda a: _distance(a, span), default=None)


def _share(a: Attribution, span: Span) -> float:
    """How much of a piece of the content lies in the span, the piece that fits best."""
    inner = [(max(0, min(e, span[1]) - max(s, span[0])), e - s) for s, e in a.content]
    if a.quote == "mixed" and any(part for part, _ in inner):
        return 1.0
    return max((part / whole for part, whole in inner if whole), default=0.0)


def _within(spans: tuple[Span, ...], outer: Span) -> bool:
    return any(outer[0] <= s < outer[1] for s, _ in spans)


def _distance(a: Attribution, span: Span) -> int:
    cue = a.cue[0] if a.cue else a.content[0]
    return max(0, max(cue[0], span[0]) - min(cue[1], span[1]))

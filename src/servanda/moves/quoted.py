"""Who speaks inside quotation marks, also where a quotation runs on over several sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from servanda.records import Attribution, Span

_SPEECH = 20
"""Characters from which on a quotation may be speech that goes on and not a word held up with tweezers."""
_MARK = re.compile(r"\"|''|``")
_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One stretch between quotation marks and the attribution that says whose words they are."""

    span: Span
    report: Attribution | None


def quotations(plain: str, attributions: Iterable[Attribution]) -> list[Quotation]:
    """The quotations of a text in order. One without an attribution of its own goes on with the speaker before it."""
    known = [a for a in attributions if a.actors and a.quote != "indirect"]
    found: list[Quotation] = []
    for paragraph in _paragraphs(plain):
        last: Attribution | None = None
        pending: list[int] = []
        for span in _spans(plain, paragraph):
            report = _report(known, span)
            if report is None and span[1] - span[0] < _SPEECH:
                continue
            if report is None and last is None:
                pending.append(len(found))
            last = report or last
            found.append(Quotation(span, last))
        # A quotation that opens a paragraph belongs to the one named after the next.
        for i in pending:
            found[i] = Quotation(found[i].span, last)
    return found


def _paragraphs(plain: str) -> list[Span]:
    starts = [0] + [m.end() for m in _PARAGRAPH.finditer(plain)]
    return [(s, e) for s, e in zip(starts, [*starts[1:], len(plain)], strict=True) if s < e]


def _spans(plain: str, paragraph: Span) -> list[Span]:
    """Stretches between quotation marks; one that is never closed runs to the end of the paragraph."""
    marks = [m.start() for m in _MARK.finditer(plain, *paragraph)]
    pairs = list(zip(marks[::2], marks[1::2], strict=False))
    if len(marks) % 2:
        pairs.append((marks[-1], paragraph[1]))
    return [(s, e) for s, e in pairs if e - s > 2]


def _report(known: list[Attribution], span: Span) -> Attribution | None:
    inside = [a for a in known if any(s < span[1] and span[0] < e for s, e in a.content)]
    inside = [a for a in inside if any(x.code != "MED" for x in a.actors)] or inside
    direct = [a for a in inside if a.quote == "direct"]
    return min(direct or inside, key=lambda a: _distance(a, span), default=None)


def _distance(a: Attribution, span: Span) -> int:
    cue = a.cue[0] if a.cue else a.content[0]
    return max(0, max(cue[0], span[0]) - min(cue[1], span[1]))

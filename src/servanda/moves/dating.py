"""Finds the two times of a move, by when and when it was said, and cuts its words so that they hold the first."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from servanda.language import Parsed
from servanda.moves.contents import joined, with_deadline
from servanda.moves.draft import Draft
from servanda.records import Span, TimeSpan
from servanda.times import Calendar, Deadline, MoveDate, date_of_move, find_deadline

_BOUNDED = frozenset({"demand", "propose", "commit", "accept", "threaten", "reject"})
"""Types whose content is something still to be done, so that it can have a deadline."""


class Dated(NamedTuple):
    """The words of a move with its two times: by when, and when it was said."""

    content: Span | None
    condition: Span | None
    deadline: Deadline | None
    said: MoveDate


def dated(
    draft: Draft,
    parsed: Parsed,
    cut: tuple[Span | None, Span | None],
    times: tuple[TimeSpan, ...],
    calendar: Calendar | None,
) -> Dated:
    """The content with the deadline that follows it, the condition unless it is that deadline, and both times."""
    content, condition = cut
    text, day = parsed.text, parsed.document.published
    word, sent = draft.trigger, parsed.sentence_span(draft.trigger)
    trigger = (word.idx, word.idx + len(word))
    bounded = content is not None and draft.type in _BOUNDED
    if bounded and content is not None:
        content = with_deadline(text, content, times, day)
    said = _said(draft, text, (sent, trigger), content, times, day)
    if not bounded or content is None:
        return Dated(content, condition, None, said)

    def due(span: Span) -> Deadline | None:
        return find_deadline(text, span, times, trigger, day, sent=sent, said=said.day, calendar=calendar)

    found = due(content)
    if condition is not None and (found is None or found.day is None):
        # "until he leaves office" and "before the vote of 8 November" are no conditions but times
        bound = due(condition)
        if bound is not None and bound.span[0] == condition[0] and bound.kind in ("by", "before", "until"):
            found = bound
            if bound.day is not None:
                content, condition = joined(text, content, condition), None
    return Dated(content, condition, found, said)


def _said(
    draft: Draft,
    text: str,
    place: tuple[Span, Span],
    content: Span | None,
    times: tuple[TimeSpan, ...],
    day: date | None,
) -> MoveDate:
    """The day of the move. A talk that is planned has the day it is planned for, or none."""
    meeting = draft.type == "consult"
    said = date_of_move(text, *place, content, times, day, planned=meeting)
    over = said.time is not None and day is not None and said.time.last is not None and said.time.last < day
    return MoveDate() if meeting and draft.standing.future and over else said

"""Tells when the people whom a document mentions leave or take office, as far as that was known on its day.

Only regular ends are told: a term that the constitution measures (`lexicon/times/terms.csv`) and that ran its whole
length. Whoever fell, resigned or died left on a day that nobody knew before, and gets none.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from dateutil.relativedelta import relativedelta

from servanda.actors.lexicon import Lexicon
from servanda.actors.offices import TOP
from servanda.actors.tables import Holder
from servanda.records import Mention, Span
from servanda.times import KnownDays
from servanda.times.grammar import rows
from servanda.times.known import public_events

_NEAR = timedelta(days=31)
"""How far the day of leaving may lie from the anniversary of taking office."""
_SOON = timedelta(days=120)
"""How long before taking office a person is known to take it."""
_OPEN_TERMS = 2
"""Terms after which nothing is told of somebody of whom no end is known."""


def known_days(mentions: Iterable[Mention], lexicon: Lexicon, day: date | None) -> KnownDays:
    """The calendar of a document of that day: the ends and starts of terms of those it mentions, public votes."""
    if day is None:
        return KnownDays()
    leaving: dict[Span, date] = {}
    taking: dict[Span, date] = {}
    for mention in mentions:
        person = lexicon.people.get(mention.actor.id)
        if person is None:
            continue
        ends = [end for term in person.terms if (end := regular_end(term, day)) is not None]
        starts = [t.start for t in person.terms if t.start and _is_top(lexicon, t) and day < t.start <= day + _SOON]
        if ends:
            leaving[mention.start, mention.end] = min(ends)
        if starts:
            taking[mention.start, mention.end] = min(starts)
    return KnownDays(leaving, public_events(day), taking)


def _is_top(lexicon: Lexicon, term: Holder) -> bool:
    return term.office in lexicon.offices and lexicon.offices[term.office].kind in TOP


def regular_end(term: Holder, day: date) -> date | None:
    """The last day of the regular term that runs on `day`; `None` if none does or the person did not serve it out."""
    years = _years(term)
    if years is None or term.start is None or day < term.start or (term.end is not None and day > term.end):
        return None
    count = (day.year - term.start.year) // years
    while (end := term.start + relativedelta(years=years * count)) <= day:
        count += 1
    if term.end is None:
        return end if count <= _OPEN_TERMS else None
    if abs(term.end - end) <= _NEAR:
        return term.end
    whole = relativedelta(term.end + _NEAR, term.start)
    served = whole.years % years == 0 and whole.months * 31 + whole.days <= 2 * _NEAR.days
    return end if served and end <= term.end else None


def _years(term: Holder) -> int | None:
    """How long a term in this office is; `None` where no constitution fixes it."""
    if term.start is None:
        return None
    held = [years for since, years in _lengths().get(term.office, ()) if since <= term.start.year]
    return held[-1] if held else None


@lru_cache(maxsize=1)
def _lengths() -> dict[str, tuple[tuple[int, int], ...]]:
    """Years in a term, and the year since when that holds, by office, the latest last."""
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for row in rows("terms"):
        found[row["office"]] = (*found.get(row["office"], ()), (int(row["since"]), int(row["years"])))
    return found

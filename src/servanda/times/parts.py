"""Reads parts of days, weeks and months: "that evening", "the early hours of Thursday", "the weekend"."""

from __future__ import annotations

from datetime import date, timedelta

from servanda.times.calendar import as_value, interval
from servanda.times.context import DOC, Case, Resolved
from servanda.times.dates import day_named, deictic, month_number, nearest, weekday, with_part
from servanda.times.numbers import ordinal
from servanda.times.periods import unit_away
from servanda.times.tense import FUTURE


def tonight(case: Case) -> Resolved | None:
    if case.anchor is None or case.is_title():
        return None
    return Resolved("TIME", f"{case.anchor.isoformat()}TNI", DOC)


def this_part(case: Case) -> Resolved | None:
    if case.value("p") == "WE":
        return unit_away(case, case.step(), "WE")
    if case.anchor is None:
        return None
    day = case.anchor - timedelta(1) if case.step() < 0 else case.anchor
    return Resolved("TIME", f"{day.isoformat()}T{case.value('p')}", DOC)


def that_part(case: Case) -> Resolved | None:
    """ "That evening", "the next morning": counted from the last day named; "last night" from the document's date."""
    word = case.word("k")
    if word in ("last", "next") and case.tokens.lower(case.found.start) != "the":
        return this_part(case) if word == "last" else None
    part, step = case.value("p"), case.step()
    named = case.history.day or ""
    if len(named) < 10:
        return Resolved("TIME", f"XXXX-XX-XXT{part}", "vague")
    day = interval(named)[0]
    return Resolved("TIME", f"{(day + timedelta(step)).isoformat()}T{part}", "text date") if day else None


def early_hours(case: Case) -> Resolved | None:
    if case.word("h") != "hours":
        return None
    day = weekday(case)
    return Resolved("TIME", f"{day.value[:10]}TMO", day.basis) if day and len(day.value) >= 10 else day


def the_weekend(case: Case) -> Resolved | None:
    step = case.step()
    if step == 0 and case.anchor and case.anchor.isoweekday() < 5 and case.direction() != FUTURE:
        step = 0 if "this" in case.tokens.lower(case.found.start) else -1
    return unit_away(case, step, "WE")


def part_of(case: Case) -> Resolved | None:
    """ "Mid-afternoon yesterday", "the night of 3 March"."""
    if case.has("rel"):
        return deictic(case)
    if case.has("w"):
        return weekday(case)
    day = day_named(case)
    return with_part(case, date.fromisoformat(day.value)) if day and len(day.value) == 10 and case.anchor else None


def weekend_of(case: Case) -> Resolved | None:
    if case.unit() not in ("W", "WE"):
        return None
    day = day_named(case)
    return Resolved("DATE", as_value(date.fromisoformat(day.value), case.unit()), day.basis) if day else None


def nth_of_month(case: Case) -> Resolved | None:
    """ "The last day of November", "the first week of next month", "the last week of the year"."""
    whole = _named_month(case) if case.has("m") else _whole(case, "u2")
    first, last = interval(whole) if whole else (None, None)
    unit = case.unit()
    if first is None or last is None or (last - first).days < 27 or unit not in ("D", "W", "WE"):
        return None
    rank = ordinal(case.word("o"))
    if case.word("o") in ("last", "final"):
        day = last
    elif rank is None:
        return None
    else:
        day = first + timedelta((rank - 1) * (1 if unit == "D" else 7))
    basis = "text" if case.has("y") else DOC
    return Resolved("DATE", as_value(day, unit), basis) if day <= last else None


def _named_month(case: Case) -> str | None:
    """The month in the part `m`, of the year in `y` if it is named."""
    near = nearest(case, month_number(case), None) if not case.has("y") else None
    year_ = case.number("y") or (near.year if near else None)
    return f"{year_}-{month_number(case):02}" if year_ else None


def _whole(case: Case, unit: str) -> str | None:
    """ "Next month", "the year": the stretch in the parts `k` and `unit`."""
    away = unit_away(case, case.step(), case.value(unit))
    return away.value if away else None


def half_of(case: Case) -> Resolved | None:
    """ "The second half of November", "the first half of next month"."""
    rank = ordinal(case.word("o"))
    if rank not in (1, 2) or (case.has("u") and case.unit() not in ("W", "M", "DE")):
        return None
    whole = _named_month(case) if case.has("m") else _whole(case, "u")
    basis = "text" if case.has("y") else DOC
    return Resolved("DATE", whole, basis, "START" if rank == 1 else "END") if whole else None


def nth_of_rel(case: Case) -> Resolved | None:
    """ "The 15th of next month", "the first of the month"."""
    whole, rank = _whole(case, "u"), ordinal(case.word("d"))
    first, last = interval(whole) if whole and case.unit() == "M" else (None, None)
    if first is None or last is None or not rank or rank > last.day:
        return None
    return Resolved("DATE", first.replace(day=rank).isoformat(), DOC)

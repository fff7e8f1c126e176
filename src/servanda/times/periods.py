"""Reads stretches of the calendar: quarters, seasons, "last week", "two years ago", "the year-ago period"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from servanda.times.calendar import as_value, interval, shift
from servanda.times.context import DOC, Case, Resolved
from servanda.times.lengths import n_unit
from servanda.times.numbers import duration, length, ordinal, quantity
from servanda.times.tense import FUTURE, cue
from servanda.times.tokens import vocabulary


def season_year(case: Case) -> Resolved | None:
    return Resolved("DATE", f"{case.word('y')}-{case.value('s')}")


def season_rel(case: Case) -> Resolved | None:
    if case.anchor is None:
        return None
    code, step, anchor = case.value("s"), case.step(), case.anchor
    middle = {"SP": 4, "SU": 7, "FA": 10, "WI": 12}[code]
    year_ = anchor.year
    if step < 0 and middle + 1 >= anchor.month:
        year_ -= 1
    if step > 0 and middle <= anchor.month:
        year_ += 1
    if step == 0 and code == "WI" and anchor.month < 3:
        year_ -= 1
    return Resolved("DATE", f"{year_}-{code}", DOC)


def season_of(case: Case) -> Resolved | None:
    """ "The spring of next year"."""
    return Resolved("DATE", f"{case.anchor.year + case.step()}-{case.value('s')}", DOC) if case.anchor else None


def fiscal_quarter(case: Case) -> Resolved | None:
    rank = ordinal(case.word("o"))
    letter = "H" if case.has("h") else "Q"
    if rank is None or rank > (2 if letter == "H" else 4):
        return None
    named = next((case.word(n) for n in ("y", "y0", "y1", "y3") if case.has(n)), "")
    if named:
        return Resolved("DATE", f"{named}-{letter}{rank}")
    if case.anchor is None:
        return Resolved("DATE", f"XXXX-{letter}{rank}")
    year_ = case.anchor.year
    if case.has("k") or case.has("k1"):
        year_ += case.step("k" if case.has("k") else "k1")
    elif letter == "Q" and "fiscal" not in case.tokens.text[slice(*_chars(case))].lower():
        now = (case.anchor.month + 2) // 3
        if rank - now >= 3 and case.direction() != FUTURE:
            year_ -= 1
    return Resolved("DATE", f"{year_}-{letter}{rank}", DOC)


def quarter_named(case: Case) -> Resolved | None:
    """ "Q3 2014"."""
    quarter = case.tokens.words[case.found.groups["q"][0]]
    if case.has("y"):
        return Resolved("DATE", f"{case.word('y')}-{quarter}")
    return Resolved("DATE", f"{case.anchor.year}-{quarter}", DOC) if case.anchor else None


def _chars(case: Case) -> tuple[int, int]:
    return case.tokens.spans[case.found.start][0], case.tokens.spans[case.found.end - 1][1]


def last_quarter_of(case: Case) -> Resolved | None:
    return Resolved("DATE", f"{case.word('y')}-Q4")


def last_quarter(case: Case) -> Resolved | None:
    if case.anchor is None:
        return None
    if "latest" in case.tokens.words[case.found.start : case.found.end] and case.history.quarter:
        return Resolved("DATE", case.history.quarter, "text date")
    return unit_away(case, case.step(), "Q")


def year_ago_period(case: Case) -> Resolved | None:
    name = "o" if case.has("o") else "o2"
    if case.has(name):
        rank = ordinal(case.word(name))
        return Resolved("DATE", f"{case.anchor.year - 1}-Q{rank}", DOC) if case.anchor and rank else None
    return _year_before(case)


def _year_before(case: Case) -> Resolved | None:
    """The same quarter a year earlier, where the text is reporting on a quarter; else the year before."""
    quarter = case.history.quarter
    if quarter and case.history.by_quarter:
        return Resolved("DATE", f"{int(quarter[:4]) - 1}{quarter[4:]}", "text date")
    return Resolved("DATE", f"{case.anchor.year - 1}", DOC) if case.anchor else None


def year_period(case: Case) -> Resolved | None:
    if case.has("o"):
        return Resolved("DATE", f"{case.word('y')}-Q{ordinal(case.word('o'))}")
    quarter = case.history.quarter
    if quarter and case.word("y") == str(int(quarter[:4]) - 1):
        return Resolved("DATE", f"{case.word('y')}{quarter[4:]}", "text date")
    return Resolved("DATE", case.word("y"))


def the_period(case: Case) -> Resolved | None:
    if case.history.quarter is None:
        return None
    return Resolved("DATE", case.history.quarter, "text date")


def unit_away(case: Case, step: int, unit: str) -> Resolved | None:
    if case.anchor is None:
        return None
    moved = shift(case.anchor, step, unit)
    return Resolved("DATE", as_value(moved, unit), DOC) if moved else None


def rel_unit(case: Case) -> Resolved | None:
    unit, step = case.unit(), case.step()
    if unit in ("S", "MIN", "H"):
        return Resolved("DURATION", length("1", unit))
    if unit == "NI":
        return Resolved("TIME", f"{(case.anchor + timedelta(step)).isoformat()}TNI", DOC) if case.anchor else None
    word = case.word("k")
    next_day = unit == "D" and word == "next"
    if word in ("that", "same") or next_day or case.value("k").endswith("p"):
        return _from_text(case, step, unit)
    if word == "past" and unit in ("W", "M", "DE", "CE"):
        return Resolved("DURATION", duration(1, unit))
    return unit_away(case, step, unit)


def _from_text(case: Case, step: int, unit: str) -> Resolved | None:
    """ "That year", "the following month": counted from the last date named; a day only from a day."""
    first, _ = interval(case.history.day) if case.history.day else (None, None)
    if unit == "D" and len(case.history.day or "") != 10:
        return Resolved("DATE", "XXXX-XX-XX", "vague")
    base, basis = (first, "text date") if first else (case.anchor, DOC)
    if base is None:
        return None
    moved = shift(base, step, unit)
    return Resolved("DATE", as_value(moved, unit), basis) if moved else None


def unit_from(case: Case) -> Resolved | None:
    """ "Two weeks from Friday", "a week on Monday"; "for two weeks from Friday" is a length and its start."""
    amount, unit = quantity(case.tokens, *case.found.groups["n"]), case.unit()
    number = case.value("w")
    counted = unit in ("W", "M", "Y", "FN") and case.before() not in cue("length_place") and not number.endswith("s")
    if amount is None or not counted or case.anchor is None or (case.has("on") and case.direction() != FUTURE):
        end = case.found.groups["u"][1]
        alone = n_unit(replace(case, found=replace(case.found, end=end)))
        return replace(alone, end=end) if alone else None
    first = case.anchor + timedelta((int(number) - case.anchor.isoweekday()) % 7)
    moved = shift(first, amount, unit)
    return Resolved("DATE", moved.isoformat(), DOC) if moved else None


def units_end(case: Case) -> Resolved | None:
    """ "Month's end", "the week's end"."""
    if case.unit() not in ("W", "M", "Q"):
        return None
    whole = unit_away(case, 0, case.unit())
    return Resolved("DATE", whole.value, DOC, "END") if whole else None


def new_year(case: Case) -> Resolved | None:
    """ "In the new year": the one that comes, or early in a year the one that has begun."""
    if case.anchor is None or case.before() not in (
        "in",
        "by",
        "before",
        "until",
        "till",
        "of",
        "for",
        "into",
        "after",
    ):
        return None
    year_ = case.anchor.year + (case.anchor.month > 2)
    return Resolved("DATE", str(year_), DOC, "START")


def ago(case: Case) -> Resolved | None:
    amount, unit, word = quantity(case.tokens, *case.found.groups["n"]), case.unit(), case.word("k")
    if amount is None or case.anchor is None:
        return None
    if amount == 1 and unit == "Y" and word in ("ago", "earlier"):
        return _year_before(case)
    sign = -1 if word in ("ago", "earlier", "before") else 1
    first, last = interval(case.history.day) if case.history.day else (None, None)
    if first != last and unit in ("D", "W"):
        first = None
    if word == "later":
        moved = shift(first, amount, unit) if first and first == last else None
        return Resolved("DURATION", duration(amount, unit), "text date", None, moved)
    base, basis = (first, "text date") if first and word in ("earlier", "before") else (case.anchor, DOC)
    moved = shift(base, sign * amount, unit)
    if moved is None:
        return None
    if unit in ("S", "MIN", "H"):
        return Resolved("DURATION", duration(amount, unit))
    if unit in ("DE", "CE"):
        unit = "Y"  # "a decade ago" is ten years ago
    exact = case.has("rel") and case.value("rel") == "0"  # "two years ago today"
    return Resolved("DATE", as_value(moved, "D" if exact else unit if unit != "FN" else "W"), basis)


def ago_some(case: Case) -> Resolved | None:
    start, end = case.found.groups.get("v", (0, 0))
    if "couple" in case.tokens.words[start:end] and case.word("k") == "ago" and case.anchor:
        moved = shift(case.anchor, -2, case.unit())
        return Resolved("DATE", as_value(moved, case.unit()), DOC, "APPROX") if moved else None
    if case.word("k") == "later":
        return Resolved("DURATION", length("X", case.unit()), "vague")
    return Resolved("DATE", "PAST_REF" if case.word("k") in ("ago", "earlier") else "FUTURE_REF", "vague")


def the_unit(case: Case) -> Resolved | None:
    unit = case.unit()
    if case.after() in ("of", "during", "when", "that", "before", "after"):
        return None
    if unit == "Q" and case.history.quarter:
        return Resolved("DATE", case.history.quarter, "text date")
    if unit == "Y" and case.after() in ("ended", "ending", "to", "through"):
        return Resolved("DURATION", "P1Y")
    return unit_away(case, 0, unit) if unit in ("Y", "M", "W", "Q") else None


def fiscal_span(case: Case) -> Resolved | None:
    """ "The fiscal year": a year long; which days it has differs from one treasury to the next."""
    return Resolved("DURATION", "P1Y")


def then(case: Case) -> Resolved | None:
    """ "Until then": the date named last."""
    if case.before() not in ("until", "till", "by", "before") or case.history.day is None:
        return None
    return Resolved("DATE", case.history.day, "text date")


def the_before(case: Case) -> Resolved | None:
    """ "The day before", "the year after": counted from the last date named."""
    unit = vocabulary().values[case.tokens.lower(case.found.start + 1)]
    return _from_text(case, -1 if case.word("k") == "before" else 1, unit)


def the_season(case: Case) -> Resolved | None:
    return season_rel(case)


def year_end(case: Case) -> Resolved | None:
    mod = case.value("ye") or "END"
    named = next((case.word(n) for n in ("y", "y2", "y3") if case.has(n)), "")
    if named:
        return Resolved("DATE", named, "text", mod)
    if case.anchor is None:
        return None
    return Resolved("DATE", str(case.anchor.year + case.step()), DOC, mod)

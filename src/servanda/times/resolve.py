"""Says what each expression means: one short function for each rule of the grammar.

A function gets a `Case` and gives a `Resolved`, or `None` where the words do not speak of time after all.
"""

from __future__ import annotations

from collections.abc import Callable

from servanda.times import clock, dates, lengths, parts, periods
from servanda.times.context import Case, Resolved
from servanda.times.tense import PAST, cue

CLOSING = frozenset({'"', "”", "'"})

Resolver = Callable[[Case], Resolved | None]


def resolve(case: Case) -> Resolved | None:
    """The meaning of the expression, or `None` if it is none."""
    if case.after() in CLOSING and case.is_quoted_name():
        return None
    return RESOLVERS[case.found.rule](case)


def _vague(value: str) -> Resolver:
    def resolver(case: Case) -> Resolved | None:
        return Resolved("DATE", value, "vague")

    return resolver


def current(case: Case) -> Resolved | None:
    if case.tokens.lower(case.found.start) == "present" and case.before() not in ("at", "the", "until", "till"):
        return None  # "to present the case", "they were present"
    return Resolved("DATE", "PRESENT_REF", "vague")


def future_word(case: Case) -> Resolved | None:
    if case.before() not in cue("future") and case.direction() == PAST:
        return None  # "was soon released"
    return None if case.before() == "as" and case.after() == "as" else Resolved("DATE", "FUTURE_REF", "vague")


RESOLVERS: dict[str, Resolver] = {
    "iso": dates.iso,
    "day_clock": clock.clock_date,
    "clock_on": clock.clock_on,
    "clock_date": clock.clock_date,
    "clock": clock.clock,
    "full_date": dates.full_date,
    "full_date_dmy": dates.full_date,
    "half_of": parts.half_of,
    "nth_of_rel": parts.nth_of_rel,
    "month_year": dates.month_year,
    "month_of": dates.month_of,
    "day_month": dates.day_month,
    "day_month_dmy": dates.day_month,
    "each_named": dates.each_named,
    "weekday_rel": dates.weekday_rel,
    "weekday": dates.weekday,
    "month_rel": dates.month_rel,
    "deictic": dates.deictic,
    "tonight": parts.tonight,
    "this_part": parts.this_part,
    "season_year": periods.season_year,
    "season_of": periods.season_of,
    "season_rel": periods.season_rel,
    "fiscal_quarter": periods.fiscal_quarter,
    "ord_half": periods.fiscal_quarter,
    "last_quarter": periods.last_quarter,
    "year_ago_period": periods.year_ago_period,
    "year_period": periods.year_period,
    "the_period": periods.the_period,
    "half_unit": lengths.half_unit,
    "one_and_half": lengths.one_and_half,
    "ago_some": periods.ago_some,
    "ago": periods.ago,
    "unit_or_so": lengths.unit_or_so,
    "unit_from": periods.unit_from,
    "past_n": lengths.past_n,
    "past_some": lengths.past_some,
    "rel_unit": periods.rel_unit,
    "each_unit": lengths.each_unit,
    "n_times": lengths.n_times,
    "n_to_n": lengths.n_to_n,
    "n_unit_old": lengths.n_unit_old,
    "n_unit": lengths.n_unit,
    "some_units": lengths.some_units,
    "decade": dates.decade,
    "century": dates.century,
    "fiscal_year": dates.fiscal_year,
    "year_spelled": dates.year_spelled,
    "year_two_thousand": dates.year_two_thousand,
    "month": dates.month,
    "the_weekend": parts.the_weekend,
    "units_end": periods.units_end,
    "year_end": periods.year_end,
    "new_year": periods.new_year,
    "the_future": _vague("FUTURE_REF"),
    "the_past": _vague("PAST_REF"),
    "now": _vague("PRESENT_REF"),
    "moment": _vague("PRESENT_REF"),
    "current": current,
    "past_word": _vague("PAST_REF"),
    "long_ago": _vague("PAST_REF"),
    "d_plus": lengths.d_plus,
    "unit_long": lengths.unit_long,
    "day_rel": dates.day_rel,
    "nine_eleven": dates.nine_eleven,
    "that_part": parts.that_part,
    "early_hours": parts.early_hours,
    "quarter_named": periods.quarter_named,
    "future_word": future_word,
    "set_word": lengths.set_word,
    "the_unit": periods.the_unit,
    "year": dates.year,
    "bare_units": lengths.bare_units,
    "month_spelled": dates.month_spelled,
    "part_of": parts.part_of,
    "the_units": lengths.past_some,
    "a_while": lengths.a_while,
    "holiday": dates.holiday,
    "range_start": dates.range_start,
    "day_beyond": dates.day_beyond,
    "nth_day": dates.nth_day,
    "last_quarter_of": periods.last_quarter_of,
    "the_season": periods.the_season,
    "fiscal_span": periods.fiscal_span,
    "then": periods.then,
    "the_before": periods.the_before,
    "per_unit": lengths.per_unit,
    "weekend_of": parts.weekend_of,
    "nth_of_month": parts.nth_of_month,
}
"""The function for each rule of the grammar; a test holds that none is missing."""

"""Reads lengths of time and what recurs: "48 hours", "the past few weeks", "twice a week", "daily"."""

from __future__ import annotations

from servanda.times.calendar import as_value, shift
from servanda.times.context import DOC, Case, Resolved
from servanda.times.numbers import duration, length, quantity
from servanda.times.tense import FUTURE, cue
from servanda.times.tokens import vocabulary


def past_n(case: Case) -> Resolved | None:
    if case.word("k") == "last" and (case.before() == "to" or case.before() in cue("future")):
        return None  # "may last three months"
    amount = quantity(case.tokens, *case.found.groups["n"])
    return Resolved("DURATION", duration(amount, case.unit())) if amount else None


def unit_or_so(case: Case) -> Resolved | None:
    """ "A day or two", "the next week or so"."""
    if case.has("two") and case.value("two") != "2":
        return None
    return Resolved("DURATION", duration(1, case.unit()), "text", "APPROX")


def past_some(case: Case) -> Resolved | None:
    bare = case.found.end - case.found.start == 2
    if bare and case.has("k") and case.unit() in ("Y", "Q", "DE", "CE"):
        ahead = vocabulary().classes.get(case.word("k")) == vocabulary().char["NEXT"]
        return Resolved("DATE", "FUTURE_REF" if ahead else "PAST_REF", "vague")  # "in recent years": when, not how long
    return Resolved("DURATION", length("X", case.unit()))


def n_unit(case: Case) -> Resolved | None:
    amount = quantity(case.tokens, *case.found.groups["n"])
    unit = case.unit()
    if amount is None or case.after() == "old" or (case.after() == "-" and case.after(2) == "old"):
        return None
    if case.after() == "of" and case.after(2) == "age":
        return None
    start, end = case.found.groups["n"]
    if (
        case.tokens.lower(end - 1) in ("a", "an")
        and end == start + 1
        and case.tokens.classes[case.found.groups["u"][0]] == vocabulary().char["US"]
    ):
        return Resolved("DURATION", length("X", unit))  # "a decades-long war"
    if unit == "S" and case.tokens.lower(start) in ("a", "the"):
        return None  # "a second convoy"
    if unit == "Q" and amount == 3 and case.tokens.words[end] == "-":
        return None
    if unit == "D" and case.tokens.lower(start) == "one" and case.before() in ("will", "could", "may", "might"):
        return Resolved("DATE", "FUTURE_REF", "vague")
    if case.tokens.lower(start) in ("a", "an") and end == start + 1:
        if unit == "Q" or case.before() in ("such",):
            return None
        if _is_rate(case):
            return Resolved("SET", length("1", unit))
    if case.before() == "in" and case.anchor and unit in ("W", "FN", "M", "Y", "DE") and _looks_ahead(case):
        moved = shift(case.anchor, amount, unit)
        return Resolved("DATE", as_value(moved, unit if unit != "FN" else "W"), DOC) if moved else None
    return Resolved("DURATION", duration(amount, unit))


def _looks_ahead(case: Case) -> bool:
    """Whether "in two weeks" is when, not how long: "in two weeks' time", "will leave in two weeks"."""
    if case.after() in ("'", "’") and case.after(2) == "time":
        return True
    if any(case.before(k).endswith("est") or case.before(k) in cue("superlative") for k in range(2, 6)):
        return False  # "the happiest feast in 42 years"
    return case.direction() == FUTURE


def n_unit_old(case: Case) -> Resolved | None:
    """ "The 8-month-old truce"; ages of people are counted in years and say nothing of when."""
    return n_unit(case) if case.unit() != "Y" or case.after() in cue("lasting") else None


def _is_rate(case: Case) -> bool:
    """Whether "a year" follows an amount: "$3 million a year", "twice a week"."""
    return any(case.before(k) in cue("amount") or case.before(k)[:1].isdigit() for k in (1, 2))


def n_to_n(case: Case) -> Resolved | None:
    amount = quantity(case.tokens, *case.found.groups["n" if case.has("n") else "n3"])
    return Resolved("DURATION", duration(amount, case.unit())) if amount else None


def some_units(case: Case) -> Resolved | None:
    word = case.tokens.lower(case.found.groups["v"][1] - 1)
    if word == "many" and case.before() == "as":
        return None  # "the second raid in as many days"
    if word == "couple":
        return Resolved("DURATION", length("2", case.unit()))
    return Resolved("DURATION", length("X", case.unit()))


def unit_long(case: Case) -> Resolved | None:
    """ "Decades-long", "a daylong meeting"."""
    if case.has("l"):
        return Resolved("DURATION", duration(1, case.value("l")))
    plural = case.tokens.classes[case.found.groups["u"][0]] == vocabulary().char["US"]
    return Resolved("DURATION", length("X", case.unit()) if plural else duration(1, case.unit()))


def d_plus(case: Case) -> Resolved | None:
    """ "D+2": two days after the day of an event that the text calls D."""
    return Resolved("DURATION", length(case.tokens.words[case.found.start][2:].lstrip("0") or "0", "D"))


def bare_units(case: Case) -> Resolved | None:
    placed = case.before() in cue("units_place") or (case.before() == "of" and case.before(2) == "matter")
    if case.after() == "old" or not (placed or case.after() == "of"):
        return None
    return Resolved("DURATION", length("X", case.unit()))


def half_unit(case: Case) -> Resolved | None:
    return Resolved("DURATION", duration(0.5, case.unit())) if case.unit() != "Q" else None


def one_and_half(case: Case) -> Resolved | None:
    return Resolved("DURATION", duration(1.5, case.unit()))


def each_unit(case: Case) -> Resolved | None:
    amount = quantity(case.tokens, *case.found.groups["n"]) if case.has("n") else 1
    return Resolved("SET", duration(amount or 1, case.unit()))


def per_unit(case: Case) -> Resolved | None:
    return Resolved("SET", length("1", case.unit())) if case.unit() not in ("S", "MIN", "H") else None


def n_times(case: Case) -> Resolved | None:
    return Resolved("SET", length("1", case.unit()))


def set_word(case: Case) -> Resolved | None:
    following = case.after()
    word = case.tokens.words[case.found.start]
    if word[0].isupper() and case.before()[:1].isalnum():
        return None  # "a magazine called Ships Weekly"
    if (
        following[:1].isalpha()
        and following not in cue("not_noun")
        and (word not in ("daily", "weekly") or case.before() == "average")
    ):
        return None  # "the annual meeting": names a thing, not a time
    return Resolved("SET", vocabulary().values.get(case.tokens.lower(case.found.start), ""))


def a_while(case: Case) -> Resolved | None:
    return Resolved("DURATION", "PXX")

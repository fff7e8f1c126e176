"""Says what each expression means: one short function for each rule of the grammar.

A function gets a `Case` and gives a `Resolved`, or `None` where the words do not speak of time after all.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from servanda.times.calendar import as_value, interval, shift
from servanda.times.context import Case, Resolved
from servanda.times.holidays import days_near, holiday_at
from servanda.times.numbers import duration, length, ordinal, quantity
from servanda.times.tense import FUTURE, PAST, cue
from servanda.times.tokens import vocabulary

Resolver = Callable[[Case], Resolved | None]
DOC = "document date"


def resolve(case: Case) -> Resolved | None:
    """The meaning of the expression, or `None` if it is none."""
    return RESOLVERS[case.found.rule](case)


# ---- complete dates ----------------------------------------------------------------------------------------------


def iso(case: Case) -> Resolved | None:
    word = case.tokens.words[case.found.start]
    if "/" not in word and word[4:5] == "-":
        return _day(int(word[:4]), int(word[5:7]), int(word[8:]))
    a, b, c = (int(part) for part in word.replace("/", "-").split("-"))
    year = c if c > 99 else c + (1900 if c > 50 else 2000)
    return _day(year, a, b) if a <= 12 else _day(year, b, a)


def _day(year: int, month: int, day: int, basis: str = "text") -> Resolved | None:
    try:
        return Resolved("DATE", date(year, month, day).isoformat(), basis)
    except ValueError:
        return None


def _month_number(case: Case, name: str = "m") -> int:
    return int(case.value(name))


def full_date(case: Case) -> Resolved | None:
    day = ordinal(case.word("d"))
    year = case.number("y")
    return _day(year, _month_number(case), day) if day and year else None


def month_spelled(case: Case) -> Resolved | None:
    spelled = year_spelled(case)
    return Resolved("DATE", f"{spelled.value}-{_month_number(case):02}") if spelled else None


def month_year(case: Case) -> Resolved | None:
    return Resolved("DATE", f"{case.word('y')}-{_month_number(case):02}")


def month_of(case: Case) -> Resolved | None:
    if case.anchor is None or case.unit() != "Y":
        return None
    year = case.anchor.year + _step(case)
    return Resolved("DATE", f"{year}-{_month_number(case):02}", DOC)


def year(case: Case) -> Resolved | None:
    if case.before() in ("$", "£", "€") or case.after() in cue("counted"):
        return None
    number = case.number("y") or 0
    if not 1500 <= number <= 2100:
        return None
    return Resolved("DATE", case.word("y"))


def fiscal_year(case: Case) -> Resolved | None:
    return Resolved("DATE", case.word("y"))


def year_spelled(case: Case) -> Resolved | None:
    century = int(case.value("c"))
    if century not in (17, 18, 19, 20):
        return None
    tens = int(case.value("n")) + (int(case.value("n1")) if case.has("n1") else 0)
    return Resolved("DATE", f"{century}{tens:02}")


def year_two_thousand(case: Case) -> Resolved | None:
    if case.value("t") != "2" or case.before() not in ("in", "by", "until", "since", "of", "the"):
        return None if case.tokens.lower(case.found.start) != "the" else Resolved("DATE", "2000")
    extra = int(case.value("n1")) if case.has("n1") else 0
    return Resolved("DATE", f"{2000 + extra}")


def decade(case: Case) -> Resolved | None:
    word = case.word("e").strip("'’s").rstrip("'’")
    if word.isdigit():
        if len(word) == 4:
            return Resolved("DATE", word[:3]) if word[3] == "0" else None
        return Resolved("DATE", "19" + word[0]) if word[1:] == "0" and len(word) == 2 else None
    value = case.value("e")
    return Resolved("DATE", f"19{value}") if case.tokens.lower(case.found.start) == "the" else None


def century(case: Case) -> Resolved | None:
    rank = ordinal(case.word("o"))
    return Resolved("DATE", f"{rank - 1:02}") if rank and rank > 5 else None


# ---- dates that need a year, days of the week -------------------------------------------------------------------


def _nearest(case: Case, month: int, day: int | None) -> date | None:
    """The occurrence of a day or month of the year that the sentence means."""
    anchor = case.anchor
    if anchor is None:
        return None
    days = []
    for year_ in (anchor.year - 1, anchor.year, anchor.year + 1):
        try:
            days.append(date(year_, month, day or 15))
        except ValueError:
            continue
    if not days:
        return None
    if day is None:
        return _nearest_month(case, anchor, days)
    return _closest(case, anchor, days)


def _closest(case: Case, anchor: date, days: list[date]) -> date:
    """The one of several days that the sentence most likely means: near, and on the side its tense speaks of."""
    way = case.direction()
    ahead = 1.3 if way == FUTURE else 2
    close = min(days, key=lambda d: (anchor - d).days if d <= anchor else (d - anchor).days * ahead)
    if way == FUTURE and close < anchor - timedelta(60):
        return next((d for d in days if d >= anchor), close)
    if way == PAST and close > anchor + timedelta(60):
        return next((d for d in reversed(days) if d <= anchor), close)
    return close


def _nearest_month(case: Case, anchor: date, days: list[date]) -> date:
    this = anchor.replace(day=15)
    ahead = next((d for d in days if d >= this), days[-1])
    back = next((d for d in reversed(days) if d <= this), days[0])
    far = 335 if case.before() in cue("forward") else 215
    if case.direction() == FUTURE and (ahead - this).days < far:
        return ahead
    # News says "last October" for one nearly a year back, so a bare "October" in September is the coming one.
    return ahead if (this - back).days > 300 and (ahead - this).days < 45 else back


def day_month(case: Case) -> Resolved | None:
    day = ordinal(case.word("d" if case.has("d") else "d2"))
    if not day or day > 31:
        return None
    found = _nearest(case, _month_number(case), day)
    if found is None:
        return Resolved("DATE", f"XXXX-{_month_number(case):02}-{day:02}") if case.anchor is None else None
    return Resolved("DATE", found.isoformat(), DOC)


def month(case: Case) -> Resolved | None:
    word = case.tokens.words[case.found.start]
    if word.lower() in ("may", "march", "april", "june", "august") and not _month_place(case):
        return None
    if case.anchor is None:
        return Resolved("DATE", f"XXXX-{_month_number(case):02}")
    found = _nearest(case, _month_number(case), None)
    return Resolved("DATE", as_value(found, "M"), DOC) if found else None


def _month_place(case: Case) -> bool:
    """Whether a word that may be a name or a verb stands where a month can stand."""
    return case.before() in cue("month_place") or case.tokens.words[case.found.start].lower() == "august"


def month_rel(case: Case) -> Resolved | None:
    if case.anchor is None:
        return Resolved("DATE", f"XXXX-{_month_number(case):02}")
    number, anchor, step = _month_number(case), case.anchor, _step(case)
    if step == 0:
        found = _nearest(case, number, None)
        return Resolved("DATE", as_value(found, "M"), DOC) if found else None
    year_ = anchor.year
    if step < 0 and number >= anchor.month:
        year_ -= 1
    if step > 0 and number <= anchor.month:
        year_ += 1
    return Resolved("DATE", f"{year_}-{number:02}", DOC)


def weekday(case: Case) -> Resolved | None:
    number = case.value("w")
    if number.endswith("s"):
        return Resolved("SET", f"XXXX-WXX-{number[0]}")
    if case.anchor is None or case.before() == "a":
        return Resolved("DATE", f"XXXX-WXX-{number}")
    day = _weekday_near(case, case.anchor, int(number))
    return _with_part(case, day)


def _weekday_near(case: Case, anchor: date, number: int) -> date:
    back = (anchor.isoweekday() - number) % 7
    if case.direction() != FUTURE:
        return anchor - timedelta(back)
    base = _told_on(case) or anchor
    return base + timedelta((number - base.isoweekday()) % 7)


def _told_on(case: Case) -> date | None:
    """The day of the report that a "would" counts from: "said Wednesday that it would stop flights Thursday"."""
    at, first = case.history.day_at, interval(case.history.day)[0] if case.history.day else None
    between = [case.tokens.lower(k) for k in range(max(at, 0), case.found.start)]
    if first is None or len(between) > 20 or "would" not in between or "." in between or case.anchor is None:
        return None
    return first if 0 <= (case.anchor - first).days < 7 and len(case.history.day or "") == 10 else None


def _with_part(case: Case, day: date) -> Resolved:
    if not case.has("p"):
        return Resolved("DATE", day.isoformat(), DOC)
    return Resolved("TIME", f"{day.isoformat()}T{case.value('p')}", DOC)


def weekday_rel(case: Case) -> Resolved | None:
    number = int(case.value("w")[0])
    if case.anchor is None:
        return Resolved("DATE", f"XXXX-WXX-{number}")
    step = _step(case)
    if step < 0:
        back = (case.anchor.isoweekday() - number) % 7 or 7
        return _with_part(case, case.anchor - timedelta(back))
    ahead = (number - case.anchor.isoweekday()) % 7
    if step > 0:
        return _with_part(case, case.anchor + timedelta(ahead or 7))
    return _with_part(case, _weekday_near(case, case.anchor, number))


def deictic(case: Case) -> Resolved | None:
    if case.anchor is None:
        return Resolved("DATE", "PRESENT_REF", "vague") if case.value("rel") == "0" else None
    return _with_part(case, case.anchor + timedelta(int(case.value("rel"))))


def tonight(case: Case) -> Resolved | None:
    return Resolved("TIME", f"{case.anchor.isoformat()}TNI", DOC) if case.anchor else None


def this_part(case: Case) -> Resolved | None:
    if case.value("p") == "WE":
        return _unit_away(case, _step(case), "WE")
    if case.anchor is None:
        return None
    day = case.anchor - timedelta(1) if _step(case) < 0 else case.anchor
    return Resolved("TIME", f"{day.isoformat()}T{case.value('p')}", DOC)


def the_weekend(case: Case) -> Resolved | None:
    step = _step(case)
    if step == 0 and case.anchor and case.anchor.isoweekday() < 5 and case.direction() != FUTURE:
        step = 0 if "this" in case.tokens.lower(case.found.start) else -1
    return _unit_away(case, step, "WE")


def part_of(case: Case) -> Resolved | None:
    return deictic(case) if case.has("rel") else weekday(case)


def each_named(case: Case) -> Resolved | None:
    if case.has("w"):
        return Resolved("SET", f"XXXX-WXX-{case.value('w')[0]}")
    if case.has("m"):
        return Resolved("SET", f"XXXX-{_month_number(case):02}")
    return Resolved("SET", f"XXXX-{case.value('s')}")


def holiday(case: Case) -> Resolved | None:
    """A named day: the one in the year given, else the nearest that the sentence allows."""
    named = holiday_at(case.tokens, case.found.start)
    if named is None:
        return None
    end, reckoning, rule = named
    if case.tokens.lower(end) == "," and case.tokens.lower(end + 1).isdigit() and len(case.tokens.lower(end + 1)) == 4:
        end += 1
    year_ = case.tokens.lower(end)
    mod = "APPROX" if reckoning == "islamic" else None
    if year_.isdecimal() and len(year_) == 4 and 1500 < int(year_) < 2190:
        day = next((d for d in days_near(reckoning, rule, int(year_)) if d.year == int(year_)), None)
        return Resolved("DATE", day.isoformat(), "text", mod, end=end + 1) if day else None
    if case.anchor is None or not 1500 < case.anchor.year < 2190:
        return None
    days = days_near(reckoning, rule, case.anchor.year)
    return Resolved("DATE", _closest(case, case.anchor, days).isoformat(), DOC, mod, end=named[0])


def range_start(case: Case) -> Resolved | None:
    return full_date(case) if case.has("y") else day_month(case)


def day_beyond(case: Case) -> Resolved | None:
    if case.anchor is None or case.tokens.lower(case.found.start + 1) != "day":
        return None
    step = 1 if case.word("k") == "after" else -1
    return Resolved("DATE", (case.anchor + timedelta(int(case.value("rel")) + step)).isoformat(), DOC)


def nth_day(case: Case) -> Resolved | None:
    """ "On the 15th": of this month, or of the next or last as the sentence says."""
    rank = ordinal(case.word("d"))
    if case.before() not in cue("day_place") or case.after() in ("floor", "-") or not rank or case.anchor is None:
        return None
    days = []
    for step in (-1, 0, 1):
        month_ = shift(case.anchor.replace(day=1), step, "M")
        try:
            days.append(month_.replace(day=rank) if month_ else case.anchor)
        except ValueError:
            continue
    return Resolved("DATE", _closest(case, case.anchor, days).isoformat(), DOC) if days else None


# ---- clock times -------------------------------------------------------------------------------------------------


def _clock(case: Case) -> str | None:
    name = next((n for n in ("c", "c2", "c3", "c4", "c5") if case.has(n)), "")
    word = case.word(name)
    if name == "c4":
        return case.value(name)
    hours, _, minutes = word.partition(":")
    if name == "c3" and len(word) == 4:
        hours, minutes = word[:2], word[2:]
    number = int(hours) if hours.isdigit() else int(case.value(name) or "99")
    half = case.word("ap").replace(".", "").replace(" ", "")
    if half and number > 12:
        return None
    if half == "pm" and number < 12:
        number += 12
    if half == "am" and number == 12:
        number = 0
    if number > 24 or (minutes and int(minutes[:2]) > 59):
        return None
    return f"{number:02}:{minutes}" if minutes else f"{number:02}:00"


def clock(case: Case) -> Resolved | None:
    time = _clock(case)
    if time is None:
        return None
    near = case.neighbour
    if near is not None and len(near.value) == 10:
        return Resolved("TIME", f"{near.value}T{time}", near.basis)
    if case.anchor is None:
        return Resolved("TIME", f"XXXX-XX-XXT{time}")
    return Resolved("TIME", f"{case.anchor.isoformat()}T{time}", DOC)


def clock_date(case: Case) -> Resolved | None:
    time = _clock(case)
    if time is None:
        return None
    day: Resolved | None
    if case.has("rel"):
        day = deictic(case)
    elif case.has("now"):
        day = Resolved("DATE", case.anchor.isoformat(), DOC) if case.anchor else None
    elif case.has("m") or case.has("m2"):
        tail = "2" if case.has("m2") else ""
        number, rank = _month_number(case, "m" + tail), ordinal(case.word("d" + tail)) or 0
        if case.has("y" + tail):
            day = _day(case.number("y" + tail) or 0, number, rank)
        else:
            near = _nearest(case, number, rank)
            day = Resolved("DATE", near.isoformat(), DOC) if near else None
    else:
        day = weekday(case)
    return Resolved("TIME", f"{day.value}T{time}", day.basis) if day else None


# ---- seasons, quarters, halves -----------------------------------------------------------------------------------


def season_year(case: Case) -> Resolved | None:
    return Resolved("DATE", f"{case.word('y')}-{case.value('s')}")


def season_rel(case: Case) -> Resolved | None:
    if case.anchor is None:
        return None
    code, step, anchor = case.value("s"), _step(case), case.anchor
    middle = {"SP": 4, "SU": 7, "FA": 10, "WI": 12}[code]
    year_ = anchor.year
    if step < 0 and middle + 1 >= anchor.month:
        year_ -= 1
    if step > 0 and middle <= anchor.month:
        year_ += 1
    if step == 0 and code == "WI" and anchor.month < 3:
        year_ -= 1
    return Resolved("DATE", f"{year_}-{code}", DOC)


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
        year_ += _step(case, "k" if case.has("k") else "k1")
    elif letter == "Q" and "fiscal" not in case.tokens.text[slice(*_chars(case))].lower():
        now = (case.anchor.month + 2) // 3
        if rank - now >= 3 and case.direction() != FUTURE:
            year_ -= 1
    return Resolved("DATE", f"{year_}-{letter}{rank}", DOC)


def _chars(case: Case) -> tuple[int, int]:
    return case.tokens.spans[case.found.start][0], case.tokens.spans[case.found.end - 1][1]


def last_quarter_of(case: Case) -> Resolved | None:
    return Resolved("DATE", f"{case.word('y')}-Q4")


def last_quarter(case: Case) -> Resolved | None:
    if case.anchor is None:
        return None
    if "latest" in case.tokens.words[case.found.start : case.found.end] and case.history.quarter:
        return Resolved("DATE", case.history.quarter, "text date")
    return _unit_away(case, _step(case), "Q")


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


# ---- so many units ago, last week, the past three months ---------------------------------------------------------


def _step(case: Case, name: str = "k") -> int:
    value = case.value(name).rstrip("p")
    return int(value) if value.lstrip("-").isdigit() else 0


def _unit_away(case: Case, step: int, unit: str) -> Resolved | None:
    if case.anchor is None:
        return None
    moved = shift(case.anchor, step, unit)
    return Resolved("DATE", as_value(moved, unit), DOC) if moved else None


def rel_unit(case: Case) -> Resolved | None:
    unit, step = case.unit(), _step(case)
    if unit in ("S", "MIN", "H"):
        return Resolved("DURATION", length("1", unit))
    if unit == "NI":
        return Resolved("TIME", f"{(case.anchor + timedelta(step)).isoformat()}TNI", DOC) if case.anchor else None
    word = case.word("k")
    if word in ("that", "same") or case.value("k").endswith("p"):
        return _from_text(case, step, unit)
    if word == "past" and unit in ("W", "M", "DE", "CE"):
        return Resolved("DURATION", duration(1, unit))
    return _unit_away(case, step, unit)


def _from_text(case: Case, step: int, unit: str) -> Resolved | None:
    """ "That year", "the following month": counted from the last date named."""
    first, _ = interval(case.history.day) if case.history.day else (None, None)
    base, basis = (first, "text date") if first else (case.anchor, DOC)
    if base is None:
        return None
    if unit == "D" and basis != DOC and len(case.history.day or "") != 10:
        return None
    moved = shift(base, step, unit)
    return Resolved("DATE", as_value(moved, unit), basis) if moved else None


def ago(case: Case) -> Resolved | None:
    amount, unit, word = quantity(case.tokens, *case.found.groups["n"]), case.unit(), case.word("k")
    if amount is None or case.anchor is None:
        return None
    if amount == 1 and unit == "Y" and word in ("ago", "earlier"):
        return _year_before(case)
    sign = -1 if word in ("ago", "earlier") else 1
    first, last = interval(case.history.day) if case.history.day else (None, None)
    if first != last and unit in ("D", "W"):
        first = None
    if word == "later":
        moved = shift(first, amount, unit) if first and first == last else None
        return Resolved("DURATION", duration(amount, unit), "text date", None, moved)
    base, basis = (first, "text date") if first and word == "earlier" else (case.anchor, DOC)
    moved = shift(base, sign * amount, unit)
    if moved is None:
        return None
    if unit in ("S", "MIN", "H"):
        return Resolved("DURATION", duration(amount, unit))
    return Resolved("DATE", as_value(moved, unit if unit != "FN" else "W"), basis)


def ago_some(case: Case) -> Resolved | None:
    if case.word("k") == "later":
        return Resolved("DURATION", length("X", case.unit()), "vague")
    return Resolved("DATE", "PAST_REF" if case.word("k") in ("ago", "earlier") else "FUTURE_REF", "vague")


def past_n(case: Case) -> Resolved | None:
    if case.word("k") == "last" and (case.before() == "to" or case.before() in cue("future")):
        return None  # "may last three months"
    amount = quantity(case.tokens, *case.found.groups["n"])
    return Resolved("DURATION", duration(amount, case.unit())) if amount else None


def past_some(case: Case) -> Resolved | None:
    return Resolved("DURATION", length("X", case.unit()))


# ---- durations and sets ------------------------------------------------------------------------------------------


def n_unit(case: Case) -> Resolved | None:
    amount = quantity(case.tokens, *case.found.groups["n"])
    unit = case.unit()
    if amount is None or case.after() == "old" or (case.after() == "-" and case.after(2) == "old"):
        return None
    if case.after() == "of" and case.after(2) == "age":
        return None
    start, end = case.found.groups["n"]
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
    in_time = case.after() in ("'", "’") and case.after(2) == "time"
    if (
        case.before() == "in"
        and case.anchor
        and unit in ("W", "FN", "M", "Y", "DE")
        and (in_time or case.direction() == FUTURE)
    ):
        moved = shift(case.anchor, amount, unit)
        return Resolved("DATE", as_value(moved, unit if unit != "FN" else "W"), DOC) if moved else None
    return Resolved("DURATION", duration(amount, unit))


def n_unit_old(case: Case) -> Resolved | None:
    """ "The 8-month-old truce"; ages of people are counted in years and say nothing of when."""
    return n_unit(case) if case.unit() != "Y" else None


def _is_rate(case: Case) -> bool:
    """Whether "a year" follows an amount: "$3 million a year", "twice a week"."""
    return any(case.before(k) in cue("amount") or case.before(k)[:1].isdigit() for k in (1, 2))


def n_to_n(case: Case) -> Resolved | None:
    amount = quantity(case.tokens, *case.found.groups["n"])
    return Resolved("DURATION", duration(amount, case.unit())) if amount else None


def some_units(case: Case) -> Resolved | None:
    word = case.tokens.lower(case.found.groups["v"][1] - 1)
    if word == "couple":
        return Resolved("DURATION", length("2", case.unit()))
    return Resolved("DURATION", length("X", case.unit()))


def bare_units(case: Case) -> Resolved | None:
    if case.after() == "old" or case.before() not in cue("units_place"):
        return None
    return Resolved("DURATION", length("X", case.unit()))


def half_unit(case: Case) -> Resolved | None:
    return Resolved("DURATION", duration(0.5, case.unit())) if case.unit() != "Q" else None


def one_and_half(case: Case) -> Resolved | None:
    return Resolved("DURATION", duration(1.5, case.unit()))


def each_unit(case: Case) -> Resolved | None:
    amount = quantity(case.tokens, *case.found.groups["n"]) if case.has("n") else 1
    return Resolved("SET", duration(amount or 1, case.unit()))


def n_times(case: Case) -> Resolved | None:
    return Resolved("SET", length("1", case.unit()))


def set_word(case: Case) -> Resolved | None:
    following = case.after()
    if following[:1].isalpha() and following not in cue("not_noun"):
        return None  # "the annual meeting": names a thing, not a time
    return Resolved("SET", vocabulary().values.get(case.tokens.lower(case.found.start), ""))


# ---- vague references --------------------------------------------------------------------------------------------


def _vague(value: str) -> Resolver:
    def resolver(case: Case) -> Resolved | None:
        return Resolved("DATE", value, "vague")

    return resolver


def the_unit(case: Case) -> Resolved | None:
    unit = case.unit()
    if case.after() in ("of", "during", "when", "that", "before", "after"):
        return None
    if unit == "Q" and case.history.quarter:
        return Resolved("DATE", case.history.quarter, "text date")
    if unit == "Y" and case.after() in ("ended", "ending", "to", "through"):
        return Resolved("DURATION", "P1Y")
    return _unit_away(case, 0, unit) if unit in ("Y", "M", "W", "Q") else None


def the_season(case: Case) -> Resolved | None:
    return season_rel(case)


def a_while(case: Case) -> Resolved | None:
    return Resolved("DURATION", "PXX")


def past_word(case: Case) -> Resolved | None:
    if case.tokens.words[case.found.end - 1] == "previously":
        return None  # "a previously announced plan" says nothing of when
    return Resolved("DATE", "PAST_REF", "vague")


def future_word(case: Case) -> Resolved | None:
    return None if case.before() == "as" and case.after() == "as" else Resolved("DATE", "FUTURE_REF", "vague")


def year_end(case: Case) -> Resolved | None:
    mod = case.value("ye") or "END"
    if case.has("y"):
        return Resolved("DATE", case.word("y"), "text", mod)
    if case.anchor is None:
        return None
    return Resolved("DATE", str(case.anchor.year + _step(case)), DOC, mod)


RESOLVERS: dict[str, Resolver] = {
    "iso": iso, "clock_date": clock_date, "clock": clock, "full_date": full_date, "full_date_dmy": full_date,
    "month_year": month_year, "month_of": month_of, "day_month": day_month, "day_month_dmy": day_month,
    "each_named": each_named, "weekday_rel": weekday_rel, "weekday": weekday, "month_rel": month_rel,
    "deictic": deictic, "tonight": tonight, "this_part": this_part, "season_year": season_year,
    "season_rel": season_rel, "fiscal_quarter": fiscal_quarter, "ord_half": fiscal_quarter,
    "last_quarter": last_quarter, "year_ago_period": year_ago_period, "year_period": year_period,
    "the_period": the_period, "half_unit": half_unit, "one_and_half": one_and_half, "ago_some": ago_some,
    "ago": ago, "past_n": past_n, "past_some": past_some, "rel_unit": rel_unit, "each_unit": each_unit,
    "n_times": n_times, "n_to_n": n_to_n, "n_unit_old": n_unit_old, "n_unit": n_unit, "some_units": some_units,
    "decade": decade, "century": century, "fiscal_year": fiscal_year, "year_spelled": year_spelled,
    "year_two_thousand": year_two_thousand, "month": month, "the_weekend": the_weekend, "year_end": year_end,
    "the_future": _vague("FUTURE_REF"), "the_past": _vague("PAST_REF"), "now": _vague("PRESENT_REF"),
    "moment": _vague("PRESENT_REF"), "current": _vague("PRESENT_REF"), "past_word": past_word,
    "future_word": future_word, "set_word": set_word, "the_unit": the_unit, "year": year,
    "bare_units": bare_units, "month_spelled": month_spelled, "part_of": part_of, "the_units": past_some,
    "a_while": a_while, "holiday": holiday, "range_start": range_start, "day_beyond": day_beyond, "nth_day": nth_day,
    "last_quarter_of": last_quarter_of, "the_season": the_season,
}  # fmt: skip
"""The function for each rule of the grammar; a test holds that none is missing."""

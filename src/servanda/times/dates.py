"""Reads dates: complete ones, those that need a year, days of the week, parts of the day, holidays."""

from __future__ import annotations

from datetime import date, timedelta

from servanda.times.calendar import as_value, interval, shift
from servanda.times.context import DOC, Case, Resolved
from servanda.times.holidays import days_near, holiday_at
from servanda.times.numbers import ordinal
from servanda.times.tense import FUTURE, PAST, cue, sentence_end
from servanda.times.tokens import vocabulary


def iso(case: Case) -> Resolved | None:
    word = case.tokens.words[case.found.start]
    if "/" not in word and word[4:5] == "-":
        return day_of(int(word[:4]), int(word[5:7]), int(word[8:]))
    a, b, c = (int(part) for part in word.replace("/", "-").replace(".", "-").split("-"))
    if "." in word:
        return day_of(c, b, a)
    year = c if c > 99 else c + (1900 if c > 50 else 2000)
    return day_of(year, a, b) if a <= 12 else day_of(year, b, a)


def day_of(year: int, month: int, day: int, basis: str = "text") -> Resolved | None:
    try:
        return Resolved("DATE", date(year, month, day).isoformat(), basis)
    except ValueError:
        return None


def month_number(case: Case, name: str = "m") -> int:
    return int(case.value(name))


def full_date(case: Case) -> Resolved | None:
    day = ordinal(case.word("d"))
    year = case.number("y")
    return day_of(year, month_number(case), day) if day and year else None


def month_spelled(case: Case) -> Resolved | None:
    spelled = year_spelled(case)
    return Resolved("DATE", f"{spelled.value}-{month_number(case):02}") if spelled else None


def month_year(case: Case) -> Resolved | None:
    return Resolved("DATE", f"{case.word('y')}-{month_number(case):02}")


def month_of(case: Case) -> Resolved | None:
    if case.anchor is None:
        return Resolved("DATE", f"XXXX-{month_number(case):02}")
    year = case.anchor.year + case.step()
    return Resolved("DATE", f"{year}-{month_number(case):02}", DOC)


def day_rel(case: Case) -> Resolved | None:
    """ "Last Oct. 3", "Oct. 3 last year"."""
    tail = next((t for t in ("3", "2") if case.has("m" + t)), "")
    number, rank = month_number(case, "m" + tail), ordinal(case.word("d" + tail)) or 0
    if case.anchor is None:
        return Resolved("DATE", f"XXXX-{number:02}-{rank:02}")
    step, year_ = case.step("k" + tail), case.anchor.year
    if tail:
        return day_of(year_ + step, number, rank, DOC)
    this = (number, rank), (case.anchor.month, case.anchor.day)
    moved = step if (step < 0 and this[0] >= this[1]) or (step > 0 and this[0] <= this[1]) else 0
    return day_of(year_ + moved, number, rank, DOC)


def nine_eleven(case: Case) -> Resolved | None:
    return Resolved("DATE", "2001-09-11")


def year(case: Case) -> Resolved | None:
    if case.before() in ("$", "£", "€") or case.after() in cue("counted"):
        return None
    number = case.number("y") or 0
    if not 1500 <= number <= 2100:
        return None
    return Resolved("DATE", case.word("y"))


def fiscal_year(case: Case) -> Resolved | None:
    return Resolved("DATE", case.word("y" if case.has("y") else "y2"))


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
        if case.before() in ("his", "her", "their", "my", "our", "your"):
            return None  # a person's age
        return Resolved("DATE", "19" + word[0]) if word[1:] == "0" and len(word) == 2 else None
    value = case.value("e")
    return Resolved("DATE", f"19{value}") if case.tokens.lower(case.found.start) == "the" else None


def century(case: Case) -> Resolved | None:
    rank = ordinal(case.word("o"))
    return Resolved("DATE", f"{rank - 1:02}") if rank and rank > 5 else None


def nearest(case: Case, month: int, day: int | None) -> date | None:
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
    return closest(case, anchor, days)


def _in_chronology(case: Case) -> bool:
    """Whether a date heads a line of a list of events: "March 5 - The council meets."."""
    before = case.before()
    return case.after() in ("-", "–", "—", ":") and (before in ("", ".", "*") or before.startswith("\n"))


def closest(case: Case, anchor: date, days: list[date]) -> date:
    """The one of several days that the sentence most likely means: near, and on the side its tense speaks of."""
    way = PAST if _in_chronology(case) else case.direction()
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
    way = case.direction()
    if way == PAST and (_opens(case) or _right_after_deed(case)):
        return back
    far = 335 if case.before() in cue("forward") else 215
    if way == FUTURE and (ahead - this).days < far:
        return ahead
    # News says "last October" for one nearly a year back, so a bare "October" in September is the coming one.
    near = (this - back).days > 300 and (ahead - this).days < 45
    return ahead if near and case.before() != "since" else back


def _opens(case: Case) -> bool:
    """ "In November, they voted": told from behind."""
    at = case.found.start - 2
    opening = at < 0 or sentence_end(case.tokens, at) or case.tokens.words[at] in ('"', "“", "'")
    return opening and case.after() == ","


def _right_after_deed(case: Case) -> bool:
    """ "He was elected in November"; "appealed for calm in November" could be of the calm to come."""
    deed = case.before(2)
    return case.before() == "in" and (deed in cue("past") or deed.endswith("ed")) and deed not in cue("planned")


def day_month(case: Case) -> Resolved | None:
    day = ordinal(case.word("d" if case.has("d") else "d2"))
    if not day or day > 31:
        return None
    found = nearest(case, month_number(case), day)
    if found is None:
        return Resolved("DATE", f"XXXX-{month_number(case):02}-{day:02}") if case.anchor is None else None
    return Resolved("DATE", found.isoformat(), DOC)


def month(case: Case) -> Resolved | None:
    word = case.tokens.words[case.found.start]
    if word.lower() in ("may", "march", "april", "june", "august") and not _month_place(case):
        return None
    if case.anchor is None:
        return Resolved("DATE", f"XXXX-{month_number(case):02}")
    found = nearest(case, month_number(case), None)
    return Resolved("DATE", as_value(found, "M"), DOC) if found else None


def _month_place(case: Case) -> bool:
    """Whether a word that may be a name or a verb stands where a month can stand."""
    word = case.tokens.words[case.found.start].lower()
    if case.before() == "a":
        return case.after() not in ("on", "for", "of", "to")  # "a June vote", but "a March on the capital"
    return case.before() in cue("month_place") or word == "august"


def month_rel(case: Case) -> Resolved | None:
    if case.anchor is None:
        return Resolved("DATE", f"XXXX-{month_number(case):02}")
    number, anchor, step = month_number(case), case.anchor, case.step()
    if step == 0:
        found = nearest(case, number, None)
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
    if case.anchor is None or (case.before() == "a" and _any_one(case)):
        return Resolved("DATE", f"XXXX-WXX-{number}")
    day = _weekday_near(case, case.anchor, int(number))
    return with_part(case, day)


def _any_one(case: Case) -> bool:
    """Whether "a Monday" is any Monday; "a Monday raid" was made on a certain one."""
    following = case.after()
    return case.before(2) == "on" or not following[:1].isalpha() or following in cue("not_noun")


def _weekday_near(case: Case, anchor: date, number: int) -> date:
    first = _range_from(case)
    if first is not None:
        return first + timedelta((number - first.isoweekday()) % 7)
    back = (anchor.isoweekday() - number) % 7
    if case.direction() != FUTURE:
        return anchor - timedelta(back)
    base = _told_on(case) or anchor
    return base + timedelta((number - base.isoweekday()) % 7)


def _range_from(case: Case) -> date | None:
    """The first day of "Monday to Friday"."""
    joint = case.before()
    if joint not in ("to", "through", "-", "–", "and", "or") or case.history.day_at != case.found.start - 1:
        return None
    if case.tokens.classes[case.history.day_at - 1] != vocabulary().char["WD"]:
        return None
    first = interval(case.history.day or "")[0] if len(case.history.day or "") == 10 else None
    ahead = first is not None and case.anchor is not None and first > case.anchor
    return first if ahead or joint not in ("and", "or") else None


def _told_on(case: Case) -> date | None:
    """The day that "would" and "ahead of" count from: "said Wednesday that it would stop flights Thursday"."""
    at = case.history.day_at
    if case.history.day is None or case.anchor is None or not 0 <= at <= case.found.start <= at + 20:
        return None
    first, _ = interval(case.history.day)
    between = [case.tokens.lower(k) for k in range(at, case.found.start)]
    if first is None or not {"would", "ahead"} & set(between) or "." in between:
        return None
    return first if 0 <= (case.anchor - first).days < 7 and len(case.history.day or "") == 10 else None


def with_part(case: Case, day: date) -> Resolved:
    if not case.has("p"):
        return Resolved("DATE", day.isoformat(), DOC)
    return Resolved("TIME", f"{day.isoformat()}T{case.value('p')}", DOC)


def weekday_rel(case: Case) -> Resolved | None:
    number = int(case.value("w")[0])
    if case.anchor is None:
        return Resolved("DATE", f"XXXX-WXX-{number}")
    step = case.step()
    if step < 0:
        back = (case.anchor.isoweekday() - number) % 7 or 7
        return with_part(case, case.anchor - timedelta(back))
    ahead = (number - case.anchor.isoweekday()) % 7
    if step > 0:
        return with_part(case, case.anchor + timedelta(ahead or 7))
    return with_part(case, _weekday_near(case, case.anchor, number))


def deictic(case: Case) -> Resolved | None:
    if case.is_title():
        return None
    if case.anchor is None:
        return Resolved("DATE", "PRESENT_REF", "vague") if case.value("rel") == "0" else None
    return with_part(case, case.anchor + timedelta(int(case.value("rel"))))


def day_named(case: Case) -> Resolved | None:
    """The day in the parts `m`, `d`, `y`, or `m2`, `d2`."""
    tail = "" if case.has("m") else "2"
    month_, rank = month_number(case, "m" + tail), ordinal(case.word("d" + tail)) or 0
    if case.has("y"):
        return day_of(case.number("y") or 0, month_, rank)
    near = nearest(case, month_, rank)
    return Resolved("DATE", near.isoformat(), DOC) if near else None


def each_named(case: Case) -> Resolved | None:
    if case.has("w"):
        return Resolved("SET", f"XXXX-WXX-{case.value('w')[0]}")
    if case.has("m"):
        return Resolved("SET", f"XXXX-{month_number(case):02}")
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
    day = closest(case, case.anchor, days)
    until = day + timedelta(29) if case.tokens.lower(case.found.start) == "ramadan" else None
    return Resolved("DATE", day.isoformat(), DOC, mod, until=until, end=named[0])


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
    return Resolved("DATE", closest(case, case.anchor, days).isoformat(), DOC) if days else None

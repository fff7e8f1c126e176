"""Reads clock times: "6 a.m.", "15:00 GMT Saturday", "noon tomorrow"."""

from __future__ import annotations

from servanda.times.context import DOC, Case, Resolved
from servanda.times.dates import day_of, deictic, month_number, nearest, weekday
from servanda.times.numbers import ordinal
from servanda.times.tense import cue

_HALVES = {"morning": "am", "afternoon": "pm", "evening": "pm", "night": "pm"}


def _tells_when(case: Case) -> bool:
    return ":" in case.word("c") or case.before() in cue("tells_when")


def _clock(case: Case) -> str | None:
    name = next((n for n in ("c", "c2", "c3", "c4", "c5") if case.has(n)), "")
    word = case.word(name)
    if name == "c4":
        return case.value(name)
    hours, _, minutes = word.replace(".", ":").partition(":")
    if name == "c3" and len(word) == 4:
        hours, minutes = word[:2], word[2:]
    number = int(hours) if hours.isdigit() else int(case.value(name) or "99")
    half = case.word("ap").replace(".", "").replace(" ", "")
    if half and (number > 12 or len(minutes) == 1):
        return None
    if half in _HALVES:
        if (
            name == "c"
            and case.has("ap")
            and case.tokens.lower(case.found.start + 1) in ("in", "at")
            and not _tells_when(case)
        ):
            return None  # "killed 4 in the morning"
        half = "am" if half == "night" and number < 6 else _HALVES[half]
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
        number, rank = month_number(case, "m" + tail), ordinal(case.word("d" + tail)) or 0
        if case.has("y" + tail):
            day = day_of(case.number("y" + tail) or 0, number, rank)
        else:
            near = nearest(case, number, rank)
            day = Resolved("DATE", near.isoformat(), DOC) if near else None
    else:
        day = weekday(case)
    return Resolved("TIME", f"{day.value}T{time}", day.basis) if day else None


def clock_on(case: Case) -> Resolved | None:
    """ "Until 1900 on Monday": four figures are an hour where an hour can stand."""
    hour = case.word("c3")
    if case.before() not in cue("tells_when") or int(hour) > 2400 or int(hour[2:]) > 59:
        return Resolved("DATE", hour, end=case.found.start + 1) if 1500 < int(hour) < 2100 else None
    return clock_date(case)

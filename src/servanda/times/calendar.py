"""Calendar arithmetic on TIMEX3 values: which days a value covers, and what lies so many units before or after it."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from servanda.records import TimeSpan

SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
"""First and last month of each season, as the press of the northern half counts them."""

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?$")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])$")
_HALF = re.compile(r"(\d{4})-H([12])$")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)$")
_YEARS = re.compile(r"\d{2,4}$")
_LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?)([YMWDHSQ]|DE|CE)$")

Interval = tuple[date | None, date | None]


def interval(value: str) -> Interval:
    """First and last day that a TIMEX3 date covers; `(None, None)` for vague and repeated times.

    `2016` is the whole year, `2016-W42` Monday to Sunday, `2016-WI` December to the end of February, `199` ten years.
    """
    try:
        return _interval(value)
    except (ValueError, OverflowError):
        return None, None


def _interval(value: str) -> Interval:
    if match := _DAY.match(value):
        day = date(int(match[1]), int(match[2]), int(match[3]))
        return day, day
    if match := _MONTH.match(value):
        return months(int(match[1]), int(match[2]), int(match[2]))
    if match := _WEEK.match(value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return (monday + timedelta(5) if match[3] else monday), monday + timedelta(6)
    if match := _QUARTER.match(value):
        return months(int(match[1]), 3 * int(match[2]) - 2, 3 * int(match[2]))
    if match := _HALF.match(value):
        return months(int(match[1]), 6 * int(match[2]) - 5, 6 * int(match[2]))
    if match := _SEASON.match(value):
        first, last = SEASON_MONTHS[match[2]]
        return months(int(match[1]), first, last)
    if _YEARS.match(value):
        pad = 4 - len(value)
        return date(int(value + "0" * pad), 1, 1), date(int(value + "9" * pad), 12, 31)
    return None, None


def months(year: int, first: int, last: int) -> tuple[date, date]:
    """From the first day of month `first` to the last day of month `last`, of the next year if `last` < `first`."""
    end_year = year + (last < first)
    return date(year, first, 1), date(end_year, last, monthrange(end_year, last)[1])


def narrowed(span: Interval, mod: str | None) -> Interval:
    """The third of an interval that `START`, `MID` or `END` means; the whole where it is a day or `mod` is another."""
    first, last = span
    if first is None or last is None or mod not in ("START", "MID", "END") or first == last:
        return span
    third = (last - first).days // 3
    if mod == "START":
        return first, first + timedelta(third)
    if mod == "END":
        return last - timedelta(third), last
    return first + timedelta(third), last - timedelta(third)


def shift(day: date, amount: float, unit: str) -> date | None:
    """The day `amount` units after `day` (before, if negative); `None` outside the calendar."""
    try:
        if unit in ("S", "MIN", "H"):
            return day + timedelta(hours=amount * {"S": 1 / 3600, "MIN": 1 / 60, "H": 1}[unit])
        if unit in ("D", "W", "FN", "NI", "WE"):
            return day + timedelta(days=round(amount * {"D": 1, "NI": 1, "W": 7, "WE": 7, "FN": 14}[unit]))
        in_months = round(amount * {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[unit])
        return day + relativedelta(months=in_months)
    except (ValueError, OverflowError):
        return None


def length_in(value: str) -> tuple[float, str] | None:
    """Amount and unit of a definite TIMEX3 duration, such as `P2M`; `None` for a vague one."""
    match = _LENGTH.match(value)
    if match is None:
        return None
    unit = "MIN" if match[1] and match[3] == "M" else match[3]
    return float(match[2]), unit


def as_value(day: date, unit: str) -> str:
    """The time around `day`, as coarse as `unit`: `2016-10-21`, `2016-W42`, `2016-10`, `2016-Q4`, `2016`, `201`."""
    if unit == "W":
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}"
    if unit == "WE":
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}-WE"
    if unit == "M":
        return f"{day.year:04}-{day.month:02}"
    if unit == "Q":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if unit == "Y":
        return f"{day.year:04}"
    if unit == "DE":
        return f"{day.year // 10:03}"
    if unit == "CE":
        return f"{day.year // 100:02}"
    return day.isoformat()


def plain_day(time: TimeSpan) -> str | None:
    """The last day of a time, as coarse as the text: day, month or year; the very day for "the end of the month"."""
    if time.mod == "END" and time.last is not None and time.type == "DATE":
        return time.last.isoformat()
    match = re.match(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?=$|T)", time.value)
    if match:
        return match.group()
    if time.last is None:
        return None
    return f"{time.last:%Y-%m}" if re.match(r"\d{4}-(?:Q|H|SP|SU|FA|WI)", time.value) else time.last.isoformat()

"""Named days that news counts by: Christmas, Easter Monday, Thanksgiving, the start of Ramadan.

The table is `lexicon/times/holidays.csv`. Its `rule` is a month and day (`fixed`), days after Easter Sunday of the
western churches (`easter`), month, weekday and which one of the month (`weekday`; 5 is the last, `+1` the day after
it), or a month and day of the tabular Islamic calendar (`islamic`), which can be a day off the one that is announced by
sight of the moon.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from dateutil.easter import easter

from servanda.times.grammar import rows
from servanda.times.tokens import Tokens

_ISLAMIC_EPOCH = date(622, 7, 19)
"""First day of the first month of the first year, in the civil reckoning (Gregorian date)."""


@lru_cache(maxsize=1)
def _table() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """Holidays by the first word of their name, the longest names first."""
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for row in rows("holidays"):
        words = tuple(row["name"].replace("'s", " 's").replace("s'", "s '").replace("-", " - ").split())
        found.setdefault(words[0], []).append((words, row["reckoning"], row["rule"]))
    for names in found.values():
        names.sort(key=lambda name: -len(name[0]))
    return found


def holiday_at(tokens: Tokens, index: int) -> tuple[int, str, str] | None:
    """End, reckoning and rule of the holiday whose name starts with the word at `index`."""
    for words, reckoning, rule in _table().get(tokens.lower(index), ()):
        if all(tokens.lower(index + k).replace("’", "'") == word for k, word in enumerate(words)):
            return index + len(words), reckoning, rule
    return None


def days_near(reckoning: str, rule: str, year: int) -> list[date]:
    """The holiday in the year before, in and after `year`."""
    if reckoning == "islamic":
        islamic = int((year - 622) * 33 / 32)
        month, day = (int(part) for part in rule.split("-"))
        return [_islamic(y, month, day) for y in range(islamic - 1, islamic + 4)]
    return [_in_year(reckoning, rule, y) for y in (year - 1, year, year + 1)]


def _in_year(reckoning: str, rule: str, year: int) -> date:
    if reckoning == "easter":
        return easter(year) + timedelta(int(rule))
    rule, _, on = rule.partition("+")
    parts = [int(part) for part in rule.split("-")]
    if reckoning == "fixed":
        return date(year, parts[0], parts[1])
    month, weekday, which = parts
    days = [d for d in range(1, monthrange(year, month)[1] + 1) if date(year, month, d).isoweekday() == weekday]
    return date(year, month, days[min(which, len(days)) - 1]) + timedelta(int(on or 0))


def _islamic(year: int, month: int, day: int) -> date:
    """A day of the tabular Islamic calendar (leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of each thirty)."""
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day - 1
    return _ISLAMIC_EPOCH + timedelta(days)

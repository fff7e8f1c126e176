"""The words in which people read what the ledger holds: statuses, numbers, days."""

from __future__ import annotations

from datetime import date

MEANINGS: dict[str, str] = {
    "demanded": "asked for, and not answered",
    "proposed": "offered, and not bound to",
    "conditional": "promised, on a condition that is still open",
    "committed": "promised",
    "due": "promised, and its day has come",
    "fulfilled": "done",
    "partly fulfilled": "done in part",
    "violated": "broken",
    "expired": "its day passed, and nobody reported what became of it",
    "lapsed": "not heard of for three months",
    "rejected": "refused",
    "withdrawn": "taken back",
    "suspended": "put off",
    "disputed": "what is claimed of it differs",
}
"""What each status means, in a line (docs/concepts/status.md has the rules)."""


MONTHS_FROM, YEARS_FROM = 90, 730
"""Days from which a stretch of time is told in months, and in years."""


def counted(number: int, thing: str, things: str | None = None) -> str:
    """`1 report`, `3 reports`; `things` where the plural takes more than an s."""
    return f"{number} {thing if number == 1 else things or thing + 's'}"


def readable_day(day: date | str | None) -> str:
    """`9 September 2016`; a month or year alone as far as it is known; an empty text for none."""
    if day is None:
        return ""
    if isinstance(day, str):
        if len(day) < 10:
            return f"{date.fromisoformat(day + '-01'):%B %Y}" if len(day) == 7 else day
        day = date.fromisoformat(day)
    return f"{day.day} {day:%B %Y}"


def apart(days: int) -> str:
    """How far a day lies ahead or behind: `today`, `in 3 days`, `1 day ago`; from three months on roughly."""
    if days == 0:
        return "today"
    far = abs(days)
    if far < MONTHS_FROM:
        span = counted(far, "day")
    else:
        span = counted(round(far / 30.4), "month") if far < YEARS_FROM else counted(round(far / 365.25), "year")
    return f"in {span}" if days > 0 else f"{span} ago"


def sentence(text: str) -> str:
    """A text as a sentence: a capital first, a full stop last."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", "”")) else ".") if text else ""

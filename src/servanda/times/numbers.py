"""Reads quantities: "48", "two", "twenty-four", "a hundred", "two and a half", "a"."""

from __future__ import annotations

from servanda.times.tokens import Tokens, vocabulary

_SKIPPED = frozenset({"-", "–", "and", "of", "only"})


def quantity(tokens: Tokens, start: int, end: int) -> float | None:
    """The number that the words `start` to `end` (excluded) spell, or `None`."""
    total: float = 0.0
    current: float = 0.0
    seen = False
    for index in range(start, end):
        word = tokens.lower(index)
        if word in _SKIPPED:
            continue
        if word in ("a", "an"):
            if not seen:
                current, seen = 1.0, True
            continue
        amount = _number(word)
        if amount is None:
            return None
        if word in ("hundred", "thousand", "million"):
            current = (current or 1.0) * amount
            if amount > 100:
                total, current = total + current, 0.0
        else:
            current = current + amount
        seen = True
    return total + current if seen else None


def _number(word: str) -> float | None:
    if word in ("half", "½"):
        return 0.5
    if word[1:2] == "/" and len(word) == 3:
        return int(word[0]) / int(word[2])
    digits = word.replace(",", "")
    try:
        return float(digits)
    except ValueError:
        value = vocabulary().values.get(word, "")
        return float(value) if value.isdigit() else None


def ordinal(word: str) -> int | None:
    """The rank that "third" or "3rd" names."""
    digits = word.rstrip("stndrh")
    if digits.isdigit():
        return int(digits)
    value = vocabulary().values.get(word.lower(), "")
    return int(value) if value.isdigit() else None


def plain(amount: float) -> str:
    """`2` for 2.0, `1.5` for 1.5."""
    return str(int(amount)) if amount == int(amount) else str(amount)


def duration(amount: float, unit: str) -> str:
    """TIMEX3 value of so many units: `P2M`, `PT48H`, `P18M` for a year and a half."""
    if amount != int(amount) and unit == "H" and amount > 1:
        return f"PT{int(amount)}H{round(amount % 1 * 60)}M"
    if amount != int(amount):
        smaller = {
            "Y": ("M", 12),
            "H": ("MIN", 60),
            "MIN": ("S", 60),
            "D": ("H", 24),
            "DE": ("Y", 10),
            "CE": ("Y", 100),
        }
        if unit in smaller:
            unit, factor = smaller[unit]
            amount = amount * factor
    if unit in ("DE", "CE"):  # ISO 8601 counts no decades
        amount, unit = amount * (10 if unit == "DE" else 100), "Y"
    return length(plain(amount), unit)


def length(amount: str, unit: str) -> str:
    """TIMEX3 value of an amount as written there (`2`, `X`) of a unit."""
    if unit == "FN":
        return f"P{int(amount) * 2}W" if amount.isdigit() else "PXW"
    if unit in ("S", "MIN", "H"):
        return f"PT{amount}{'M' if unit == 'MIN' else unit}"
    if unit == "NI":
        return f"P{amount}D" if amount.isdigit() else "PXD"
    return f"P{amount}{unit}"

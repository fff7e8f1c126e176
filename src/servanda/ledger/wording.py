"""Compares the wording of moves: content words, names, places, and sentences that are copies of one another."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

from servanda.lexicon import table

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_FIGURE_OR_WORD = re.compile(rf"\d+(?:[.,]\d+)+|{_WORD.pattern}")
"""Figures stay whole: 500,000 shares nothing with 500."""
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ers", "ed", "es", "s")
_NAME = re.compile(r"(?<![.!?\"“]\s)(?<!^)\b[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*")
MIN_STEM = 4


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """Words that tell nothing about what is to be done: `lexicon/ledger/stop_words.csv`."""
    return frozenset(row["word"] for row in table("ledger", "stop_words"))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its commonest endings: `withdrawals`, `withdrawing` and `withdraw` meet in one."""
    word = word.lower().removesuffix("'s").removesuffix("’s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= MIN_STEM:
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e") if len(word) > MIN_STEM else word


@lru_cache(maxsize=65536)
def stems(text: str) -> frozenset[str]:
    """Stems of the content words."""
    stop = stop_words()
    words = (w.lower() for w in _FIGURE_OR_WORD.findall(text))
    return frozenset(stem(w) for w in words if (len(w) > 2 or w.isdigit()) and w not in stop)


@lru_cache(maxsize=65536)
def proper_names(text: str) -> frozenset[str]:
    """Capitalised words and runs of words inside the text, in lower case, the first word of the text left out."""
    return frozenset(m.group().lower() for m in _NAME.finditer(text))


def words_of(text: str) -> tuple[str, ...]:
    """The words in lower case, without punctuation: what two copies of one sentence share."""
    return tuple(w.lower() for w in _WORD.findall(text))


def digest(*parts: str) -> str:
    """A short stable fingerprint of strings: same strings, same twelve hexadecimal digits, on every machine."""
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=6).hexdigest()


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Share of the smaller set found in the other: 0 to 1; 0 where either is empty."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    """Shared items over all items: 0 to 1; 0 where both are empty."""
    return len(a & b) / len(a | b) if a or b else 0.0

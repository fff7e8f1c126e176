"""Cuts a text into words and gives each word its class: month, weekday, number, unit of time, or nothing of interest.

The classes form a string with one character a word, so that the grammar of time expressions can be one regular
expression over word classes: short, fast, and indifferent to spaces and line breaks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from servanda.lexicon import table
from servanda.records import Span

OTHER = "x"
BREAK = "¶"
"""Class of an empty line: no expression crosses it."""

_TOKEN = re.compile(
    r"""[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])
      | 9[/-]11(?![0-9/-]) | [13]/[24](?![0-9/]) | Q[1-4]\b | D\+[0-9]{1,3}\b | [Oo]['’]clock\b
      | [0-9]{1,2}[/-][0-9]{1,2}[/-](?:[0-9]{4}|[0-9]{2})(?![0-9/-])
      | [0-3]?[0-9]\.[01]?[0-9]\.(?:19|20)[0-9]{2}(?![0-9]|\.[0-9])
      | [0-9]{1,2}(?::[0-9]{2}){1,2}(?![0-9])
      | [0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)? | [0-9]+\.[0-9]+
      | [0-9]+(?:st|nd|rd|th)\b
      | (?:[0-9]{2}|['’])?[0-9]{2}['’]?s\b
      | [0-9]+
      | [ap]\.\s?m\b\.? | [AP]\.\s?M\b\.?
      | ['’]s\b
      | [^\W\d_]+
      | \n[ \t\r]*\n\s*
      | [^\w\s]""",
    re.VERBOSE,
)

NUMBER_CLASSES = (
    "D",
    "N",
    "YR",
    "DEC",
    "ORDN",
    "DECADE",
    "CLOCK",
    "DATEN",
    "HHMM",
    "FRAC",
    "NINEELEVEN",
    "QN",
    "DPLUS",
)
PUNCTUATION = {
    ",": "COMMA", ".": "DOT", "-": "HY", "–": "HY", "—": "DASH", "'": "APOS", "’": "APOS", "$": "MONEY", "£": "MONEY",
    "€": "MONEY", "%": "PCT", "(": "PAR", ")": "RAP", "½": "FRAC", ";": "SEMI", ":": "COLON", "!": "STOP", "?": "STOP",
    "/": "SLASH",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of the lexicon with their classes and values."""

    char: dict[str, str]
    """Character for each class name."""
    classes: dict[str, str]
    """Class character for each spelling of each word."""
    values: dict[str, str]
    """Value for each word, in lower case."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text cut into words. The four sequences run in parallel."""

    text: str
    words: list[str]
    spans: list[Span]
    classes: str

    def lower(self, index: int) -> str:
        """The word at `index` in lower case, or nothing outside the text."""
        return self.words[index].lower() if 0 <= index < len(self.words) else ""


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The lexicon of words of time, `lexicon/times/words.csv`."""
    rows = table("times", "words")
    names = dict.fromkeys([*NUMBER_CLASSES, *PUNCTUATION.values(), "SOS", *(row["class"] for row in rows)])
    char = {name: chr(0xC0 + i) for i, name in enumerate(names)}
    char["OTHER"], char["BREAK"] = OTHER, BREAK
    classes = {mark: char[name] for mark, name in PUNCTUATION.items()}
    classes |= {"'s": char["SOS"], "’s": char["SOS"]}
    values: dict[str, str] = {}
    for row in rows:
        word = row["word"]
        for spelling in _spellings(word):
            classes.setdefault(spelling, char[row["class"]])
        values.setdefault(word.lower(), row["value"])
    return Vocabulary(char, classes, values)


def _spellings(word: str) -> tuple[str, ...]:
    """How a word may be written: names of days and months never in lower case, other words in any."""
    if word[0].isupper():
        return (word, word.upper())
    return (word, word.capitalize(), word.upper())


def tokenise(text: str) -> Tokens:
    """Cut `text` into words and class them."""
    vocab = vocabulary()
    known = vocab.classes
    words: list[str] = []
    spans: list[Span] = []
    classes: list[str] = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        words.append(word)
        spans.append(match.span())
        classes.append(known.get(word) or _class_of(word, vocab.char))
    return Tokens(text, words, spans, "".join(classes))


def _class_of(word: str, char: dict[str, str]) -> str:
    first = word[0]
    if first in "0123456789" or (first in "'’" and len(word) > 2):
        return char[_number_class(word)]
    if first == "\n":
        return BREAK
    if first in "QD" and word[-1].isdigit():
        return char["QN" if first == "Q" else "DPLUS"]
    if first in "aApP" and "." in word:
        return char["AMPM"]
    return OTHER


def _number_class(word: str) -> str:
    if word.isdigit():
        number = int(word)
        if len(word) <= 2:
            return "D" if 1 <= number <= 31 else "N"
        if len(word) == 4:
            if word[0] == "0":
                return "HHMM"
            return "YR" if 1000 <= number <= 2199 else "N"
        return "N"
    if word in ("9/11", "9-11"):
        return "NINEELEVEN"
    if len(word) == 3 and word[1] == "/":
        return "FRAC"
    if ":" in word:
        return "CLOCK"
    if word[-1] == "s":
        return "DECADE"
    if word[-1].isalpha():
        return "ORDN"
    if word.count("-") == 2 or word.count("/") == 2 or word.count(".") == 2:
        return "DATEN"
    return "DEC" if "." in word else "N"

"""Finds where a report says, before its first word, from which place, on which day and by which agency it is sent."""

from __future__ import annotations

import re
from dataclasses import dataclass

from servanda.intake.days import DAY_PATTERN, TIME_PATTERN, WrittenDay, days_in
from servanda.records import Span

# Quantifiers are possessive or bounded: whatever a line holds, it is searched in time that grows with its length.
_CAPS = r"[A-Z][A-Z.’'-]{1,24}+"
_CAPS_PLACE = rf"{_CAPS}(?:\\?[ /]{_CAPS}){{0,4}}"
_PLAIN_WORD = r"[A-Z][^\W\d_][\w’'.]{0,24}+"
_PLAIN_PLACE = rf"{_PLAIN_WORD}(?:\\?[ /-]{_PLAIN_WORD}){{0,3}}"
_REGION = rf"(?:, (?:{_CAPS_PLACE}|{_PLAIN_PLACE}|[A-Z][a-z]{{1,5}}\.))?"
# Agencies that are neither an acronym nor called "agency", "news", "press" or "wire".
_NAMED_AGENCIES = "Reuters|Xinhua|Interfax|Tass|Kyodo|Bloomberg|Anadolu|Yonhap|Antara|Ansa"
_NAME = r"(?![DR]-)[A-Z][\w&.’' -]{1,40}"
_AGENCY = rf"\({_NAME}(?:/{_NAME})? ?\)"
_ACRONYM = rf"\((?:[A-Z]{{2,6}}|{_NAME} (?:News|Agency|Wire|Press|Service)|{_NAMED_AGENCIES})\)"
_DASH = r"(?:-{1,2}|—|–|_)(?: -)?"
_ON = rf"(?:,? (?i:{DAY_PATTERN}))?"

_NO_PLACE = r"(?!(?:For|On|In|From|Since|Until|After|Before|By|At|Updated?) )"

# The surest first: place in capitals and agency; place in letters and what is surely an agency; place and day.
_FORMS = (
    re.compile(rf"(?:{_CAPS_PLACE}{_REGION}{_ON} ?|(?i:{DAY_PATTERN}) )?{_AGENCY}\s{{0,2}}{_DASH}\s*"),
    re.compile(rf"{_PLAIN_PLACE}{_REGION}{_ON} ?{_ACRONYM}\s{{0,2}}{_DASH}\s*"),
    re.compile(rf"{_CAPS_PLACE}{_REGION},? (?i:{DAY_PATTERN})\s*(?:--|—|–|-|_|:)\s+"),
    re.compile(rf"{_NO_PLACE}{_PLAIN_PLACE}{_REGION},? (?i:{DAY_PATTERN})\s*(?:--|—|–|-)\s+"),
)
_FIRST_FORM = re.compile(rf"{_CAPS}(?:[ /]{_CAPS}){{0,2}}{_REGION} +(?:--|—|–|_|-)\s*(?=\S|$)")
"""A place in capitals and a dash. Only at the very start of a report: lists inside it look the same."""

# The same mark within a line, as where a page's headline, bullets and first sentence were run together. A place
# in ordinary letters shows where it begins only if its country follows; else the word may be the end of a headline.
_TWO_WORD = (
    r"(?:(?:New|San|Los|Las|Abu|Addis|Al|El|Saint|St\.|Tel|Port|Cape|Fort|Mount|Deir|Ras|Beit|Ben|Bani|Hong|Kuala|"
    r"Buenos|Rio|The|Mexico|Kuwait|Panama|Salt) )?"
)
_STAMP = rf"(?:(?i:last updated|updated|published|posted):? )?(?i:{DAY_PATTERN})[,]?(?: (?i:at|\|))? {TIME_PATTERN}"
_NO_TIME = r"(?!(?:AM|PM|GMT|UTC|BST|CES?T|EES?T|E[SD]T|C[SD]T|M[SD]T|P[SD]T|IST|MSK)\b)"
_INLINE = (
    re.compile(rf"(?:\b{_CAPS_PLACE}{_REGION} \| )?{_STAMP}\s*(?=[A-Z][^()\n]{{1,60}}\([A-Z])"),
    re.compile(rf"\b{_NO_TIME}{_CAPS_PLACE}(?:, {_PLAIN_PLACE})?{_ON} {_AGENCY}\s?{_DASH}(?=\s)\s*"),
    re.compile(rf"(?:\b{_TWO_WORD}{_PLAIN_WORD}, {_PLAIN_WORD} )?{_ACRONYM}\s(?:--|—|–|-)\s+(?=[\"“‘'A-Z\d])"),
    re.compile(rf"(?i:last updated|updated|published|posted): (?i:{DAY_PATTERN})[,]? {TIME_PATTERN}\s*"),
)
_LONGEST = 160
"""Characters of the longest dateline."""
_WITHIN_FIRST = 2000
"""Characters in which a report run together with its headlines still has its dateline."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline's place in the text, and the day and the agency that it names."""

    span: Span
    day: WrittenDay | None
    agency: str | None = None


def dateline_at(text: str, start: int, end: int, *, first: bool = False) -> Dateline | None:
    """The dateline with which the line from `start` to `end` begins; `first` if the report starts there.

    A dateline stands before a sentence; in some agencies' copy, at the start of a report, on a line of its own.
    """
    for form in (*_FORMS, _FIRST_FORM) if first else _FORMS:
        match = form.match(text, start, min(end, start + _LONGEST))
        if match and (len(text[match.end() : end].split()) >= 4 or (first and match.end() == end)):
            return _dateline(text, match.start(), match.end())
    return None


def _dateline(text: str, start: int, end: int) -> Dateline:
    end = start + len(text[start:end].rstrip("\r\n"))
    days = days_in(text[start:end])
    agency = re.search(r"\(([^()]+?) ?\)", text[start:end])
    return Dateline((start, end), days[0] if days else None, agency[1] if agency else None)


def datelines_within(text: str) -> list[Dateline]:
    """Datelines and time stamps inside the first lines, where headline and report were run together."""
    found: list[Dateline] = []
    for form in _INLINE:
        for match in form.finditer(text, 0, min(len(text), _WITHIN_FIRST)):
            if not any(s < match.end() and match.start() < e for s, e in (d.span for d in found)):
                found.append(_dateline(text, match.start(), match.end()))
    return sorted(found, key=lambda line: line.span)

"""Tells which of the sentences after an undertaking go on about it, where language says so.

"The convoys would take the Castello road." goes on about a promise of convoys, "It would be monitored by the league."
about whatever was undertaken, "Failing that, the ships will sail." says what follows if it is not kept. How such
sentences begin is listed in `lexicon/ledger/goes_on.csv`; a sentence also goes on if it says of something named in the
undertaking what it would, will, must or is to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from servanda.ledger.phrases import patterns
from servanda.ledger.topics import find_topics
from servanda.ledger.wording import stems
from servanda.records import Span, Spans

FURTHER = 4
"""Sentences after the undertaking that are looked at."""
GAP = 1
"""Sentences in between that may be about something else ("He called it fair.")."""

_BREAK = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])|\n\s*\n")
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Capt|Adm|Sen|Rep|St|No|Jan|Feb|Aug|Sept|Oct|Nov|Dec|vs)|\b[A-Z])\.$"
)
_SUBJECT = re.compile(
    r"(?P<subject>(?:The|These|Those|All|Its|Their|Both|Such|Each|Every|No)\s+(?:[\w'’-]+\s+){1,5}?)"
    r"(?:would|will|shall|must|should|(?:is|are|was|were)\s+(?:not\s+)?to)\b"
)


MODAL = re.compile(r"\b(?:would|will|shall|must|should|(?:is|are|was|were) to)\b")
SUCH = re.compile(
    r"\b(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|dozens?|"
    r"hundreds|thousands|half|most|all)\s+(?:such|of\s+(?:these|those))\s+(?P<counted>[\w-]+)",
    re.IGNORECASE,
)
"""A number of things already spoken of: "at most 900 such fighters", "twelve of these trucks"."""
_PRONOUN = re.compile(r"(?:He|She|It|They|This|That)\b")
"""A sentence that begins so brings in nobody new."""


@dataclass(frozen=True, slots=True)
class Further:
    """A later sentence about the undertaking: where it stands, and what its beginning says of it."""

    span: Span
    kind: str
    """`same thing`, `same side`, `else` (what follows if it is not kept), `order`, `subject` (what something named in
    it will do), `beside` (what somebody will do about something named in it), `number` (how many
    of something named in it)."""


def sentences_after(text: str, end: int, furniture: Spans = ()) -> Iterator[Span]:
    """The next sentences of the article from an offset on, at most `FURTHER` of them; furniture ends the search."""
    stop = min((start for start, _ in furniture if start >= end), default=len(text))
    at = end
    for _ in range(FURTHER):
        while at < stop and (text[at].isspace() or text[at] in '"”’).'):
            at += 1
        if at >= stop:
            return
        last = _sentence_end(text, at, stop)
        yield at, last
        at = last


def _sentence_end(text: str, start: int, stop: int) -> int:
    for match in _BREAK.finditer(text, start, min(stop, start + 1500)):
        if "\n" in match.group() or not _SHORT.search(text[max(start, match.start() - 6) : match.start()]):
            return match.start()
    return min(stop, start + 1500)


def further_sentences(text: str, end: int, content: str, topic: str, furniture: Spans = ()) -> tuple[Further, ...]:
    """The sentences after `end` that go on about an undertaking with this content and topic, in their order.

    The search ends with the first sentence but one that is about something else.
    """
    found: list[Further] = []
    missed, others = 0, False
    named = stems(content)
    for start, last in sentences_after(text, end, furniture):
        sentence = " ".join(text[start:last].split())
        kind = _kind(sentence, named, topic)
        if kind is None or (kind == "same side" and others):
            missed += 1
            others = others or not _PRONOUN.match(sentence)
            if missed > GAP:
                break
        else:
            found.append(Further((start, last), kind))
    return tuple(found)


def _kind(sentence: str, named: frozenset[str], topic: str) -> str | None:
    """How a sentence goes on; `None` if nothing says that it does."""
    for kind, pattern in patterns("goes_on", "kind").items():
        if pattern.match(sentence):
            return kind
    subject = _SUBJECT.match(sentence)
    if subject and _about(subject.group("subject"), named, topic):
        return "subject"
    if any(stems(match.group("counted")) & named for match in SUCH.finditer(sentence)):
        return "number"
    return "beside" if MODAL.search(sentence) and stems(sentence) & named else None


def _about(words: str, named: frozenset[str], topic: str) -> bool:
    """Whether words name something in the undertaking, or its topic."""
    return bool(stems(words) & named) or (topic != "other" and topic in {hit.topic for hit in find_topics(words)})

"""What exactly was said, by whom, in whose report: every attribution of the readings, with who told of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from servanda.codes import code_name
from servanda.records import Actor, Attribution, Evidence, QuoteKind, Reading


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that a report says somebody said."""

    speaker: str
    """Who said it: a name, or the source in the text's words; empty where the text does not say."""
    codes: tuple[str, ...]
    cue: str
    """The word that says how: `said`, `refused`, `called`; empty for words that stand alone."""
    quote: QuoteKind
    words: str
    """What is reported as said, on one line."""
    told_by: tuple[str, ...]
    """Through whom the report has it, the nearest first; empty where the outlet has it from the speaker."""
    hedge: str | None
    """The word with which the writer keeps a distance."""
    source_kind: str
    """`named`, `unnamed`, `document`, `media`, …"""
    evidence: Evidence


def said(
    readings: Iterable[Reading], party: str | None = None, about: str | None = None, since: date | None = None
) -> tuple[Said, ...]:
    """All that was said, in order of the days of the reports.

    `party` is the code of who speaks; `about` are words that the content or the speaker's name must hold; `since` the
    first day of the reports.
    """
    found = [s for reading in readings for s in _in_reading(reading)]
    asked = (about or "").lower()
    kept = [
        s
        for s in found
        if (party is None or party in s.codes)
        and (asked in s.words.lower() or asked in s.speaker.lower())
        and (since is None or (s.evidence.reported or date.min) >= since)
    ]
    return tuple(sorted(kept, key=lambda s: (s.evidence.reported or date.max, s.evidence.doc, s.evidence.span)))


def _in_reading(reading: Reading) -> Iterator[Said]:
    document = reading.document
    for a in reading.attributions:
        if not a.content:
            continue
        span = (a.content[0][0], a.content[-1][1])
        yield Said(
            speaker=_speaker(a, reading),
            codes=tuple(dict.fromkeys(actor.code for actor in a.actors)),
            cue=" … ".join(_words(document.text[start:end]) for start, end in a.cue),
            quote=a.quote,
            words=" … ".join(_words(document.text[start:end]) for start, end in a.content),
            told_by=tuple(_above(a, reading)),
            hedge=document.text[a.hedge[0] : a.hedge[1]] if a.hedge else None,
            source_kind=a.source_kind,
            evidence=Evidence(
                document.id, span, document.text[span[0] : span[1]], document.outlet, None, document.published
            ),
        )


def _words(text: str) -> str:
    return " ".join(text.split()).strip(" ,;")


def _speaker(attribution: Attribution, reading: Reading) -> str:
    """The names of who speaks; for unnamed people and papers the text's own words."""
    text = " ".join(_words(reading.document.text[start:end]) for start, end in attribution.source)
    if attribution.source_kind in ("named", "pronoun") and attribution.actors:
        return " and ".join(dict.fromkeys(_name(actor) for actor in attribution.actors))
    return text


def _name(actor: Actor) -> str:
    """A person's or body's own name; a side of a country by the name of its code."""
    return code_name(actor.code) if ": " in actor.name else actor.name


def _above(attribution: Attribution, reading: Reading) -> Iterator[str]:
    """Those inside whose words it stands, the nearest first."""
    seen: set[int] = set()
    parent = attribution.parent
    while parent is not None and parent not in seen:
        seen.add(parent)
        above = reading.attributions[parent]
        yield _speaker(above, reading) or "somebody not named"
        parent = above.parent

"""Moves and undertakings as flat rows with fixed columns: what CSV, Parquet and the event layouts are made from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from servanda.records import Actor, Commitment, Document, Reading, Span

MOVE_COLUMNS = (
    *("id", "doc", "outlet", "published", "url", "type", "actor", "actor_id", "actor_cameo", "addressee"),
    *("addressee_id", "addressee_cameo", "trigger", "content", "condition", "deadline", "when", "when_basis", "status"),
    *("said_by", "debtor", "plover", "mode", "cameo", "confidence", "sent_start", "sent_end", "trigger_start"),
    *("trigger_end", "version"),
)
LEDGER_COLUMNS = (
    "id", "debtor", "creditor", "what", "topic", "plan", "place", "condition", "deadline", "status", "outlets",
    "first_reported", "last_reported", "documents", "missing", "salience",
)  # fmt: skip

Cell = str | int | float | None
Row = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Coded:
    """A move or a political event of a document, in the terms that event coders share."""

    id: str
    document: Document
    sent: Span
    sentence: int
    """Place of the sentence among those of the document that hold coded events, from 1."""
    trigger: Span
    source: tuple[Actor, ...]
    target: tuple[Actor, ...]
    plover: str | None
    mode: str | None
    cameo: str | None
    day: date | None
    version: str
    move: str | None
    """The move's type, or `None` for an event beside the moves."""


def coded_events(readings: Iterable[Reading]) -> Iterator[Coded]:
    """Every move and event that has a PLOVER root or a CAMEO code, in the order of documents and triggers."""
    for reading in readings:
        found = [(m.trigger, m.sent, m.actor, m.addressee, m, m.type) for m in reading.moves]
        found += [(e.trigger, e.sent, e.actor, e.addressee, e, None) for e in reading.events]  # type: ignore[misc]
        sentences = sorted({sent for _, sent, *_ in found})
        for trigger, sent, source, target, record, move in sorted(found, key=lambda f: (f[0], f[5] or "")):
            if record.plover or record.cameo:
                yield Coded(
                    record_id(reading.document.id, trigger, move or record.plover or ""), reading.document, sent,
                    sentences.index(sent) + 1, trigger, source, target, record.plover, record.mode, record.cameo,
                    record.when, reading.version, move,
                )  # fmt: skip


def move_rows(readings: Iterable[Reading]) -> Iterator[Row]:
    """One row a move, with `MOVE_COLUMNS`."""
    for reading in readings:
        document, text = reading.document, reading.document.text
        for m in reading.moves:
            yield {
                "id": record_id(document.id, m.trigger, m.type),
                "doc": document.id,
                "outlet": document.outlet,
                "published": _day(document.published),
                "url": document.url,
                "type": m.type,
                **_who("actor", m.actor),
                **_who("addressee", m.addressee),
                "trigger": words(text, m.trigger),
                "content": words(text, m.content),
                "condition": words(text, m.condition),
                "deadline": m.deadline_day,
                "when": _day(m.when),
                "when_basis": m.when_basis,
                "status": m.status,
                "said_by": words(text, m.said_by),
                "debtor": _codes(m.debtor),
                "plover": m.plover,
                "mode": m.mode,
                "cameo": m.cameo,
                "confidence": round(m.confidence, 3),
                "sent_start": m.sent[0],
                "sent_end": m.sent[1],
                "trigger_start": m.trigger[0],
                "trigger_end": m.trigger[1],
                "version": reading.version,
            }


def ledger_rows(commitments: Iterable[Commitment]) -> Iterator[Row]:
    """One row an undertaking, with `LEDGER_COLUMNS`."""
    for c in commitments:
        days = sorted(h.evidence.reported for h in c.history if h.evidence.reported)
        yield {
            "id": c.id,
            "debtor": _joined(c.debtor),
            "creditor": _joined(c.creditor),
            "what": c.what,
            "topic": c.topic,
            "plan": c.plan,
            "place": c.place,
            "condition": c.condition,
            "deadline": c.deadline,
            "status": c.status,
            "outlets": _joined(c.outlets),
            "first_reported": _day(days[0]) if days else None,
            "last_reported": _day(days[-1]) if days else None,
            "documents": len({h.evidence.doc for h in c.history}),
            "missing": _joined(name for name, evidence in c.concreteness if evidence is None),
            "salience": round(c.salience, 4),
        }


def record_id(doc: str, trigger: Span, kind: str) -> str:
    """A stable id for what a document says at a place: sixteen hexadecimal digits."""
    return hashlib.sha256(f"{doc}\0{trigger[0]}\0{trigger[1]}\0{kind}".encode()).hexdigest()[:16]


def words(text: str, span: Span | None) -> str | None:
    """The words of a span on one line."""
    return " ".join(text[span[0] : span[1]].split()) if span else None


def _who(side: str, actors: tuple[Actor, ...]) -> Row:
    return {
        side: _codes(actors),
        f"{side}_id": _joined(a.id for a in actors),
        f"{side}_cameo": _joined(a.cameo or "" for a in actors),
    }


def _codes(actors: tuple[Actor, ...]) -> str | None:
    return _joined(dict.fromkeys(a.code for a in actors))


def _joined(values: Iterable[str]) -> str | None:
    """Several values in one cell; `None` for none, as for every unknown."""
    return ";".join(values) or None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None

"""The JSON shape of a ledger entry: DESIGN's third seam, one object a commitment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from servanda.records import Change, Commitment, Evidence

Json = dict[str, Any]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def evidence_to_json(evidence: Evidence) -> Json:
    """Where it stands: document, span, words, outlet, day said, day reported."""
    return {
        "doc": evidence.doc,
        "span": list(evidence.span),
        "words": evidence.words,
        "outlet": evidence.outlet,
        "said": _day(evidence.said),
        "reported": _day(evidence.reported),
    }


def change_to_json(change: Change) -> Json:
    """One step in the life of an entry. `date` is the day of the step, `reported` the day of the report."""
    return {
        "status": change.status,
        "date": _day(change.date),
        "reported": _day(change.evidence.reported),
        "doc": change.evidence.doc,
        "span": list(change.evidence.span),
        "outlet": change.evidence.outlet,
        "words": change.evidence.words,
        "move": change.move,
        "by": list(change.by),
        "to": list(change.to),
        "claimed_by": list(change.claimed_by),
        "what": change.what,
        "condition": change.condition,
        "deadline": change.deadline,
        "note": change.note,
    }


def coverage_to_json(commitment: Commitment) -> Json:
    """Who carries it: independent outlets, those that only carry copies, the first report, the number of documents."""
    evidence = [c.evidence for c in (*commitment.history, *commitment.claims)]
    dated = [e for e in evidence if e.reported]
    first = min(dated, key=lambda e: (e.reported or date.max, e.doc, e.span), default=None)
    copying = {e.outlet for e in commitment.carried if e.outlet} - set(commitment.outlets)
    return {
        "outlets": list(commitment.outlets),
        "copied_by": sorted(copying),
        "documents": len({e.doc for e in evidence}),
        "copies": len(commitment.carried),
        "first": {"outlet": first.outlet, "reported": _day(first.reported), "doc": first.doc} if first else None,
    }


def commitment_to_json(commitment: Commitment) -> Json:
    """An entry as `servanda ledger --format jsonl` writes it."""
    return {
        "id": commitment.id,
        "debtor": list(commitment.debtor),
        "creditor": list(commitment.creditor),
        "what": commitment.what,
        "topic": commitment.topic,
        "plan": commitment.plan,
        "place": commitment.place,
        "places": list(commitment.places),
        "condition": commitment.condition,
        "deadline": commitment.deadline,
        "status": commitment.status,
        "concreteness": {
            name: evidence_to_json(evidence) if evidence else None for name, evidence in commitment.concreteness
        },
        "coverage": coverage_to_json(commitment),
        "history": [change_to_json(c) for c in commitment.history],
        "claims": [change_to_json(c) for c in commitment.claims],
        "carried": [evidence_to_json(e) for e in commitment.carried],
        "salience": commitment.salience,
        "judged": list(commitment.judged),
    }


def to_json(value: Any) -> Any:
    """The JSON shape of any record of the ledger: dates as ISO days, tuples as lists, its own fields as keys.

    `to_json(timetable(ledger))`, `to_json(positions(ledger, "RUS"))` and so on are what the surfaces print.
    """
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_json(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(k): to_json(v) for k, v in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return [to_json(v) for v in (sorted(value) if isinstance(value, frozenset) else value)]
    return value

"""Explains why two pieces of evidence are one entry, or why two entries are not one."""

from __future__ import annotations

from collections.abc import Sequence

from servanda.codes import code_names
from servanda.ledger.fold import Ledger
from servanda.ledger.linking import LOOSE_WINDOW_DAYS, NAMED_OBJECTS, WINDOW_DAYS
from servanda.ledger.reports import Report
from servanda.ledger.topics import topics
from servanda.plain import counted, readable_day


def why(ledger: Ledger, one: str, two: str) -> tuple[str, ...]:
    """Reasons, one a line. Ids are those of entries or of pieces of evidence in them.

    Raises `KeyError` with the id that the ledger does not have.
    """
    first, second = ledger.find(one), ledger.find(two)
    for id_, found in ((one, first), (two, second)):
        if found is None:
            raise KeyError(id_)
    assert first is not None
    assert second is not None
    a, b = ledger.reports_of(first), ledger.reports_of(second)
    if first.id == second.id:
        return ("They are one entry.", *_together(_only(a, one), _only(a, two)))
    return ("They are two entries.", *_apart(a, b, first.debtor, second.debtor))


def why_one(ledger: Ledger, id: str) -> tuple[str, ...]:  # noqa: A002 - the record's own name for it
    """Why the reports of one entry are one, a line each: what each shares with those before it.

    Raises `KeyError` with an id that the ledger does not have.
    """
    entry = ledger.find(id)
    if entry is None:
        raise KeyError(id)
    reports = ledger.reports_of(entry)
    lines = [f"{counted(len(reports), 'report')} of one undertaking of {code_names(entry.debtor)}."]
    for n, report in enumerate(reports):
        day = readable_day(report.day) or "undated"
        told = f"{day}, {report.evidence.outlet or report.evidence.doc}: “{' '.join(report.evidence.words.split())}”"
        lines.append(f"{told} {_joins(report, reports[:n])}")
    return tuple(lines)


def _joins(report: Report, before: Sequence[Report]) -> str:
    """What a report has in common with the earlier ones of its entry."""
    if not before:
        return "It opens the entry."
    shared = [
        f"the {label} {_listed(getattr(report, name) & _gather(before, name))}"
        for name, label in (("places", "place"), ("names", "name"), ("stems", "wording"))
        if getattr(report, name) & _gather(before, name)
    ]
    if report.topic in {r.topic for r in before}:
        shared.insert(0, f"the topic {topics()[report.topic].label}")
    gap = _gap([report], before)
    days = "" if gap is None else " of the same day" if gap == 0 else f" {counted(gap, 'day')} apart"
    return f"It shares {', '.join(shared) or 'the debtor'} with a report{days}."


def _only(reports: Sequence[Report], key: str) -> Sequence[Report]:
    return [r for r in reports if r.key == key] or reports


def _listed(items: frozenset[str]) -> str:
    return ", ".join(sorted(items))


def _gather(reports: Sequence[Report], name: str) -> frozenset[str]:
    return frozenset(x for r in reports for x in getattr(r, name))


def _gap(a: Sequence[Report], b: Sequence[Report]) -> int | None:
    """Days between the nearest reports of the two."""
    days_a, days_b = [r.day for r in a if r.day], [r.day for r in b if r.day]
    return min((abs((x - y).days) for x in days_a for y in days_b), default=None)


def _topics(reports: Sequence[Report]) -> frozenset[str]:
    return frozenset(topics()[r.topic].label for r in reports)


def _together(a: Sequence[Report], b: Sequence[Report]) -> tuple[str, ...]:
    debtors = _gather(a, "debtors") & _gather(b, "debtors")
    lines = [f"Both are undertakings of {code_names(sorted(debtors))}."]
    if _topics(a) & _topics(b):
        lines.append(f"Both are about {_listed(_topics(a) & _topics(b))}.")
    for name, label in (("places", "place"), ("names", "name"), ("stems", "wording")):
        shared = _gather(a, name) & _gather(b, name)
        if shared:
            lines.append(f"They share the {label}: {_listed(shared)}.")
    gap = _gap(a, b)
    if gap is not None:
        lines.append(f"The nearest reports are {counted(gap, 'day')} apart.")
    return tuple(lines)


def _apart(
    a: Sequence[Report], b: Sequence[Report], debtor_a: tuple[str, ...], debtor_b: tuple[str, ...]
) -> tuple[str, ...]:
    lines: list[str] = []
    if debtor_a != debtor_b:
        lines.append(f"One is owed by {code_names(debtor_a)}, the other by {code_names(debtor_b)}.")
    if not _topics(a) & _topics(b):
        lines.append(f"One is about {_listed(_topics(a))}, the other about {_listed(_topics(b))}.")
    lines += _different_things(a, b)
    gap = _gap(a, b)
    window = WINDOW_DAYS if a[0].strong and b[0].strong else LOOSE_WINDOW_DAYS
    if gap is not None and gap > window:
        lines.append(f"The nearest reports are {counted(gap, 'day')} apart, more than {window}.")
    ended = [r for r in a if r.move in ("fulfil", "breach") and not r.claimed_by]
    if ended and not lines:
        lines.append(
            f"The first was done or broken on {readable_day(ended[-1].day)}, and the other was undertaken after that."
        )
    if not lines:
        lines.append("Their wording has too little in common, or another entry fitted each report better.")
    return tuple(lines)


def _different_things(a: Sequence[Report], b: Sequence[Report]) -> list[str]:
    lines: list[str] = []
    for name, label in (("places", "place"), ("names", "name")):
        if name == "names" and a[0].topic not in NAMED_OBJECTS:
            continue
        one, two = _gather(a, name), _gather(b, name)
        if one and two and not one & two:
            lines.append(f"They name no {label} in common: {_listed(one)} against {_listed(two)}.")
    return lines

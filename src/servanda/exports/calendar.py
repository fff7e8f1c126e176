"""iCalendar: each dated undertaking as a task that falls due (RFC 5545)."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import UTC, date, datetime

from servanda.codes import code_names
from servanda.records import Commitment

_STATUS = {
    "fulfilled": "COMPLETED",
    "partly fulfilled": "IN-PROCESS",
    "withdrawn": "CANCELLED",
    "rejected": "CANCELLED",
}


def to_ics(commitments: Iterable[Commitment]) -> bytes:
    """A calendar of tasks. The stamp is the day of the last report, so that the same ledger gives the same bytes."""
    from icalendar import Calendar, Todo

    out = Calendar()
    out.add("prodid", "-//Servanda//ledger//EN")
    out.add("version", "2.0")
    for entry in commitments:
        if entry.deadline:
            task = Todo()
            task.add("uid", f"{entry.id}@servanda")
            task.add("dtstamp", _stamp(entry))
            task.add("due", last_day(entry.deadline))
            task.add("summary", f"{code_names(entry.debtor)}: {entry.what}")
            task.add("status", _STATUS.get(entry.status, "NEEDS-ACTION"))
            task.add("categories", [entry.status, *([entry.topic] if entry.topic else [])])
            task.add("description", _description(entry))
            out.add_component(task)
    return bytes(out.to_ical())


def last_day(deadline: str) -> date:
    """The last day of a deadline that may be a day, a month or a year: `2016-10` ends on 31 October."""
    year, month, day = (*map(int, deadline.split("-")), 0, 0)[:3]
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def _stamp(entry: Commitment) -> datetime:
    days = [h.evidence.reported for h in entry.history if h.evidence.reported]
    last = max(days, default=date(1970, 1, 1))
    return datetime(last.year, last.month, last.day, tzinfo=UTC)


def _description(entry: Commitment) -> str:
    lines = [f"stands: {entry.status}"]
    if entry.creditor:
        lines.append(f"to: {code_names(entry.creditor)}")
    if entry.condition:
        lines.append(f"condition: {entry.condition}")
    lines += [f'{h.status}: "{h.evidence.words}" ({h.evidence.outlet or h.evidence.doc})' for h in entry.history]
    return "\n".join(lines)

"""The timetable of what is open: can it all be kept, in which days, what is next and what is overdue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from servanda.ledger.conditions import Wait, waits
from servanda.ledger.fold import Ledger
from servanda.ledger.network import Bound, Order, Solution, Step, solve
from servanda.ledger.status import interval
from servanda.records import Commitment

PENDING = frozenset({"demanded", "proposed", "conditional", "committed", "due", "suspended"})
"""States in which a step is still to be done."""
MISSED = frozenset({"violated", "expired"})
DONE = frozenset({"fulfilled", "partly fulfilled"})


@dataclass(frozen=True, slots=True)
class Row:
    """One step of the timetable."""

    id: str
    debtor: tuple[str, ...]
    what: str
    status: str
    deadline: str | None
    earliest: date | None
    """First day on which it can be done, given all it waits on; `None` if nothing bounds it or nothing fits."""
    latest: date | None
    overdue: bool
    waits_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Timetable:
    """The steps by their latest day, those without one last."""

    as_of: date | None
    rows: tuple[Row, ...]
    consistent: bool
    conflict: tuple[Bound, ...]
    """If not consistent: the bounds that contradict each other."""
    why: str
    """The conflict in one sentence; empty if consistent."""

    def next(self) -> tuple[Row, ...]:
        """The steps that are still to be done and have a latest day, the nearest first."""
        return tuple(r for r in self.rows if r.latest and not r.overdue and r.status in PENDING)

    def overdue(self) -> tuple[Row, ...]:
        """The steps whose day has passed and that nobody reported done."""
        return tuple(r for r in self.rows if r.overdue)


def is_overdue(commitment: Commitment, day: date | None) -> bool:
    """Whether the stated day has passed on `day` without a report that it was done."""
    window = interval(commitment.deadline) if commitment.deadline else None
    if window is None or day is None or window[1] >= day:
        return False
    missed = commitment.status in MISSED and any(c.note and c.status in MISSED for c in commitment.history)
    return missed or commitment.status in PENDING


def _done_on(commitment: Commitment) -> date | None:
    days = [c.date for c in commitment.history if c.status in DONE and c.move == "fulfil" and c.date]
    return max(days) if days else None


def _step(commitment: Commitment, day: date | None) -> Step:
    """A step that was done is fixed to its day; one still to be done lies between today and its deadline."""
    if commitment.status in DONE:
        done = _done_on(commitment)
        return Step(commitment.id, done, done)
    window = interval(commitment.deadline) if commitment.deadline else None
    last = window[1] if window and not is_overdue(commitment, day) else None
    return Step(commitment.id, day if commitment.status in PENDING else None, last)


def orders(found: Iterable[Wait], known: Mapping[str, Commitment]) -> tuple[Order, ...]:
    """What waits comes no earlier than what it waits on."""
    return tuple(Order(w.on, w.waiting) for w in found if w.on in known and w.waiting in known)


def _sentence(conflict: Iterable[Bound], known: Mapping[str, Commitment]) -> str:
    def name(node: object) -> str:
        c = known.get(str(node))
        return f"“{c.what}” ({', '.join(c.debtor)})" if c else str(node)

    parts = [f"{name(b.step)} {b.text}" + (f" {name(b.other)}" if b.other is not None else "") for b in conflict]
    return "; ".join(parts)


def timetable(ledger: Ledger) -> Timetable:
    """The timetable of a ledger on its day.

    A step belongs in it if it has a deadline or if it waits on another step or another on it. Deadlines that have
    passed bind nothing any more; they are shown as overdue.
    """
    arcs = waits(ledger)
    tied = {w.waiting for w in arcs} | {w.on for w in arcs}
    known = {c.id: c for c in ledger.commitments if c.deadline or c.id in tied}
    solution = solve([_step(c, ledger.as_of) for c in known.values()], orders(arcs, known))
    on: dict[str, list[str]] = {}
    for w in arcs:
        on.setdefault(w.waiting, []).append(w.on)
    rows = [_row(c, solution, ledger.as_of, tuple(on.get(c.id, ()))) for c in known.values()]
    rows.sort(key=lambda r: (r.latest is None, r.latest or date.max, r.deadline or "~", r.id))
    why = "" if solution.consistent else _sentence(solution.conflict, known)
    return Timetable(ledger.as_of, tuple(rows), solution.consistent, solution.conflict, why)


def _row(commitment: Commitment, solution: Solution, day: date | None, on: tuple[str, ...]) -> Row:
    return Row(
        id=commitment.id,
        debtor=commitment.debtor,
        what=commitment.what,
        status=commitment.status,
        deadline=commitment.deadline,
        earliest=solution.earliest.get(commitment.id),
        latest=solution.latest.get(commitment.id),
        overdue=is_overdue(commitment, day),
        waits_on=on,
    )

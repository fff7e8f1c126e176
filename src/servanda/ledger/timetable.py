"""The timetable of what is open: can it all be kept, in which days, what is next and what is overdue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from servanda.codes import code_names
from servanda.ledger.conditions import Wait, node_name, waits
from servanda.ledger.fold import Ledger
from servanda.ledger.network import Bound, Order, Solution, Step, solve
from servanda.ledger.status import DONE, OPEN, interval
from servanda.ledger.topics import topics
from servanda.plain import readable_day
from servanda.records import Commitment

MISSED = frozenset({"violated", "expired"})


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
    """Last day on which it can be done; of what is overdue, the day that has passed."""
    overdue: bool
    waits_on: tuple[str, ...]
    open: bool = True
    """Whether it is still to be done: a step that was done, refused or given up binds nothing."""
    days_left: int | None = None
    """Days from the ledger's day to the latest day; negative for what is overdue."""
    running: bool = False
    """Whether it is to be kept up from its day on, such as a truce, and that day has come."""
    why: str = ""
    """What its latest day follows from, or why it is overdue, in a line."""


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
        return tuple(r for r in self.rows if r.latest and not r.overdue and r.status in OPEN)

    def overdue(self) -> tuple[Row, ...]:
        """The steps whose day has passed and that nobody reported done."""
        return tuple(r for r in self.rows if r.overdue)

    def running(self) -> tuple[Row, ...]:
        """The open steps that are to be kept up since a day that has come."""
        return tuple(r for r in self.rows if r.running)

    def waiting(self) -> tuple[Row, ...]:
        """The open steps without a day of their own that wait on another."""
        return tuple(r for r in self.rows if r.waits_on and not (r.latest or r.overdue or r.running) and r.open)


def _is_kept_up(commitment: Commitment) -> bool:
    """Whether it has to be kept up from its day on: silence after that day means nothing."""
    topic = topics().get(commitment.topic or "other")
    return bool(topic and topic.sustained)


def is_running(commitment: Commitment, day: date | None) -> bool:
    """Whether it is open, and to be kept up since a day that has come."""
    window = interval(commitment.deadline) if commitment.deadline else None
    started = window is not None and day is not None and window[1] < day
    return started and _is_kept_up(commitment) and commitment.status in OPEN


def is_overdue(commitment: Commitment, day: date | None) -> bool:
    """Whether the stated day has passed on `day` without a report that it was done."""
    window = interval(commitment.deadline) if commitment.deadline else None
    if window is None or day is None or window[1] >= day or _is_kept_up(commitment):
        return False
    missed = commitment.status in MISSED and any(c.note and c.status in MISSED for c in commitment.history)
    return missed or commitment.status in OPEN


def _done_on(commitment: Commitment) -> date | None:
    days = [c.date for c in commitment.history if c.status in DONE and c.move == "fulfil" and c.date]
    return max(days) if days else None


def _step(commitment: Commitment, day: date | None) -> Step:
    """A step that was done is fixed to its day; one still to be done lies between today and its deadline.

    What was refused, taken back, broken or given up is bound to no day.
    """
    if commitment.status in DONE:
        done = _done_on(commitment)
        return Step(commitment.id, done, done)
    if commitment.status not in OPEN:
        return Step(commitment.id)
    window = interval(commitment.deadline) if commitment.deadline else None
    passed = is_overdue(commitment, day) or is_running(commitment, day)
    return Step(commitment.id, day, window[1] if window and not passed else None)


def orders(found: Iterable[Wait], known: Mapping[str, Commitment]) -> tuple[Order, ...]:
    """What waits comes no earlier than what it waits on."""
    return tuple(Order(w.on, w.waiting) for w in found if w.on in known and w.waiting in known)


def _named(commitment: Commitment | None, node: object) -> str:
    return f"“{commitment.what}” ({code_names(commitment.debtor)})" if commitment else str(node)


def _sentence(conflict: Iterable[Bound], known: Mapping[str, Commitment]) -> str:
    """The bounds that contradict each other, in words: who has to act when, and what cannot come before what."""
    return "; ".join(_told(bound, known) for bound in conflict)


def _told(bound: Bound, known: Mapping[str, Commitment]) -> str:
    step, other = known.get(str(bound.step)), known.get(str(bound.other))
    name = _named(step, bound.step)
    if bound.other is not None:
        return f"{name} waits on {_named(other, bound.other)}"
    if step and step.status in DONE:
        return f"{name} was done on {readable_day(_done_on(step))}"
    if bound.days > 0:
        return f"{name} is due by {readable_day(step.deadline if step else None)}"
    return f"{name} is still to be done"


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
    rows = [_row(c, solution, tuple(on.get(c.id, ())), known, ledger) for c in known.values()]
    rows.sort(key=lambda r: (r.latest is None, r.latest or date.max, r.deadline or "~", r.id))
    why = "" if solution.consistent else _sentence(solution.conflict, known)
    return Timetable(ledger.as_of, tuple(rows), solution.consistent, solution.conflict, why)


def _row(
    commitment: Commitment, solution: Solution, on: tuple[str, ...], known: Mapping[str, Commitment], ledger: Ledger
) -> Row:
    day = ledger.as_of
    overdue = is_overdue(commitment, day)
    window = interval(commitment.deadline) if commitment.deadline else None
    latest = window[1] if overdue and window else solution.latest.get(commitment.id)
    return Row(
        id=commitment.id,
        debtor=commitment.debtor,
        what=commitment.what,
        status=commitment.status,
        deadline=commitment.deadline,
        earliest=solution.earliest.get(commitment.id),
        latest=latest,
        overdue=overdue,
        waits_on=on,
        open=commitment.status in OPEN,
        running=is_running(commitment, day),
        days_left=(latest - day).days if latest and day else None,
        why=_why(
            commitment,
            window,
            latest,
            day,
            [node_name(ledger, i) if i not in known else _named(known[i], i) for i in on],
        ),
    )


def _why(
    commitment: Commitment,
    window: tuple[date, date] | None,
    latest: date | None,
    day: date | None,
    on: Iterable[str],
) -> str:
    """What the row's latest day rests on, in words that a reader can check against the evidence."""
    parts = []
    if is_overdue(commitment, day):
        parts.append(f"due by {readable_day(commitment.deadline)}, and nobody has reported it done")
    elif is_running(commitment, day):
        parts.append(f"to be kept up since {readable_day(commitment.deadline)}")
    elif commitment.status in DONE:
        parts.append(f"reported done on {readable_day(_done_on(commitment))}")
    elif commitment.status not in OPEN:
        parts.append(f"{commitment.status}: its day binds nothing any more")
    elif window and latest == window[1]:
        parts.append(f"due by {readable_day(commitment.deadline)}")
    elif latest:
        parts.append(f"has to be done by {readable_day(latest)}, because what waits on it is due then")
    parts += [f"waits on {other}" for other in on]
    return "; ".join(parts)

"""Who reports it: independent outlets, copies counted once, first report, what one outlet alone has or leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from servanda.ledger.fold import Ledger, fold
from servanda.ledger.reports import Report
from servanda.records import Commitment, Evidence, MoveType, Reading

SAME_MOVE_DAYS = 3
"""Reports of one kind of move by one party about one undertaking are of one move if no further apart than this."""


@dataclass(frozen=True, slots=True)
class Told:
    """One move and who tells of it."""

    entry: str
    move: MoveType
    by: tuple[str, ...]
    day: date | None
    what: str
    first: Evidence
    """The report that came first."""
    outlets: tuple[str, ...]
    """Outlets with a report of their own, in the order in which they had it."""
    copied_by: tuple[str, ...]
    """Outlets that carry only a copy of another's text."""
    reports: int

    @property
    def sole(self) -> str | None:
        """The outlet that alone has it, if one does."""
        return self.outlets[0] if len(self.outlets) == 1 and not self.copied_by else None


@dataclass(frozen=True, slots=True)
class Copy:
    """A document that carries another's text."""

    doc: str
    outlet: str | None
    published: date | None
    original: str
    original_outlet: str | None
    days_later: int | None


@dataclass(frozen=True, slots=True)
class Outlet:
    """What one outlet brings to the ledger."""

    name: str
    documents: int
    """Its documents that tell of an undertaking."""
    told: int
    """Moves that it tells in words of its own."""
    first: int
    """Of these, those that it had first."""
    alone: int
    """Of these, those that no other outlet has."""
    copied: int
    """Moves of which it carries only a copy."""
    left_out: int
    """Moves of others that it does not carry though it was publishing: from its first document to its last."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Who carries what."""

    moves: tuple[Told, ...]
    copies: tuple[Copy, ...]
    outlets: tuple[str, ...]
    published: tuple[tuple[str, int, date | None, date | None], ...] = ()
    """Each outlet with the number of its documents and the days of the first and the last of them."""

    def by_outlet(self) -> tuple[Outlet, ...]:
        """The outlets, the one that tells most in words of its own first."""
        rows = [
            Outlet(
                name=name,
                documents=number,
                told=sum(name in t.outlets for t in self.moves),
                first=sum(t.outlets[:1] == (name,) for t in self.moves),
                alone=len(self.sole(name)),
                copied=sum(name in t.copied_by for t in self.moves),
                left_out=len(self.left_out_while_publishing(name)),
            )
            for name, number, _, _ in self.published
        ]
        return tuple(sorted(rows, key=lambda r: (-r.told, r.name)))

    def left_out_while_publishing(self, outlet: str) -> tuple[Told, ...]:
        """What others have and this outlet does not carry, between the days of its first and its last document."""
        days = {name: (first, last) for name, _, first, last in self.published}
        first, last = days.get(outlet, (None, None))
        if first is None or last is None:
            return self.left_out(outlet)
        return tuple(t for t in self.left_out(outlet) if t.day is None or first <= t.day <= last)

    def sole(self, outlet: str) -> tuple[Told, ...]:
        """What only this outlet has."""
        return tuple(t for t in self.moves if t.sole == outlet)

    def left_out(self, outlet: str) -> tuple[Told, ...]:
        """What others have and this outlet does not carry."""
        return tuple(t for t in self.moves if outlet not in t.outlets and outlet not in t.copied_by)


def _groups(reports: Iterable[Report]) -> list[list[Report]]:
    """Reports of one move: same kind, same party, days close together."""
    held: dict[tuple[MoveType, tuple[str, ...]], list[list[Report]]] = {}
    for r in sorted(reports, key=lambda r: (r.day or date.max, r.order)):
        groups = held.setdefault((r.move, r.by), [])
        last = groups[-1][-1].day if groups else None
        if last and r.day and (r.day - last).days <= SAME_MOVE_DAYS:
            groups[-1].append(r)
        else:
            groups.append([r])
    return [g for groups in held.values() for g in groups]


def _told(commitment: Commitment, group: list[Report]) -> Told:
    by_report = sorted(group, key=lambda r: r.order)
    outlets = tuple(dict.fromkeys(r.evidence.outlet for r in by_report if r.evidence.outlet))
    words = {r.evidence.words for r in group}
    copied = {e.outlet for e in commitment.carried if e.outlet and e.words in words} - set(outlets)
    first = by_report[0]
    return Told(
        entry=commitment.id,
        move=first.move,
        by=first.by,
        day=group[0].day,
        what=first.what,
        first=first.evidence,
        outlets=outlets,
        copied_by=tuple(sorted(copied)),
        reports=len(group),
    )


def coverage_of(ledger: Ledger) -> Coverage:
    """The coverage of every move in a ledger, by entry in the ledger's order, then by day."""
    told: list[Told] = []
    for commitment, reports in zip(ledger.commitments, ledger.reports, strict=True):
        of_entry = [_told(commitment, g) for g in _groups(reports)]
        told.extend(sorted(of_entry, key=lambda t: (t.day or date.max, t.move, t.by)))
    known = {doc: (outlet, day) for doc, outlet, day in ledger.documents}
    copies = tuple(_copy(known, doc, original) for doc, original in ledger.copies)
    outlets = sorted({d[1] for d in ledger.documents if d[1]})
    return Coverage(tuple(told), copies, tuple(outlets), tuple(_published(ledger, name) for name in outlets))


def _published(ledger: Ledger, outlet: str) -> tuple[str, int, date | None, date | None]:
    days = [day for _, name, day in ledger.documents if name == outlet]
    dated = [day for day in days if day]
    return outlet, len(days), min(dated, default=None), max(dated, default=None)


def _copy(known: Mapping[str, tuple[str | None, date | None]], doc: str, original: str) -> Copy:
    outlet, day = known[doc]
    first_outlet, first_day = known[original]
    days = (day - first_day).days if day and first_day else None
    return Copy(doc, outlet, day, original, first_outlet, days)


def coverage(readings: Iterable[Reading], as_of: date | None = None) -> Coverage:
    """The coverage of all moves about undertakings in these readings."""
    return coverage_of(fold(readings, as_of=as_of))

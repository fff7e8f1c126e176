"""Folds readings into the ledger of a day: a pure function whose result does not depend on the order of documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from servanda.ledger.copies import Copies, Signature, originals, signature
from servanda.ledger.entries import entry_of
from servanda.ledger.judging import judged, regroup, standing
from servanda.ledger.linking import Thread, link
from servanda.ledger.reports import Report, reports_of
from servanda.ledger.salience import weights_of
from servanda.records import Commitment, Judgement, Reading


@dataclass(frozen=True, slots=True)
class Ledger:
    """All undertakings known on a day, the most salient first."""

    commitments: tuple[Commitment, ...] = ()
    as_of: date | None = None
    """The day the ledger was made for, or else the day of the last document."""
    reports: tuple[tuple[Report, ...], ...] = field(default=(), repr=False, compare=False)
    """For each commitment, in the same order, the reports it was linked from."""
    documents: tuple[tuple[str, str | None, date | None], ...] = field(default=(), repr=False, compare=False)
    """Id, outlet and day of each document that reports of an undertaking."""
    orders: tuple[Report, ...] = field(default=(), repr=False, compare=False)
    """Reports that say what must come before what, and not who owes it: of no entry, but of the graph of conditions."""
    copies: tuple[tuple[str, str], ...] = field(default=(), repr=False, compare=False)
    """Documents that carry another's text, each with the one it was taken from."""

    def find(self, id: str) -> Commitment | None:  # noqa: A002 - the record's own name for it
        """The entry with that id, or with evidence of that id; the start of an id will do if only one has it."""
        exact = [c for c in self.commitments if c.id == id]
        if exact:
            return exact[0]
        held = zip(self.commitments, self.reports, strict=True)
        found = [c for c, reports in held if c.id.startswith(id) or any(r.key == id for r in reports)]
        return found[0] if len(found) == 1 else None

    def reports_of(self, commitment: Commitment) -> tuple[Report, ...]:
        """The reports an entry was linked from, in the order in which they were linked."""
        for held, reports in zip(self.commitments, self.reports, strict=True):
            if held.id == commitment.id:
                return reports
        return ()


def fold(readings: Iterable[Reading], judgements: Iterable[Judgement] = (), as_of: date | None = None) -> Ledger:
    """The ledger of these readings, whatever their order.

    With `as_of`, only documents published by that day count, and statuses are those of that day. Without it all count,
    undated ones too, and the day is that of the last document.
    """
    signatures: list[Signature] = []
    reports: list[Report] = []
    last: date | None = None
    for reading in readings:
        published = reading.document.published
        if as_of and (published is None or published > as_of):
            continue
        if published:
            last = max(last or published, published)
        found = reports_of(reading)
        if found:
            signatures.append(signature(reading.document))
            reports.extend(found)
    original = originals(signatures)
    threads = link((r for r in reports if r.debtors), Copies(original))
    kept = standing(judgements)
    if kept:
        threads = regroup(threads, [j for j in kept if as_of is None or j.at.date() <= as_of])
    signatures.sort(key=lambda s: (s.published or date.max, s.doc))
    return replace(
        _ledger(threads, kept, as_of or last),
        documents=tuple((s.doc, s.outlet, s.published) for s in signatures),
        orders=tuple(sorted((r for r in reports if not r.debtors), key=lambda r: r.order)),
        copies=tuple((s.doc, original[s.doc]) for s in signatures if original[s.doc] != s.doc),
    )


def _ledger(threads: tuple[Thread, ...], judgements: tuple[Judgement, ...], day: date | None) -> Ledger:
    pairs: list[tuple[Commitment, tuple[Report, ...]]] = []
    used: dict[str, int] = {}
    weights = weights_of(threads)
    for thread in threads:
        commitment = entry_of(thread, day, weights)
        times = used[commitment.id] = used.get(commitment.id, 0) + 1
        if times > 1:
            commitment = replace(commitment, id=f"{commitment.id}-{times}")
        keys = frozenset(r.key for r in thread.reports) if judgements else frozenset[str]()
        ordered = tuple(sorted(thread.reports, key=lambda r: r.order))
        pairs.append((judged(commitment, keys, judgements), ordered))
    pairs.sort(key=lambda pair: (-pair[0].salience, pair[0].id))
    return Ledger(tuple(c for c, _ in pairs), day, tuple(r for _, r in pairs))

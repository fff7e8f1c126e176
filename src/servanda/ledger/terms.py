"""For whom, and how long: who undertakes for others, and who will be out of office before it falls due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from servanda.ledger.fold import Ledger
from servanda.ledger.status import interval
from servanda.records import Evidence

if TYPE_CHECKING:  # the ledger starts without the language library that the actors need
    from servanda.actors import Lexicon


@dataclass(frozen=True, slots=True)
class ForOthers:
    """An undertaking of somebody that another gave for him."""

    entry: str
    given_by: tuple[str, ...]
    debtor: str
    confirmed: bool
    """Whether the debtor has undertaken it himself as well."""
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class OutOfOffice:
    """An undertaking that falls due when the one who gave it no longer holds office."""

    entry: str
    person: str
    name: str
    term_ends: date
    deadline: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Terms:
    """Both kinds of doubt about an undertaking's author."""

    for_others: tuple[ForOthers, ...]
    out_of_office: tuple[OutOfOffice, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A person's time in an office."""

    name: str
    first: date | None
    last: date | None


def terms_in(lexicon: Lexicon) -> dict[str, tuple[Term, ...]]:
    """The dated terms of every person in the actors' lexicon."""
    return {
        person.id: tuple(Term(person.name, t.start, t.end) for t in person.terms) for person in lexicon.people.values()
    }


def terms(ledger: Ledger, known: Mapping[str, tuple[Term, ...]]) -> Terms:
    """Which undertakings were given for others, and which outlive the terms of those who gave them."""
    return Terms(_for_others(ledger), _out_of_office(ledger, known))


def _for_others(ledger: Ledger) -> tuple[ForOthers, ...]:
    out: list[ForOthers] = []
    for commitment, reports in zip(ledger.commitments, ledger.reports, strict=True):
        debtor = commitment.debtor[0]
        given = [r for r in reports if r.move in ("commit", "accept") and r.by and debtor not in r.by]
        own = any(r.move in ("commit", "accept", "fulfil") and debtor in r.by for r in reports)
        if given:
            out.append(ForOthers(commitment.id, given[0].by, debtor, own, given[0].evidence))
    return tuple(out)


def _term_on(held: tuple[Term, ...], day: date) -> Term | None:
    now = [t for t in held if (t.first is None or t.first <= day) and (t.last is None or day <= t.last)]
    return max(now, key=lambda t: t.last or date.max) if now else None


def _out_of_office(ledger: Ledger, known: Mapping[str, tuple[Term, ...]]) -> tuple[OutOfOffice, ...]:
    out: dict[tuple[str, str], OutOfOffice] = {}
    for commitment, reports in zip(ledger.commitments, ledger.reports, strict=True):
        window = interval(commitment.deadline) if commitment.deadline else None
        if window is None or commitment.deadline is None:
            continue
        for r in reports:
            for person in r.by_ids:
                term = _term_on(known.get(person, ()), r.day) if r.day else None
                if r.move in ("commit", "accept", "propose") and term and term.last and term.last < window[1]:
                    found = OutOfOffice(commitment.id, person, term.name, term.last, commitment.deadline, r.evidence)
                    out.setdefault((commitment.id, person), found)
    return tuple(out.values())

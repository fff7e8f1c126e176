"""For whom, and how long: who undertakes for others, and who will be out of office before it falls due.

Whose term counts is, first, the person who gave the word or is quoted giving it; where the report names only a state,
whoever led its government that day (`lexicon/ledger/executives.csv` lists where that is the head of state). Every
finding says which of the two it rests on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from servanda.ledger.fold import Ledger
from servanda.ledger.reports import NO_SIDE, Report
from servanda.ledger.status import interval
from servanda.lexicon import table
from servanda.records import Commitment, Evidence, MoveType

if TYPE_CHECKING:  # the ledger starts without the language library that the actors need
    from servanda.actors import Lexicon

Basis = Literal["speaker", "office"]
"""Whether the person is named as the one who gave the word, or led the party that gave it."""
SOON_DAYS = 120
"""An undertaking without a date is doubtful if who gave it leaves office within these days of the ledger's day."""
GIVEN: frozenset[MoveType] = frozenset({"commit", "accept", "propose"})
BOUND = frozenset({"proposed", "conditional", "committed", "due"})
"""States in which something is still owed or on offer."""
SPEAKS_FOR = ("spokesman", "ambassador", "spokeswoman", "adviser", "envoy", "negotiator")
"""Offices whose holders give another's word: whoever leads the party stays answerable for it."""
SETTLED = frozenset({"fulfilled", "rejected", "withdrawn"})


@dataclass(frozen=True, slots=True)
class ForOthers:
    """An undertaking of somebody that another gave for him."""

    entry: str
    given_by: tuple[str, ...]
    debtor: str
    confirmed: bool
    """Whether the debtor has undertaken it himself as well."""
    evidence: Evidence
    own_word: Evidence | None = None
    """The words with which the debtor undertook it or did it himself, if he has."""
    refused: Evidence | None = None
    """The words with which the debtor refused it, if he has not undertaken it."""
    offered: bool = False
    """Whether it was only offered for him, and not promised."""


@dataclass(frozen=True, slots=True)
class OutOfOffice:
    """An undertaking whose author leaves office before it falls due, or soon if it has no date."""

    entry: str
    person: str
    name: str
    term_ends: date
    deadline: str
    """Empty where the undertaking has no date."""
    evidence: Evidence
    basis: Basis = "speaker"
    code: str = ""
    """The party that is bound."""
    office: str = ""
    """The kind of office: `head of state`, `foreign minister`."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The doubts about an undertaking's author."""

    for_others: tuple[ForOthers, ...]
    out_of_office: tuple[OutOfOffice, ...]
    leaving: tuple[OutOfOffice, ...] = ()
    """Of undertakings without a date: those whose author has left office, or leaves it soon."""

    def of(self, entry: str) -> Terms:
        """The doubts about one entry."""
        for_others = tuple(f for f in self.for_others if f.entry == entry)
        out = tuple(o for o in self.out_of_office if o.entry == entry)
        return Terms(for_others, out, tuple(o for o in self.leaving if o.entry == entry))


@dataclass(frozen=True, slots=True)
class Term:
    """A person's time in an office."""

    name: str
    first: date | None
    last: date | None
    person: str = ""
    office: str = ""
    foreseen: bool = True
    """Whether its end was known beforehand: a day fixed by law, and not a fall or a resignation."""


@lru_cache(maxsize=1)
def _fixed_ends() -> Mapping[str, frozenset[str]]:
    """The days of the year on which terms end by law, by the code of the state or body."""
    found: dict[str, set[str]] = {}
    for row in table("ledger", "term_ends"):
        found.setdefault(row["code"], set()).add(row["day"])
    return {code: frozenset(days) for code, days in found.items()}


def _is_foreseen(code: str, end: date | None) -> bool:
    return end is None or end.strftime("%m-%d") in _fixed_ends().get(code, frozenset())


def terms_in(lexicon: Lexicon) -> dict[str, tuple[Term, ...]]:
    """The dated terms of every person in the actors' lexicon, and by its code those of a state's leaders."""
    known: dict[str, tuple[Term, ...]] = {}
    for person in lexicon.people.values():
        held = []
        for t in person.terms:
            office = lexicon.offices.get(t.office)
            code, kind = (office.code, office.kind.replace("-", " ")) if office else ("", "")
            held.append(Term(person.name, t.start, t.end, person.id, kind, _is_foreseen(code, t.end)))
        known[person.id] = tuple(held)
    return known | _leaders(lexicon)


def _leaders(lexicon: Lexicon) -> dict[str, tuple[Term, ...]]:
    """The terms of those who lead a state's government, by its code. Bodies of states outlast their officers."""
    head_of_state_leads = {row["code"] for row in table("ledger", "executives")}
    with_government = {o.code for o in lexicon.offices.values() if o.kind == "head-of-government"}
    found: dict[str, tuple[Term, ...]] = {}
    for office in lexicon.offices.values():
        of_state = office.code in head_of_state_leads or office.code not in with_government
        leads = "head-of-state" if of_state else "head-of-government"
        if office.kind != leads or office.actor not in lexicon.states:
            continue
        kind = office.kind.replace("-", " ")
        for t in lexicon.holders.get(office.id, ()):
            person = lexicon.person_named(t.person)
            term = Term(t.person, t.start, t.end, person.id if person else "", kind, _is_foreseen(office.code, t.end))
            found[office.code] = (*found.get(office.code, ()), term)
    return found


def terms(ledger: Ledger, known: Mapping[str, tuple[Term, ...]]) -> Terms:
    """Which undertakings were given for others, and which outlive the terms of those who gave them.

    `known` has the terms of persons by their id, and those of a party's leaders by its code (`terms_in`).
    """
    late: list[OutOfOffice] = []
    leaving: list[OutOfOffice] = []
    for commitment, reports in zip(ledger.commitments, ledger.reports, strict=True):
        for found in _ending(commitment, reports, known, ledger.as_of):
            (late if found.deadline else leaving).append(found)
    return Terms(_for_others(ledger), tuple(late), tuple(leaving))


def _for_others(ledger: Ledger) -> tuple[ForOthers, ...]:
    out: list[ForOthers] = []
    for commitment, reports in zip(ledger.commitments, ledger.reports, strict=True):
        debtor = commitment.debtor[0] if commitment.debtor else ""
        given = [r for r in reports if debtor and _gives_for(r, debtor)]
        given.sort(key=lambda r: r.move == "propose")  # a promise tells more than an offer
        if given:
            own = [r for r in reports if r.move in ("commit", "accept", "fulfil") and debtor in r.by]
            no = [r for r in reports if r.move == "reject" and debtor in r.by]
            first = given[0]
            out.append(
                ForOthers(
                    commitment.id, first.by, debtor, bool(own), first.evidence,
                    own_word=own[0].evidence if own else None,
                    refused=no[-1].evidence if no and not own else None,
                    offered=first.move == "propose",
                )
            )  # fmt: skip
    return tuple(out)


_OF_THEMSELVES = re.compile(r"(?:they|it|we|he|she|i)\b", re.IGNORECASE)


def _gives_for(report: Report, debtor: str) -> bool:
    """Whether the report tells that somebody else undertook it for the debtor.

    An offer counts only from a side: what a mediator proposes to the parties is no undertaking of his. Nor is a view of
    what another should do that somebody shares ("they agree that he must go"), or what "they" promise of themselves.
    """
    if (
        not report.by
        or debtor in report.by
        or report.move not in ("commit", "propose")
        or _OF_THEMSELVES.match(report.what)
    ):
        return False
    return report.move != "propose" or not set(report.by) <= NO_SIDE


def _term_on(held: Iterable[Term], day: date) -> Term | None:
    """The term that covers a day; of several the one that ends last."""
    now = [t for t in held if (t.first is None or t.first <= day) and (t.last is None or day <= t.last)]
    return max(now, key=lambda t: t.last or date.max) if now else None


def _authors(report: Report, debtor: str, known: Mapping[str, tuple[Term, ...]]) -> Iterator[tuple[Term, Basis]]:
    """Whose word it is, with the term held that day: the persons named, or else who led the party."""
    if report.day is None:
        return
    held = [term for person in report.by_ids if (term := _term_on(known.get(person, ()), report.day))]
    named = [term for term in held if not term.office.endswith(SPEAKS_FOR)]
    for term in named:
        yield term, "speaker"
    if not named and debtor in report.by:
        leader = _term_on(known.get(debtor, ()), report.day)
        if leader:
            yield leader, "office"


def _ending(
    commitment: Commitment, reports: Iterable[Report], known: Mapping[str, tuple[Term, ...]], today: date | None
) -> tuple[OutOfOffice, ...]:
    """Those whose word it is and whose terms end too early, each once, persons named before leaders of a party."""
    window = interval(commitment.deadline) if commitment.deadline else None
    if commitment.status in SETTLED or not commitment.debtor:
        return ()
    found: dict[str, OutOfOffice] = {}
    for report in reports:
        if report.move not in GIVEN:
            continue
        for term, basis in _authors(report, commitment.debtor[0], known):
            if _ends_too_early(term, window, commitment, today):
                assert term.last
                person = term.person or next(iter(report.by_ids), "")
                held = found.get(person)
                if held is None or (held.basis, basis) == ("office", "speaker"):
                    found[person] = OutOfOffice(
                        commitment.id, person, term.name, term.last, commitment.deadline or "" if window else "",
                        report.evidence, basis, commitment.debtor[0], term.office,
                    )  # fmt: skip
    return tuple(sorted(found.values(), key=lambda o: (o.basis != "speaker", o.term_ends, o.name)))


def _ends_too_early(term: Term, window: tuple[date, date] | None, commitment: Commitment, today: date | None) -> bool:
    """Whether a term ends before the deadline; where there is none, whether it has ended or soon ends.

    An end that nobody could foresee on the ledger's day does not count on that day.
    """
    if term.last is None or (today and term.last > today and not term.foreseen):
        return False
    if window:
        return term.last < window[1]
    return today is not None and commitment.status in BOUND and (term.last - today).days <= SOON_DAYS

"""Makes a ledger entry of a thread: whose, for whom, what, where, on what condition, by when, how it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from servanda.ledger.concreteness import elements_of
from servanda.ledger.linking import Thread
from servanda.ledger.phrasing import clause_from, is_act, line_of, stands_alone
from servanda.ledger.reports import Report
from servanda.ledger.salience import Weights, salience
from servanda.ledger.status import life_of
from servanda.ledger.topics import topics
from servanda.records import Commitment, MoveType

BINDING: tuple[MoveType, ...] = ("accept", "commit", "propose", "demand", "fulfil", "reject", "breach")
"""Moves in the order in which their content is trusted to say what is to be done."""
SHORTEST_WHAT = 3
"""Words of a content that does not say too little to stand as the entry's line."""

TELLING_STEMS = 5
"""Fewer content words than this leave open what is meant ("the pause on Wednesday")."""


def entry_of(thread: Thread, until: date | None, weights: Weights) -> Commitment:
    """The entry of a thread as it stands on a day, in a ledger with these weights."""
    reports = sorted(thread.reports, key=lambda r: r.order)
    life = life_of(thread.debtor, reports, until, topics()[thread.topic].sustained)
    what = what_of(thread.debtor, reports)
    elements = elements_of(reports, what, life.condition, life.deadline)
    outlets = tuple(dict.fromkeys(r.evidence.outlet for r in reports if r.evidence.outlet))
    places = Counter(p for r in reports for p in r.places)
    plans = Counter(r.plan for r in reports if r.plan)
    ranked_places = tuple(p for p, _ in _ranked(places))
    return Commitment(
        id=reports[0].key,
        debtor=(thread.debtor,),
        creditor=creditors(thread.debtor, reports),
        what=what,
        topic=thread.topic,
        place=ranked_places[0] if ranked_places else None,
        condition=life.condition,
        deadline=life.deadline,
        status=life.status or "demanded",
        history=tuple(life.history),
        claims=tuple(life.claims),
        concreteness=elements,
        outlets=outlets,
        salience=salience(thread, reports, life.deadline, {name for name, words in elements if words}, weights),
        plan=_ranked(plans)[0][0] if plans else None,
        places=ranked_places,
        carried=tuple(sorted(thread.carried, key=lambda e: (e.reported or date.max, e.doc, e.span))),
    )


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def creditors(debtor: str, reports: Iterable[Report]) -> tuple[str, ...]:
    """To whom it is owed: who demands it, and whom the debtor addresses; the most often named first."""
    counts: Counter[str] = Counter()
    for r in reports:
        if r.move == "demand":
            counts.update(c for c in r.by if c != debtor)
        elif debtor in r.by and r.move in ("propose", "commit", "accept", "fulfil"):
            counts.update(c for c in r.to if c != debtor)
    return tuple(c for c, _ in _ranked(counts))


def what_of(debtor: str, reports: Sequence[Report]) -> str:
    """The words that best say what is to be done.

    Of the most binding move whose words can stand alone, those that name an act, then those whose content words the
    other reports share most; of equals the earliest. What others propose to the debtor binds no more than what they
    demand.
    """
    shared = Counter(s for r in reports for s in r.stems)

    def central(report: Report) -> float:
        said = sum(shared[s] for s in report.stems) / max(1, len(report.stems))
        return said * min(TELLING_STEMS, len(report.stems)) / TELLING_STEMS

    def rank(report: Report) -> tuple[bool, int, bool, float]:
        return (
            not stands_alone(report.line) or len(report.line.split()) < SHORTEST_WHAT,
            BINDING.index("demand" if report.move == "propose" and debtor not in report.by else report.move),
            not is_act(report.line) or report.line.endswith("…"),
            -central(report),
        )

    binding = [r for r in reports if r.move in BINDING]
    if not binding:
        return ""
    best = min(binding, key=rank)
    return best.line if not rank(best)[0] else _fuller(best)


def _fuller(report: Report) -> str:
    """The clause from what is to be done on, or else from the move on, where the content alone would not be understood
    ("truce", "resign", "it").
    """
    for start in (report.line, report.what, report.trigger):
        line = line_of(clause_from(report.evidence.words, start))
        if stands_alone(line) and len(line.split()) >= SHORTEST_WHAT:
            return line
    return report.line or report.what

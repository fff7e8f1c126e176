"""Says how much an entry matters: told how often and by how many, bound how firmly, how near to the main matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log1p, sqrt

from servanda.ledger.linking import Thread
from servanda.ledger.reports import Report

WORDED = 6
"""Content words beyond the topic after which more of them make an entry no more definite."""


def tellings(reports: Iterable[Report]) -> int:
    """How often it is told: what one outlet says on one day counts once, however many documents say it."""
    return len({(r.evidence.outlet or r.evidence.doc, r.evidence.reported) for r in reports})


@dataclass(frozen=True, slots=True)
class Weights:
    """How much of a ledger each party and each topic takes up, from 0 to 1 for the most told of."""

    parties: Mapping[str, float] = field(default_factory=dict)
    topics: Mapping[str, float] = field(default_factory=dict)

    def of(self, debtor: str, others: Iterable[str], topic: str) -> float:
        """How near an undertaking is to what the ledger is about: 0 to 1.

        The other party counts as much as the debtor: what a bystander undertakes towards a main party is near.
        """
        with_whom = max((self.parties.get(c, 0.0) for c in others if c != debtor), default=0.0)
        return (self.parties.get(debtor, 0.0) + with_whom + self.topics.get(topic, 0.0)) / 3


def weights_of(threads: Iterable[Thread]) -> Weights:
    """The weights of all parties and topics of these threads."""
    parties: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for thread in threads:
        told = tellings(thread.reports)
        kinds[thread.topic] += told
        parties.update(dict.fromkeys({thread.debtor, *_others(thread.reports)}, told))
    kinds.pop("other", None)
    return Weights(_shares(parties), _shares(kinds))


def _others(reports: Iterable[Report]) -> set[str]:
    return {code for r in reports for code in (*r.by, *r.to, *r.beside)}


def _shares(counts: Counter[str]) -> dict[str, float]:
    most = max(counts.values(), default=1)
    return {name: sqrt(count / most) for name, count in counts.items()}


def salience(
    thread: Thread, reports: Sequence[Report], deadline: str | None, given: Container[str], weights: Weights
) -> float:
    """How much an entry matters: how often it is told and by how many outlets, how far it went, how definite it is.

    What somebody bound himself to weighs more than what was only asked, a topic of peace processes more than another
    matter, and a definite undertaking (a number, a day, a condition, a place, a creditor, a worded content) more than a
    vague one. Who puts forward a plan has not bound himself by that. What is told once in passing, or lies far from the
    parties and topics of the ledger, weighs less.
    """
    debtor = thread.debtor
    outlets = len({r.evidence.outlet for r in reports})
    bound = ("commit", "accept") if thread.topic == "plan" else ("commit", "accept", "propose")
    own = any(debtor in r.by and r.move in bound for r in reports)
    followed = len({r.move for r in reports} - {"threaten", "accuse"}) - 1
    worded = min(WORDED, max((len(r.stems - r.topical) for r in reports), default=0))
    counted = sum(name in given for name in ("to whom", "how much", "where", "by when", "in what order", "verified by"))
    definite = 0.5 * bool(deadline) + 0.15 * counted + 0.1 * worded
    people = debtor.endswith("-PPL") or debtor == "BUS"
    told = log1p(tellings(reports)) + 0.6 * (outlets - 1) + 0.3 * followed
    near = (1.5 if thread.strong else 0.75) * weights.of(debtor, _others(reports), thread.topic)
    return round(told + near + 1.2 * own + definite + thread.strong - people - 0.4 * (len(reports) == 1), 4)

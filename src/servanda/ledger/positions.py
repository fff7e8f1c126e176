"""What a party has said about a topic over time: since when unchanged, when it moved, what contradicts what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from servanda.ledger.fold import Ledger
from servanda.ledger.reports import Report
from servanda.records import Evidence, MoveType

Side = Literal["for", "against"]
SIDES: dict[MoveType, Side] = {
    "demand": "for",
    "propose": "for",
    "commit": "for",
    "accept": "for",
    "fulfil": "for",
    "reject": "against",
    "breach": "against",
}
"""On which side of the undertaking a move puts who makes it."""


@dataclass(frozen=True, slots=True)
class Stance:
    """What a party said or did on a day about somebody's undertaking."""

    day: date | None
    side: Side
    move: MoveType
    debtor: str
    what: str
    condition: str | None
    entry: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two stances of one party on opposite sides, the earlier first."""

    earlier: Stance
    later: Stance


@dataclass(frozen=True, slots=True)
class Position:
    """A party's stances about one debtor's part in a topic, in order of days."""

    party: str
    topic: str
    debtor: str
    stances: tuple[Stance, ...]
    side: Side
    """Where it stands now."""
    since: date | None
    """First day of the present, unbroken side."""
    moved: tuple[Contradiction, ...]
    """Each change of side, the two stances side by side."""
    last_said: date | None


def _stances(ledger: Ledger, party: str, topic: str | None) -> dict[tuple[str, str], list[tuple[Report, str]]]:
    found: dict[tuple[str, str], list[tuple[Report, str]]] = {}
    for commitment, reports in zip(ledger.commitments, ledger.reports, strict=True):
        if topic is not None and commitment.topic != topic:
            continue
        for r in reports:
            if party in r.by and r.move in SIDES:
                key = (commitment.topic or "other", commitment.debtor[0])
                found.setdefault(key, []).append((r, commitment.id))
    return found


def _stance(report: Report, debtor: str, entry: str) -> Stance:
    side = SIDES[report.move]
    return Stance(report.day, side, report.move, debtor, report.what, report.condition, entry, report.evidence)


def _moves_between(stances: Iterable[Stance]) -> tuple[Contradiction, ...]:
    out: list[Contradiction] = []
    before: Stance | None = None
    for stance in stances:
        if before and before.side != stance.side:
            out.append(Contradiction(before, stance))
        before = stance
    return tuple(out)


def positions(ledger: Ledger, party: str, topic: str | None = None) -> tuple[Position, ...]:
    """The positions of a party (a code such as `RUS`) on a topic (or on all), the most often stated first."""
    out: list[Position] = []
    for (found_topic, debtor), held in _stances(ledger, party, topic).items():
        if found_topic == "other":
            continue
        ordered = sorted(held, key=lambda pair: (pair[0].day or date.max, pair[0].order))
        stances = tuple(_stance(r, debtor, entry) for r, entry in ordered)
        moved = _moves_between(stances)
        since = moved[-1].later.day if moved else stances[0].day
        said = [s.day for s in stances if s.day]
        last = max(said) if said else None
        out.append(Position(party, found_topic, debtor, stances, stances[-1].side, since, moved, last))
    return tuple(sorted(out, key=lambda p: (-len(p.stances), p.topic, p.debtor)))

"""What a party has said about a topic over time: since when unchanged, when it moved, what contradicts what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    """Each change of side from one day to a later one, the two stances side by side."""
    last_said: date | None
    both: tuple[Contradiction, ...] = ()
    """Days on which it is reported on both sides, one pair a day: often two things under one topic. No change."""


def _stances(ledger: Ledger, party: str, topic: str | None) -> dict[tuple[str, str], list[tuple[Report, str]]]:
    found: dict[tuple[str, str], list[tuple[Report, str]]] = {}
    for commitment, reports in zip(ledger.commitments, ledger.reports, strict=True):
        if topic is not None and commitment.topic != topic:
            continue
        for r in reports:
            if party in r.by and r.move in SIDES and _is_own(r, party):
                key = (commitment.topic or "other", commitment.debtor[0])
                found.setdefault(key, []).append((r, commitment.id))
    return found


def _is_own(report: Report, party: str) -> bool:
    """Whether a deed or a breach is told by the outlet or granted by the party: what others claim is none."""
    return report.move not in ("fulfil", "breach") or not report.claimed_by or party in report.claimed_by


def _stance(report: Report, debtor: str, entry: str) -> Stance:
    side = SIDES[report.move]
    return Stance(report.day, side, report.move, debtor, report.what, report.condition, entry, report.evidence)


def _by_day(stances: Iterable[Stance]) -> list[list[Stance]]:
    """The stances of each day together; those without a day last, as one."""
    days: dict[date | None, list[Stance]] = {}
    for stance in stances:
        days.setdefault(stance.day, []).append(stance)
    return list(days.values())


def _opposed(stances: Iterable[Stance]) -> Contradiction | None:
    """The first two stances of a day that stand on opposite sides."""
    first: Stance | None = None
    for stance in stances:
        if first and first.side != stance.side:
            return Contradiction(first, stance)
        first = first or stance
    return None


def _moves_between(days: Iterable[Sequence[Stance]]) -> tuple[Contradiction, ...]:
    """Each change of side from one day to a later one; a day on both sides decides nothing."""
    out: list[Contradiction] = []
    before: Stance | None = None
    for of_day in days:
        if _opposed(of_day):
            continue
        if before and before.side != of_day[0].side:
            out.append(Contradiction(before, of_day[0]))
        before = of_day[-1]
    return tuple(out)


def positions(ledger: Ledger, party: str, topic: str | None = None) -> tuple[Position, ...]:
    """The positions of a party (a code such as `RUS`) on a topic (or on all), the most often stated first."""
    out: list[Position] = []
    for (found_topic, debtor), held in _stances(ledger, party, topic).items():
        if found_topic != "other":
            out.append(_position(party, found_topic, debtor, held))
    return tuple(sorted(out, key=_rank))


def _rank(position: Position) -> tuple[int, str, str, str]:
    return -len(position.stances), position.party, position.topic, position.debtor


def _position(party: str, topic: str, debtor: str, held: Iterable[tuple[Report, str]]) -> Position:
    ordered = sorted(held, key=lambda pair: (pair[0].day or date.max, pair[0].order))
    stances = tuple(_stance(r, debtor, entry) for r, entry in ordered)
    days = _by_day(stances)
    moved = _moves_between(days)
    settled = [of_day for of_day in days if not _opposed(of_day)]
    said = [s.day for s in stances if s.day]
    return Position(
        party=party,
        topic=topic,
        debtor=debtor,
        stances=stances,
        side=settled[-1][-1].side if settled else stances[-1].side,
        since=moved[-1].later.day if moved else stances[0].day,
        moved=moved,
        last_said=max(said) if said else None,
        both=tuple(found for of_day in days if (found := _opposed(of_day))),
    )


def all_positions(ledger: Ledger, topic: str | None = None) -> tuple[Position, ...]:
    """The positions of every party, the most often stated first."""
    parties = {code for reports in ledger.reports for r in reports for code in r.by}
    return tuple(sorted((p for party in parties for p in positions(ledger, party, topic)), key=_rank))

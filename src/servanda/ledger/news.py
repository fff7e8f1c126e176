"""What is new since a day: undertakings first heard of, told of again, or standing otherwise than they did."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from servanda.ledger.fold import Ledger, fold
from servanda.records import Change, Commitment, CommitmentStatus, Judgement, Reading


@dataclass(frozen=True, slots=True)
class News:
    """What became of one undertaking since a day."""

    entry: Commitment
    before: CommitmentStatus | None
    """How it stood at the end of the day before; `None` if nobody had told of it."""
    changes: tuple[Change, ...]
    """What was reported, or followed from a date, on or after the day; the earliest first."""
    claims: tuple[Change, ...] = ()

    @property
    def turned(self) -> bool:
        """Whether it stands otherwise than before."""
        return self.before != self.entry.status


def known_on(change: Change) -> date:
    """The day on which a change was known: that of its report, or of the date it follows from where that is later."""
    reported = change.evidence.reported or change.date or date.min
    return max(reported, change.date or reported) if change.note else reported


def news_between(before: Ledger, now: Ledger, since: date) -> tuple[News, ...]:
    """What `now` holds that `before`, the ledger as of the day before `since`, does not, in the ledger's order."""
    stood = {c.id: c.status for c in before.commitments}
    out: list[News] = []
    for entry in now.commitments:
        changes = tuple(c for c in entry.history if known_on(c) >= since)
        claims = tuple(c for c in entry.claims if known_on(c) >= since)
        item = News(entry, stood.get(entry.id), changes, claims)
        if item.turned or changes or claims:
            out.append(item)
    return tuple(out)


def news(
    readings: Iterable[Reading], since: date, judgements: Iterable[Judgement] = (), as_of: date | None = None
) -> tuple[News, ...]:
    """What is new since a day, that day included, in a ledger of these readings as of a day."""
    readings, judgements = list(readings), tuple(judgements)
    now = fold(readings, judgements, as_of=as_of)
    return news_between(fold(readings, judgements, as_of=since - timedelta(days=1)), now, since)

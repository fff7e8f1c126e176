"""Days that a text does not state but the world knows: ends of terms of office, days of public votes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Protocol

from servanda.records import Span
from servanda.times.grammar import rows
from servanda.times.holidays import days_near


class Calendar(Protocol):
    """Days that the text does not state, as they were known when it was written."""

    def leaves_office(self, who: Span) -> date | None:
        """The day on which the person named last within `who` leaves office."""

    def takes_office(self, who: Span) -> date | None:
        """The day on which the person named last within `who` takes the office that is still to be taken."""

    def day_of(self, event: str) -> date | None:
        """The day of a public event, by its words in lower case: "the elections"."""


@dataclass(frozen=True, slots=True)
class KnownDays:
    """A `Calendar` over plain tables."""

    leaving: Mapping[Span, date] = field(default_factory=dict)
    """Last day in office by the place where the person is mentioned."""
    events: Mapping[str, date] = field(default_factory=dict)
    taking: Mapping[Span, date] = field(default_factory=dict)
    """First day in office by the place where the person is mentioned."""

    def leaves_office(self, who: Span) -> date | None:
        """See `Calendar`."""
        return _last_within(self.leaving, who)

    def takes_office(self, who: Span) -> date | None:
        """See `Calendar`."""
        return _last_within(self.taking, who)

    def day_of(self, event: str) -> date | None:
        """See `Calendar`."""
        return self.events.get(event) or self.events.get(plain_name(event))


def _last_within(days: Mapping[Span, date], who: Span) -> date | None:
    """The day of the mention that ends last in `who`: in "the envoy of President Oduya" that is the president."""
    inside = [span for span in days if (who[0] <= span[0] and span[1] <= who[1]) or span == who]
    around = [span for span in days if span[0] <= who[0] and who[1] <= span[1]]
    found = inside or around
    return days[max(found, key=lambda span: span[1])] if found else None


_ADJECTIVES = re.compile(r"\b(?:u\.s\.|american)(?=\s|$)")


def plain_name(event: str) -> str:
    """The words of an event as `lexicon/times/public.csv` writes them: "the American election" is "us election"."""
    return _ADJECTIVES.sub("us", " ".join(event.split())).removeprefix("the ").removeprefix("this year's ")


@lru_cache(maxsize=256)
def public_events(anchor: date) -> Mapping[str, date]:
    """The coming day of each public event of `lexicon/times/public.csv`, as seen from `anchor`."""
    found: dict[str, date] = {}
    for row in rows("public"):
        for year in range(anchor.year, anchor.year + int(row["every"]) + 1):
            day = days_near("weekday", row["rule"], year)[1]
            if year % int(row["every"]) == int(row["remainder"]) and day >= anchor:
                found[row["event"]] = day
                break
    return found

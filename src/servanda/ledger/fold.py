"""Folds readings into a ledger."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from servanda.records import Commitment, Judgement, Reading


@dataclass(frozen=True, slots=True)
class Ledger:
    """All undertakings known on a day, the most salient first."""

    commitments: tuple[Commitment, ...] = ()
    as_of: date | None = None


def fold(readings: Iterable[Reading], judgements: Iterable[Judgement] = (), as_of: date | None = None) -> Ledger:
    """The ledger of these readings, whatever their order."""
    return Ledger((), as_of)

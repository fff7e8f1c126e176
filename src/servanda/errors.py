"""What can stop a run. Everything else is a `servanda.records.Problem`, which is counted and shown.

ServandaError            the root: catch this one
├── ModelMissing         the language model is not installed
├── LexiconError         a data file has a row that cannot be used
├── StoreError           a database cannot be opened, is not ours, or is newer than this version
└── UnknownRecord        an id that the ledger does not hold
"""

from __future__ import annotations


class ServandaError(Exception):
    """Names the thing and the place in `what`, and the next step in `hint`."""

    def __init__(self, what: str, hint: str = "") -> None:
        self.what = what
        self.hint = hint
        super().__init__(f"{what}\nhint: {hint}" if hint else what)


class ModelMissing(ServandaError):
    """The language model is not installed."""


class LexiconError(ServandaError):
    """A data file has a row that cannot be used."""


class StoreError(ServandaError):
    """A database cannot be opened, does not exist, is another program's, or was written by a newer version."""


class UnknownRecord(ServandaError):
    """An id that the ledger does not hold."""

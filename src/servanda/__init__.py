"""Servanda reads what the press says about a negotiation and keeps its ledger.

from servanda import Document, read, keep
ledger = keep([read(Document(id="1", text="Russia vowed on Friday to halt the strikes."))])
"""

from importlib import import_module
from typing import TYPE_CHECKING

from servanda.errors import ServandaError
from servanda.records import (
    Actor,
    Attribution,
    Change,
    Commitment,
    Document,
    Evidence,
    Judgement,
    Mention,
    Move,
    PoliticalEvent,
    Problem,
    Reading,
    TimeSpan,
)
from servanda.version import VERSION as __version__

if TYPE_CHECKING:
    from servanda.flow import Toolkit, default_toolkit, keep, read
    from servanda.ledger import Ledger

_LAZY = {
    "Ledger": "servanda.ledger",
    "Toolkit": "servanda.flow",
    "default_toolkit": "servanda.flow",
    "keep": "servanda.flow",
    "read": "servanda.flow",
}

__all__ = [
    "Actor",
    "Attribution",
    "Change",
    "Commitment",
    "Document",
    "Evidence",
    "Judgement",
    "Ledger",
    "Mention",
    "Move",
    "PoliticalEvent",
    "Problem",
    "Reading",
    "ServandaError",
    "TimeSpan",
    "Toolkit",
    "__version__",
    "default_toolkit",
    "keep",
    "read",
]


def __getattr__(name: str) -> object:
    """Load what needs the language library on first use, so that `servanda.times` stays light."""
    if name in _LAZY:
        return getattr(import_module(_LAZY[name]), name)
    raise AttributeError(f"module 'servanda' has no attribute {name!r}")

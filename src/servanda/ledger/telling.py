"""How a change in the life of an undertaking is told to people: who did what to whom, then where the entry stands.

The state that follows from a move is not what its maker did: a third party that asks for a withdrawn promise to be
renewed has withdrawn nothing. So every line names the act, and the state beside it.
"""

from __future__ import annotations

from servanda.codes import code_names
from servanda.records import Change, MoveType

ACTS: dict[MoveType, tuple[str, str]] = {
    "demand": ("demanded", "of"),
    "propose": ("offered", "to"),
    "commit": ("promised", "to"),
    "accept": ("agreed", "with"),
    "reject": ("refused", "to"),
    "threaten": ("threatened", "towards"),
    "accuse": ("accused", ""),
    "endorse": ("backed it", "towards"),
    "fulfil": ("carried it out", "towards"),
    "breach": ("broke it", "towards"),
    "consult": ("talked", "with"),
}
"""Each move in the past tense, with the word that leads to whom it was made."""


def told(change: Change) -> str:
    """The act behind a change in words: `Germany and France demanded of Russia`; empty where no move made it.

    A state that follows from a date alone has no maker; its reason stands in `change.note`.
    """
    if change.move is None:
        return ""
    verb, towards = ACTS[change.move]
    to = tuple(code for code in change.to if code not in change.by)
    maker = code_names(change.by) if change.by else "a party not named"
    whom = f"{towards} {code_names(to)}".strip() if to else ""
    claim = f"so says {code_names(change.claimed_by)}" if change.claimed_by else ""
    return ", ".join(filter(None, (" ".join(filter(None, (maker, verb, whom))), claim)))

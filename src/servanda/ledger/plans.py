"""Named plans and deals ("the six-point plan", "the September agreement") as containers of steps."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from servanda.records import Commitment

_NAMED = re.compile(
    r"\b(?:(?:[A-Z][\w'’.-]*|[a-z0-9]+-(?:point|step|stage|phase|nation|party))\s+){1,3}[\"“]?(?:peace\s+)?"
    r"(?:plan|roadmap|road map|road-map|initiative|accord|accords|agreement|proposal|deal|protocol)\b"
)
_DROPPED = re.compile(r"^(?:the|a|an|under|despite|after|last|this|but|and|if)\s+|['’]s\b|\bpeace\s+|[\"“”]")


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan or deal that the press calls by a name, and the undertakings told of as part of it."""

    name: str
    steps: tuple[str, ...]
    """Ids of the entries, in the ledger's order."""
    debtors: tuple[str, ...]
    open: int
    """How many of the steps are neither done nor broken, refused, withdrawn or lapsed."""


def plan_named(text: str) -> str | None:
    """The name of the first plan or deal in the text, in lower case and without "the", "peace" and "'s"."""
    found = _NAMED.search(text)
    if not found:
        return None
    name = found.group().lower().replace("road map", "roadmap").replace("road-map", "roadmap")
    words = _DROPPED.sub(" ", name).split()
    return " ".join(words) if len(words) > 1 else None


OPEN = frozenset({"demanded", "proposed", "conditional", "committed", "due", "suspended", "disputed"})


def plans(commitments: Iterable[Commitment]) -> tuple[Plan, ...]:
    """The named plans of a ledger with their steps, those with most steps first."""
    held: dict[str, list[Commitment]] = {}
    for c in commitments:
        if c.plan:
            held.setdefault(c.plan, []).append(c)
    found = [
        Plan(
            name=name,
            steps=tuple(c.id for c in steps),
            debtors=tuple(dict.fromkeys(d for c in steps for d in c.debtor)),
            open=sum(c.status in OPEN for c in steps),
        )
        for name, steps in held.items()
    ]
    return tuple(sorted(found, key=lambda p: (-len(p.steps), p.name)))

"""Who must move first: which undertaking waits on which, and where they wait on each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from servanda.ledger.fold import Ledger
from servanda.ledger.phrases import patterns
from servanda.ledger.reports import Report
from servanda.ledger.topics import find_topics
from servanda.records import Commitment, Evidence

LONGEST_CYCLE = 6
"""Parties of a deadlock beyond which nobody would still see it as one."""


@dataclass(frozen=True, slots=True)
class Wait:
    """One undertaking waits on another, with the words that say so."""

    waiting: str
    """Id of the entry that waits, or `CODE: topic` where the ledger has no entry for it."""
    on: str
    words: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Deadlock:
    """Undertakings each of which waits on the next, and the last on the first."""

    ids: tuple[str, ...]
    waits: tuple[Wait, ...]
    """One for each step round, in the order of `ids`."""
    summary: str


def sense_of(condition: str) -> str:
    """Whether what is undertaken `needs` what the condition names, or `precedes` it ("before any talks")."""
    first: tuple[int, str] | None = None
    for sense, pattern in patterns("conditions", "sense").items():
        found = pattern.search(condition)
        if found and (first is None or found.start() < first[0]):
            first = (found.start(), sense)
    return first[1] if first else "needs"


def _index(ledger: Ledger) -> dict[tuple[str, str], list[Commitment]]:
    """Entries by debtor and topic, the most salient first."""
    table: dict[tuple[str, str], list[Commitment]] = {}
    for c in ledger.commitments:
        for debtor in c.debtor:
            table.setdefault((debtor, c.topic or "other"), []).append(c)
    return table


def _named(report: Report, commitment: Commitment) -> Iterable[str]:
    """Whose act the condition is: who is named in it, or else the other side."""
    return report.condition_codes or tuple(dict.fromkeys((*commitment.creditor, *report.to)))


def _targets(
    report: Report, commitment: Commitment, table: dict[tuple[str, str], list[Commitment]]
) -> list[tuple[str, Commitment | None]]:
    """The entries a condition names; an act of a named party that has none stands for itself."""
    hits = find_topics(report.condition or "")
    topics = dict.fromkeys(h.topic for h in hits if h.strong) or dict.fromkeys(h.topic for h in hits)
    out: list[tuple[str, Commitment | None]] = []
    for topic in topics:
        for code in _named(report, commitment):
            held = [c for c in table.get((code, topic), ()) if c.id != commitment.id]
            if held:
                out.append((held[0].id, held[0]))
            elif report.condition_codes and (code, topic) != (commitment.debtor[0], commitment.topic):
                out.append((f"{code}: {topic}", None))
    return out


def waits(ledger: Ledger) -> tuple[Wait, ...]:
    """Every arc of the graph of conditions, each with its evidence, in the ledger's order."""
    table = _index(ledger)
    found: dict[tuple[str, str], Wait] = {}
    for commitment, reports in zip(ledger.commitments, ledger.reports, strict=True):
        for report in reports:
            if not report.condition or report.move in ("accuse", "breach", "fulfil"):
                continue
            for other, _ in _targets(report, commitment, table):
                needs = sense_of(report.condition) == "needs"
                one, two = (commitment.id, other) if needs else (other, commitment.id)
                found.setdefault((one, two), Wait(one, two, report.condition, report.evidence))
    return tuple(found.values())


def _label(ledger: Ledger, node: str) -> str:
    commitment = ledger.find(node)
    return f"{commitment.debtor[0]} ({commitment.topic})" if commitment else node


def deadlocks(ledger: Ledger) -> tuple[Deadlock, ...]:
    """The cycles in the graph of conditions: each party waits for the next to move first."""
    arcs = {(w.waiting, w.on): w for w in waits(ledger)}
    graph = nx.DiGraph()
    graph.add_edges_from(arcs)
    found: list[Deadlock] = []
    for cycle in nx.simple_cycles(graph, length_bound=LONGEST_CYCLE):
        start = cycle.index(min(cycle))
        ids = tuple(cycle[start:] + cycle[:start])
        round_ = tuple(arcs[one, two] for one, two in zip(ids, (*ids[1:], ids[0]), strict=True))
        names = [_label(ledger, i) for i in ids]
        said = "; ".join(f"{n} waits on {m}" for n, m in zip(names, (*names[1:], names[0]), strict=True))
        found.append(Deadlock(ids, round_, said))
    return tuple(sorted(found, key=lambda d: (len(d.ids), d.ids)))

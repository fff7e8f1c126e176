"""Who must move first: which undertaking waits on which, and where they wait on each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import networkx as nx

from servanda.codes import code_name, code_phrase
from servanda.ledger.fold import Ledger
from servanda.ledger.phrases import patterns
from servanda.ledger.reports import Report
from servanda.ledger.topics import find_topics, topics
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
    by: tuple[str, ...] = ()
    """Codes of who says so."""


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
                found.setdefault((one, two), Wait(one, two, report.condition, report.evidence, report.by))
    return tuple(found.values())


SAME_ACT = {"strikes": "ceasefire"}
"""Topics that stand for one act where parties quarrel about what comes first: who stops bombing stops fighting."""


def _act(topic: str) -> str:
    return SAME_ACT.get(topic, topic)


def _acts(report: Report) -> Iterator[tuple[str, str]]:
    """Pairs of acts of which the first waits on the second, whoever is to do them."""
    if report.topic == "other":
        return
    needs = sense_of(report.condition or "") == "needs"
    for hit in find_topics(report.condition or ""):
        one, two = (report.topic, hit.topic) if needs else (hit.topic, report.topic)
        if _act(one) != _act(two):
            yield _act(one), _act(two)


def act_waits(ledger: Ledger) -> tuple[Wait, ...]:
    """What must come before what, by topic and by who says so, also where the text does not say who owes it."""
    found: dict[tuple[str, str, tuple[str, ...]], Wait] = {}
    stated = (r for reports in ledger.reports for r in reports if r.condition and r.move not in ("accuse", "breach"))
    for report in (*stated, *ledger.orders):
        for one, two in _acts(report):
            wait = Wait(one, two, report.condition or "", report.evidence, report.by)
            found.setdefault((one, two, report.by), wait)
    return tuple(found.values())


def node_name(ledger: Ledger, node: str) -> str:
    """What an end of a wait is called: `Russia (withdrawal of forces)`; a bare act by its topic's label."""
    if node in topics():
        return topics()[node].label
    commitment = ledger.find(node)
    code, _, topic = node.partition(": ")
    if commitment:
        code, topic = commitment.debtor[0], commitment.topic or "other"
    elif not topic:
        return node
    label = topics()[topic].label if topic in topics() else topic
    return f"{code_name(code)} ({label})"


def _cycles(ledger: Ledger, found: Iterable[Wait]) -> Iterator[Deadlock]:
    arcs = {(w.waiting, w.on): w for w in found}
    graph = nx.DiGraph()
    graph.add_edges_from(arcs)
    for cycle in nx.simple_cycles(graph, length_bound=LONGEST_CYCLE):
        start = cycle.index(min(cycle))
        ids = tuple(cycle[start:] + cycle[:start])
        held = tuple(arcs[one, two] for one, two in zip(ids, (*ids[1:], ids[0]), strict=True))
        names = [node_name(ledger, i) for i in ids]
        pairs = zip(held, names, (*names[1:], names[0]), strict=True)
        said = (
            f"{one} waits on {two}" + (f", as {code_phrase(w.by)} would have it" if w.by else "")
            for w, one, two in pairs
        )
        yield Deadlock(ids, held, "; ".join(said))


def deadlocks(ledger: Ledger) -> tuple[Deadlock, ...]:
    """The cycles in the graph of conditions: each party waits for the next to move first.

    First those of undertakings; then those of acts, where different parties state opposite orders ("the bombing stops
    before anyone speaks of separation"; "separation before a halt") and the text need not say who owes what.
    """
    entries = sorted(_cycles(ledger, waits(ledger)), key=lambda d: (len(d.ids), d.ids))
    told = {frozenset(w.evidence for w in d.waits) for d in entries}
    acts = [
        d
        for d in _cycles(ledger, act_waits(ledger))
        if len({w.by for w in d.waits}) > 1 and frozenset(w.evidence for w in d.waits) not in told
    ]
    return (*entries, *sorted(acts, key=lambda d: (len(d.ids), d.ids)))

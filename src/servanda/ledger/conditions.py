"""Who must move first: which undertaking waits on which, and where they wait on each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import networkx as nx

from servanda.codes import code_name, code_phrase
from servanda.ledger.fold import Ledger
from servanda.ledger.phrases import patterns
from servanda.ledger.reports import Report
from servanda.ledger.topics import find_topics, topics
from servanda.ledger.wording import overlap, stems
from servanda.records import Commitment, Evidence

LONGEST_CYCLE = 6
"""Parties of a deadlock beyond which nobody would still see it as one."""


LONGEST_OF_ACTS = 3
"""The like for acts of which the text need not say who owes them."""


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


def sense_of(condition: str, refused: bool = False) -> str:
    """Whether what is undertaken `needs` what the condition names, or `precedes` it ("before any talks").

    What is refused before something else comes, waits for it: "will not leave before the bombing stops".
    """
    first: tuple[int, str] | None = None
    for sense, pattern in patterns("conditions", "sense").items():
        found = pattern.search(condition)
        if found and (first is None or found.start() < first[0]):
            first = (found.start(), sense)
    return first[1] if first and not refused else "needs"


SAME_ACT = {"strikes": "ceasefire"}
"""Topics that stand for one act where parties quarrel about what comes first: who stops bombing stops fighting."""


def _act(topic: str) -> str:
    return SAME_ACT.get(topic, topic)


def _same_act(topic: str) -> Iterator[str]:
    """The other topics that stand for the same act."""
    yield from (t for t in (*SAME_ACT, *SAME_ACT.values()) if t != topic and _act(t) == _act(topic))


@dataclass(frozen=True, slots=True)
class _Index:
    """Entries of each debtor by topic and by the stems of their content words."""

    by_topic: dict[tuple[str, str], list[str]]
    by_stem: dict[tuple[str, str], list[str]]
    stems: dict[str, frozenset[str]]
    rank: dict[str, int]
    """Place of each entry in the ledger's order."""


def _index(ledger: Ledger) -> _Index:
    index = _Index({}, {}, {}, {c.id: n for n, c in enumerate(ledger.commitments)})
    for c, reports in zip(ledger.commitments, ledger.reports, strict=True):
        index.stems[c.id] = stems(c.what) | frozenset(s for r in reports for s in r.topical)
        for debtor in c.debtor:
            index.by_topic.setdefault((debtor, c.topic or "other"), []).append(c.id)
            for stem in index.stems[c.id]:
                index.by_stem.setdefault((debtor, stem), []).append(c.id)
    return index


SAME_WORDS = 0.5
"""Share of the fewer content words, of a condition's act or of an entry's line, that both must have."""


def _matches(code: str, condition: str, topics: Iterable[str], own: str, index: _Index) -> str | None:
    """The entry of a party that a condition speaks of: of its topic or in its words; the one with most words in common.

    Of equals the most salient. Without a topic in common, half of the words must be.
    """
    said = stems(condition)
    of_topic = [i for topic in topics for i in index.by_topic.get((code, topic), ())]
    of_words = [i for stem in sorted(said) for i in index.by_stem.get((code, stem), ())]

    def shared(entry: str) -> float:
        return overlap(said, index.stems[entry])

    kept = [i for i in of_topic if i != own]
    kept = kept or [i for i in dict.fromkeys(of_words) if i != own and shared(i) >= SAME_WORDS]
    return min(kept, key=lambda i: (-shared(i), index.rank[i])) if kept else None


_WHILE = re.compile(r"(?:while|whereas)\b", re.IGNORECASE)
_NEVER = re.compile(
    r"\b(?:no|not|never|nothing|nobody|cannot|impossible|refus\w+|rul\w+ out)\b|n['’]t\b", re.IGNORECASE
)


CLAUSE_WORDS = 8
"""Words before a condition in which its clause is denied, if it is."""


def _is_contrast(report: Report) -> bool:
    """Whether "while" sets two things side by side ("she stays while he goes"): it binds only what is refused."""
    condition = report.condition or ""
    if not _WHILE.match(condition) or report.move == "reject":
        return False
    before = " ".join(report.evidence.words.split()).partition(condition)[0]
    return not _NEVER.search(" ".join(before.split()[-CLAUSE_WORDS:]))


def _named(report: Report, commitment: Commitment) -> tuple[str, ...]:
    """Whose act the condition is: who is named in it, the debtor himself last; or else the other side."""
    if report.condition_codes:
        return tuple(sorted(report.condition_codes, key=lambda code: code in commitment.debtor))
    asking = report.by if report.move == "demand" else ()
    others = dict.fromkeys((*asking, *report.to, *commitment.creditor))
    return tuple(code for code in others if code not in commitment.debtor)


def _targets(report: Report, commitment: Commitment, index: _Index) -> list[str]:
    """The entries a condition names; an act of another named party that has none stands for itself."""
    condition = report.condition or ""
    hits = find_topics(condition)
    found = list(dict.fromkeys(h.topic for h in hits if h.strong) or dict.fromkeys(h.topic for h in hits))
    found += [topic for act in found for topic in _same_act(act) if topic not in found]
    out: list[str] = []
    for code in _named(report, commitment):
        entry = _matches(code, condition, found, commitment.id, index)
        if entry:
            out.append(entry)
            if not report.condition_codes:
                break  # nobody is named: it is the act of one side, the likeliest
        elif report.condition_codes and code not in commitment.debtor:
            out.extend(f"{code}: {topic}" for topic in found[:1])
    return out


def waits(ledger: Ledger) -> tuple[Wait, ...]:
    """Every arc of the graph of conditions, each with its evidence, in the ledger's order."""
    index = _index(ledger)
    found: dict[tuple[str, str], Wait] = {}
    for commitment, reports in zip(ledger.commitments, ledger.reports, strict=True):
        for report in reports:
            if not report.condition or report.move in ("accuse", "breach", "fulfil") or _is_contrast(report):
                continue
            for other in _targets(report, commitment, index):
                needs = sense_of(report.condition, report.move == "reject") == "needs"
                one, two = (commitment.id, other) if needs else (other, commitment.id)
                found.setdefault((one, two), Wait(one, two, report.condition, report.evidence, report.by))
    return tuple(found.values())


def _acts(report: Report) -> Iterator[tuple[str, str]]:
    """Pairs of acts of which the first waits on the second, whoever is to do them."""
    if report.topic == "other" or _is_contrast(report):
        return
    needs = sense_of(report.condition or "", report.move == "reject") == "needs"
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
        if topic == "other":
            topic = f"“{commitment.what}”"
    elif not topic:
        return node
    label = topics()[topic].label if topic in topics() else topic
    return f"{code_name(code)} ({label})"


def _cycles(ledger: Ledger, found: Iterable[Wait]) -> Iterator[Deadlock]:
    done = {c.id for c in ledger.commitments if c.status == "fulfilled"}
    arcs = {(w.waiting, w.on): w for w in found if w.waiting not in done and w.on not in done}
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
    """The cycles in the graph of conditions: each party waits for the next to move first, and none has moved.

    First those of undertakings; then those of acts, where different parties state opposite orders ("the bombing stops
    before anyone speaks of separation"; "separation before a halt") and the text need not say who owes what.
    """
    debtors = {c.id: c.debtor for c in ledger.commitments}
    entries = [d for d in _cycles(ledger, waits(ledger)) if len({debtors.get(i) for i in d.ids}) > 1]
    entries.sort(key=lambda d: (len(d.ids), d.ids))
    told = {frozenset(w.evidence for w in d.waits) for d in entries}
    acts = [
        d
        for d in _cycles(ledger, act_waits(ledger))
        if len(d.ids) <= LONGEST_OF_ACTS
        and len({w.by for w in d.waits}) > 1
        and frozenset(w.evidence for w in d.waits) not in told
    ]
    return (*entries, *sorted(acts, key=lambda d: (len(d.ids), d.ids)))

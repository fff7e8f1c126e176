"""Tells how concrete an undertaking is: which elements are given, each with its words, and which are missing.

The elements are those the published guidance on ceasefires asks for (UN DPPA, Guidance on Mediation of Ceasefires,
2022; Haysom and Hottinger, Do's and don'ts of sustainable ceasefire agreements; Fortna 2003): who is bound, to whom, to
what, how much of it, where, by when, for how long, in what order or on what condition, verified by whom, disputes
settled how, with what consequence, in what form. Clauses that leave a way out count against (Park 2023).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from servanda.ledger.phrases import patterns
from servanda.ledger.reports import Report
from servanda.records import Commitment, Evidence, Span

ELEMENTS = (
    "who",
    "to whom",
    "what",
    "how much",
    "where",
    "by when",
    "how long",
    "in what order",
    "on what condition",
    "verified by",
    "dispute settled by",
    "consequence",
    "form",
)
CORE = ("who", "to whom", "what", "how much", "where", "by when", "in what order", "verified by", "consequence")
"""The elements every undertaking needs; an order or a condition fills the same place."""
PENALTY = 0.1
"""What each way out takes from the grade."""
MISSING_WORDS = {
    "who": "a named party",
    "to whom": "an addressee",
    "what": "a stated act",
    "how much": "a number",
    "where": "a place",
    "by when": "a date",
    "in what order": "an order or condition",
    "verified by": "a monitor",
    "consequence": "a consequence",
}
NOUNS = {"demanded": "a demand", "proposed": "an offer", "conditional": "a conditional promise", "rejected": "a demand"}
SUMMED_UP = 3
"""How many missing elements the plain sentence names, and how many given ones."""
TOLD = ("by when", "where", "verified by", "how much", "consequence")
"""Elements whose presence the sentence tells of; that somebody is bound to something goes without saying."""

Found = tuple[tuple[str, Evidence | None], ...]
Given = tuple[tuple[str, Evidence], ...]


@dataclass(frozen=True, slots=True)
class Check:
    """How concrete an undertaking is."""

    id: str
    elements: Found
    """Each element of the checklist with its words, or `None` where it is missing."""
    ways_out: tuple[Evidence, ...]
    grade: float
    """Share of the core elements that are given, less the ways out: 0 to 1."""
    summary: str
    """One plain sentence."""

    @property
    def missing(self) -> tuple[str, ...]:
        """The elements that are not given."""
        return tuple(name for name, evidence in self.elements if evidence is None)


def narrowed(evidence: Evidence, span: Span) -> Evidence:
    """The part of the evidence that stands at `span`, counted from the start of its words."""
    start, end = span
    at = evidence.span[0]
    return Evidence(
        evidence.doc,
        (at + start, at + end),
        evidence.words[start:end],
        evidence.outlet,
        evidence.said,
        evidence.reported,
    )


def elements_of(
    reports: Sequence[Report], what: str | None = None, condition: str | None = None, deadline: str | None = None
) -> Found:
    """The checklist over the reports of one undertaking: for each element its words in the latest report that has any.

    `what`, `condition` and `deadline` are the entry's own: the reports they were taken from tell them, by whomever.

    What was asked does not make an offer concrete: once the debtor has given his word, only that counts, and with it
    what he accepted.
    """
    counting = sorted(_that_count(reports), key=lambda r: r.order, reverse=True)
    found = {n: e for r in counting if r.what == what for n, e in _of_report(r) if n == "what"}
    for report in counting:
        for name, evidence in _of_report(report):
            found.setdefault(name, evidence)
    for report in sorted(reports, key=lambda r: r.order, reverse=True):
        given = dict(_of_report(report))
        for name, is_own in (
            ("on what condition", condition is not None and report.condition == condition),
            ("by when", deadline is not None and report.deadline == deadline),
        ):
            if is_own and name in given:
                found.setdefault(name, given[name])
    return tuple((name, found.get(name)) for name in ELEMENTS)


def _of_report(report: Report) -> Given:
    """The elements of a report; of a threat only what would follow, which is a consequence."""
    if report.move != "threaten":
        return report.elements
    if set(report.by) & set(report.debtors):
        return ()
    return tuple(("consequence", evidence) for name, evidence in report.elements if name == "what")


def _that_count(reports: Sequence[Report]) -> Sequence[Report]:
    """The reports whose words tell what is undertaken: those of the debtor's word, else of what is asked of him."""
    own = {id(r) for r in reports if r.move == "propose" and set(r.by) & set(r.debtors)}
    given = [r for r in reports if r.move in ("commit", "accept") or id(r) in own]
    asked = [r for r in reports if r.move in ("demand", "propose") and r not in given]
    threats = [r for r in reports if r.move == "threaten"]
    if any(r.move == "accept" for r in given):
        given += [r for r in asked if r.move == "propose"]
    return (given or asked) + threats if given or asked else reports


def ways_out(commitment: Commitment) -> tuple[Evidence, ...]:
    """The clauses that leave a way out, each once, in order."""
    pattern = patterns("flexibility")[""]
    found: dict[Evidence, None] = {}
    for change in commitment.history:
        if change.move in ("commit", "accept", "propose"):
            for match in pattern.finditer(change.evidence.words):
                found[narrowed(change.evidence, match.span())] = None
    return tuple(found)


def concreteness(commitment: Commitment) -> Check:
    """How concrete an entry is, and a plain sentence that sums it up.

    `concreteness(c).summary` is for example "an offer without a date, a place or a monitor".
    """
    given = {name for name, evidence in commitment.concreteness if evidence}
    if "on what condition" in given:
        given.add("in what order")
    lacking = [name for name in CORE if name not in given]
    out = ways_out(commitment)
    grade = max(0.0, 1 - len(lacking) / len(CORE) - PENALTY * len(out))
    return Check(commitment.id, commitment.concreteness, out, round(grade, 3), _sentence(commitment, lacking, out))


def _sentence(commitment: Commitment, lacking: Sequence[str], out: Sequence[Evidence]) -> str:
    noun = NOUNS.get(_entered_as(commitment), "a promise")
    order = ("by when", "where", "verified by", "how much", "to whom", "consequence", "in what order", "what", "who")
    named = [MISSING_WORDS[name] for name in order if name in lacking][:SUMMED_UP]
    tail = f", with a way out: “{out[0].words}”" if out else ""
    given = [MISSING_WORDS[name] for name in order if name in TOLD and name not in lacking][:SUMMED_UP]
    if not named:
        return f"{noun} with all that the guidance asks for{tail}"
    if not given:
        return f"{noun} without {_listed(named, 'or')}{tail}"
    return f"{noun} with {_listed(given, 'and')}, but without {_listed(named, 'or')}{tail}"


def _listed(words: Sequence[str], last: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def _entered_as(commitment: Commitment) -> str:
    """The most binding state it ever had: a promise that was broken stays a promise."""
    states = {c.status for c in commitment.history}
    for state in ("committed", "conditional", "proposed", "demanded"):
        if state in states:
            return state
    return commitment.status

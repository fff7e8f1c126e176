"""Tells how concrete an undertaking is: which elements are given, each with its words, and which are missing.

The elements are those the published guidance on ceasefires asks for (UN DPPA, Guidance on Mediation of Ceasefires,
2022; Haysom and Hottinger, Do's and don'ts of sustainable ceasefire agreements; Fortna 2003): who is bound, to whom, to
what, how much of it, where, by when, for how long, in what order or on what condition, verified by whom, disputes
settled how, with what consequence, in what form. Clauses that leave a way out count against (Park 2023).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from servanda.ledger.phrases import find, first_of_each, patterns
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
FLEXIBLE = "way out"
"""The name under which flexibility clauses stand beside the elements."""
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
"""How many missing elements the plain sentence names."""

Found = tuple[tuple[str, Evidence | None], ...]


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


def _part(report: Report, name: str) -> Evidence | None:
    """A part of the move that the reading found, where it stands in the report's own sentence."""
    for part, (start, end) in report.parts:
        base = report.evidence.span[0]
        if part == name and base <= start and end <= report.evidence.span[1]:
            return narrowed(report.evidence, (start - base, end - base))
    return None


def _quantity(what: Evidence) -> Evidence | None:
    """How much, in the words of the content: a figure, or else a word for a number or a whole."""
    numbers = _numbers(what.words) or list(find("elements", "element", "how much", what.words))
    return narrowed(what, numbers[0]) if numbers else None


def _numbers(words: str) -> list[Span]:
    """Figures in the words that are not dates, clock times or years."""
    out: list[Span] = []
    at = 0
    for token in words.split():
        start = words.index(token, at)
        at = start + len(token)
        bare = token.strip("$€£.,;:()%\"'").replace(",", "").replace(".", "")
        if bare.isdigit() and not (len(bare) == 4 and bare[:2] in ("19", "20")):
            out.append((start, at))
    return out


def elements_of(reports: Sequence[Report]) -> Found:
    """The checklist over the reports of one undertaking: for each element its words in the latest report."""
    bound = [r for r in reports if r.move in ("commit", "accept", "propose", "demand")] or list(reports)
    found: dict[str, Evidence] = {}
    for report in sorted(bound, key=lambda r: (r.move != "demand", r.order), reverse=True):
        if len(found) == len(ELEMENTS):
            break
        for name, evidence in _elements_in(report):
            found.setdefault(name, evidence)
    return tuple((name, found.get(name)) for name in ELEMENTS)


def _elements_in(report: Report) -> Iterator[tuple[str, Evidence]]:
    """The elements one report gives."""
    what = _part(report, "what")
    for name in ("who", "to whom", "where", "by when", "on what condition"):
        part = _part(report, name)
        if part:
            yield name, part
    if what:
        yield "what", what
        quantity = _quantity(what)
        if quantity:
            yield "how much", quantity
    for name, span in first_of_each("elements", "element", report.evidence.words).items():
        if name != "how much":
            yield name, narrowed(report.evidence, span)


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
    if not named:
        return f"{noun} with all that the guidance asks for{tail}"
    listed = named[0] if len(named) == 1 else ", ".join(named[:-1]) + " or " + named[-1]
    return f"{noun} without {listed}{tail}"


def _entered_as(commitment: Commitment) -> str:
    """The most binding state it ever had: a promise that was broken stays a promise."""
    states = {c.status for c in commitment.history}
    for state in ("committed", "conditional", "proposed", "demanded"):
        if state in states:
            return state
    return commitment.status

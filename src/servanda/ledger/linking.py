"""Brings the reports of one undertaking together across documents: one thread a debtor and a thing to be done.

Reports are taken in one fixed order (day of publication, document, place), each joins the thread of its debtor and
topic that fits it best or opens one. What is linked on a day therefore rests on nothing that was published later, and
the ledger of a day is a prefix of the ledger of the next. Candidates come from an index by debtor and topic (or, where
no topic is known, by debtor and content word) and are few, so that the whole is linear in the number of reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from servanda.ledger.copies import Copies
from servanda.ledger.reports import JOINING, Report
from servanda.ledger.status import interval, is_claim
from servanda.ledger.topics import topics
from servanda.ledger.wording import jaccard, overlap, stems
from servanda.records import Evidence

WINDOW_DAYS = 60
"""A report joins a thread that was last heard of no longer ago than this."""
PROMISE_DAYS = 14
"""A promise given longer after the last one than this is a new one, of what a party undertakes once at a time."""
ANSWER_DAYS = 30
"""A demand longer after the debtor's last word than this is not about a promise he gave before."""
NEXT_DAYS = 2
"""A truce with a term that is promised this long after the debtor's last word on one without a term is another one."""
LOOSE_WINDOW_DAYS = 21
"""The same where no strong topic ties the two together, only their words."""
CANDIDATES = 12
"""How many threads of a block are compared: those heard of last."""
NAMED_OBJECTS = frozenset(
    {"prisoners", "aid", "frozen assets", "diplomatic relations", "prosecution", "deployment", "talks", "elections"}
)
"""Topics of which a debtor may have several at once, told apart by the names in them."""


PROMISES = frozenset({"commit", "accept", "propose"})
"""Moves by which a party undertakes something."""

_ANY = re.compile(r"(?:any|no|every|such)\b", re.IGNORECASE)
ABOUT = frozenset({"ceasefire", "withdrawal", "talks", "transition", "legislation", "aid access", "observers"})
"""What a plan that is not described is commonly about."""
COMMON_STEMS = stems(
    "accept reject agree offer propose promise pledge demand call ask urge refuse announce declare vow plan terms new"
)
"""Words of the moves themselves, which any two undertakings may share."""
BARE_DAYS = 14
"""A mention without further words is of the undertaking last heard of if that was no longer ago than this."""


@dataclass(slots=True)
class Thread:
    """The reports of one undertaking, while they are brought together."""

    debtor: str
    topic: str
    strong: bool
    number: int
    reports: list[Report] = field(default_factory=list)
    carried: list[Evidence] = field(default_factory=list)
    places: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    stems: set[str] = field(default_factory=set)
    topical: set[str] = field(default_factory=set)
    """Stems of the words that name the topic."""
    persons: set[str] = field(default_factory=set)
    against: bool = False
    """Whether it is asked that the thing be left undone."""
    anew: bool = False
    """Whether it was opened by a promise called a new one."""
    plans: set[str] = field(default_factory=set)
    """Whose plan it is."""
    first: date | None = None
    last: date | None = None
    settled: date | None = None
    """Day on which it was done, broken or withdrawn: a new undertaking after that day is another one."""
    broken: date | None = None
    """Day on which it was broken: what is promised after that day is another undertaking."""
    promised: date | None = None
    """Day on which the debtor last offered or promised it."""
    first_promised: date | None = None
    answered: date | None = None
    """Day of the debtor's last word on it, a refusal included."""
    refused: bool = False
    """Whether the debtor's last word on it was a refusal."""
    until: date | None = None
    """Day until which it is to be kept up, as the debtor last promised."""
    hours: set[int] = field(default_factory=set)
    """How long it is to be kept up."""

    def add(self, report: Report) -> None:
        """Take a report in."""
        if not self.reports:
            self.against, self.anew = report.against, report.anew
        self.reports.append(report)
        self.places |= report.places
        self.names |= report.names
        self.topical |= report.topical
        self.persons |= report.persons
        self.plans |= set(report.plan_of)
        if len(self.stems) < 60:
            self.stems |= report.stems
        if report.day:
            self.first = min(self.first or report.day, report.day)
            self.last = max(self.last or report.day, report.day)
        self._lasts(report)
        self._settle(report)

    def _lasts(self, report: Report) -> None:
        if self.debtor not in report.by or report.move not in PROMISES or report.earlier:
            return
        if report.hours:
            self.hours.add(report.hours)
        self.until = _end_of(report) or self.until

    def _settle(self, report: Report) -> None:
        if self.debtor in report.by and report.move != "demand" and report.day:
            self.answered = max(self.answered or report.day, report.day)
            self.refused = report.move == "reject"
        if report.move in ("commit", "accept", "propose") and self.debtor in report.by:
            self.settled = None
            if not report.earlier:
                self.promised = max(filter(None, (self.promised, report.day)), default=None)
                self.first_promised = min(filter(None, (self.first_promised, report.day)), default=None)
        elif report.move in ("fulfil", "breach") and not is_claim(report, self.debtor):
            self.settled = self.settled or report.day  # told again, it is still done since the first day
            if report.move == "breach":
                self.broken = self.broken or report.day
        elif report.move in ("demand", "reject"):
            self.settled = None


def _end_of(report: Report) -> date | None:
    """Last day of what the report says is to be kept up until then."""
    window = interval(report.deadline) if report.ends and report.deadline else None
    return window[1] if window else None


def _near(thread: Thread, report: Report, days: int) -> bool:
    if report.day is None or thread.first is None or thread.last is None:
        return True
    return (report.day - thread.last).days <= days and (thread.first - report.day).days <= days


def _reopens(thread: Thread, report: Report) -> bool:
    """Whether the report tells of a new undertaking: it says so, or the old one was done or broken before it."""
    if report.earlier:
        return False
    if _after_its_end(thread, report):
        return True
    own = report.move in ("commit", "propose", "accept") and thread.debtor in report.by
    if own and report.day and thread.promised and thread.first_promised:
        apart = not topics()[thread.topic].several and (report.day - thread.promised).days > PROMISE_DAYS
        again = report.anew and not thread.anew and report.day > thread.first_promised
        if again or (apart and not _same_figure(thread, report)):
            return True
    if report.move == "demand" and _long_answered(thread, report):
        return True
    if own and topics()[thread.topic].sustained and thread.refused and thread.answered and report.day:
        return (report.day - thread.answered).days > PROMISE_DAYS
    if own and thread.broken and report.day and report.day > thread.broken:
        return True
    if thread.settled is None or report.day is None or report.day <= thread.settled:
        return False
    fresh = report.move in ("commit", "propose", "accept")
    return fresh or (report.move == "demand" and (report.day - thread.settled).days > LOOSE_WINDOW_DAYS)


def _after_its_end(thread: Thread, report: Report) -> bool:
    """Whether what is promised, asked or refused is about another truce than this one with its term.

    It comes when the term is over, or on the last day with a later end or another length; or a refusal will not
    prolong it; or a truce with a term is promised days after one that had none, or the day after a refusal.
    """
    if report.day is None or report.move not in PROMISES | {"demand", "reject"}:
        return False
    until = thread.until or _likely_end(thread)
    if until is None:
        own = report.move in PROMISES and thread.debtor in report.by and bool(report.hours or report.ends)
        answered = thread.answered
        return own and answered is not None and (report.day - answered).days >= (1 if thread.refused else NEXT_DAYS)
    if report.move == "reject" and report.prolongs:
        return True
    ends = _end_of(report)
    later = ends is not None and ends > until
    other = bool(report.hours and thread.hours and report.hours not in thread.hours)
    return report.day > until or (report.day == until and (later or other or report.move == "reject"))


def _likely_end(thread: Thread) -> date | None:
    """The day after a truce of a known length is over, if it began when it was promised."""
    if not thread.hours or thread.promised is None:
        return None
    return thread.promised + timedelta(days=max(thread.hours) // 24 + 1)


def _same_things(thread: Thread, report: Report) -> bool:
    if report.hours and thread.hours and report.hours not in thread.hours and not report.earlier:
        return False
    if thread.places and report.places and not thread.places & report.places:
        return False
    if topics()[thread.topic].personal and not _same_person(thread, report):
        return False
    if thread.topic == "plan" and thread.plans and report.plan_of and thread.plans.isdisjoint(report.plan_of):
        return False
    if report.move == "demand" and report.against != thread.against:
        return False
    if topics()[thread.topic].several and _other_figures(thread, report):
        return False
    named = thread.topic in NAMED_OBJECTS
    return not (named and thread.names and report.names and not thread.names & report.names)


def _long_answered(thread: Thread, report: Report) -> bool:
    """Whether a demand comes so long after the debtor gave his word that it asks for another, later thing."""
    if topics()[thread.topic].several or thread.promised is None or thread.answered is None or report.day is None:
        return False
    return (report.day - thread.answered).days > ANSWER_DAYS


def _same_person(thread: Thread, report: Report) -> bool:
    """Whether the same person is to act. That somebody of a side did it says nothing of a person of that side."""
    if not thread.persons:
        return True
    return bool(thread.persons & report.persons) or (not report.persons and report.move not in ("fulfil", "breach"))


def _figures(words: set[str] | frozenset[str]) -> set[str]:
    return {w for w in words if w[0].isdigit()}


def _same_figure(thread: Thread, report: Report) -> bool:
    return bool(_figures(thread.stems) & _figures(report.stems))


def _other_figures(thread: Thread, report: Report) -> bool:
    """Whether both name figures and none is the same."""
    one, two = _figures(thread.stems), _figures(report.stems)
    return bool(one and two and not one & two)


def _same_matter(thread: Thread, report: Report) -> bool:
    """Of several undertakings of one kind: whether it is this one, by its other words; a bare mention means the last.

    A plan is the same if its makers are, or if what is said of it within a fortnight agrees in a word.
    """
    theirs, ours = thread.stems - thread.topical, report.stems - report.topical - COMMON_STEMS
    shared = theirs & ours
    if thread.topic == "plan":
        if not thread.plans.isdisjoint(report.plan_of):
            return True
        said = ours - stems(report.trigger)
        bare = not said - stems(" ".join(report.names)) or not theirs - COMMON_STEMS
        return _near(thread, report, BARE_DAYS) and (bare or bool(said & theirs))
    if not ours:
        return _near(thread, report, BARE_DAYS)
    telling = shared - stems(" ".join(report.names))
    return len(shared) >= 2 or (bool(telling) and len(ours) <= 3)


def _opposed_in_one_breath(thread: Thread, report: Report) -> bool:
    """Whether one document tells of one day that a party refused the one and took the other ("turned down the draft
    but agreed to a pause"): these are two things.
    """
    for other in reversed(thread.reports):
        if other.evidence.doc != report.evidence.doc:
            return False
        one = (
            thread.debtor in other.by
            and thread.debtor in report.by
            and other.day == report.day
            and not report.earlier
            and not other.earlier
        )
        if one and (other.move == "reject") != (report.move == "reject") and {other.move, report.move} & PROMISES:
            return True
    return False


def affinity(thread: Thread, report: Report) -> float | None:
    """How well a report fits a thread of its block; `None` where it does not."""
    strong = thread.strong and report.strong
    if not _near(thread, report, WINDOW_DAYS if strong else LOOSE_WINDOW_DAYS):
        return None
    if _reopens(thread, report) or not _same_things(thread, report) or _opposed_in_one_breath(thread, report):
        return None
    if strong and topics()[thread.topic].several and not _same_matter(thread, report):
        return None
    stems = frozenset(thread.stems)
    shared = overlap(stems, report.stems)
    if not strong and (shared < 0.5 or len(stems & report.stems) < 2):
        return None
    gap = abs((report.day - thread.last).days) if report.day and thread.last else WINDOW_DAYS
    places = 1.0 if thread.places & report.places else 0.0
    return 2 * shared + jaccard(stems, report.stems) + places + _follows(thread, report) + 1 / (1 + gap / 7)


def _follows(thread: Thread, report: Report) -> float:
    """How closely what looks back on the debtor's word, or tells what became of it, follows that word in the thread."""
    after = report.earlier or report.move in ("fulfil", "breach", "accuse")
    first, last = thread.first_promised, thread.promised
    if not after or first is None or last is None or report.day is None or report.day < first:
        return 0.0
    return 2 / (1 + max(0, (report.day - last).days) / 7)


def _telling(report: Report) -> frozenset[str]:
    """The words of a report that say more than its topic, its names and the move itself."""
    return report.stems - report.topical - COMMON_STEMS - stems(report.trigger) - stems(" ".join(report.names))


def _same_way(debtor: str, one: Report, two: Report) -> bool:
    """Whether both tell of a refusal by him, or both of his promise."""
    return debtor in one.by and debtor in two.by and (one.move == two.move or {one.move, two.move} <= PROMISES)


class Linker:
    """Holds the threads and the index by which candidates are found."""

    def __init__(self) -> None:
        self.threads: list[Thread] = []
        self._by_block: dict[tuple[str, str], list[Thread]] = {}
        self._of_document: tuple[str, dict[str, list[tuple[Report, Thread]]]] = ("", {})
        """The document that is being taken, and what was linked of it, by debtor."""
        self._opened: dict[tuple[str, str], Thread] = {}
        """The first thread of each block, once a move that can belong to no other debtor has opened it."""

    def take(self, report: Report) -> Thread | None:
        """Put a report where it belongs; `None` where it can only join and there is nothing to join."""
        if report.move in JOINING and not self._joinable(report):
            return None
        for debtor in report.debtors:
            thread = self._meant(debtor, report) or self._best(debtor, report)
            if thread:
                return self._join(thread, report)
        if report.move in JOINING:
            return self._join(self._by_block[report.debtors[0], report.topic][-1], report)
        thread = Thread(report.debtors[0], report.topic, report.strong, len(self.threads))
        self.threads.append(thread)
        return self._join(thread, report)

    def _blocks(self, debtor: str, report: Report) -> Iterator[tuple[str, str]]:
        if report.strong:
            yield debtor, report.topic
        else:
            for stem in sorted(report.stems):
                yield debtor, f"={stem}"

    def _best(self, debtor: str, report: Report) -> Thread | None:
        best: tuple[float, int] | None = None
        found: Thread | None = None
        for block in self._blocks(debtor, report):
            for thread in self._by_block.get(block, ()):
                fits = affinity(thread, report)
                if fits is not None and (best is None or (fits, -thread.number) > best):
                    best, found = (fits, -thread.number), thread
        return found

    def _meant(self, debtor: str, report: Report) -> Thread | None:
        """Of what the same document told before, that which a bare "plan" or "proposal" means.

        It is what the debtor took or refused there as he takes or refuses the plan.
        """
        if report.topic != "plan" or _telling(report) or _ANY.match(report.what):
            return None
        document, held = self._of_document
        told = held.get(debtor, []) if document == report.evidence.doc else []
        for before, thread in reversed(told):
            if thread.topic in ABOUT and _same_way(debtor, before, report) and not _reopens(thread, report):
                return thread
        return None

    def _joinable(self, report: Report) -> bool:
        """Whether a joining move finds its block opened, by a move that can only belong there.

        It depends on nothing else (no places, names or days), so that a further document can move such a report to
        another thread but never leave it without one.
        """
        return report.strong and (report.debtors[0], report.topic) in self._opened

    def join_late(self, report: Report) -> Thread | None:
        """For a joining move that came before all there was to join: the first thread of its block, if any."""
        thread = self._opened.get((report.debtors[0], report.topic)) if report.strong else None
        if thread:
            thread.add(report)
        return thread

    def _join(self, thread: Thread, report: Report) -> Thread:
        thread.add(report)
        if self._of_document[0] != report.evidence.doc:
            self._of_document = (report.evidence.doc, {})
        self._of_document[1].setdefault(thread.debtor, []).append((report, thread))
        named_otherwise = thread.strong and report.strong and thread.topic != report.topic
        for block in () if named_otherwise else self._blocks(thread.debtor, report):
            held = self._by_block.setdefault(block, [])
            if thread in held:
                held.remove(thread)
            held.append(thread)
            del held[:-CANDIDATES]
            if len(report.debtors) == 1:
                self._opened.setdefault(block, thread)
        return thread


def link(reports: Iterable[Report], copies: Copies) -> tuple[Thread, ...]:
    """All threads of these reports, in the order in which they were first heard of."""
    linker = Linker()
    kept: dict[str, Thread] = {}
    early: list[Report] = []
    copied: list[tuple[str, Evidence]] = []
    for report in sorted(reports, key=lambda r: r.order):
        original = copies.original_of(report)
        if original:
            copied.append((original, report.evidence))
            continue
        copies.keep(report)
        joined = linker.take(report)
        if joined:
            kept[report.key] = joined
        else:
            early.append(report)
    for report in early:
        joined = linker.join_late(report)
        if joined:
            kept[report.key] = joined
    for original, evidence in copied:
        if original in kept:
            kept[original].carried.append(evidence)
    return tuple(linker.threads)

"""The records that pass between the stages: every frozen dataclass of Servanda.

Read this first. A document goes from `Document` to `Reading` by `servanda.flow.read`; many readings become one
ledger of `Commitment` by `servanda.flow.keep`. This module imports nothing of ours.

Conventions that hold everywhere:

* A span is a pair of character offsets into `Document.text` as stored, start included, end excluded.
* Dates are `datetime.date`; what the text does not say is `None` or an empty tuple, never a guess.
* Collections are tuples, so that records can be compared, hashed and kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, get_args

Span = tuple[int, int]
Spans = tuple[Span, ...]

MoveType = Literal[
    "demand", "propose", "commit", "accept", "reject", "threaten", "accuse", "endorse", "fulfil", "breach", "consult"
]
MOVE_TYPES: tuple[MoveType, ...] = get_args(MoveType)

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
QuoteKind = Literal["direct", "indirect", "mixed"]
ReportStatus = Literal["asserted", "hedged"]
MentionForm = Literal["name", "title", "place", "nominal", "pronoun"]

CommitmentStatus = Literal[
    "demanded",
    "proposed",
    "conditional",
    "committed",
    "due",
    "fulfilled",
    "partly fulfilled",
    "violated",
    "expired",
    "lapsed",
    "rejected",
    "withdrawn",
    "suspended",
    "disputed",
]
COMMITMENT_STATUSES: tuple[CommitmentStatus, ...] = get_args(CommitmentStatus)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read. It is counted and shown; it never stops a run."""

    where: str
    """The file, and the line or record in it if there is one: `reports.jsonl, line 12`."""
    what: str
    hint: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text from the press and what is known about where it came from."""

    id: str
    text: str
    """As stored; every offset in every record counts characters of this."""
    outlet: str | None = None
    published: date | None = None
    title: str | None = None
    author: str | None = None
    url: str | None = None
    language: str = "en"
    title_span: Span | None = None
    """Where the title stands in `text`, if it does."""
    furniture: Spans = ()
    """Parts of `text` that are not prose (date lines, bylines, comment counts, subscription lines): never read."""


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A time expression and the days it covers."""

    start: int
    end: int
    type: TimexType
    value: str
    """TIMEX3 value (ISO 8601 with TimeML's extensions), such as `2016-10-21`, `2016-W42`, `P48H`, `FUTURE_REF`."""
    mod: str | None = None
    """TIMEX3 modifier: `APPROX`, `START`, `MID`, `END`, `BEFORE`, `AFTER`, `LESS_THAN`, …"""
    first: date | None = None
    """First day of the interval covered; `None` if open or unknown."""
    last: date | None = None
    """Last day of the interval covered, included."""
    basis: str = "text"
    """What the value rests on: `text` (complete in itself), `document date`, `text date` (another date named in the
    text), `vague`. Of a deadline also `date of the move`, `term of office`, `public calendar`, or the sum in words:
    `three days after the truce takes hold (2016-09-12)`."""
    signal: str | None = None
    """The word that governs it, in lower case: `by`, `before`, `until`, `within`, `since`, `after`, `for`, …"""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who: a state, body, group, office-holder or unnamed people."""

    id: str
    """Stable id in the lexicon, such as `rus` or `un-security-council`; the code, if the actor is unnamed."""
    code: str
    """Coarse code of the guidelines: ISO 3166 alpha-3, `XXX-OPP`, `UN`, `EU`, `NATO`, …"""
    name: str
    kind: str = "unknown"
    """`state`, `government`, `organisation`, `armed group`, `party`, `person`, `media`, `people`, …"""
    cameo: str | None = None
    """CAMEO/PLOVER code with sector, such as `RUSGOV`, `SYRREB`, `IGOUNO`."""
    role: str | None = None
    """The office held on the day of the document, if it is why the actor was recognised."""
    acts_for: tuple[str, ...] = ()
    """Ids of the actors this one speaks or fights for (spokesman, envoy, proxy)."""
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that point at an actor. Words that name two ("both sides") give two mentions with one span."""

    start: int
    end: int
    actor: Actor
    form: MentionForm = "name"
    head: int | None = None
    """Character offset of the head word, if it is not the last word."""


@dataclass(frozen=True, slots=True)
class Unnamed:
    """What a text tells of a source that it does not name: "two Western diplomats"."""

    role: str
    """The noun, as its lemma: `diplomat`, `official`, `source`."""
    count: str | None = None
    """How many, in the text's words: `two`, `several`, `a`; `None` for a bare plural."""
    side: str | None = None
    """On which side, in the text's words: `Western`, `Syrian`, `the State Department`."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said, written, believed or intended what."""

    source: Spans
    cue: Spans
    content: Spans
    quote: QuoteKind
    actors: tuple[Actor, ...] = ()
    """The source resolved; empty where the text leaves it open."""
    source_kind: str = "named"
    """`named`, `pronoun`, `unnamed` ("two Western diplomats"), `document`, `media`, `outlet`, `none`."""
    unnamed: Unnamed | None = None
    """How many, of which side, in what role, if the source is `unnamed`."""
    addressee: Span | None = None
    """Who is addressed, where the text says: "told reporters", "warned Damascus"."""
    depth: int = 0
    """0 for what the outlet reports; 1 for what somebody in such a report is quoted as saying; and so on."""
    parent: int | None = None
    """Index, in the reading's attributions, of the one this stands inside."""
    hedge: Span | None = None
    """The word with which the writer keeps a distance: "allegedly", "appears to"."""
    confidence: float = 1.0
    """Share of attributions with this score that were right on held-out text."""


@dataclass(frozen=True, slots=True)
class Move:
    """One thing done with words, or by keeping or breaking one's word, as a text reports it."""

    type: MoveType
    sent: Span
    trigger: Span
    actor: tuple[Actor, ...] = ()
    actor_text: Span | None = None
    addressee: tuple[Actor, ...] = ()
    addressee_text: Span | None = None
    content: Span | None = None
    condition: Span | None = None
    condition_by: tuple[Actor, ...] = ()
    """Who must first do what the condition says; empty where the text leaves it open."""
    condition_act: Span | None = None
    """The verb or noun of the condition that says what must be done first."""
    deadline: TimeSpan | None = None
    """The time by which, from which or during which the content is to be done."""
    deadline_day: str | None = None
    """ISO date (or `YYYY-MM`, `YYYY`) of the deadline."""
    deadline_step: Span | None = None
    """The step that the deadline is counted from or that ends it: "the truce takes hold". Where the text does not date
    it, `deadline_day` is `None`, and `deadline` (if any) holds the length to be counted from it."""
    when: date | None = None
    """Day of the move itself, where the text lets one tell."""
    when_basis: str | None = None
    """Why that day: `text` (a date in the clause), `document date` ("today", a weekday), `dateline`, …"""
    status: ReportStatus = "asserted"
    said_by: Span | None = None
    """Who reports the move, if it is neither the actor nor the writer."""
    debtor: tuple[Actor, ...] = ()
    """Who is to do what the content says; may be a third party ("Moscow promised that the rebels would leave")."""
    plover: str | None = None
    mode: str | None = None
    cameo: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class PoliticalEvent:
    """Any other political action between actors that PLOVER codes: ASSAULT, SANCTION, AID, PROTEST, …"""

    sent: Span
    trigger: Span
    plover: str
    mode: str | None = None
    cameo: str | None = None
    actor: tuple[Actor, ...] = ()
    addressee: tuple[Actor, ...] = ()
    when: date | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one document says, by one version of Servanda. Pure: same text, same version, same bytes."""

    document: Document
    timexes: tuple[TimeSpan, ...] = ()
    actors: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    moves: tuple[Move, ...] = ()
    events: tuple[PoliticalEvent, ...] = ()
    problems: tuple[Problem, ...] = ()
    version: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a statement of the ledger comes from: a place in a document, its words, its dates."""

    doc: str
    span: Span
    words: str
    outlet: str | None = None
    said: date | None = None
    """The day the thing was said or done, where the text tells."""
    reported: date | None = None
    """The day it was published."""


@dataclass(frozen=True, slots=True)
class Change:
    """One step in the life of a commitment, with the words that show it."""

    status: CommitmentStatus
    date: date | None
    evidence: Evidence
    move: MoveType | None = None
    by: tuple[str, ...] = ()
    """Codes of who made the move."""
    claimed_by: tuple[str, ...] = ()
    """Codes of who claims it, if it rests on a claim ("X says Y broke it") and not on the outlet's own report."""
    to: tuple[str, ...] = ()
    """Codes of whom the move addresses."""
    what: str = ""
    """The content of the move, in the text's words."""
    condition: str | None = None
    deadline: str | None = None
    note: str = ""
    """Why the status follows, where it follows from a date and not from a move."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """C(debtor, creditor, antecedent, consequent), with all that is known of it on one day."""

    id: str
    debtor: tuple[str, ...]
    creditor: tuple[str, ...]
    what: str
    topic: str | None = None
    place: str | None = None
    condition: str | None = None
    deadline: str | None = None
    status: CommitmentStatus = "demanded"
    history: tuple[Change, ...] = ()
    claims: tuple[Change, ...] = ()
    """What each party says became of it, kept apart from `status`."""
    concreteness: tuple[tuple[str, Evidence | None], ...] = ()
    """Each element of the checklist with its words, or `None` where it is missing."""
    outlets: tuple[str, ...] = ()
    """Independent outlets that carry it; copies of one text count once."""
    salience: float = 0.0
    plan: str | None = None
    """The named plan or deal of which it is a step."""
    places: tuple[str, ...] = ()
    carried: tuple[Evidence, ...] = ()
    """Copies of the evidence: the same text carried again, by whatever outlet. They never change the status."""
    judged: tuple[str, ...] = ()
    """What members decided about it, one line a judgement that stands."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision about a record. A row of its own; taking it back is another row."""

    record: str
    verdict: Literal["confirm", "correct", "split", "merge", "dispute", "retract"]
    by: str
    at: datetime
    reason: str = ""
    changes: tuple[tuple[str, str], ...] = field(default=())

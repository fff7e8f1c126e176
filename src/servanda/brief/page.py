"""Gathers what the brief shows from a ledger and renders it as one HTML page without outside references."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from servanda.brief.pictures import MARKS, cut, lanes, loose_name, position_lanes, topic_label, waiting_graph
from servanda.codes import code_names
from servanda.ledger import (
    Ledger,
    Position,
    Terms,
    concreteness,
    coverage_of,
    deadlocks,
    positions,
    timetable,
    waits,
)
from servanda.ledger.telling import ACTS, told
from servanda.plain import apart, readable_day, sentence
from servanda.records import Change, Commitment, Document, Evidence

CONTEXT = 160
"""Characters of the source shown on either side of the words that are the evidence."""
LINE = 180
"""Characters of an undertaking's content that its line shows; the whole stands beneath."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a source with a little of what stands around them."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Party:
    """A party and what it owes or is asked to do, the most salient first."""

    name: str
    entries: tuple[Commitment, ...]


@dataclass(frozen=True, slots=True)
class News:
    """A change since the day asked for."""

    entry: Commitment
    change: Change


def brief_page(
    ledger: Ledger,
    documents: Mapping[str, Document],
    since: date | None = None,
    limit: int = 60,
    doubts: Terms | None = None,
    before: Ledger | None = None,
) -> str:
    """The brief as HTML: what is on the table by party, what fell due, what is new since a day.

    `documents` are those that the ledger's evidence names; `limit` bounds the undertakings shown; `doubts` are who
    undertakes for others, and who leaves office before it falls due (`servanda.ledger.terms`); `before` is the ledger
    as of the day before `since`, from which the page tells how what is new stood.
    """
    shown = ledger.commitments[:limit]
    many, others, unnamed = _grouped(by_party(shown))
    return _template(documents).render(
        since=since,
        documents=documents,
        outlets={d.outlet for d in documents.values() if d.outlet},
        total=len(ledger.commitments),
        shown=len(shown),
        parties=many,
        others=others,
        unnamed=unnamed,
        was=_stood(shown, before) if since else {},
        **_by_day(ledger, shown),
        **_by_outlet(ledger, shown),
        news=_told_together(news_since(shown, since)) if since else (),
        doubts=doubts or Terms((), ()),
        entries={c.id: c for c in ledger.commitments},
        summaries={entry.id: sentence(concreteness(entry).summary) for entry in shown},
        marks=MARKS,
        titles={d.id: d.title for d in documents.values()},
        sources=_sources(shown, documents),
        **_pictures(ledger, shown),
    )


def _template(documents: Mapping[str, Document]) -> Template:
    environment = Environment(
        loader=PackageLoader("servanda.brief"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters.update(
        party=code_names,
        told=told,
        passage=lambda evidence: passage(evidence, documents),
        day=readable_day,
        short=lambda text: cut(text, LINE),
        loose=loose_name,
        topic=topic_label,
        apart=apart,
        act=lambda move: ACTS[move][0],
    )
    return environment.get_template("brief.html")


def _stood(shown: Iterable[Commitment], before: Ledger | None) -> dict[str, str]:
    """How each undertaking stood the day before: `was conditional`, `new`; nothing where it stands as it did."""
    if before is None:
        return {}
    stood = {entry.id: entry.status for entry in before.commitments}
    return {e.id: f"was {stood[e.id]}" if e.id in stood else "new" for e in shown if stood.get(e.id) != e.status}


def _by_day(ledger: Ledger, shown: Iterable[Commitment]) -> dict[str, object]:
    """Undertakings with a date: what is overdue (the latest first), what is to come, and what is settled."""
    table = timetable(ledger)
    entries = {e.id: e for e in due_dates(shown)}
    overdue = [row for row in reversed(table.overdue()) if row.id in entries]
    coming = [row for row in table.next() if row.id in entries]
    running = [entries[row.id] for row in table.running() if row.id in entries]
    named = {row.id for row in (*overdue, *coming)} | {entry.id for entry in running}
    settled = [entry for id_, entry in entries.items() if id_ not in named]
    return {
        "due": entries,
        "overdue": overdue,
        "coming": coming,
        "settled": settled,
        "running": running,
        "cannot": table.why,
    }


def _by_outlet(ledger: Ledger, shown: Iterable[Commitment]) -> dict[str, object]:
    """What each outlet brings, and of the undertakings shown what it alone has and what it leaves out."""
    found = coverage_of(ledger)
    kept = {entry.id for entry in shown}
    rows = [
        (
            row,
            [t for t in found.sole(row.name) if t.entry in kept],
            [t for t in found.left_out_while_publishing(row.name) if t.entry in kept and len(t.outlets) > 1],
        )
        for row in found.by_outlet()
    ]
    return {"coverage": rows if len(rows) > 1 else []}


def _pictures(ledger: Ledger, shown: tuple[Commitment, ...]) -> dict[str, object]:
    """What is drawn, and the waits and deadlocks that the last picture is about."""
    day = ledger.as_of or _last_day(shown)
    circles, entries = deadlocks(ledger), {c.id: c for c in ledger.commitments}
    in_circles = {wait for circle in circles for wait in circle.waits}
    waiting = [wait for wait in waits(ledger) if wait not in in_circles]
    return {
        "day": day,
        "lanes": Markup(lanes(shown[:25], day)) if day else "",
        "stands": Markup(position_lanes(main_positions(ledger), day)) if day else "",
        "waiting": Markup(waiting_graph(waiting, circles, entries, {c.id for c in shown})),
        "waits": waiting,
        "deadlocks": circles,
    }


def brief_data(ledger: Ledger, since: date | None = None, limit: int = 60) -> dict[str, object]:
    """What the brief shows, for programs: by party, by deadline, what is new, and deadlocks."""
    shown = ledger.commitments[:limit]
    return {
        "as_of": ledger.as_of,
        "parties": by_party(shown),
        "due": due_dates(shown),
        "timetable": timetable(ledger),
        "coverage": coverage_of(ledger).by_outlet(),
        "new": news_since(shown, since) if since else (),
        "deadlocks": deadlocks(ledger),
    }


def by_party(entries: Iterable[Commitment]) -> tuple[Party, ...]:
    """Undertakings under their debtors, the party with most first."""
    groups: dict[tuple[str, ...], list[Commitment]] = defaultdict(list)
    for entry in entries:
        groups[entry.debtor].append(entry)
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(Party(code_names(codes), tuple(found)) for codes, found in ordered)


def _grouped(
    parties: Iterable[Party],
) -> tuple[tuple[Party, ...], tuple[Commitment, ...], tuple[Commitment, ...]]:
    """Parties with several undertakings; the one undertaking of each other party; those of nobody named."""
    parties = tuple(parties)
    named = [p for p in parties if p.entries[0].debtor]
    single = tuple(p.entries[0] for p in named if len(p.entries) == 1)
    unnamed = tuple(entry for p in parties if not p.entries[0].debtor for entry in p.entries)
    return tuple(p for p in named if len(p.entries) > 1), single, unnamed


def main_positions(ledger: Ledger, parties: int = 4, each: int = 4) -> tuple[Position, ...]:
    """Positions of the parties that owe most: those taken more than once, the most often stated first."""
    counts = Counter(code for entry in ledger.commitments for code in entry.debtor)
    leading = [code for code, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:parties]]
    found = ([p for p in positions(ledger, code) if len(p.stances) > 1][:each] for code in leading)
    return tuple(position for group in found for position in group)


def due_dates(entries: Iterable[Commitment]) -> tuple[Commitment, ...]:
    """Undertakings with a deadline, the earliest first."""
    return tuple(sorted((e for e in entries if e.deadline), key=lambda e: (e.deadline or "", e.id)))


def news_since(entries: Iterable[Commitment], since: date) -> tuple[News, ...]:
    """Changes reported on or after a day, the newest first."""
    found = [
        News(entry, change)
        for entry in entries
        for change in entry.history
        if (change.evidence.reported or change.date or date.min) >= since
    ]
    return tuple(sorted(found, key=_newest_first))


def _told_together(news: Iterable[News]) -> tuple[tuple[News, ...], ...]:
    """News of one undertaking with one status as one item, at the place of the newest."""
    groups: dict[tuple[str, str], list[News]] = defaultdict(list)
    for item in news:
        groups[item.entry.id, item.change.status].append(item)
    return tuple(tuple(group) for group in groups.values())


def _sources(entries: Iterable[Commitment], documents: Mapping[str, Document]) -> tuple[Document, ...]:
    """The documents at hand that the evidence of the undertakings stands in, the earliest first."""
    named = {change.evidence.doc for e in entries for change in (*e.history, *e.claims)}
    found = [documents[doc] for doc in named if doc in documents]
    return tuple(sorted(found, key=lambda d: (d.published or date.max, d.outlet or "", d.id)))


def _newest_first(item: News) -> tuple[int, str, tuple[int, int]]:
    day = item.change.evidence.reported or item.change.date or date.min
    return -day.toordinal(), item.entry.id, item.change.evidence.span


def passage(evidence: Evidence, documents: Mapping[str, Document]) -> Passage:
    """The evidence in its context; the words alone where the document is not at hand."""
    document = documents.get(evidence.doc)
    if document is None:
        return Passage("", evidence.words, "")
    start, end = evidence.span
    left = max(0, start - CONTEXT, document.text.rfind("\n", 0, start) + 1)
    line_end = document.text.find("\n", end)
    right = min(end + CONTEXT, line_end if line_end >= 0 else len(document.text))
    before, after = document.text[left:start], document.text[end:right]
    if left and document.text[left - 1] != "\n":
        before = "…" + before.partition(" ")[2]
    if right < len(document.text) and document.text[right] != "\n":
        after = after.rpartition(" ")[0] + " …"
    return Passage(before, document.text[start:end], after)


def _last_day(entries: Iterable[Commitment]) -> date | None:
    days = [d for e in entries for c in e.history if (d := c.evidence.reported or c.date)]
    return max(days, default=None)

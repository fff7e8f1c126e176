"""Draws the brief's pictures as SVG: undertakings over time, positions over time, and who waits on whom."""

from __future__ import annotations

import math
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from servanda.codes import code_name, code_names
from servanda.ledger import Deadlock, Position, Wait
from servanda.ledger.topics import topics
from servanda.records import Change, Commitment

WIDTH, LABEL, ROW, TOP = 1000, 330, 26, 30
BOX_WIDTH, BOX_HEIGHT, ROW_OF_BOXES = 210, 44, 78
INSET = 150
"""How far the ends of the ring of boxes stand in from its middle, so that arrows pass beside the boxes."""

MARKS = {
    "demanded": ("○", "demanded"),
    "proposed": ("◇", "offered"),
    "conditional": ("◐", "promised on a condition"),
    "committed": ("●", "promised"),
    "due": ("◔", "due"),
    "fulfilled": ("✔", "done"),
    "partly fulfilled": ("◑", "partly done"),
    "violated": ("✖", "broken"),
    "expired": ("◌", "expired"),
    "lapsed": ("⋯", "lapsed"),
    "rejected": ("⊘", "refused"),
    "withdrawn": ("↩", "withdrawn"),
    "suspended": ("‖", "suspended"),
    "disputed": ("?", "disputed"),
}
"""A sign for each status, so that nothing is told by colour alone."""
SIDES = {"for": ("▲", "fulfilled"), "against": ("▼", "rejected")}


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign on a day, and what a reader sees who points at it."""

    day: date
    sign: str
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of a picture over time."""

    label: str
    link: str | None
    marks: tuple[Mark, ...]
    deadline: date | None = None


@dataclass(frozen=True, slots=True)
class Axis:
    """The days that a picture covers, from its left to its right."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Where a day lies; days outside the axis lie at its ends."""
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return LABEL + 12 + (WIDTH - LABEL - 30) * min(1.0, max(0.0, share))


def lanes(entries: Sequence[Commitment], today: date) -> str:
    """One lane an undertaking: its changes on their days, its deadline as a bar, and `today`."""
    return _picture([lane for entry in entries if (lane := _life(entry)).marks], today, "Undertakings over time")


def position_lanes(positions: Sequence[Position], today: date) -> str:
    """One lane a position: what a party said for or against, on its days."""
    return _picture([lane for p in positions if (lane := _stances(p)).marks], today, "Positions over time")


def waiting_graph(
    waits: Sequence[Wait],
    deadlocks: Sequence[Deadlock],
    entries: Mapping[str, Commitment],
    on_page: Container[str] | None = None,
    limit: int = 12,
) -> str:
    """Who waits on whom: an arrow leads from what waits to what it waits on; deadlocks are drawn thick.

    At most `limit` boxes are drawn, those in deadlocks first. A box links to its entry if that is `on_page`; by default
    if there is one.
    """
    every = list(dict.fromkeys([*(w for d in deadlocks for w in d.waits), *waits]))
    nodes: list[str] = []
    for wait in every:
        added = [i for i in dict.fromkeys((wait.waiting, wait.on)) if i not in nodes]
        if len(nodes) + len(added) <= limit:
            nodes += added
    arcs = [w for w in every if w.waiting in nodes and w.on in nodes]
    if not arcs:
        return ""
    circle = {(a, b) for d in deadlocks for a, b in zip(d.ids, (*d.ids[1:], d.ids[0]), strict=True)}
    height = max(160, ROW_OF_BOXES * math.ceil(len(nodes) / 2) + 20)
    places = _places(nodes, height)
    links = entries if on_page is None else on_page
    return "\n".join(
        [
            f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="Who waits on whom" class="waits">',
            '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="12" markerHeight="12" '
            'markerUnits="userSpaceOnUse" orient="auto">'
            '<path d="M0 0L8 4L0 8z"/></marker></defs>',
            *(_arc(w, places, (w.waiting, w.on) in circle) for w in arcs),
            *(_linked(node, _box(node, place, entries.get(node)), links) for node, place in places.items()),
            "</svg>",
        ]
    )


def _life(entry: Commitment) -> Lane:
    marks = tuple(_mark(change, day) for change in entry.history if (day := _day_of(change)))
    return Lane(f"{code_names(entry.debtor)}: {entry.what}", f"#{entry.id}", marks, _deadline(entry))


def _mark(change: Change, day: date) -> Mark:
    sign, word = MARKS[change.status]
    outlet = change.evidence.outlet or "outlet not named"
    return Mark(day, sign, change.status.replace(" ", "-"), f"{day.isoformat()}: {word}, {outlet}")


def _stances(position: Position) -> Lane:
    marks = []
    for stance in position.stances:
        if stance.day and stance.side in SIDES:
            sign, kind = SIDES[stance.side]
            outlet = stance.evidence.outlet or "outlet not named"
            marks.append(
                Mark(stance.day, sign, kind, f"{stance.day.isoformat()}: {stance.move} {stance.what}, {outlet}")
            )
    whose = "" if position.debtor == position.party else f" by {code_name(position.debtor)}"
    return Lane(f"{code_name(position.party)} on {topic_label(position.topic)}{whose}", None, tuple(marks))


def _picture(rows: Sequence[Lane], today: date, title: str) -> str:
    if not rows:
        return ""
    days = [mark.day for row in rows for mark in row.marks] + [today]
    days += [row.deadline for row in rows if row.deadline and abs((row.deadline - today).days) < 400]
    axis = Axis(min(days), max(days))
    height = TOP + ROW * len(rows) + 10
    now = axis.x(today)
    return "\n".join(
        [
            f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(title)}" class="lanes">',
            *_grid(axis, height),
            f'<line class="today" x1="{now:.1f}" x2="{now:.1f}" y1="{TOP - 8}" y2="{height}"/>',
            *(_row(row, axis, TOP + ROW * place + ROW / 2) for place, row in enumerate(rows)),
            "</svg>",
        ]
    )


def _row(row: Lane, axis: Axis, y: float) -> str:
    label = f'<text class="label" x="{LABEL}" y="{y + 4:.1f}">{escape(cut(row.label, 50))}</text>'
    parts = [f'<a href="{escape(row.link)}">{label}</a>' if row.link else label]
    ends = [axis.x(mark.day) for mark in row.marks]
    parts.append(f'<line class="life" x1="{min(ends):.1f}" x2="{max(ends):.1f}" y1="{y:.1f}" y2="{y:.1f}"/>')
    if row.deadline:
        parts.append(
            f'<rect class="due" x="{axis.x(row.deadline) - 1.5:.1f}" y="{y - 9:.1f}" width="3" height="18">'
            f"<title>due {row.deadline.isoformat()}</title></rect>"
        )
    for mark in row.marks:
        parts.append(
            f'<text class="mark {mark.kind}" x="{axis.x(mark.day):.1f}" y="{y + 5:.1f}">{mark.sign}'
            f"<title>{escape(mark.title)}</title></text>"
        )
    return "".join(parts)


def _grid(axis: Axis, height: int) -> list[str]:
    """Lines at the first of each month, or at Mondays where the time shown is short; never more than ten."""
    by_week = (axis.last - axis.first).days < 75
    count = (axis.last - axis.first).days + 1
    days = [axis.first + timedelta(days=n) for n in range(count)]
    ticks = [day for day in days if (day.weekday() == 0 if by_week else day.day == 1)]
    out = []
    for tick in ticks[:: math.ceil(len(ticks) / 10) or 1]:
        label = f"{tick.day} {tick:%b}" if by_week else f"{tick:%b %Y}"
        out.append(f'<line class="grid" x1="{axis.x(tick):.1f}" x2="{axis.x(tick):.1f}" y1="{TOP - 8}" y2="{height}"/>')
        out.append(f'<text class="tick" x="{axis.x(tick):.1f}" y="{TOP - 14}">{label}</text>')
    return out


def _places(nodes: Sequence[str], height: int) -> dict[str, tuple[float, float]]:
    """Boxes around a ring, up its left side and down its right, so that a circle of conditions looks like one."""
    left = math.ceil(len(nodes) / 2)
    places: dict[str, tuple[float, float]] = {}
    for n, node in enumerate(nodes):
        is_left = n < left
        count = left if is_left else len(nodes) - left
        step = n if is_left else n - left
        share = (step + 0.5) / count
        edge = BOX_WIDTH / 2 + 10 + INSET * (1 - math.sin(math.pi * share))
        y = height * (1 - share) if is_left else height * share
        places[node] = (edge if is_left else WIDTH - edge, y)
    return places


def _box(node: str, place: tuple[float, float], entry: Commitment | None) -> str:
    x, y = place
    who, _, what = loose_name(node).partition(": ")
    if entry:
        who, what = code_names(entry.debtor), entry.what
    return (
        f'<rect class="box" x="{x - BOX_WIDTH / 2:.1f}" y="{y - BOX_HEIGHT / 2:.1f}" width="{BOX_WIDTH}" '
        f'height="{BOX_HEIGHT}" rx="6"/><text class="who" x="{x:.1f}" y="{y - 4:.1f}">{escape(cut(who, 28))}</text>'
        f'<text class="what" x="{x:.1f}" y="{y + 13:.1f}">{escape(cut(what, 30))}</text>'
    )


def _linked(node: str, box: str, links: Container[str]) -> str:
    return f'<a href="#{escape(node)}">{box}</a>' if node in links else box


def _arc(wait: Wait, places: Mapping[str, tuple[float, float]], in_circle: bool) -> str:
    (x1, y1), (x2, y2) = places[wait.waiting], places[wait.on]
    share = _share_outside(x2 - x1, y2 - y1)
    kind = "arc circle" if in_circle else "arc"
    return (
        f'<line class="{kind}" x1="{x1 + (x2 - x1) * share:.1f}" y1="{y1 + (y2 - y1) * share:.1f}" '
        f'x2="{x2 - (x2 - x1) * share:.1f}" y2="{y2 - (y2 - y1) * share:.1f}" marker-end="url(#tip)">'
        f"<title>{escape(wait.words)}</title></line>"
    )


def _share_outside(dx: float, dy: float) -> float:
    """How much of a line between two boxes lies inside one of them."""
    across = BOX_WIDTH / 2 / abs(dx) if dx else math.inf
    down = BOX_HEIGHT / 2 / abs(dy) if dy else math.inf
    return min(across, down, 0.45)


def _day_of(change: Change) -> date | None:
    return change.date or change.evidence.reported


def _deadline(entry: Commitment) -> date | None:
    return date.fromisoformat(entry.deadline) if entry.deadline and len(entry.deadline) == 10 else None


def cut(text: str, width: int) -> str:
    """The text, cut at a word where it is longer than `width` characters."""
    return text if len(text) <= width else text[:width].rsplit(" ", 1)[0][: width - 1].rstrip(" ,;:") + "…"


def loose_name(node: str) -> str:
    """What an end of a wait is called where the ledger has no entry for it: `RUS: withdrawal` or a bare topic."""
    code, colon, topic = node.partition(": ")
    return f"{code_name(code)}: {topic_label(topic)}" if colon else topic_label(node)


def topic_label(topic: str) -> str:
    """What a topic is called on the page."""
    return topics()[topic].label if topic in topics() else topic

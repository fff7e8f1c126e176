"""Draws the brief's pictures as SVG: a lane for each undertaking over time, with its deadline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape

from servanda.codes import code_names
from servanda.records import Change, Commitment

WIDTH, LABEL, ROW, TOP = 1000, 330, 26, 30

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
    "lapsed": ("…", "lapsed"),
    "rejected": ("⊘", "refused"),
    "withdrawn": ("↩", "withdrawn"),
    "suspended": ("‖", "suspended"),
    "disputed": ("?", "disputed"),
}
"""A sign for each status, so that nothing is told by colour alone."""


def lanes(entries: Sequence[Commitment], today: date) -> str:
    """An SVG with one lane an undertaking: its changes on their days, its deadline as a bar, and `today`."""
    dated = [(e, [c for c in e.history if c.date or c.evidence.reported]) for e in entries]
    dated = [(e, changes) for e, changes in dated if changes]
    if not dated:
        return ""
    days = [_day_of(c) for _, changes in dated for c in changes] + [today]
    days += [d for e, _ in dated if (d := _deadline(e)) and abs((d - today).days) < 400]
    first, last = min(days), max(days)
    span = max(1, (last - first).days)

    def x(day: date) -> float:
        return LABEL + 12 + (WIDTH - LABEL - 30) * min(1.0, max(0.0, (day - first).days / span))

    height = TOP + ROW * len(dated) + 10
    parts = [
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="Undertakings over time" class="lanes">',
        *_months(first, last, x, height),
        f'<line class="today" x1="{x(today):.1f}" x2="{x(today):.1f}" y1="{TOP - 8}" y2="{height}"/>',
    ]
    for row, (entry, changes) in enumerate(dated):
        parts.append(_lane(entry, changes, x, TOP + ROW * row + ROW / 2))
    return "\n".join([*parts, "</svg>"])


def _lane(entry: Commitment, changes: Sequence[Change], x: object, y: float) -> str:
    assert callable(x)
    label = _cut(f"{code_names(entry.debtor)}: {entry.what}", 50)
    begin, end = x(_day_of(changes[0])), x(_day_of(changes[-1]))
    parts = [
        f'<a href="#{escape(entry.id)}"><text class="label" x="{LABEL}" y="{y + 4:.1f}">{escape(label)}</text></a>',
        f'<line class="life" x1="{begin:.1f}" x2="{end:.1f}" y1="{y:.1f}" y2="{y:.1f}"/>',
    ]
    if deadline := _deadline(entry):
        parts.append(
            f'<rect class="due" x="{x(deadline) - 1.5:.1f}" y="{y - 9:.1f}" width="3" height="18">'
            f"<title>due {deadline.isoformat()}</title></rect>"
        )
    for change in changes:
        sign, word = MARKS[change.status]
        title = f"{_day_of(change).isoformat()}: {word}, {change.evidence.outlet or 'outlet not named'}"
        kind = change.status.replace(" ", "-")
        parts.append(
            f'<text class="mark {kind}" x="{x(_day_of(change)):.1f}" y="{y + 5:.1f}">{sign}'
            f"<title>{escape(title)}</title></text>"
        )
    return "".join(parts)


def _months(first: date, last: date, x: object, height: int) -> list[str]:
    """Grid lines at the first of each month, or at each week where the time shown is short."""
    assert callable(x)
    ticks: list[date] = []
    day = first
    step_weeks = (last - first).days < 75
    while day <= last:
        if (step_weeks and day.weekday() == 0) or (not step_weeks and day.day == 1):
            ticks.append(day)
        day += timedelta(days=1)
    every = max(1, len(ticks) // 9)
    out = []
    for tick in ticks[::every]:
        label = f"{tick.day} {tick:%b}" if step_weeks else f"{tick:%b %Y}"
        out.append(f'<line class="grid" x1="{x(tick):.1f}" x2="{x(tick):.1f}" y1="{TOP - 8}" y2="{height}"/>')
        out.append(f'<text class="tick" x="{x(tick):.1f}" y="{TOP - 14}">{label}</text>')
    return out


def _day_of(change: Change) -> date:
    day = change.date or change.evidence.reported
    assert day is not None
    return day


def _deadline(entry: Commitment) -> date | None:
    return date.fromisoformat(entry.deadline) if entry.deadline and len(entry.deadline) == 10 else None


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"

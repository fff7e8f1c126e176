"""A simple temporal network: steps, the least and most days between them, and what follows for their dates.

After Dechter, Meiri and Pearl (1991): each bound is an arc of a graph of distances, the network is consistent if the
graph has no cycle of negative length, and the shortest ways from and to the origin give the latest and earliest days.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

Name = Hashable
EPOCH = date(1, 1, 1)


@dataclass(frozen=True, slots=True)
class Step:
    """Something to be done, and the first and last day on which it may be, as far as they are given."""

    name: Name
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """One step comes at least `least` and at most `most` days after another; `None` bounds nothing."""

    before: Name
    after: Name
    least: int | None = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Bound:
    """Why a date cannot be: one bound of those that contradict each other."""

    step: Name
    other: Name | None
    """`None` where the bound is a date of the step itself."""
    days: int
    text: str


@dataclass(frozen=True, slots=True)
class Solution:
    """Whether the network can be kept, within which days each step then falls, or which bounds contradict."""

    consistent: bool
    earliest: Mapping[Name, date | None]
    latest: Mapping[Name, date | None]
    conflict: tuple[Bound, ...] = ()


@dataclass(frozen=True, slots=True)
class _Arc:
    """day(head) - day(tail) <= days."""

    tail: int
    head: int
    days: int
    bound: Bound


def _arcs(steps: Sequence[Step], orders: Iterable[Order]) -> list[_Arc]:
    number = {s.name: i + 1 for i, s in enumerate(steps)}
    arcs: list[_Arc] = []
    for s in steps:
        i = number[s.name]
        if s.last:
            days = (s.last - EPOCH).days
            arcs.append(_Arc(0, i, days, Bound(s.name, None, days, f"no later than {s.last.isoformat()}")))
        if s.first:
            days = -(s.first - EPOCH).days
            arcs.append(_Arc(i, 0, days, Bound(s.name, None, days, f"no earlier than {s.first.isoformat()}")))
    for o in orders:
        before, after = number[o.before], number[o.after]
        if o.least is not None:
            text = f"at least {o.least} days after" if o.least else "not before"
            arcs.append(_Arc(after, before, -o.least, Bound(o.after, o.before, -o.least, text)))
        if o.most is not None:
            arcs.append(_Arc(before, after, o.most, Bound(o.after, o.before, o.most, f"at most {o.most} days after")))
    return arcs


def _in_order(count: int, arcs: Iterable[_Arc]) -> list[int]:
    """All nodes, each after those that must come before it where that is possible (depth first, without recursion)."""
    waits: list[list[int]] = [[] for _ in range(count)]
    for arc in arcs:
        if (
            arc.tail
            and arc.head
            and arc.bound.other is not None
            and arc.bound.step != arc.bound.other
            and arc.days <= 0
        ):
            waits[arc.tail].append(arc.head)
    order: list[int] = []
    seen = [False] * count
    for root in range(count):
        stack = [(root, iter(waits[root]))] if not seen[root] else []
        seen[root] = True
        while stack:
            node, rest = stack[-1]
            following = next((n for n in rest if not seen[n]), None)
            if following is None:
                order.append(node)
                stack.pop()
            else:
                seen[following] = True
                stack.append((following, iter(waits[following])))
    return order


def _shortest(
    count: int, arcs: list[_Arc], order: list[int], sources: Iterable[int]
) -> tuple[list[float], list[_Arc] | None]:
    """Shortest distances from the sources, or the arcs of a negative cycle.

    Bellman and Ford's passes, taken up and down the order of the steps (Yen 1970), which a chain of any length needs
    once each. Arcs by which the nodes were reached close a circle only if it is a negative one, so that is looked for
    after each pass and no contradiction is gone round more than once.
    """
    out: list[list[_Arc]] = [[] for _ in range(count)]
    for arc in arcs:
        out[arc.tail].append(arc)
    far = [float("inf")] * count
    came: list[_Arc | None] = [None] * count
    for source in sources:
        far[source] = 0
    changed, turn = True, list(reversed(order))
    while changed:
        changed = False
        for here in turn:
            for arc in out[here]:
                length = far[here] + arc.days
                if length < far[arc.head]:
                    far[arc.head], came[arc.head], changed = length, arc, True
        turn.reverse()
        cycle = _cycle(came) if changed else None
        if cycle:
            return far, cycle
    return far, None


def _cycle(came: Sequence[_Arc | None]) -> list[_Arc] | None:
    """The arcs of a circle among those by which the nodes were reached, if there is one."""
    walk = [0] * len(came)
    for root in range(len(came)):
        here = root
        while not walk[here]:
            walk[here] = root + 1
            arc = came[here]
            if arc is None:
                break
            here = arc.tail
        else:
            if walk[here] == root + 1 and came[here] is not None:
                return _round(came, here)
    return None


def _round(came: Sequence[_Arc | None], start: int) -> list[_Arc]:
    """The arcs of the circle through a node, in their order."""
    found: list[_Arc] = []
    here = start
    while not found or here != start:
        arc = came[here]
        assert arc is not None
        found.append(arc)
        here = arc.tail
    return found[::-1]


def solve(steps: Sequence[Step], orders: Sequence[Order] = ()) -> Solution:
    """Whether all steps can be done within their bounds; if so, the first and last possible day of each.

    Raises `KeyError` if an order names a step that is not there.
    """
    arcs = _arcs(steps, orders)
    count = len(steps) + 1
    order = _in_order(count, arcs)
    _, cycle = _shortest(count, arcs, order, range(count))
    if cycle is not None:
        return Solution(False, {}, {}, tuple(a.bound for a in cycle))
    to_each, _ = _shortest(count, arcs, order, [0])
    back = [_Arc(a.head, a.tail, a.days, a.bound) for a in arcs]
    from_each, _ = _shortest(count, back, order, [0])
    names = [s.name for s in steps]
    latest = {n: _day(d) for n, d in zip(names, to_each[1:], strict=True)}
    earliest = {n: _day(-d) for n, d in zip(names, from_each[1:], strict=True)}
    return Solution(True, earliest, latest)


def _day(days: float) -> date | None:
    return None if days in (float("inf"), float("-inf")) else EPOCH + timedelta(days=int(days))

"""Known temporal networks, and agreement with brute force on random small ones."""

from __future__ import annotations

import itertools
import random
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.ledger.network import Order, Step, solve

DAY = date(2031, 5, 1)


def on(number: int) -> date:
    return DAY + timedelta(days=number)


def test_a_step_keeps_its_window() -> None:
    solution = solve([Step("leave", on(0), on(5))])
    assert solution.consistent
    assert (solution.earliest["leave"], solution.latest["leave"]) == (on(0), on(5))


def test_unknown_stays_unknown() -> None:
    solution = solve([Step("leave"), Step("enter", last=on(4))])
    assert (solution.earliest["leave"], solution.latest["leave"]) == (None, None)
    assert (solution.earliest["enter"], solution.latest["enter"]) == (None, on(4))


def test_an_order_moves_both_windows() -> None:
    solution = solve([Step("a", on(3), on(20)), Step("b", on(0), on(9))], [Order("a", "b", least=2)])
    assert (solution.earliest["b"], solution.latest["a"]) == (on(5), on(7))


def test_a_contradiction_names_its_bounds() -> None:
    steps = [Step("a", first=on(10)), Step("b", last=on(5)), Step("c", on(0), on(1))]
    solution = solve(steps, [Order("a", "b")])
    assert not solution.consistent
    assert {b.text for b in solution.conflict} == {
        "no earlier than 2031-05-11",
        "no later than 2031-05-06",
        "not before",
    }
    assert "c" not in {b.step for b in solution.conflict}


def test_steps_that_wait_on_each_other_for_a_day_are_inconsistent() -> None:
    steps = [Step("a"), Step("b")]
    assert not solve(steps, [Order("a", "b", least=1), Order("b", "a", least=1)]).consistent
    assert solve(steps, [Order("a", "b"), Order("b", "a")]).consistent


def brute(steps: list[Step], orders: list[Order], horizon: int) -> tuple[list[int], list[int]] | None:
    """Least and greatest day of each step over all assignments within the horizon; `None` if there is none."""
    windows = [
        range((s.first - DAY).days if s.first else 0, ((s.last - DAY).days if s.last else horizon) + 1) for s in steps
    ]
    number = {s.name: i for i, s in enumerate(steps)}

    def fits(days: tuple[int, ...]) -> bool:
        gaps = ((days[number[o.after]] - days[number[o.before]], o) for o in orders)
        return all((o.least is None or gap >= o.least) and (o.most is None or gap <= o.most) for gap, o in gaps)

    found = [days for days in itertools.product(*windows) if fits(days)]
    return ([min(d) for d in zip(*found, strict=True)], [max(d) for d in zip(*found, strict=True)]) if found else None


def small_network(seed: int) -> tuple[list[Step], list[Order]]:
    chance = random.Random(seed)
    steps = []
    for name in "abcd"[: chance.randint(1, 4)]:
        first = chance.randint(0, 4)
        steps.append(Step(name, on(first), on(chance.randint(first, 6))))
    orders = []
    for _ in range(chance.randint(0, 4)):
        one, two = chance.choice(steps).name, chance.choice(steps).name
        if one != two:
            orders.append(Order(one, two, chance.choice((None, 0, 1, 2, -1)), chance.choice((None, None, 0, 2, 3))))
    return steps, orders


def test_agrees_with_brute_force_on_a_thousand_networks() -> None:
    outcomes = {True: 0, False: 0}
    for seed in range(1000):
        steps, orders = small_network(seed)
        solution, truth = solve(steps, orders), brute(steps, orders, 6)
        assert solution.consistent == (truth is not None), seed
        outcomes[solution.consistent] += 1
        if truth:
            assert [solution.earliest[s.name] for s in steps] == [on(d) for d in truth[0]], seed
            assert [solution.latest[s.name] for s in steps] == [on(d) for d in truth[1]], seed
    assert min(outcomes.values()) > 100


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**9))
def test_a_conflict_is_a_real_one(seed: int) -> None:
    steps, orders = small_network(seed)
    solution = solve(steps, orders)
    if not solution.consistent:
        assert sum(b.days for b in solution.conflict) < 0

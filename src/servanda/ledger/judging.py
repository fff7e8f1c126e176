"""Applies members' judgements: what was read stays as it was, each decision is a row that can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from servanda.ledger.linking import Thread
from servanda.records import COMMITMENT_STATUSES, Commitment, Judgement

CORRECTABLE = ("what", "topic", "place", "condition", "deadline", "plan", "status", "creditor")


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that were not taken back, in order of time: `retract` undoes its author's earlier ones."""
    stand: list[Judgement] = []
    for j in sorted(judgements, key=lambda j: (j.at, j.by, j.record, j.verdict, j.changes, j.reason)):
        if j.verdict == "retract":
            stand = [k for k in stand if (k.record, k.by) != (j.record, j.by)]
        else:
            stand.append(j)
    return tuple(stand)


def _home(threads: Sequence[Thread]) -> dict[str, int]:
    return {r.key: i for i, t in enumerate(threads) for r in t.reports}


def regroup(threads: Sequence[Thread], judgements: Sequence[Judgement]) -> tuple[Thread, ...]:
    """The threads after splits and merges. A merge of two debtors' undertakings is left undone: they are two.

    `split` names the evidence to move out: changes `("evidence", key)`. `merge` names the other entry:
    changes `("with", id)`. Ids are those of entries or of any piece of evidence in them.
    """
    held = list(threads)
    for j in judgements:
        home = _home(held) if j.verdict in ("split", "merge") else {}
        if j.record not in home:
            continue
        if j.verdict == "merge":
            for other in (v for k, v in j.changes if k == "with" and v in home):
                held = _merged(held, home[j.record], home[other])
                home = _home(held)
        elif j.verdict == "split":
            keys = {v for k, v in j.changes if k == "evidence"}
            held = _split(held, home[j.record], keys)
    return tuple(t for t in held if t.reports)


def _copy(thread: Thread) -> Thread:
    return Thread(thread.debtor, thread.topic, thread.strong, thread.number)


def _merged(threads: list[Thread], one: int, two: int) -> list[Thread]:
    if one == two or threads[one].debtor != threads[two].debtor:
        return threads
    whole = _copy(threads[one])
    for report in sorted((*threads[one].reports, *threads[two].reports), key=lambda r: r.order):
        whole.add(report)
    whole.carried = [*threads[one].carried, *threads[two].carried]
    return [whole if i == one else t for i, t in enumerate(threads) if i != two]


def _split(threads: list[Thread], index: int, keys: set[str]) -> list[Thread]:
    old = threads[index]
    stay, leave = _copy(old), _copy(old)
    for report in old.reports:
        (leave if report.key in keys else stay).add(report)
    if not stay.reports or not leave.reports:
        return threads
    stay.carried = list(old.carried)
    return [stay if i == index else t for i, t in enumerate(threads)] + [leave]


def judged(commitment: Commitment, keys: frozenset[str], judgements: Sequence[Judgement]) -> Commitment:
    """The entry with the corrections, confirmations and disputes that concern it."""
    for j in judgements:
        if j.record != commitment.id and j.record not in keys:
            continue
        line = f"{j.at.date().isoformat()} {j.by}: {j.verdict}" + (f" ({j.reason})" if j.reason else "")
        commitment = replace(commitment, judged=(*commitment.judged, line))
        if j.verdict == "dispute":
            commitment = replace(commitment, status="disputed")
        elif j.verdict == "correct":
            commitment = _corrected(commitment, j.changes)
    return commitment


def _corrected(commitment: Commitment, changes: tuple[tuple[str, str], ...]) -> Commitment:
    for name, value in changes:
        if name not in CORRECTABLE:
            continue
        if name == "status":
            if value in COMMITMENT_STATUSES:
                commitment = replace(commitment, status=value)
        elif name == "creditor":
            commitment = replace(commitment, creditor=tuple(value.split()))
        else:
            commitment = replace(commitment, **{name: value or None if name != "what" else value})  # type: ignore[arg-type]
    return commitment

"""Teaches a network from lessons, and tells how it does on others."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from bench.context.lessons import Lesson, mixed
from bench.context.network import Batch, Network, Rivalry, batch_of, rivalry_of
from servanda.moves.learned.context import PARTNER
from servanda.moves.learned.model import OUTPUTS
from servanda.nets import Array

WARM = 0.06
"""Share of the steps in which the rate rises; then it falls to nothing in a straight line."""
DECAY = 0.01
CLIP = 5.0
HEADS = 3.0
POOL = 2000
"""Lessons among which those of one length are put side by side."""
WORDS, CHOICES = 350, 40
"""What the losses of a batch are divided by, about as many as there are in one."""
CHOICE_WEIGHT = 1.0
PARTNER_WEIGHT = 0.5
"""What the choice of a partner counts beside that of a maker."""
_LEAST = 1e-6


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to learn."""

    epochs: int
    rate: float
    """Of the encoder; the heads, which begin with weights of chance, learn `HEADS` times as fast."""
    pieces: int
    """Of a batch, padding included."""
    seed: int = 0


def learn(network: Network, lessons: Sequence[Lesson], plan: Plan) -> None:
    """Adam on batches in the order of a fixed seed; our own sentences stand elsewhere in each epoch."""
    torch.manual_seed(plan.seed)
    order = random.Random(plan.seed)
    adam = torch.optim.AdamW(_groups(network), lr=plan.rate)
    first = random.Random(1)
    steps = plan.epochs * len(list(_batches(mixed(lessons, first), plan.pieces, first)))
    step, began = 0, time.monotonic()
    network.train()
    for epoch in range(plan.epochs):
        losses = []
        for part in _batches(mixed(lessons, order), plan.pieces, order):
            for group in adam.param_groups:
                group["lr"] = group["pace"] * plan.rate * min(1.0, step / (WARM * steps)) * max(0.0, 1 - step / steps)
            step += 1
            batch = batch_of(part)
            if not any(one.words for one in part):
                continue
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = _loss(network, batch)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), CLIP)
            adam.step()
            adam.zero_grad(set_to_none=True)
            losses.append(float(loss.detach()))
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}, {time.monotonic() - began:.0f} s", flush=True)


def drawn_back(network: Network, base: Network, learned: float) -> Network:
    """The network with its encoder part of the way back to the pretrained one; `learned` is the share that stays.

    One that goes on with all it has learned by heart learns new texts less well (Ash and Adams 2020, arXiv:1910.08475).
    """
    before = base.encoder.state_dict()
    for name, weight in network.encoder.state_dict().items():
        if weight.is_floating_point():
            weight.lerp_(before[name], 1 - learned)
    return network


def _groups(network: Network) -> list[dict[str, Any]]:
    """The parameters, by how fast they learn and whether they decay."""
    groups: list[dict[str, Any]] = []
    for pace, is_head in ((1.0, False), (HEADS, True)):
        own = [p for name, p in network.named_parameters() if (name.partition(".")[0] != "encoder") == is_head]
        groups.append({"params": [p for p in own if p.ndim > 1], "weight_decay": DECAY, "pace": pace})
        groups.append({"params": [p for p in own if p.ndim <= 1], "weight_decay": 0.0, "pace": pace})
    return groups


def _loss(network: Network, batch: Batch) -> Tensor:
    states = network.states(batch)
    target = torch.from_numpy(np.concatenate([_target(one) for one in batch.lessons if one.words]))
    weight = torch.tensor([weight for one in batch.lessons for weight in one.weights])
    likely = network.outputs(states, batch).log_softmax(-1)
    loss = (-(target * likely).sum(-1) * weight).sum() / WORDS
    rivalry = rivalry_of(batch)
    if rivalry is not None:
        loss = loss + CHOICE_WEIGHT * _choice_loss(network.odds(states, rivalry), rivalry, batch)
    return loss


def _target(lesson: Lesson) -> Array:
    """The share of each output that each candidate should have."""
    return np.eye(len(OUTPUTS), dtype=np.float32)[lesson.outputs] if lesson.told is None else lesson.told


def _choice_loss(odds: Tensor, rivalry: Rivalry, batch: Batch) -> Tensor:
    """Several right rivals share a choice; one without any teaches nothing."""
    choices = [choice for one in batch.lessons for choice in one.choices]
    right = torch.zeros(len(choices)).index_add(0, rivalry.owner, odds * rivalry.right)
    weight = [any(c.right) * min(1.0, 2 * c.weight) * (PARTNER_WEIGHT if c.place == PARTNER else 1.0) for c in choices]
    return -(torch.log(right.clamp_min(_LEAST)) * torch.tensor(weight)).sum() / CHOICES


def _batches(lessons: Sequence[Lesson], pieces: int, order: random.Random) -> Iterator[list[Lesson]]:
    """Lessons of about one length together, in an order of chance."""
    shuffled = list(lessons)
    order.shuffle(shuffled)
    batches: list[list[Lesson]] = []
    for start in range(0, len(shuffled), POOL):
        batches += _packed(sorted(shuffled[start : start + POOL], key=lambda one: len(one.ids)), pieces)
    order.shuffle(batches)
    yield from batches


def _packed(lessons: Sequence[Lesson], pieces: int) -> Iterator[list[Lesson]]:
    """Lessons in order, as many together as fit."""
    part: list[Lesson] = []
    for one in lessons:
        if part and len(one.ids) * (len(part) + 1) > pieces:
            yield part
            part = []
        part.append(one)
    if part:
        yield part


# ---- what a network says ---------------------------------------------------------------------------------------


def told_by(network: Network, lessons: Sequence[Lesson], weight: float) -> list[Lesson]:
    """The lessons with what a network that has learned says of their words and choices, to teach another one.

    `weight` is what each word counts then; a choice counts as much as its word is likely to make a move.
    """
    found: list[Lesson] = []
    for one, told, odds in _answers(network, lessons):
        makes = dict(zip(one.words, 1 - told[:, 0], strict=True))
        choices = [
            replace(choice, right=tuple(right.tolist()), weight=weight * float(makes.get(choice.word, 0.0)))
            for choice, right in zip(one.choices, odds, strict=True)
        ]
        found.append(replace(one, told=told, weights=[weight] * len(one.words), choices=choices))
    return found


def _answers(network: Network, lessons: Sequence[Lesson]) -> Iterator[tuple[Lesson, Array, list[Array]]]:
    """Each lesson, the shorter first, with a row of shares for each of its words and the odds in each choice."""
    network.eval()
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for part in _packed(sorted(lessons, key=lambda one: len(one.ids)), 8192):
            batch = batch_of(part)
            states, rivalry = network.states(batch), rivalry_of(batch)
            shares = network.outputs(states, batch).softmax(-1).numpy()
            odds = np.empty(0) if rivalry is None else network.odds(states, rivalry).numpy()
            for one in part:
                told, shares = shares[: len(one.words)], shares[len(one.words) :]
                sizes = [len(choice.right) for choice in one.choices]
                mine, odds = odds[: sum(sizes)], odds[sum(sizes) :]
                yield one, told, np.split(mine, np.cumsum(sizes)[:-1]) if sizes else []


def choices_right(network: Network, lessons: Sequence[Lesson]) -> tuple[float, float]:
    """The share of choices, of makers and of partners, for which the network alone prefers a right rival."""
    hits, asked = [0, 0], [0, 0]
    for one, _, odds in _answers(network, lessons):
        for choice, mine in zip(one.choices, odds, strict=True):
            hits[choice.place] += choice.right[int(mine.argmax())] > 0
            asked[choice.place] += 1
    return hits[0] / max(1, asked[0]), hits[1] / max(1, asked[1])

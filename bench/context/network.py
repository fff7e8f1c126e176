"""The encoder with its heads while it learns, in PyTorch; and how it is packed for the product."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from transformers import AutoConfig, AutoModel

from bench.context.lessons import Lesson, pieces_of
from servanda.moves.learned.model import OUTPUTS
from servanda.moves.learned.stretches import OTHER, SORTS
from servanda.nets import Array, pack_matrix, pack_words

WIDTH = 128
"""Columns in which the word of a move and a word that names somebody are compared."""
PLACES = 2
DROPPED = 0.1
_LEAST = 1e-12


class Batch(NamedTuple):
    """Some lessons side by side, padded to one length."""

    ids: Tensor
    mask: Tensor
    lessons: Sequence[Lesson]

    @property
    def length(self) -> int:
        """Places of each row."""
        return int(self.ids.shape[1])


class Rivalry(NamedTuple):
    """The choices of a batch as flat columns: a row for each word of a rival, and for each rival without one."""

    asking: Tensor
    """Place of the word of the move."""
    naming: Tensor
    """Place of the word that names the rival; -1 for its sort alone."""
    sort: Tensor
    """Of the rival, where the word only may stand for it or there is none; else -1."""
    rival: Tensor
    choice: Tensor
    place: Tensor
    right: Tensor
    """Of each rival, how far it is right."""
    owner: Tensor
    """Of each rival, its choice."""


class Network(nn.Module):
    """Encoder and heads; the heads are those of `servanda.moves.learned.context.ContextModel`."""

    def __init__(self, base: Path, names: Sequence[str]) -> None:
        """`base` is the folder of a pretrained BERT or MPNet, of whose pieces those of `names` are kept."""
        super().__init__()
        config = AutoConfig.from_pretrained(base)
        self.first_place = config.pad_token_id + 1 if config.model_type == "mpnet" else 0
        config.hidden_act = "gelu_pytorch_tanh"  # the form that the product computes
        self.encoder = AutoModel.from_pretrained(base, config=config)
        row = {name: n for n, name in enumerate(pieces_of(base))}
        table = self.encoder.embeddings.word_embeddings
        kept = table.weight.data[[row[name] for name in names]].clone()
        self.encoder.embeddings.word_embeddings = nn.Embedding.from_pretrained(kept, freeze=False)
        size = config.hidden_size
        self.drop = nn.Dropout(DROPPED)
        self.types = nn.Linear(size, len(OUTPUTS))
        self.asks = nn.Linear(size, PLACES * WIDTH)
        self.names = nn.Linear(size, PLACES * WIDTH)
        self.sorts = nn.Linear(size, PLACES * len(SORTS))
        self.kinds = nn.Linear(size, len(SORTS))

    def states(self, batch: Batch) -> Tensor:
        """A row for each place of each lesson, one lesson behind the other."""
        places = torch.arange(self.first_place, self.first_place + batch.length).expand_as(batch.ids)
        found: Tensor = self.encoder(
            input_ids=batch.ids, attention_mask=batch.mask, position_ids=places
        ).last_hidden_state
        return found.reshape(-1, found.shape[-1])

    def outputs(self, states: Tensor, batch: Batch) -> Tensor:
        """Log-odds of the outputs of each candidate."""
        at = [row * batch.length + place for row, one in enumerate(batch.lessons) for place in one.words]
        found: Tensor = self.types(self.drop(states[torch.tensor(at, dtype=torch.long)])).float()
        return found

    def odds(self, states: Tensor, rivalry: Rivalry) -> Tensor:
        """The share of each rival in its choice; see `Context.odds`."""
        asks = self.asks(self.drop(states)).view(-1, PLACES, WIDTH)
        names = self.names(self.drop(states)).view(-1, PLACES, WIDTH)
        sorts = self.sorts(self.drop(states)).view(-1, PLACES, len(SORTS))
        named = rivalry.naming >= 0
        a, p = rivalry.asking, rivalry.place
        scores = torch.empty(len(a))
        scores[named] = (asks[a[named], p[named]].float() * names[rivalry.naming[named], p[named]].float()).sum(-1)
        scores[named] /= math.sqrt(WIDTH)
        scores[~named] = sorts[a[~named], p[~named], rivalry.sort[~named]].float()
        supposed = named & (rivalry.sort >= 0)
        kinds = self.kinds(self.drop(states[rivalry.naming[supposed]])).float().log_softmax(-1)
        scores[supposed] = scores[supposed] + kinds.gather(1, rivalry.sort[supposed, None])[:, 0]
        choices, rivals = int(rivalry.owner.max()) + 1, len(rivalry.owner)
        highest = torch.full((choices,), -1e9).scatter_reduce(0, rivalry.choice, scores.detach(), "amax")
        raised = torch.exp(scores - highest[rivalry.choice])
        each = torch.zeros(rivals).index_add(0, rivalry.rival, raised)
        total = torch.zeros(choices).index_add(0, rivalry.owner, each)
        return each / total[rivalry.owner].clamp_min(_LEAST)


def batch_of(lessons: Sequence[Lesson]) -> Batch:
    """Lessons side by side, filled up with the first piece."""
    length = max(len(one.ids) for one in lessons)
    ids = torch.zeros((len(lessons), length), dtype=torch.long)
    mask = torch.zeros((len(lessons), length), dtype=torch.long)
    for row, one in enumerate(lessons):
        ids[row, : len(one.ids)] = torch.tensor(one.ids)
        mask[row, : len(one.ids)] = 1
    return Batch(ids, mask, lessons)


def rivalry_of(batch: Batch) -> Rivalry | None:
    """The choices of a batch; `None` if there is none."""
    rows: list[tuple[int, int, int, int, int, int]] = []
    right: list[float] = []
    owner: list[int] = []
    choices = 0
    for line, one in enumerate(batch.lessons):
        base = line * batch.length
        for choice in one.choices:
            for (places, sort), is_right in zip(choice.rivals, choice.right, strict=True):
                number, word = len(right), base + choice.word
                rows += [(word, base + w, -1, number, choices, choice.place) for w in places.named]
                rows += [(word, base + w, sort, number, choices, choice.place) for w in places.supposed]
                if sort != OTHER or not any(places):
                    rows.append((word, -1, sort, number, choices, choice.place))
                right.append(is_right)
                owner.append(choices)
            choices += 1
    if not rows:
        return None
    columns = torch.tensor(rows, dtype=torch.long).T
    return Rivalry(*columns, torch.tensor(right), torch.tensor(owner))


# ---- for the product -------------------------------------------------------------------------------------------


def packed(network: Network, names: Sequence[str]) -> dict[str, Array]:
    """The arrays that `servanda.moves.learned.context` reads."""
    weights = {name: tensor.detach().float().numpy() for name, tensor in network.state_dict().items()}
    inner = "encoder.embeddings"
    places = weights[f"{inner}.position_embeddings.weight"] + weights[f"{inner}.token_type_embeddings.weight"][0]
    found = pack_matrix("pieces", weights[f"{inner}.word_embeddings.weight"]) | pack_matrix("places", places)
    found |= _norm(weights, "first", f"{inner}.LayerNorm")
    for n in range(network.encoder.config.num_hidden_layers):
        layer = f"encoder.encoder.layer.{n}"
        found |= _dense(
            weights, f"{n}.looks", *(f"{layer}.attention.self.{part}" for part in ("query", "key", "value"))
        )
        found |= _dense(weights, f"{n}.joined", f"{layer}.attention.output.dense")
        found |= _norm(weights, f"{n}.after_look", f"{layer}.attention.output.LayerNorm")
        found |= _dense(weights, f"{n}.wide", f"{layer}.intermediate.dense")
        found |= _dense(weights, f"{n}.narrow", f"{layer}.output.dense")
        found |= _norm(weights, f"{n}.after_work", f"{layer}.output.LayerNorm")
    for head in ("types", "asks", "names", "sorts", "kinds"):
        found |= _dense(weights, head, head)
    heads = np.array(network.encoder.config.num_attention_heads)
    return found | {"heads": heads, "vocabulary": pack_words(names)}


def _dense(weights: Mapping[str, Array], name: str, *parts: str) -> dict[str, Array]:
    matrix = np.concatenate([weights[f"{part}.weight"].T for part in parts], axis=1)
    bias = np.concatenate([weights[f"{part}.bias"] for part in parts])
    return pack_matrix(name, matrix) | {f"{name}.bias": bias.astype(np.float16)}


def _norm(weights: Mapping[str, Array], name: str, part: str) -> dict[str, Array]:
    return {
        f"{name}.stretch": weights[f"{part}.weight"].astype(np.float16),
        f"{name}.shift": weights[f"{part}.bias"].astype(np.float16),
    }

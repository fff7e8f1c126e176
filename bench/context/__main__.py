"""Teaches the encoder of the moves stage and writes its weights as data.

    python -m bench.context --base FOLDER (--teacher FOLDER | --go-on FILE) --work FOLDER [--parses FOLDER] [--out FILE]

A large network learns first; what it then says of articles that nobody annotated teaches the small one that ships,
beside the marked texts (distillation: Hinton et al. 2015, arXiv:1503.02531). Then the small one is drawn back part of
the way to what it was before, and learns from the marked texts alone. `--go-on` begins there, with the `network.pt` of
an earlier run, when texts have come. `--base` and `--teacher` are the pretrained models to start from,
all-MiniLM-L6-v2 and all-mpnet-base-v2, as folders with `config.json`, `model.safetensors` and `vocab.txt`;
`docs/dependencies.md` says what carries them.
Needs torch and transformers, which nothing else needs. `--work` keeps the lessons and what was learned; give a
fresh one after any change. On two cores about four hours, reckoned from its rounds; half an hour with `--go-on`.
"""

from __future__ import annotations

import argparse
import pickle
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch

from bench.context.learn import Plan, choices_right, drawn_back, learn, told_by
from bench.context.lessons import Lesson, kept_pieces, marked_lessons, tried_lessons, unmarked_lessons
from bench.context.network import Network, packed
from servanda.language.pieces import Pieces

T = TypeVar("T")
TEACHER = Plan(epochs=3, rate=6e-5, pieces=2048)
PLAN = Plan(epochs=4, rate=2e-4, pieces=2048)
LAST = Plan(epochs=2, rate=5e-5, pieces=2048)
LEARNED = 0.7
"""Share of what it has learned that a network keeps before the last rounds."""
TOLD_WEIGHT = 0.5
"""What a word counts of which only the teacher told."""
OUT = Path(__file__).resolve().parents[2] / "src/servanda/lexicon/moves/context.npz"


def kept(file: Path, make: Callable[[], T]) -> T:
    """What `make` gives, kept in a file between runs of this command."""
    if not file.exists():
        file.write_bytes(pickle.dumps(make()))
    found: T = pickle.loads(file.read_bytes())
    return found


def fresh(base: Path, names: Sequence[str]) -> Network:
    """A network that has learned nothing here yet."""
    torch.manual_seed(0)  # the heads begin with weights of chance
    return Network(base, names)


def taught(network: Network, lessons: Sequence[Lesson], plan: Plan, state: Path) -> Network:
    """The network when it has learned; its weights are kept in `state`."""
    print(f"{state.stem}: {len(lessons)} stretches, {sum(len(one.ids) for one in lessons)} pieces", flush=True)
    if state.exists():
        network.load_state_dict(torch.load(state))
    else:
        learn(network, lessons, plan)
        torch.save(network.state_dict(), state)
    return network


def main() -> None:
    """Command line."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    for name in ("base", "work"):
        options.add_argument(f"--{name}", type=Path, required=True)
    start = options.add_mutually_exclusive_group(required=True)
    start.add_argument("--teacher", type=Path, help="folder of the larger pretrained model")
    start.add_argument("--go-on", type=Path, help="network.pt of an earlier run")
    options.add_argument("--parses", type=Path, help="folder in which to keep the parses")
    options.add_argument("--out", type=Path, default=OUT)
    chosen = options.parse_args()
    chosen.work.mkdir(parents=True, exist_ok=True)
    names = kept_pieces(chosen.base)
    pieces = Pieces(names)
    marked = kept(chosen.work / "marked.pickle", lambda: marked_lessons(pieces, chosen.parses))
    network = fresh(chosen.base, names)
    if chosen.go_on is not None:
        network.load_state_dict(torch.load(chosen.go_on))
    else:
        teacher = taught(fresh(chosen.teacher, names), marked, TEACHER, chosen.work / "teacher.pt")
        unmarked = kept(chosen.work / "unmarked.pickle", lambda: unmarked_lessons(pieces, chosen.parses))
        told = kept(chosen.work / "told.pickle", lambda: told_by(teacher, unmarked, TOLD_WEIGHT))
        network = taught(network, [*marked, *told], PLAN, chosen.work / "first.pt")
    network = drawn_back(network, fresh(chosen.base, names), LEARNED)
    network = taught(network, marked, LAST, chosen.work / "network.pt")
    right = choices_right(network, tried_lessons(pieces, chosen.parses))
    print("alone: makers {:.3f}, partners {:.3f} right".format(*right), flush=True)
    np.savez_compressed(chosen.out, allow_pickle=False, **packed(network, names))
    print(f"{chosen.out.name}: {chosen.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()

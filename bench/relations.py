"""Trains and measures the relation coder on the PLV sentences.

`python -m bench.relations [--json]`   5-fold cross-validation, grouped by sentence, and speed
`python -m bench.relations --train`    trains on PLV train and our own sentences and writes the weights that ship
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import diags
from sklearn.feature_extraction import DictVectorizer
from sklearn.model_selection import StratifiedGroupKFold
from sklearn.svm import LinearSVC

from bench.practice import FOLDER, sentences
from bench.shared import shared_path
from servanda.language import load_parser
from servanda.relations.features import Bag
from servanda.relations.frames import load_frames
from servanda.relations.relate import Pair, RelationCoder, RelationModel, load_relation_coder

COMMAND = "python -m bench.relations"
SEEDS = (0, 1, 2)
PENALTY = 3.0
DRAWS, KEPT = 20, 0.15
PRACTICE = 0.2
"""How much a practice sentence counts beside a gold one."""
WEIGHTS = Path("src/servanda/lexicon/relations/weights.npz")


def rows() -> list[dict[str, Any]]:
    """The gold pairs."""
    return [json.loads(line) for line in shared_path("data", "plv-train.jsonl").open(encoding="utf-8")]


def own_rows(name: str) -> list[dict[str, Any]]:
    """Pairs of our own wording: `examples` are trained on and run as tests, `check` is only measured."""
    folder = WEIGHTS.parent if name == "examples" else FOLDER
    return [json.loads(line) for line in (folder / f"{name}.jsonl").open(encoding="utf-8")]


def bags(gold: list[dict[str, Any]]) -> list[Bag]:
    """The features of each pair."""
    empty = RelationModel((), {}, np.zeros((0, 0), np.float32), np.zeros(0, np.float32))
    coder = RelationCoder(load_parser(without=("ner",)), load_frames(), empty)
    return [coder.bag(Pair.from_json(row)) for row in gold]


@dataclass(frozen=True)
class Part:
    """Pairs to train on, and how much each counts."""

    features: list[Bag]
    roots: list[str]
    weight: float

    @classmethod
    def of(cls, gold: list[dict[str, Any]], weight: float) -> Part:
        return cls(bags(gold), [row["root"] for row in gold], weight)

    def only(self, places: Iterable[int]) -> Part:
        """Some of the pairs."""
        chosen = list(places)
        return Part([self.features[i] for i in chosen], [self.roots[i] for i in chosen], self.weight)


def trained(parts: list[Part]) -> RelationModel:
    """The mean of linear support vector machines, one root against the rest, that each see a seventh of the features.

    So no weight leans on its feature standing beside certain others, as on sentences of one corpus it would.
    """
    features = [bag for part in parts for bag in part.features]
    roots = np.array([root for part in parts for root in part.roots])
    counts = np.array([part.weight for part in parts for _ in part.roots])
    names, mass = np.unique(roots), {root: counts[roots == root].sum() for root in set(roots)}
    # Rare roots weigh more, but not as much as would make all roots equal.
    counts *= [math.sqrt(counts.sum() / len(names) / mass[root]) for root in roots]
    seen = Counter(name for bag in features for name in bag)
    vectorizer = DictVectorizer(dtype=np.float32)
    matrix = vectorizer.fit_transform([{n: v for n, v in bag.items() if seen[n] > 1} for bag in features])
    weights, bias = np.zeros((len(names), matrix.shape[1])), np.zeros(len(names))
    for draw in range(DRAWS):
        kept = (np.random.RandomState(draw).rand(matrix.shape[1]) < KEPT) / KEPT
        thinned = (matrix @ diags(kept.astype(np.float32))).tocsr()
        thinned.indices, thinned.indptr = thinned.indices.astype(np.int32), thinned.indptr.astype(np.int32)
        model = LinearSVC(C=PENALTY, max_iter=5000, random_state=0).fit(thinned, roots, sample_weight=counts)
        weights, bias = weights + model.coef_ * kept / DRAWS, bias + model.intercept_ / DRAWS
    places = {name: place for place, name in enumerate(vectorizer.feature_names_)}
    return RelationModel(tuple(names), places, weights.T.astype(np.float32), bias.astype(np.float32))


def out_of_fold(plv: Part, gold: list[dict[str, Any]], seed: int, own: list[Part]) -> list[str]:
    """The root of each pair by a model that has not seen its sentence."""
    found = [""] * len(gold)
    for train, test in folds(plv, gold, seed):
        model = trained([plv.only(train), *own])
        for i in test:
            found[i] = model.root(plv.features[i])
    return found


def folds(plv: Part, gold: list[dict[str, Any]], seed: int) -> list[tuple[list[int], list[int]]]:
    """Five folds; pairs of one sentence stay together."""
    split = StratifiedGroupKFold(5, shuffle=True, random_state=seed)
    return list(split.split(plv.features, plv.roots, [row["sentence_id"] for row in gold]))


def macro_f1(gold: list[dict[str, Any]], found: list[str]) -> float:
    """Macro-F1 of roots by the shared scorer."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for row, root in zip(gold, found, strict=True):
            file.write(json.dumps({"id": row["id"], "root": root}) + "\n")
        file.flush()
        scorer = [sys.executable, str(shared_path("bench", "score_relations.py"))]
        files = ["--gold", str(shared_path("data", "plv-train.jsonl")), "--pred", file.name, "--json"]
        done = subprocess.run([*scorer, *files], capture_output=True, text=True, check=True)
    return float(json.loads(done.stdout)["levels"]["root"]["macro_f1"])


def speed(gold: list[dict[str, Any]]) -> float:
    """Sentences a second of CPU time on one core, parsing included."""
    coder, pairs = load_relation_coder(), [Pair.from_json(row) for row in gold[:400]]
    list(coder.relate_many(pairs[:20]))
    begin = time.process_time()
    list(coder.relate_many(pairs))
    return len(pairs) / (time.process_time() - begin)


def write_weights(model: RelationModel, path: Path) -> None:
    """Write what the coder loads: weights in 8 bits, a scale, biases and the names of features and roots."""
    names = sorted(model.places, key=lambda name: model.places[name])
    scale = float(np.abs(model.weights).max()) / 127
    small = np.round(model.weights / scale).astype(np.int8)
    keep = np.flatnonzero(np.abs(small).max(axis=1) > 0)
    np.savez_compressed(
        path,
        weights=small[keep],
        scale=np.float32(scale),
        bias=model.bias,
        roots=np.frombuffer(json.dumps(list(model.roots)).encode(), np.uint8),
        features=np.frombuffer(json.dumps([names[i] for i in keep]).encode(), np.uint8),
    )


def mean_f1(gold: list[str], found: list[str]) -> float:
    """Macro-F1 of roots, by the same arithmetic as the shared scorer's."""
    scores = []
    for root in sorted(set(gold)):
        right = sum(g == f == root for g, f in zip(gold, found, strict=True))
        scores.append(2 * right / (gold.count(root) + found.count(root)))
    return sum(scores) / len(scores)


def main() -> None:
    """Measure, or train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--train", action="store_true", help="write the weights that ship")
    arguments = parser.parse_args()
    gold = rows()
    plv = Part.of(gold, 1.0)
    own = [Part.of(sentences(), PRACTICE), Part.of(own_rows("examples"), 1.0)]
    if arguments.train:
        write_weights(trained([plv, *own]), WEIGHTS)
        print(f"{WEIGHTS}: {WEIGHTS.stat().st_size:,} bytes")
        return
    f1 = float(np.mean([macro_f1(gold, out_of_fold(plv, gold, seed, own)) for seed in SEEDS]))
    check = own_rows("check")
    coder = load_relation_coder()
    found = [coder.relate(Pair.from_json(row)) for row in check]
    figures = [
        {"name": "PLV train, macro-F1 of roots, 5-fold by sentence, mean of 3 shuffles", "value": round(f1, 4),
         "floor": 0.82, "command": COMMAND},
        {"name": f"{len(check)} own sentences on every CAMEO code, not trained on, macro-F1 of roots",
         "value": round(mean_f1([row["root"] for row in check], found), 4), "floor": 0.8, "command": COMMAND},
        {"name": "sentences coded per CPU second, parsing included", "value": round(speed(gold)), "floor": 150,
         "command": COMMAND},
    ]  # fmt: skip
    print(
        json.dumps({"figures": figures}) if arguments.json else "\n".join(f"{f['name']}: {f['value']}" for f in figures)
    )


if __name__ == "__main__":
    main()

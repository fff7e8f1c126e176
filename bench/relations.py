"""Trains and measures the relation coder on the PLV sentences.

`python -m bench.relations [--json]`   5-fold cross-validation, grouped by sentence, and speed
`python -m bench.relations --train`    trains on all of PLV train and writes the weights that ship
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.model_selection import StratifiedGroupKFold
from sklearn.svm import LinearSVC

from bench.shared import shared_path
from servanda.language import load_parser
from servanda.relations.features import Bag
from servanda.relations.frames import load_frames
from servanda.relations.relate import Pair, RelationCoder, RelationModel, load_relation_coder

COMMAND = "python -m bench.relations"
SEEDS = (0, 1, 2)
PENALTY = 3.0
WEIGHTS = Path("src/servanda/lexicon/relations/weights.npz")


def rows() -> list[dict[str, Any]]:
    """The gold pairs."""
    return [json.loads(line) for line in shared_path("data", "plv-train.jsonl").open(encoding="utf-8")]


def bags(gold: list[dict[str, Any]]) -> list[Bag]:
    """The features of each pair."""
    empty = RelationModel((), {}, np.zeros((0, 0), np.float32), np.zeros(0, np.float32))
    coder = RelationCoder(load_parser(without=("ner",)), load_frames(), empty)
    return [coder.bag(Pair.from_json(row)) for row in gold]


def trained(features: list[Bag], roots: list[str]) -> tuple[DictVectorizer, LinearSVC]:
    """A linear support vector machine, one root against the rest."""
    vectorizer = DictVectorizer(dtype=np.float32)
    model = LinearSVC(C=PENALTY, class_weight="balanced", max_iter=5000, random_state=0)
    matrix = vectorizer.fit_transform(features)
    matrix.indices, matrix.indptr = matrix.indices.astype(np.int32), matrix.indptr.astype(np.int32)
    model.fit(matrix, roots)
    return vectorizer, model


def out_of_fold(features: list[Bag], gold: list[dict[str, Any]], seed: int) -> list[str]:
    """The root of each pair by a model that has not seen its sentence."""
    roots, groups = [g["root"] for g in gold], [g["sentence_id"] for g in gold]
    found = [""] * len(gold)
    folds = StratifiedGroupKFold(5, shuffle=True, random_state=seed)
    for train, test in folds.split(features, roots, groups):
        vectorizer, model = trained([features[i] for i in train], [roots[i] for i in train])
        for i, root in zip(test, model.predict(vectorizer.transform([features[i] for i in test])), strict=True):
            found[i] = str(root)
    return found


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


def write_weights(features: list[Bag], roots: list[str], path: Path) -> None:
    """Train on everything and write what the coder loads: features seen twice or more, weights in 8 bits."""
    vectorizer, model = trained(features, roots)
    seen: dict[str, int] = {}
    for bag in features:
        for name in bag:
            seen[name] = seen.get(name, 0) + 1
    keep = [i for i, name in enumerate(vectorizer.feature_names_) if seen[name] > 1]
    weights = model.coef_[:, keep].T
    scale = float(np.abs(weights).max()) / 127
    np.savez_compressed(
        path,
        weights=np.round(weights / scale).astype(np.int8),
        scale=np.float32(scale),
        bias=model.intercept_.astype(np.float32),
        roots=np.frombuffer(json.dumps(list(model.classes_)).encode(), np.uint8),
        features=np.frombuffer(json.dumps([vectorizer.feature_names_[i] for i in keep]).encode(), np.uint8),
    )


def main() -> None:
    """Measure, or train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--train", action="store_true", help="write the weights that ship")
    arguments = parser.parse_args()
    gold = rows()
    features = bags(gold)
    if arguments.train:
        write_weights(features, [g["root"] for g in gold], WEIGHTS)
        print(f"{WEIGHTS}: {WEIGHTS.stat().st_size:,} bytes")
        return
    f1 = float(np.mean([macro_f1(gold, out_of_fold(features, gold, seed)) for seed in SEEDS]))
    figures = [
        {"name": "PLV train, macro-F1 of roots, 5-fold by sentence, mean of 3 shuffles", "value": round(f1, 4),
         "floor": 0.82, "command": COMMAND},
        {"name": "sentences coded per CPU second, parsing included", "value": round(speed(gold)), "floor": 150,
         "command": COMMAND},
    ]  # fmt: skip
    print(
        json.dumps({"figures": figures}) if arguments.json else "\n".join(f"{f['name']}: {f['value']}" for f in figures)
    )


if __name__ == "__main__":
    main()

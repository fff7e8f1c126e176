"""Learns the weights of the learned reader of moves from annotated articles and sentences, and writes them as data.

    python -m bench.train_moves [--parses FOLDER] [--folds N] [--out FILE]

Articles: the set `press` of `bench/moves_gold` (their texts lie beside the project). Sentences and reports: our own,
marked, in `bench/moves_sentences` and `bench/moves_reports`. moves-dev and the other sets are never learned from.
`--folds N` first prints figures on articles held out in turn; 0 leaves them out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression
from spacy.tokens import DocBin

from bench.learning import frequent, matrix
from bench.shared import load_scorer
from bench.unseen import GOLD, documents
from servanda.actors import find_actors
from servanda.attribution import attribute
from servanda.flow import Toolkit, default_toolkit
from servanda.language import Parsed
from servanda.language.parse import plain_text
from servanda.moves.find import Round, cast_of, first_round
from servanda.moves.learned.decide import decide
from servanda.moves.learned.describe import Described, described
from servanda.moves.learned.model import OUTPUTS
from servanda.moves.who import Cast
from servanda.nets import Net, pack_bytes, shares, unpack_bytes
from servanda.records import Document, Mention

LEARNED_FROM = "press"
SENTENCES = Path(__file__).parent / "moves_sentences"
REPORTS = Path(__file__).parent / "moves_reports"
MARK = re.compile(r"\{([a-z]+):([^{}|]*)(?:\|([^{}|]*)\|([^{}|]*))?\}")
DAY = date(2015, 6, 1)
"""The day our own sentences are taken to be of."""
OWN_WEIGHT = 0.3
"""What a word of our own sentences counts beside one of an article."""
REPORT_WEIGHT = 0.5
NONE_WEIGHT = 1.0
"""What a word counts of our sentences that hold no move, of which articles have fewer that look like one."""
STRENGTH = 0.3
"""Inverse of the L2 penalty."""
LEAST = 3
"""Times a feature must be seen."""
FAINT = 0.02
"""Weights below this in every column are left out."""
BESIDE = 15
"""Characters within which a word stands for a trigger that is no candidate itself."""
THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
_KEPT = ["LEMMA", "ENT_IOB", "ENT_TYPE", "HEAD", "DEP", "POS", "TAG", "SENT_START", "MORPH"]
Mark = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A document with its candidates and what each of them makes."""

    id: str
    words: list[Described]
    outputs: list[int]
    marks: list[Mark]
    weight: float


# ---- texts and marks -------------------------------------------------------------------------------------------


def marked(line: str, name: str, day: date = DAY) -> tuple[Document, list[Mark]]:
    """A text of ours as a document, with the moves that its braces mark: `{type:words}` or `{type:words|A,B|C}`."""
    text, marks, last = "", list[Mark](), 0
    for found in MARK.finditer(line):
        text += line[last : found.start()]
        mark: Mark = {"doc": name, "type": found[1], "trigger": [len(text), len(text) + len(found[2])]}
        for key, value in (("actor", found[3]), ("addressee", found[4])):
            mark[key] = value.split(",") if value and value != "-" else None
        marks.append(mark)
        text += found[2]
        last = found.end()
    return Document(name, text + line[last:], None, day), marks


def own_sentences() -> Iterator[tuple[Document, list[Mark]]]:
    """All sentences of `bench/moves_sentences`."""
    for path in sorted(SENTENCES.glob("*.txt")):
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            if line.strip():
                yield marked(line.strip(), f"own/{path.stem}/{n}")


def own_weight(document: Document) -> float:
    """What a word of one of our sentences counts."""
    return NONE_WEIGHT if document.id.startswith("own/none/") else OWN_WEIGHT


def reports() -> Iterator[tuple[Document, list[Mark]]]:
    """The reports of `bench/moves_reports`, with maker and addressee of each move: `{type:words|MAKERS|ADDRESSEES}`."""
    for path in sorted(REPORTS.glob("*.txt")):
        for n, block in enumerate(path.read_text(encoding="utf-8").split("# ")[1:]):
            head, _, body = block.partition("\n")
            day = date.fromisoformat(head.split()[0])
            yield marked("\n".join(line for line in body.splitlines() if line.strip()), f"report/{path.stem}/{n}", day)


def articles(name: str) -> Iterator[tuple[Document, list[Mark]]]:
    """The articles of a set of `bench/moves_gold`."""
    marks: defaultdict[str, list[Mark]] = defaultdict(list)
    for line in (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        marks[row["doc"]].append(row)
    for document in documents(name):
        yield document, marks[document.id]


def parsed_of(document: Document, kit: Toolkit, cache: Path | None) -> Parsed:
    """The parse of a document, kept in `cache` under the hash of what the parser reads."""
    if cache is None:
        return kit.parser.parse(document)
    plain = plain_text(document)
    kept = cache / hashlib.md5(plain.encode(), usedforsecurity=False).hexdigest()
    vocab = kit.parser.nlp.vocab  # type: ignore[attr-defined]
    if kept.exists():
        return Parsed(document, plain, next(iter(DocBin().from_bytes(kept.read_bytes()).get_docs(vocab))))
    parsed = kit.parser.parse(document)
    cache.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(DocBin(attrs=_KEPT, docs=[parsed.doc]).to_bytes())
    return parsed


class RuleReading(NamedTuple):
    """A document as the rules read it."""

    parsed: Parsed
    mentions: tuple[Mention, ...]
    cast: Cast
    first: Round


def by_rules(document: Document, cache: Path | None) -> RuleReading:
    """Read a document by the rules alone, up to where the learned reader comes in."""
    kit = default_toolkit()
    parsed = parsed_of(document, kit, cache)
    mentions = find_actors(parsed, kit.lexicon)
    cast = cast_of(parsed, attribute(parsed, mentions), mentions)
    return RuleReading(parsed, mentions, cast, first_round(parsed, cast))


def lesson(document: Document, marks: list[Mark], weight: float, cache: Path | None) -> Lesson:
    """A document read by the rules, its candidates described and told apart."""
    read = by_rules(document, cache)
    words = list(described(read.parsed, read.cast, read.first.told))
    return Lesson(document.id, words, outputs(words, marks), marks, weight)


def outputs(words: Sequence[Described], marks: Iterable[Mark]) -> list[int]:
    """The output of each candidate: of the words of a trigger the topmost in the grammar makes the move."""
    made = [0] * len(words)
    for mark in marks:
        start, end = mark["trigger"]
        inside = [n for n, w in enumerate(words) if w.token.idx < end and w.token.idx + len(w.token) > start]
        inside = inside or [n for n, w in enumerate(words) if abs(w.token.idx - start) < BESIDE][:1]
        held = {words[n].token.i for n in inside}
        top = [n for n in inside if (t := words[n].token).head.i not in held or t.head == t]
        for n in (top or inside)[:1]:
            made[n] = OUTPUTS.index(mark["type"])
    return made


# ---- learning --------------------------------------------------------------------------------------------------


def learn(lessons: Sequence[Lesson]) -> Net:
    """Logistic regression with an L2 penalty; features in alphabetical order, so that the result is always the same."""
    rows = [w.features for one in lessons for w in one.words]
    names = frequent(rows, LEAST)
    place = {f: n for n, f in enumerate(names)}
    made = [o for one in lessons for o in one.outputs]
    weights = [one.weight for one in lessons for _ in one.words]
    fit = LogisticRegression(C=STRENGTH, max_iter=150, solver="lbfgs")
    fit.fit(matrix(rows, place), made, sample_weight=weights)
    table = np.full((len(names) + 1, len(OUTPUTS)), 0.0, dtype=np.float32)
    table[0] = -30.0  # an output never seen is never chosen
    table[0, fit.classes_] = fit.intercept_
    table[1:, fit.classes_] = fit.coef_.T
    told = [0, *(n for n in range(1, len(table)) if np.abs(table[n]).max() >= FAINT)]
    kept = {"": 0} | {names[n - 1]: k for k, n in enumerate(told) if n}
    return unpack_bytes(pack_bytes(Net(kept, table[told])))


# ---- figures ---------------------------------------------------------------------------------------------------


def crossed(lessons: Sequence[Lesson], own: Sequence[Lesson], folds: int) -> dict[float, dict[str, float]]:
    """Figures on type of the hypotheses at each threshold, each article judged by what it did not teach."""
    score = load_scorer("score_moves")
    found: defaultdict[float, list[Mark]] = defaultdict(list)
    for fold in range(folds):
        model = learn([*(one for n, one in enumerate(lessons) if n % folds != fold), *own])
        for one in lessons[fold::folds]:
            likely = shares(model.scores([w.features for w in one.words]))
            for threshold in THRESHOLDS:
                found[threshold] += [
                    {"doc": one.id, "type": h.type, "trigger": [h.token.idx, h.token.idx + len(h.token)]}
                    for h in decide(one.words, likely, threshold)
                ]
    gold = [{"actor": None, "addressee": None, **mark} for one in lessons for mark in one.marks]
    return {threshold: score.score(gold, found[threshold])["type"] for threshold in THRESHOLDS}


def main() -> None:
    """Command line."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("--parses", type=Path, help="folder in which to keep the parses")
    options.add_argument("--folds", type=int, default=5)
    options.add_argument(
        "--out",
        type=Path,
        default=Path(__file__).resolve().parents[1] / "src/servanda/lexicon/moves/weights.npz",
    )
    chosen = options.parse_args()
    real = [lesson(d, marks, 1.0, chosen.parses) for d, marks in articles(LEARNED_FROM)]
    own = [lesson(d, marks, own_weight(d), chosen.parses) for d, marks in own_sentences()]
    print(f"{len(real)} articles, {len(own)} sentences", end=", ", flush=True)
    own += [lesson(d, marks, REPORT_WEIGHT, chosen.parses) for d, marks in reports()]
    print(f"{sum(len(one.words) for one in [*real, *own])} words with those of our reports", flush=True)
    if chosen.folds:
        for threshold, figures in crossed(real, own, chosen.folds).items():
            print(
                f"threshold {threshold}: P {figures['p']:.3f} R {figures['r']:.3f} F1 {figures['f1']:.3f}", flush=True
            )
    model = learn([*real, *own])
    np.savez_compressed(chosen.out, allow_pickle=False, **pack_bytes(model))
    print(f"{len(model.place)} features; {chosen.out.name}: {chosen.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()

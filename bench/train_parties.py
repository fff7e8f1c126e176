"""Learns who makes a move and to whom it is addressed from annotated moves, and writes the weights as data.

    python -m bench.train_parties [--parses FOLDER] [--out FILE]

Two choice models: of all whom the text leads to from the word of a move, which made it, and which it is addressed to.
Learned from the set `press` of `bench/moves_gold` and the marked reports of `bench/moves_reports`; tried on
`press_check`, of which nothing is learned.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Token

from bench.learning import learn
from bench.train_moves import articles, by_rules, reports
from servanda.moves.find import ground_of
from servanda.moves.learned.ground import Ground
from servanda.moves.learned.partner_ways import NOBODY, partners
from servanda.moves.learned.rivals import Rival, maker_rivals, partner_rivals
from servanda.moves.learned.ways import makers
from servanda.moves.who import codes
from servanda.nets import Array, Net, pack
from servanda.records import Document

LEARNED_FROM, TRIED_ON = "press", "press_check"
EPOCHS = 14
DECAY = 2e-5
LEAST = 3
OUT = Path(__file__).resolve().parents[1] / "src/servanda/lexicon/moves/parties.npz"
Mark = dict[str, Any]


@dataclass(slots=True)
class Choices:
    """Rivals of many moves, one group a move."""

    rows: list[list[str]] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    groups: list[int] = field(default_factory=lambda: [0])

    def add(self, rivals: Sequence[Rival], right: Sequence[bool]) -> None:
        """One move's rivals, and which of them are right; a move that no way leads to teaches nothing."""
        self.rows += [rival.features for rival in rivals]
        self.right += right
        self.groups.append(len(self.rows))

    def fit(self) -> Net:
        """A choice model; several right rivals share their move."""
        rows: list[list[str]] = []
        target: list[float] = []
        groups = [0]
        for start, end in zip(self.groups, self.groups[1:], strict=False):
            right = self.right[start:end]
            if any(right):
                rows += self.rows[start:end]
                target += [r / sum(right) for r in right]
                groups.append(len(rows))
        return learn(rows, target, groups, least=LEAST, epochs=EPOCHS, decay=DECAY)

    def share_right(self, model: Net) -> float:
        """The share of moves for which the model chooses a right rival."""
        hits = 0
        for start, end in zip(self.groups, self.groups[1:], strict=False):
            hits += self.right[start + int(model.scores(self.rows[start:end]).argmax())]
        return hits / max(1, len(self.groups) - 1)


def ground_in(document: Document, cache: Path | None) -> Ground:
    """A document read by the rules."""
    read = by_rules(document, cache)
    return ground_of(read.parsed, read.cast, read.mentions, read.first)


def trigger_in(ground: Ground, mark: Mark) -> Token | None:
    """The word that stands for a marked trigger: the topmost verb, noun or adjective of it, else its topmost word."""
    start, end = mark["trigger"]
    inside = [t for t in ground.doc if t.idx < end and t.idx + len(t) > start and not (t.is_punct or t.is_space)]
    held = {t.i for t in inside}
    top = [t for t in inside if t.head.i not in held or t.head == t]
    full = [t for t in [*top, *inside] if t.pos_ in {"VERB", "NOUN", "ADJ"}]
    return next(iter([*full, *inside]), None)


def collect(texts: Iterable[tuple[Document, list[Mark]]], cache: Path | None) -> tuple[Choices, Choices]:
    """The choices of makers and of those addressed that the marks of some texts tell."""
    who, whom = Choices(), Choices()
    for document, marks in texts:
        ground = ground_in(document, cache)
        for mark in marks:
            token = trigger_in(ground, mark)
            if token is None or not mark.get("actor"):
                continue
            for choices, (rivals, right) in zip((who, whom), rivals_of(ground, token, mark), strict=True):
                choices.add(rivals, right)
    return who, whom


def rivals_of(ground: Ground, token: Token, mark: Mark) -> tuple[tuple[list[Rival], list[bool]], ...]:
    """The rivals for the maker of a marked move, then for whom it addresses, each with which of them are right."""
    kind, made, addressed = mark["type"], set(mark["actor"]), set(mark.get("addressee") or ())
    who = maker_rivals(ground, token, kind, makers(ground, token, kind))
    maker = tuple(actor for code in mark["actor"] for actor in ground.named(code))
    whom = partner_rivals(ground, token, kind, partners(ground, token, kind, maker), maker)
    right = [bool(codes(r.actors) & addressed) if addressed else r.actors == NOBODY for r in whom]
    return (who, [bool(codes(r.actors) & made) for r in who]), (whom, right)


def main() -> None:
    """Command line."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("--parses", type=Path, help="folder in which to keep the parses")
    options.add_argument("--out", type=Path, default=OUT)
    chosen = options.parse_args()
    learned = collect([*articles(LEARNED_FROM), *reports()], chosen.parses)
    tried = collect(articles(TRIED_ON), chosen.parses)
    arrays: dict[str, Array] = {}
    for name, lessons, exam in zip(("maker", "partner"), learned, tried, strict=True):
        model = lessons.fit()
        print(f"{name}: {len(lessons.groups) - 1} moves, {len(model.place)} features, ", end="")
        print(f"right of {TRIED_ON}: {exam.share_right(model):.3f}")
        arrays |= pack(name, model)
    np.savez_compressed(chosen.out, allow_pickle=False, **arrays)
    print(f"{chosen.out.name}: {chosen.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()

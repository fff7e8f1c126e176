"""Learns the weights of the attribution stage from PolNeAR's training articles and writes them as data.

    python -m bench.train_attribution [--cache FOLDER] [--out FILE]

Five models, all linear: which words are cues, which stretch is the content, whether a sentence goes on with it, which
words are the source, and how sure the whole is. The last learns from what the others choose on articles they did not
learn from (five folds). Only the training articles are read.
"""

from __future__ import annotations

import argparse
import collections
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bench.learning import learn
from bench.shared import corpus_rows
from servanda.attribution.attribute import page_of
from servanda.attribution.contents import Pieces, candidates
from servanda.attribution.continuing import FARTHEST, continuing_features, next_sentence, sentence_piece
from servanda.attribution.cues import cue_candidates, cue_features
from servanda.attribution.decide import Choice, Page, choices, confidence_features, rivalry, side_of
from servanda.attribution.fitting import content_features, kinds_of
from servanda.attribution.model import Models
from servanda.attribution.sources import none_features, source_candidates, source_features
from servanda.language import Parsed, load_parser
from servanda.language.parse import plain_text
from servanda.nets import Array, Net, pack, pack_words
from servanda.records import Document

WORD = re.compile(r"\w")
FOLDS = 5
RANK = {"VERB": 0, "NOUN": 2, "ADJ": 3, "AUX": 4, "ADV": 5, "PROPN": 6, "ADP": 7, "SCONJ": 7, "PART": 8}
Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class Gold:
    """One attribution of the corpus, as tokens."""

    anchor: int
    """The token of the cue that stands for it: its verb, else its head."""
    cue: frozenset[int]
    content: frozenset[int]
    source: frozenset[int]


@dataclass(frozen=True, slots=True)
class Article:
    """A parsed article and what is attributed in it."""

    page: Page
    gold: tuple[Gold, ...]


# ---- the corpus ------------------------------------------------------------------------------------------------


def read_corpus(split: str, cache: Path | None = None) -> list[tuple[dict[str, Any], Parsed]]:
    """Articles of a split with their parses, which are kept in `cache` if given."""
    from spacy.tokens import DocBin

    raw = list(corpus_rows(f"polnear-{split}.jsonl.gz"))
    parser = load_parser()
    documents = [Document(id=r["id"], text=r["text"]) for r in raw]
    kept = cache / f"{split}.spacy" if cache else None
    if kept and kept.exists():
        docs = list(DocBin().from_disk(kept).get_docs(parser.nlp.vocab))
    else:
        docs = [p.doc for p in parser.parse_many(documents)]
        if kept:
            kept.parent.mkdir(parents=True, exist_ok=True)
            DocBin(docs=docs, attrs=_KEPT).to_disk(kept)
    return [(r, Parsed(d, plain_text(d), doc)) for r, d, doc in zip(raw, documents, docs, strict=True)]


_KEPT = ["ORTH", "TAG", "POS", "LEMMA", "MORPH", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE", "SENT_START", "SPACY"]


def article_of(raw: dict[str, Any], parsed: Parsed) -> Article:
    """The article with its attributions turned into tokens."""
    page = page_of(parsed)
    gold = []
    for a in raw["attributions"]:
        cue = _tokens(page, a["cue"])
        content = frozenset(t for t in _tokens(page, a["content"]) if WORD.search(page.grid.lower[t]))
        if cue and content:
            gold.append(Gold(_anchor(page, cue), frozenset(cue), content, frozenset(_tokens(page, a["source"]))))
    return Article(page, tuple(gold))


def _tokens(page: Page, spans: Iterable[Sequence[int]]) -> list[int]:
    grid = page.grid
    return [
        i
        for s, e in spans
        for i in range(*np.searchsorted(grid.start, [s - 40, e]).tolist())
        if grid.end[i] > s and grid.start[i] < e and not grid.space[i]
    ]


def _anchor(page: Page, cue: list[int]) -> int:
    grid, held = page.grid, set(cue)
    roots = [i for i in cue if grid.head[i] not in held or grid.head[i] == i]
    verbs = [i for i in roots if grid.pos[i] == "VERB"] or [i for i in cue if grid.pos[i] == "VERB"]
    according = [i for i in cue if grid.lower[i] == "according"]
    if according or verbs:
        return (according or verbs)[0]
    return min(cue, key=lambda i: (RANK.get(grid.pos[i], 8), i not in roots, i))


# ---- examples --------------------------------------------------------------------------------------------------


def openings_of(articles: list[Article], least: int = 2, share: float = 0.03) -> frozenset[str]:
    """Words other than verbs that were cues often enough to be looked at."""
    hits: collections.Counter[str] = collections.Counter()
    seen: collections.Counter[str] = collections.Counter()
    for article in articles:
        grid = article.page.grid
        seen.update(f"{w}/{p}" for w, p in zip(grid.lower, grid.pos, strict=True))
        hits.update(f"{grid.lower[g.anchor]}/{grid.pos[g.anchor]}" for g in article.gold)
    chosen = {k for k, n in hits.items() if not k.endswith("/VERB") and n >= least and n / seen[k] >= share}
    return frozenset(chosen)


def learn_cues(articles: list[Article], openings: frozenset[str]) -> Net:
    """Which words are cues."""
    rows: Rows = []
    target: list[float] = []
    for a in articles:
        anchors = {g.anchor for g in a.gold}
        for i in cue_candidates(a.page.grid, a.page.layout, openings):
            rows.append(cue_features(a.page.grid, a.page.layout, i))
            target.append(float(i in anchors))
    return learn(rows, target)


def overlap(pieces: Pieces, gold: frozenset[int] | set[int], page: Page) -> float:
    """F1 of the word tokens of `pieces` against gold ones."""
    mine = {t for a, b in pieces for t in range(a, b + 1) if WORD.search(page.grid.lower[t])}
    return 2 * len(mine & gold) / max(1, len(mine) + len(gold))


def _best_cores(article: Article) -> Iterable[tuple[Gold, list[Any], list[float]]]:
    """For each attribution the candidates for its content with their F1, later sentences of quotation left out."""
    page = article.page
    for g in article.gold:
        found = candidates(page.grid, page.layout, g.anchor)
        stop = page.grid.sents[page.grid.sent[g.anchor]][1]
        core = {t for t in g.content if t < stop} or set(g.content)
        f1 = [overlap(c.pieces, core, page) for c in found]
        if found and max(f1) > 0 and page.layout.inside[g.anchor] < 0:
            yield g, found, f1


def learn_rest(articles: list[Article]) -> tuple[Net, Net, Net]:
    """Models of content, of continuing sentences and of source."""
    rows: tuple[Rows, Rows, Rows] = ([], [], [])
    target: tuple[list[float], list[float], list[float]] = ([], [], [])
    groups: tuple[list[int], list[int]] = ([0], [0])
    for article in articles:
        page = article.page
        for g, found, f1 in _best_cores(article):
            kinds = kinds_of(found)
            rows[0].extend(content_features(page.grid, page.layout, g.anchor, c, kinds) for c in found)
            weight = (np.array(f1) / max(f1)) ** 10
            target[0].extend((weight / weight.sum()).tolist())
            groups[0].append(len(rows[0]))
            core = found[int(np.argmax(f1))].pieces
            _continuing_rows(page, g, core, rows[1], target[1])
            if _source_rows(page, g, core, rows[2], target[2]):
                groups[1].append(len(rows[2]))
    content = learn(rows[0], target[0], groups[0])
    continuing = learn(rows[1], target[1], epochs=10)
    return content, continuing, learn(rows[2], target[2], groups[1])


def _continuing_rows(page: Page, g: Gold, core: Pieces, rows: Rows, target: list[float]) -> None:
    sentence, step = next_sentence(page.grid, g.anchor, core), 0
    while sentence < len(page.grid.sents) and step < FARTHEST:
        features = continuing_features(page.grid, page.layout, g.anchor, core, sentence, step)
        piece = sentence_piece(page.grid, sentence)
        sentence += 1
        if features is None or piece is None:
            continue
        words = [t for t in range(piece[0], piece[1] + 1) if WORD.search(page.grid.lower[t])]
        goes_on = sum(t in g.content for t in words) >= 0.5 * max(1, len(words))
        rows.append(features)
        target.append(float(goes_on))
        if not goes_on:
            return
        step += 1


def _source_rows(page: Page, g: Gold, core: Pieces, rows: Rows, target: list[float]) -> bool:
    grid = page.grid
    heads = source_candidates(grid, g.anchor, list(core))
    inside = [h for h in heads if h in g.source]
    top = [h for h in inside if grid.head[h] not in g.source] or inside
    if g.source and not top:
        return False
    side = side_of(g.anchor, core)
    rows.append(none_features(grid, g.anchor))
    target.append(float(not g.source))
    for h in heads:
        rows.append(source_features(grid, g.anchor, h, side))
        target.append(float(bool(top) and h == top[0]))
    return True


# ---- how sure --------------------------------------------------------------------------------------------------


def is_right(page: Page, choice: Choice, gold: Sequence[Gold]) -> list[int]:
    """Numbers of the attributions that a choice gets right: half of the content and a word of the source."""
    grid = page.grid
    found = []
    for n, g in enumerate(gold):
        if overlap(choice.pieces, g.content, page) < 0.5:
            continue
        if choice.source is None:
            if not g.source:
                found.append(n)
        elif g.source & set(range(grid.left[choice.source], grid.right[choice.source] + 1)):
            found.append(n)
    return found


def judged(article: Article, chosen: list[Choice]) -> list[float]:
    """1 for each choice that is right; of two that claim one attribution only the likelier counts."""
    labels = [0.0] * len(chosen)
    free = set(range(len(article.gold)))
    for n in sorted(range(len(chosen)), key=lambda k: -chosen[k].cue_p):
        hits = [h for h in is_right(article.page, chosen[n], article.gold) if h in free]
        if hits:
            free.discard(max(hits, key=lambda h: overlap(chosen[n].pieces, article.gold[h].content, article.page)))
            labels[n] = 1.0
    return labels


def nothing() -> Net:
    """A model that gives every list the score 0."""
    return Net({"": 0}, np.zeros(1, np.float32))


def learn_parts(articles: list[Article]) -> Models:
    """The first four models."""
    openings = openings_of(articles)
    content, continuing, source = learn_rest(articles)
    return Models(learn_cues(articles, openings), content, continuing, source, nothing(), openings)


def learn_all(articles: list[Article], say: Callable[[str], None] = print) -> Models:
    """All five models; the last from choices on articles held out in turn."""
    rows: Rows = []
    target: list[float] = []
    for fold in range(FOLDS):
        parts = learn_parts([a for n, a in enumerate(articles) if n % FOLDS != fold])
        for article in articles[fold::FOLDS]:
            chosen = choices(article.page, parts)
            rows += [confidence_features(article.page, c, r) for c, r in zip(chosen, rivalry(chosen), strict=True)]
            target += judged(article, chosen)
        say(f"fold {fold + 1} of {FOLDS}")
    parts = learn_parts(articles)
    confidence = learn(rows, target, least=10, epochs=12)
    return Models(parts.cue, parts.content, parts.continuing, parts.source, confidence, parts.openings)


def write(models: Models, out: Path) -> None:
    """Weights as arrays: no pickle."""
    arrays: dict[str, Array] = {}
    for name in ("cue", "content", "continuing", "source", "confidence"):
        arrays |= pack(name, getattr(models, name))
    arrays["openings"] = pack_words(sorted(models.openings))
    np.savez_compressed(out, allow_pickle=False, **arrays)


def main() -> None:
    """Command line."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("--cache", type=Path, help="folder in which to keep the parses")
    options.add_argument(
        "--out",
        type=Path,
        default=Path(__file__).resolve().parents[1] / "src/servanda/lexicon/attribution/weights.npz",
    )
    chosen = options.parse_args()
    articles = [article_of(raw, parsed) for raw, parsed in read_corpus("train", chosen.cache)]
    write(learn_all(articles), chosen.out)
    print(f"{chosen.out.name}: {chosen.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()

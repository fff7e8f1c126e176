"""Lists the nominal words that may be the source of what a cue attributes, and describes each."""

from __future__ import annotations

from servanda.attribution.cues import word_kind
from servanda.attribution.grid import Grid, lemma_of

_NOMINAL = frozenset(["NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"])
_PART = frozenset(
    ["compound", "amod", "det", "nummod", "advmod", "npadvmod", "case", "predet", "quantmod", "aux", "mark"]
)


def source_candidates(grid: Grid, cue: int, taken: list[tuple[int, int]]) -> list[int]:
    """Heads of the nominal phrases of the cue's sentence that do not lie inside the content."""
    first, last = grid.sents[grid.sent[cue]]
    beside = _beside(grid, cue)
    found = []
    for i in range(first, last):
        if i == cue or grid.pos[i] not in _NOMINAL:
            continue
        if i != beside:
            if grid.dep[i] in _PART:
                continue
            if grid.pos[i] in ("ADJ", "DET", "NUM") and grid.dep[i] not in ("nsubj", "nsubjpass", "pobj", "agent"):
                continue
        if not any(a <= i <= b for a, b in taken):
            found.append(i)
    return found


def _beside(grid: Grid, cue: int) -> int:
    """The word before the cue, adverbs and auxiliaries left out: a source even where the grammar was misread."""
    at = cue - 1
    while at > 0 and grid.pos[at] in ("ADV", "AUX", "PART"):
        at -= 1
    return at


def path_between(grid: Grid, cue: int, word: int) -> str:
    """Grammatical relations from the cue up to the common ancestor and down to the word; `far` beyond four steps."""
    ups = [cue]
    while grid.head[ups[-1]] != ups[-1] and len(ups) < 5:
        ups.append(grid.head[ups[-1]])
    place = {token: n for n, token in enumerate(ups)}
    down: list[str] = []
    at = word
    while at not in place:
        if grid.head[at] == at or len(down) > 3:
            return "far"
        step = grid.dep[at]
        down.append(f"{step}:{grid.lower[at]}" if step in ("prep", "agent") else step)
        at = grid.head[at]
    up = "".join(f"<{grid.dep[t]}" for t in ups[: place[at]])
    return up + "".join(f">{d}" for d in reversed(down))


def source_features(grid: Grid, cue: int, word: int, content_side: str) -> list[str]:
    """What a model may look at to tell whether `word` is the source."""
    path = path_between(grid, cue, word)
    kind = word_kind(grid, word)
    side = "L" if word < cue else "R"
    gap = abs(word - cue)
    near = "1" if gap == 1 else "3" if gap <= 3 else "8" if gap <= 8 else "far"
    comma = any(grid.lower[k] == "," for k in range(min(word, cue) + 1, max(word, cue)))
    edge = grid.right[word] if word < cue and grid.right[word] < cue else word
    inner = range(min(edge, cue) + 1, max(edge, cue))
    between = "/".join([grid.pos[k] for k in inner]) if len(inner) < 4 else f"{min(len(inner) // 4, 6)}+"
    subject = grid.dep[word] in ("nsubj", "nsubjpass")
    rivals = sum(grid.dep[k] in ("nsubj", "nsubjpass") for k in range(min(word, cue) + 1, max(word, cue)))
    root = grid.head[grid.head[word]] == grid.head[word]
    return [
        f"x={side},{between}",
        f"xd={side},{between},{grid.dep[word]}",
        f"xt={side},{between},{grid.tag[cue]},{grid.tag[word]}",
        f"r={subject},{min(rivals, 3)},{side},{grid.dep[cue]}",
        f"ro={subject},{root},{grid.dep[cue]},{grid.tag[cue]},{side},{comma}",
        f"p={path}",
        f"pt={path},{grid.tag[cue]}",
        f"pl={path},{lemma_of(grid, cue)}",
        f"pk={path},{kind}",
        f"k={kind}",
        f"t={grid.tag[word]}",
        f"l={grid.lemma[word]}",
        f"d={grid.dep[word]},{side}",
        f"g={side},{near},{content_side}",
        f"gd={side},{near},{grid.dep[word]},{comma}",
        f"cd={grid.dep[cue]},{grid.dep[word]},{side}",
        f"cl={lemma_of(grid, cue)},{grid.dep[word]},{side}",
    ]


def none_features(grid: Grid, cue: int) -> list[str]:
    """The same for the choice that the text names no source."""
    deps = "+".join(sorted({grid.dep[k] for k in grid.kids[cue]} & {"nsubj", "nsubjpass", "agent", "poss", "csubj"}))
    lemma = lemma_of(grid, cue)
    return [
        "none",
        f"none,l={lemma}",
        f"none,t={grid.tag[cue]}",
        f"none,d={grid.dep[cue]}",
        f"none,k={deps}",
        f"none,kl={deps},{lemma}",
        f"none,kt={deps},{grid.tag[cue]},{grid.dep[cue]}",
    ]

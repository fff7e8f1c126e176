"""Lists the words that may show that something is attributed, and describes each by its grammar and surroundings."""

from __future__ import annotations

from servanda.attribution.contents import Layout
from servanda.attribution.grid import DASH, MARKS, Grid, lemma_of

SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj", "csubjpass"])
_COMPLEMENTS = ("ccomp", "xcomp", "dobj", "attr", "acomp", "oprd", "prep", "advcl", "parataxis", "agent", "acl", "prt")
_OPEN = frozenset(["VERB", "NOUN", "ADJ", "ADV", "AUX", "ADP", "SCONJ", "PROPN", "PUNCT"])


def cue_candidates(grid: Grid, layout: Layout, openings: frozenset[str]) -> list[int]:
    """Every verb outside quotations, and every other word that `openings` names (`lower/POS`)."""
    found = []
    for i, pos in enumerate(grid.pos):
        if pos not in _OPEN or layout.inside[i] >= 0:
            continue
        if pos == "VERB" or f"{grid.lower[i]}/{pos}" in openings:
            found.append(i)
        elif pos in ("NOUN", "ADJ", "PROPN"):
            if any(grid.dep[k] in ("acl", "ccomp", "xcomp") and k > i and _is_clause(grid, k) for k in grid.kids[i]):
                found.append(i)
        elif grid.lower[i] in MARKS and _introduces(grid, layout, i):
            found.append(i)
    return found


def _is_clause(grid: Grid, verb: int) -> bool:
    """Whether a verb heads a clause opened by "that", "whether" or "to"."""
    return any(grid.lower[k] in ("that", "whether", "if", "to") for k in grid.kids[verb] if k < verb)


def _introduces(grid: Grid, layout: Layout, mark: int) -> bool:
    """Whether a colon or dash stands after a few words that open a line, or between a quotation and a name."""
    at = mark - 1
    if grid.lower[mark] == ":":
        while at >= 0 and mark - at < 12 and not grid.line_break[at]:
            at -= 1
        return mark - 1 > at and (at < 0 or grid.line_break[at])
    while at >= 0 and grid.space[at]:
        at -= 1
    after = mark + 1
    while after < len(grid) and grid.space[after]:
        after += 1
    named = after < len(grid) and (grid.pos[after] == "PROPN" or bool(grid.entity[after]))
    opens_line = mark == 0 or grid.line_break[mark - 1]
    return named and at >= 0 and (layout.inside[at] >= 0 or opens_line)


def word_kind(grid: Grid, i: int) -> str:
    """What sort of thing a nominal word names: type of name, pronoun, or its lemma's part of speech."""
    if grid.entity[i]:
        return grid.entity[i]
    if grid.pos[i] == "PRON":
        return grid.lower[i]
    return grid.pos[i]


def subject_of(grid: Grid, verb: int) -> tuple[int | None, str]:
    """Subject of a verb or of the verb that shares it, and by how many steps it was reached."""
    at, steps = verb, ""
    for _ in range(3):
        for kid in grid.kids[at]:
            if grid.dep[kid] in SUBJECTS:
                return kid, steps
        if grid.dep[at] in ("relcl", "acl"):
            return grid.head[at], f"{steps}<{grid.dep[at]}"
        if grid.dep[at] not in ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp") or grid.head[at] == at:
            break
        steps += f"<{grid.dep[at]}"
        at = grid.head[at]
    return None, ""


def cue_features(grid: Grid, layout: Layout, i: int) -> list[str]:
    """What a model may look at to tell whether word `i` is a cue."""
    lemma, dep, tag = lemma_of(grid, i), grid.dep[i], grid.tag[i]
    head = grid.head[i]
    out = [
        f"l={lemma}",
        f"w={grid.lower[i] if lemma != DASH else DASH}",
        f"t={tag}",
        f"d={dep}",
        f"ld={lemma},{dep}",
        f"lt={lemma},{tag}",
        f"h={grid.lemma[head]},{dep}" if head != i else "h=ROOT",
        f"hp={grid.pos[head]},{dep},{tag}",
    ]
    out += _complements(grid, i, lemma)
    out += _subject(grid, i, lemma)
    out += _neighbours(grid, i, lemma)
    out += _quotation(grid, layout, i, lemma)
    if grid.lower[i] in MARKS:
        out += _mark(grid, layout, i, lemma)
    return out


def _mark(grid: Grid, layout: Layout, i: int, lemma: str) -> list[str]:
    """How a colon or dash stands: words before it in its line, names beside it, quotation next to it."""
    at = i - 1
    names = 0
    while at >= 0 and not grid.line_break[at] and i - at < 12:
        names += grid.pos[at] == "PROPN"
        at -= 1
    before = min(i - 1 - at, 12)
    quoted = layout.inside[i - 1] >= 0 if i else False
    opens = i + 1 < len(grid) and layout.inside[i + 1] >= 0
    line = i + 1 < len(grid) and grid.line_break[i + 1]
    upper = i > 0 and grid.tag[i - 1] in ("NNP", "NN") and grid.upper[i - 1]
    first = grid.sent[i] == 0
    return [
        f"m={lemma},{before},{names >= before}",
        f"m={lemma},{names > 0},{quoted},{opens},{line}",
        f"m={lemma},{first},{before > 4}",
        f"m={lemma},upper={upper},{before < 4}",
    ]


def _complements(grid: Grid, i: int, lemma: str) -> list[str]:
    out: list[str] = []
    seen: list[str] = []
    for kid in grid.kids[i]:
        dep = grid.dep[kid]
        if dep in ("aux", "auxpass", "neg"):
            out += [f"a={grid.lower[kid]}", f"a={dep},{grid.tag[i]}"]
        elif dep in _COMPLEMENTS:
            side = "<" if kid < i else ">"
            seen.append(dep + side)
            out += [f"c={dep}{side}", f"lc={lemma},{dep}", f"cl={dep},{grid.lemma[kid]}"]
            if dep in ("ccomp", "xcomp", "advcl"):
                out.append(f"cm={dep},{_marker(grid, kid)}")
            if dep in ("prep", "prt"):
                out.append(f"lp={lemma},{grid.lower[kid]}")
                out += [f"po={grid.lower[kid]},{word_kind(grid, k)}" for k in grid.kids[kid] if grid.dep[k] == "pobj"]
            if dep in ("dobj", "attr"):
                out += [f"lo={lemma},{grid.lemma[kid]}", f"ok={lemma},{word_kind(grid, kid)}"]
                out.append(f"ok={word_kind(grid, kid)}")
    signature = "+".join(dict.fromkeys(seen)) or "none"
    return [*out, f"s={signature}", f"ls={lemma},{signature}"]


def _marker(grid: Grid, clause: int) -> str:
    """The word that opens a clause."""
    for kid in grid.kids[clause]:
        if grid.dep[kid] == "mark":
            return grid.lower[kid]
    return grid.tag[grid.left[clause]]


def _subject(grid: Grid, i: int, lemma: str) -> list[str]:
    subject, steps = subject_of(grid, i)
    if subject is None:
        return ["sk=none", f"lsk={lemma},none"]
    kind = word_kind(grid, subject)
    own = grid.dep[subject] if not steps else "far"
    return [
        f"sk={kind}",
        f"sk={kind},{own}",
        f"sl={grid.lemma[subject]}",
        f"ss={steps}",
        f"lsk={lemma},{kind}",
        f"so={own}",
        f"sside={'L' if subject < i else 'R'},{grid.tag[i]}",
    ]


def _neighbours(grid: Grid, i: int, lemma: str) -> list[str]:
    size = len(grid)
    out = []
    for step in (-2, -1, 1, 2):
        at = i + step
        word = grid.lower[at] if 0 <= at < size else "#"
        out.append(f"n{step}={word}")
        if step in (-1, 1):
            out += [f"nt{step}={grid.tag[at] if 0 <= at < size else '#'}", f"ln{step}={lemma},{word}"]
    out.append(f"n12={grid.lower[i + 1] if i + 1 < size else '#'},{grid.lower[i + 2] if i + 2 < size else '#'}")
    first, last = grid.sents[grid.sent[i]]
    out.append("p=first" if i - first < 3 else "p=last" if last - i < 4 else "p=mid")
    out.append(f"sn={min(grid.sent[i], 3)}")
    out.append(f"len={min((last - first) // 8, 5)}")
    return out


def _quotation(grid: Grid, layout: Layout, i: int, lemma: str) -> list[str]:
    """Where quotations stand around the word."""
    first, last = grid.sents[grid.sent[i]]
    left = [layout.regions[n] for n in _regions(layout, max(0, first - 3), i)]
    right = [layout.regions[n] for n in _regions(layout, i + 1, min(len(grid), last + 3))]
    where = ""
    if left:
        where += "L" + _gap(i - left[-1][1]) + ("s" if left[-1][1] < first else "")
    if right:
        where += "R" + _gap(right[0][0] - i) + ("s" if right[0][0] >= last else "")
    long = any(b - a > 8 for a, b in (*left, *right))
    return [
        f"q={where}",
        f"lq={lemma},{bool(left)}{bool(right)}",
        f"qt={where},{grid.tag[i]}",
        f"ql={long},{bool(where)}",
    ]


def _regions(layout: Layout, first: int, last: int) -> list[int]:
    return list(dict.fromkeys(n for n in layout.inside[first:last] if n >= 0))


def _gap(size: int) -> str:
    return "0" if size <= 2 else "1" if size <= 5 else "2" if size <= 12 else "3"

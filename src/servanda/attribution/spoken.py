"""Finds what a quoted speaker says that others said: reports inside quotation marks ("they told us that …").

The learned models were trained on text in which these are not marked. Only the plain case is taken: a verb of saying
with a subject other than the speaker and a finite clause.
"""

from __future__ import annotations

from dataclasses import replace

from servanda.attribution.contents import Candidate, Layout, trim
from servanda.attribution.decide import Choice
from servanda.attribution.grid import Grid
from servanda.attribution.words import Words

_SPEAKER = frozenset(["i", "we", "you", "who", "that", "it", "there", "this", "what", "which"])
SURE = 0.88
"""Confidence given to these: of 60 read on PolNeAR's training articles, 53 were right."""


def spoken(grid: Grid, layout: Layout, words: Words) -> list[Choice]:
    """Choices whose cue stands inside a quotation, in order."""
    found = []
    for cue in range(len(grid)):
        if layout.inside[cue] < 0 or grid.pos[cue] != "VERB" or grid.lemma[cue] not in words.nesting:
            continue
        parts = _report(grid, cue)
        if parts is None or grid.lower[parts[0]] in _SPEAKER:
            continue
        subject, clause = parts
        end = layout.regions[layout.inside[cue]][1]
        piece = trim(grid, max(grid.left[clause], cue + 1), min(grid.right[clause], end))
        if piece is not None:
            found.append(Choice(cue, Candidate("spoken", (piece,)), (piece,), subject, SURE, 1.0, 1.0))
    return found


def is_report(grid: Grid, words: Words, choice: Choice) -> bool:
    """Whether a choice is a verb of saying with its subject and a finite clause, or the like of "in her view"."""
    cue = choice.cue
    if _in_view(grid, cue):
        return choice.source is not None
    if grid.pos[cue] != "VERB" or grid.lemma[cue] not in words.nesting:
        return False
    parts = _report(grid, cue)
    if parts is None or grid.lower[parts[0]] in _SPEAKER - {"it"}:
        return False
    return choice.source == parts[0] and any(a <= parts[1] <= b for a, b in choice.pieces)


def _in_view(grid: Grid, noun: int) -> bool:
    """ "In her view", "in the minister's words": the phrase has no other use."""
    if grid.lower[noun] not in ("view", "opinion", "words", "estimation") or grid.lower[grid.head[noun]] != "in":
        return False
    return any(grid.dep[k] == "poss" for k in grid.kids[noun])


def _report(grid: Grid, cue: int) -> tuple[int, int] | None:
    """Subject and clause of a verb of saying that is neither denied, passive nor imagined."""
    if any(grid.dep[k] in ("neg", "auxpass") or grid.tag[k] == "MD" for k in grid.kids[cue]):
        return None
    subject = next((k for k in grid.kids[cue] if grid.dep[k] == "nsubj" and k < cue), None)
    clause = next((k for k in grid.kids[cue] if grid.dep[k] == "ccomp" and k > cue), None)
    if subject is None or clause is None or not _finite(grid, clause):
        return None
    return subject, clause


def quoted_as_saying(grid: Grid, choice: Choice) -> Choice:
    """The choice with its source set right where its cue is the "saying" of "quoted him as saying".

    Who says it is the one who is quoted; the one who quotes is the source of the whole.
    """
    above = grid.head[choice.cue]
    quoting = grid.head[above]
    if grid.lower[above] != "as" or grid.lemma[quoting] not in ("quote", "cite", "describe", "report"):
        return choice
    roles = ("dobj", "nsubjpass")
    quoted = next((k for k in grid.kids[quoting] if grid.dep[k] in roles), None)
    return choice if quoted is None else replace(choice, source=quoted)


def _finite(grid: Grid, clause: int) -> bool:
    words = [clause, *(k for k in grid.kids[clause] if grid.dep[k] in ("aux", "auxpass"))]
    return any(grid.tag[k] in ("VBD", "VBZ", "VBP", "MD") for k in words)

"""Finds the attributions of a document."""

from __future__ import annotations

from servanda.attribution.grid import Grid, grid_of
from servanda.attribution.lexicon import cue_kinds
from servanda.attribution.quotes import Quote, find_quotes
from servanda.language import Parsed
from servanda.records import Actor, Attribution, Mention, QuoteKind, Span, Spans

_SUBJECTS = ("nsubj", "nsubjpass")
_CLAUSES = ("ccomp", "xcomp")
_PRONOUNS = frozenset(["he", "she", "they", "it", "we", "i", "you", "who", "this", "that", "these", "those"])


def attribute(parsed: Parsed, mentions: tuple[Mention, ...]) -> tuple[Attribution, ...]:
    """Attributions in order of their place in the text."""
    grid = grid_of(parsed.doc)
    quotes = find_quotes(parsed.text)
    kinds = cue_kinds()
    found: list[Attribution] = []
    for i in range(len(grid)):
        made: tuple[Spans, Spans, Spans] | None = None
        if grid.pos[i] in ("VERB", "AUX") and grid.lemma[i] in kinds:
            made = _by_verb(grid, quotes, parsed.plain, i)
        elif grid.lower[i] == "according":
            made = _according(grid, parsed.plain, i)
        if made:
            source, cue, content = made
            found.append(_record(parsed, quotes, mentions, source, cue, content))
    return tuple(sorted(found, key=lambda a: (a.content[0], a.cue)))


def _record(
    parsed: Parsed, quotes: tuple[Quote, ...], mentions: tuple[Mention, ...], source: Spans, cue: Spans, content: Spans
) -> Attribution:
    actors: list[Actor] = []
    for start, end in source:
        actors += [m.actor for m in mentions if start <= m.start and m.end <= end]
    words = parsed.plain[source[0][0] : source[0][1]].lower() if source else ""
    kind = "none" if not source else "pronoun" if words in _PRONOUNS else "named"
    return Attribution(source, cue, content, _quote_kind(quotes, content), tuple(actors[:1]), kind)


def _quote_kind(quotes: tuple[Quote, ...], content: Spans) -> QuoteKind:
    inside = sum(max(0, min(q.end, e) - max(q.start, s)) for q in quotes for s, e in content)
    if not inside:
        return "indirect"
    return "direct" if inside >= 0.9 * sum(e - s for s, e in content) else "mixed"


def _trim(plain: str, span: Span) -> Span:
    start, end = span
    while start < end and (plain[start].isspace() or plain[start] in ",;:-"):
        start += 1
    while end > start and (plain[end - 1].isspace() or plain[end - 1] in ",;:-"):
        end -= 1
    if plain[end - 1 : end] == "." and end - start > 1:
        end -= 1
    return start, end


def _subject(grid: Grid, verb: int) -> int | None:
    """Subject of a verb, or of the verb it is coordinated with or a complement of."""
    for at in (verb, grid.head[verb]):
        for kid in grid.kids[at]:
            if grid.dep[kid] in _SUBJECTS or grid.dep[kid] == "agent":
                return kid
        if grid.dep[at] not in ("conj", "xcomp", "advcl"):
            break
    return None


def _source(grid: Grid, subject: int | None) -> Spans:
    if subject is None:
        return ()
    if grid.dep[subject] == "agent":
        return (grid.chars(subject + 1, grid.right[subject]),) if grid.right[subject] > subject else ()
    return (grid.chars(grid.left[subject], grid.right[subject]),)


def _cue_span(grid: Grid, verb: int) -> Span:
    first = verb
    for kid in grid.kids[verb]:
        if grid.dep[kid] in ("aux", "auxpass", "neg") and kid < verb:
            first = min(first, kid)
    return grid.chars(first, verb)


def _by_verb(grid: Grid, quotes: tuple[Quote, ...], plain: str, verb: int) -> tuple[Spans, Spans, Spans] | None:
    if any(q.start <= grid.start[verb] < q.end and not q.single for q in quotes):
        return None
    subject = _subject(grid, verb)
    source = _source(grid, subject)
    content = _clause(grid, plain, verb) or _around(grid, plain, verb, source)
    content = _with_quotes(grid, quotes, verb, content)
    if not content:
        return None
    return source, (_cue_span(grid, verb),), content


def _clause(grid: Grid, plain: str, verb: int) -> Spans:
    """The complement clause of the verb, or the object of one that praises or blames."""
    for kid in grid.kids[verb]:
        if grid.dep[kid] in _CLAUSES:
            left, right = grid.left[kid], grid.right[kid]
            if left < verb < right:
                right = verb - 1
            return (_trim(plain, grid.chars(left, right)),)
    return ()


def _around(grid: Grid, plain: str, verb: int, source: Spans) -> Spans:
    """For a verb in parenthesis ("the plan, he said, would fail"): the sentence without it."""
    if grid.dep[verb] not in ("parataxis", "ROOT", "ccomp") or grid.lemma[verb] not in ("say", "add", "note", "write"):
        return ()
    first, last = grid.sents[grid.sent[verb]]
    start, _ = grid.chars(first, last - 1)
    cut = min([s for s, _ in source] + [grid.start[verb]])
    pieces = [_trim(plain, (start, cut))] if cut - start > 20 else []
    return tuple(p for p in pieces if p[1] - p[0] > 10)


def _with_quotes(grid: Grid, quotes: tuple[Quote, ...], verb: int, content: Spans) -> Spans:
    """Adds the quotations of the sentence, and those that follow it in the paragraph without a word between."""
    first, last = grid.sents[grid.sent[verb]]
    start, end = grid.chars(first, last - 1)
    pieces = list(content)
    for q in quotes:
        in_sentence = start <= q.start < end and (q.end - q.start > 15)
        if in_sentence or (pieces and 0 <= q.start - max(e for _, e in pieces) <= 2):
            inside = [p for p in pieces if p[0] < q.end and q.start < p[1]]
            pieces = [p for p in pieces if p not in inside]
            pieces.append((min([q.start] + [p[0] for p in inside]), max([q.end] + [p[1] for p in inside])))
        elif pieces and q.goes_on and pieces[-1][1] <= q.start <= pieces[-1][1] + 4:
            pieces.append((q.start, q.end))
    return tuple(sorted(pieces))


def _according(grid: Grid, plain: str, at: int) -> tuple[Spans, Spans, Spans] | None:
    """ "According to X, …": the rest of the sentence."""
    to = at + 1
    if to >= len(grid) or grid.lower[to] != "to" or grid.right[to] <= to:
        return None
    first, last = grid.sents[grid.sent[at]]
    start, end = grid.chars(first, last - 1)
    source = grid.chars(to + 1, grid.right[to])
    pieces = [_trim(plain, (start, grid.start[at])), _trim(plain, (source[1], end))]
    kept = tuple(p for p in pieces if p[1] - p[0] > 3)
    return ((source,), (grid.chars(at, to),), kept) if kept else None

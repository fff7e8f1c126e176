"""Finds the attributions of a document."""

from __future__ import annotations

from servanda.attribution.contents import Piece, layout_of, trim
from servanda.attribution.decide import Choice, Page, choices, confidence_features, rivalry
from servanda.attribution.grid import Grid, grid_of
from servanda.attribution.model import Models, load_models, probability
from servanda.attribution.quotes import Quote, speech_quotes
from servanda.language import Parsed
from servanda.records import Actor, Attribution, Mention, QuoteKind, Span, Spans

_PRONOUNS = frozenset(["he", "she", "they", "it", "we", "i", "you", "who", "this", "that", "these", "those"])


KEEP = 0.34
"""Attributions less sure than this are not reported: where PolNeAR's training articles give the best balance."""


def page_of(parsed: Parsed) -> Page:
    """The document as the stage sees it."""
    grid = grid_of(parsed.doc)
    quotes = speech_quotes(parsed.text)
    return Page(grid, layout_of(grid, quotes))


def attribute(parsed: Parsed, mentions: tuple[Mention, ...]) -> tuple[Attribution, ...]:
    """Attributions in order of their place in the text."""
    return attribute_by(parsed, mentions, load_models())


def attribute_by(
    parsed: Parsed,
    mentions: tuple[Mention, ...],
    models: Models,
    keep: float = KEEP,
) -> tuple[Attribution, ...]:
    """Attributions by the given models, as far as they are surer than `keep`."""
    if not len(parsed.doc):
        return ()
    page = page_of(parsed)
    found = []
    chosen = choices(page, models)
    rows = [confidence_features(page, c, r) for c, r in zip(chosen, rivalry(chosen), strict=True)]
    scores = models.confidence.scores(rows).tolist() if rows else []
    for choice, score in zip(chosen, scores, strict=True):
        sure = probability(score)
        if sure >= keep:
            found.append(_record(parsed, page, mentions, choice, sure))
    return tuple(sorted(found, key=lambda a: (a.content[0], a.cue)))


def _record(parsed: Parsed, page: Page, mentions: tuple[Mention, ...], choice: Choice, sure: float) -> Attribution:
    grid = page.grid
    content = tuple(_with_marks(page, piece) for piece in choice.pieces)
    source = _source_span(grid, choice)
    actors: list[Actor] = []
    for start, end in source:
        actors += [m.actor for m in mentions if start <= m.start and m.end <= end]
    words = parsed.plain[source[0][0] : source[0][1]].lower() if source else ""
    kind = "none" if not source else "pronoun" if words in _PRONOUNS else "named"
    return Attribution(
        source=source,
        cue=(_cue_span(grid, choice.cue),),
        content=content,
        quote=_quote_kind(page.layout.quotes, content),
        actors=tuple(actors[:1]),
        source_kind=kind,
        confidence=round(sure, 3),
    )


def _with_marks(page: Page, piece: Piece) -> Span:
    """The piece with the quotation marks at its ends, if they belong to words in it."""
    start, end = page.grid.chars(*piece)
    first, last = page.layout.inside[piece[0]], page.layout.inside[piece[1]]
    for n in {first, last} - {-1}:
        quote, region = page.layout.quotes[n], page.layout.regions[n]
        if n == first and region[0] <= piece[0] <= region[0] + 1:
            start = min(start, quote.start)
        if n == last and region[1] - 2 <= piece[1] <= region[1]:
            end = max(end, quote.end)
    return start, end


def _source_span(grid: Grid, choice: Choice) -> Spans:
    """The noun phrase of the source, cut before the cue or the content where they stand inside it."""
    head = choice.source
    if head is None:
        return ()
    first, last = grid.left[head], grid.right[head]
    for a, b in [*choice.pieces, (choice.cue, choice.cue)]:
        if head < a <= last:
            last = a - 1
        if first <= b < head:
            first = b + 1
    piece = trim(grid, first, last)
    return (grid.chars(*piece),) if piece else (grid.chars(head, head),)


def _quote_kind(quotes: tuple[Quote, ...], content: Spans) -> QuoteKind:
    inside = sum(max(0, min(q.end, e) - max(q.start, s)) for q in quotes for s, e in content)
    if not inside:
        return "indirect"
    return "direct" if inside >= 0.9 * sum(e - s for s, e in content) else "mixed"


def _cue_span(grid: Grid, cue: int) -> Span:
    first = last = cue
    for kid in grid.kids[cue]:
        if grid.dep[kid] in ("aux", "auxpass", "neg") and kid < cue:
            first = min(first, kid)
        elif grid.dep[kid] == "prt" and kid == cue + 1:
            last = kid
    if grid.lower[cue] == "according" and cue + 1 < len(grid) and grid.lower[cue + 1] == "to":
        last = cue + 1
    return grid.chars(first, last)

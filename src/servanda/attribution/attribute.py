"""Finds the attributions of a document."""

from __future__ import annotations

from dataclasses import replace

from servanda.attribution.contents import Piece, layout_of, trim
from servanda.attribution.decide import Choice, Page, apart, choices, confidence_features, rivalry
from servanda.attribution.describe import actors_of, addressee, hedge, nested, source_kind, unnamed
from servanda.attribution.floating import floating
from servanda.attribution.grid import Grid, grid_of
from servanda.attribution.model import Models, load_models, probability
from servanda.attribution.quotes import Quote, speech_quotes
from servanda.attribution.spoken import SURE, is_report, quoted_as_saying, spoken
from servanda.attribution.words import Words, load_words
from servanda.language import Parsed
from servanda.records import Attribution, Mention, QuoteKind, Span, Spans

KEEP = 0.34
"""Attributions less sure than this are not reported. On training articles held out in turn, precision and recall
balance equally well, to a thousandth of F1, anywhere from 0.33 to 0.39."""
FLOATING = 0.5
"""Confidence given to paragraphs of quotation that nobody introduces: on 300 training articles 37 of 81 have that
source."""
KEEP_REPORTS = 0.15
"""The same for a verb of saying with its own subject and a finite clause. Where it stands inside what somebody else
says, the corpus often leaves it unmarked, and the ledger needs it."""


def page_of(parsed: Parsed) -> Page:
    """The document as the stage sees it."""
    grid = grid_of(parsed.doc)
    return Page(grid, layout_of(grid, speech_quotes(parsed.text)))


def attribute(parsed: Parsed, mentions: tuple[Mention, ...]) -> tuple[Attribution, ...]:
    """Attributions in order of their place in the text.

    `mentions` are those of the actors' stage; they only serve to tell who a source is.
    """
    return attribute_by(parsed, mentions, load_models())


def attribute_by(
    parsed: Parsed, mentions: tuple[Mention, ...], models: Models, keep: float = KEEP, quoted_reports: bool = True
) -> tuple[Attribution, ...]:
    """Attributions by the given models, as far as they are surer than `keep`.

    `quoted_reports`: whether to look inside quotations for what the speaker says that others said.
    """
    if not len(parsed.doc):
        return ()
    page, words = page_of(parsed), load_words()
    kept = _sure(page, words, models, keep)
    if quoted_reports:
        kept += [(choice, SURE) for choice in spoken(page.grid, page.layout, words)]
    kept = apart(page.grid, kept)
    made = [_record(parsed, page, words, mentions, choice, sure) for choice, sure in kept]
    made += _floating(page, mentions, made, [c for c, _ in kept])
    found = sorted(made, key=lambda a: (a.content[0], a.cue))
    places = nested([(a.cue, a.content) for a in found])
    return tuple(replace(a, depth=d, parent=p) for a, (d, p) in zip(found, places, strict=True))


def _floating(
    page: Page, mentions: tuple[Mention, ...], made: list[Attribution], chosen: list[Choice]
) -> list[Attribution]:
    """What the speaker named last says on, in paragraphs of quotation without a cue of their own."""
    spoken_by = [
        (c.cue, c.source if _may_speak_on(page, a, c) else None, c.pieces) for a, c in zip(made, chosen, strict=True)
    ]
    found = []
    for f in floating(page.grid, page.layout, spoken_by):
        content = tuple(_with_marks(page, piece) for piece in f.pieces)
        cue = () if f.colon is None else (page.grid.chars(f.colon, f.colon),)
        quote = _quote_kind(page.layout.quotes, content)
        if f.earlier is not None:
            one = made[f.earlier]
            own = Attribution(one.source, cue, content, quote, one.actors, one.source_kind, one.unnamed)
        else:
            source: Spans = () if f.name is None else (page.grid.chars(*f.name),)
            actors = () if f.name is None else actors_of(page.grid, f.name[1], source[0], mentions)
            own = Attribution(source, cue, content, quote, actors)
        found.append(replace(own, confidence=FLOATING))
    return found


def _may_speak_on(page: Page, made: Attribution, choice: Choice) -> bool:
    """People and groups may; not who is quoted by somebody else, and not who asks, since another answers."""
    after = choice.pieces[-1][1] + 1
    asks = after < len(page.grid) and page.grid.lower[after] == "?"
    people = made.source_kind in ("named", "pronoun", "unnamed")
    return people and not asks and page.layout.inside[choice.cue] < 0


def _sure(page: Page, words: Words, models: Models, keep: float) -> list[tuple[Choice, float]]:
    chosen = [quoted_as_saying(page.grid, c) for c in choices(page, models)]
    if not chosen:
        return []
    rows = [confidence_features(page, c, r) for c, r in zip(chosen, rivalry(chosen), strict=True)]
    odds = [probability(s) for s in models.confidence.scores(rows).tolist()]
    return [
        (c, p)
        for c, p in zip(chosen, odds, strict=True)
        if p >= (min(keep, KEEP_REPORTS) if is_report(page.grid, words, c) else keep)
    ]


def _record(
    parsed: Parsed, page: Page, words: Words, mentions: tuple[Mention, ...], choice: Choice, sure: float
) -> Attribution:
    grid, cue, head = page.grid, choice.cue, choice.source
    content = tuple(_with_marks(page, piece) for piece in choice.pieces)
    source = _source_span(grid, choice)
    actors = actors_of(grid, head, source[0], mentions) if head is not None else ()
    kind = source_kind(grid, words, head, actors, parsed.document.outlet)
    return Attribution(
        source=source,
        cue=(_cue_span(grid, choice),),
        content=content,
        quote=_quote_kind(page.layout.quotes, content),
        actors=actors,
        source_kind=kind,
        unnamed=unnamed(grid, words, head) if kind == "unnamed" and head is not None else None,
        addressee=addressee(grid, words, cue, head, choice.pieces),
        hedge=hedge(grid, words, page.layout.inside, cue, choice.pieces),
        confidence=round(sure, 3),
    )


def _with_marks(page: Page, piece: Piece) -> Span:
    """The piece with the quotation marks at its ends, if they belong to words in it."""
    start, end = page.grid.chars(*piece)
    first, last = page.layout.inside[piece[0]], page.layout.inside[piece[1]]
    for n in sorted({first, last} - {-1}):
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
    while first < head and grid.entity[first] == "DATE":
        first += 1
    piece = trim(grid, first, last)
    return (grid.chars(*piece),) if piece else (grid.chars(head, head),)


def _quote_kind(quotes: tuple[Quote, ...], content: Spans) -> QuoteKind:
    inside = sum(max(0, min(q.end, e) - max(q.start, s)) for q in quotes for s, e in content)
    if not inside:
        return "indirect"
    return "direct" if inside >= 0.9 * sum(e - s for s, e in content) else "mixed"


def _cue_span(grid: Grid, choice: Choice) -> Span:
    """The cue with its auxiliaries, its particle, and the preposition that leads to the content ("called for")."""
    cue = first = last = choice.cue
    for kid in grid.kids[cue]:
        if grid.dep[kid] in ("aux", "auxpass", "neg") and kid < cue:
            first = min(first, kid)
        elif kid == cue + 1 and (grid.dep[kid] == "prt" or (grid.dep[kid] == "prep" and _leads(kid, choice))):
            last = kid
    if grid.lower[cue] == "according" and cue + 1 < len(grid) and grid.lower[cue + 1] == "to":
        last = cue + 1
    return grid.chars(first, last)


def _leads(preposition: int, choice: Choice) -> bool:
    return any(a == preposition + 1 for a, _ in choice.pieces)

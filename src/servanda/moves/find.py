"""Finds the moves and other political events of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from servanda.language import Parsed
from servanda.moves.alternatives import demanded_before
from servanda.moves.conditions import condition_doer, condition_of
from servanda.moves.contents import content_of
from servanda.moves.dating import dated
from servanda.moves.debtors import debtor_of
from servanda.moves.draft import Draft
from servanda.moves.events import find_events
from servanda.moves.exchange import Exchange
from servanda.moves.headlines import colon_reports
from servanda.moves.itemised import itemised, listed_demands
from servanda.moves.learned import Context, Hypothesis, Told, hypotheses
from servanda.moves.learned.decide import UNLEARNED, WINDOW
from servanda.moves.learned.drafts import draft_of
from servanda.moves.learned.ground import Dealing, Ground
from servanda.moves.learned.lore import load_lore
from servanda.moves.lexicon import MoveLexicon, load_moves_lexicon
from servanda.moves.lists import listed
from servanda.moves.parties import parties_of
from servanda.moves.plover import coded
from servanda.moves.settling import settled_drafts
from servanda.moves.signers import one_each
from servanda.moves.speech import spoken_drafts
from servanda.moves.strangers import NEGOTIATION, PRIVATE_TYPES, is_private_matter
from servanda.moves.triggers import lexical_drafts
from servanda.moves.who import Cast, codes
from servanda.records import Attribution, Mention, Move, PoliticalEvent, Span, TimeSpan
from servanda.times import Calendar


def find_moves(
    parsed: Parsed,
    attributions: tuple[Attribution, ...],
    times: tuple[TimeSpan, ...],
    mentions: tuple[Mention, ...],
    calendar: Calendar | None = None,
) -> tuple[tuple[Move, ...], tuple[PoliticalEvent, ...]]:
    """Moves and events in order of their triggers. `calendar` knows when those mentioned leave office."""
    lexicon = load_moves_lexicon()
    cast = cast_of(parsed, attributions, mentions)
    first = first_round(parsed, cast)
    ground = ground_of(parsed, cast, mentions, first)
    drafts = sorted(_together(parsed, cast, lexicon, first, ground.context), key=lambda d: d.trigger.i)
    so_far = Exchange(first.foresight)
    read = [(draft, _move(draft, parsed, cast, times, lexicon, so_far, calendar, ground)) for draft in drafts]
    found = [(move, is_private_matter(move, draft, cast)) for draft, move in read if move is not None]
    dealing = sum(not private for _, private in found) >= NEGOTIATION
    public = [m for m, private in found if not private or (dealing and m.type in PRIVATE_TYPES)]
    moves = list(one_each(public, mentions))
    taken = frozenset(m.trigger[0] for m in moves)
    events = find_events(parsed, cast, lexicon, times, taken)
    return tuple(sorted(moves, key=lambda m: (m.trigger, m.type))), events


def cast_of(parsed: Parsed, attributions: tuple[Attribution, ...], mentions: tuple[Mention, ...]) -> Cast:
    """Who is who in a document, with what its headlines report."""
    return Cast(parsed, mentions, (*attributions, *colon_reports(parsed, mentions)), load_moves_lexicon())


class Round(NamedTuple):
    """What the rules see in a document when they go through it for the first time."""

    drafts: list[Draft]
    """What counts as made, in order."""
    foresight: Exchange
    """Who deals with whom in it."""
    told: dict[int, list[Told]]
    """By token, every draft there, be it a move between parties or not."""
    dealings: list[Dealing]
    """Those of the drafts that are moves between parties."""


def first_round(parsed: Parsed, cast: Cast) -> Round:
    """Go through a document by the rules alone. Matches are left out."""
    lexicon = load_moves_lexicon()
    terms = listed(parsed, cast)
    raw: list[Draft] = []
    drafts: list[Draft] = []
    for sent in parsed.sentences():
        if _is_sport(sent, lexicon):
            continue
        seen = [terms[t.i] for t in sent if t.i in terms] + [d for t in sent for d in _drafts(t, cast, lexicon)]
        raw += seen
        drafts += sorted(settled_drafts(seen, lexicon), key=lambda d: d.trigger.i)
    awaited = _awaited(drafts)
    drafts = [d for d in drafts if d.trigger.i not in awaited]
    foresight = Exchange()
    parties = [p for d in drafts if (p := parties_of(d, cast, lexicon, foresight)) is not None]
    dealings = [
        Dealing(p.draft.type, _word(p.draft.trigger), p.actor, p.whom.actors if p.whom is not None else ())
        for p in parties
    ]
    between = {(d.type, d.trigger) for d in dealings}
    told: dict[int, list[Told]] = {}
    for draft in raw:
        came_through = (draft.type, _word(draft.trigger)) in between
        told.setdefault(draft.trigger.i, []).append(Told(draft, came_through))
    return Round(drafts, foresight, told, dealings)


def ground_of(parsed: Parsed, cast: Cast, mentions: tuple[Mention, ...], first: Round) -> Ground:
    """What the choice of a move's parties looks at, after the first round."""
    return Ground(
        parsed.doc, cast, mentions, first.dealings, load_lore(), load_moves_lexicon(), Context(parsed, mentions)
    )


_DEALING = 2
"""Moves between parties that the rules must have seen before the learned reader is asked; in a report, one is enough.
What it has learned from are reports on conflicts; in "Italy refused the fence" alone it cannot tell a quarrel of states
from one of neighbours."""
_REPORT = 5
"""Sentences from which on a document is a report."""
_SAME_WORD = 3
"""Characters within which two triggers are one."""
_CERTAIN_TYPE = 0.85
"""Mass from which on the learned reader's type stands for that of a rule."""


def _together(parsed: Parsed, cast: Cast, lexicon: MoveLexicon, first: Round, context: Context) -> list[Draft]:
    """What the rules see and, in a document that tells of parties dealing with each other, what was learned to see."""
    if not _is_negotiation(parsed, first):
        return first.drafts
    seen = hypotheses(parsed, cast, first.told, context)
    told = [_retyped(draft, first.drafts, seen) for draft in first.drafts]
    return [*told, *(draft_of(h, cast, lexicon) for h in seen if _is_new(h, first, lexicon))]


def _retyped(draft: Draft, drafts: Sequence[Draft], seen: Sequence[Hypothesis]) -> Draft:
    """One of the rules' drafts as the type that is certain for its word, where nothing speaks for the rules' own.

    "We will crush them" promises nothing. A breach stays one: that type is not learned. So does what stands beside a
    draft of the certain type in its sentence: a warning beside the threat.
    """
    if draft.type in UNLEARNED or any(h.type == draft.type and _is_near(h.token, draft.trigger, WINDOW) for h in seen):
        return draft
    there = [h for h in seen if h.mass >= _CERTAIN_TYPE and _is_near(h.token, draft.trigger, _SAME_WORD)]
    likely = max(there, key=lambda h: h.mass, default=None)
    if likely is None or any(d.type == likely.type and d.trigger.sent == draft.trigger.sent for d in drafts):
        return draft
    return replace(draft, type=likely.type, mode=None, cameo=None)


def _is_near(one: Token, other: Token, most: int) -> bool:
    return abs(one.idx - other.idx) <= most


def _is_negotiation(parsed: Parsed, first: Round) -> bool:
    """Whether a document tells of parties dealing with each other."""
    needed = _DEALING if sum(1 for _ in islice(parsed.sentences(), _REPORT)) < _REPORT else 1
    return len(first.dealings) >= needed


def _is_new(hypothesis: Hypothesis, first: Round, lexicon: MoveLexicon) -> bool:
    """Whether the rules have not seen this move themselves, or another at the same word."""
    if _is_sport(hypothesis.token.sent, lexicon):
        return False
    start, end = _word(hypothesis.token)
    for seen in first.dealings:
        apart = max(start, seen.trigger[0]) - min(end, seen.trigger[1])
        if apart <= (WINDOW if seen.type == hypothesis.type else _SAME_WORD):
            return False
    return True


def _awaited(drafts: list[Draft]) -> frozenset[int]:
    """Words for what other moves wait for: "ready to talk provided that Rome *lifts* the ban" reports no lifting."""
    conditions = (condition_of(d) for d in drafts if demanded_before(d) is None)
    return frozenset(c.act.i for c in conditions if c is not None)


def _is_sport(sent: SpacySpan, lexicon: MoveLexicon) -> bool:
    """Whether a sentence tells of a match: teams accept goals, reject coaches and meet in finals."""
    lemmas = {t.lemma_.lower() for t in sent}
    return bool(lemmas & lexicon.words["sport"]) or len(lemmas & lexicon.words["sport_weak"]) > 1


def _drafts(token: Token, cast: Cast, lexicon: MoveLexicon) -> Iterator[Draft]:
    if token.is_space or token.is_punct:
        return
    listed_here = list(listed_demands(token, cast, lexicon))
    if listed_here:
        yield from listed_here
        return
    for draft in lexical_drafts(token, cast, lexicon):
        yield from itemised(draft)
    yield from spoken_drafts(token, cast, lexicon)


def _move(
    draft: Draft,
    parsed: Parsed,
    cast: Cast,
    times: tuple[TimeSpan, ...],
    lexicon: MoveLexicon,
    so_far: Exchange,
    calendar: Calendar | None,
    ground: Ground,
) -> Move | None:
    """Resolve the names, cut the spans, find the dates.

    Long because the record has many fields; each is one call.
    """
    between = parties_of(draft, cast, lexicon, so_far, ground)
    if between is None:
        return None
    draft, actor, where, whom, condition = between
    addressee = whom.actors if whom is not None else ()
    waits = condition.span if condition is not None else None
    content, found, deadline, said = dated(draft, parsed, (content_of(draft, waits), waits), times, calendar)
    report = cast.report(draft.trigger)
    foreign = report is not None and bool(report.source) and not codes(report.actors) & codes(actor)
    plover, mode, cameo = coded(draft.type, draft.mode, draft.cameo, draft.content, lexicon)
    return Move(
        type=draft.type,
        sent=parsed.sentence_span(draft.trigger),
        trigger=_word(draft.trigger),
        actor=actor,
        actor_text=where,
        addressee=addressee,
        addressee_text=whom.where if whom is not None else None,
        content=content,
        condition=found,
        condition_by=condition_doer(condition, draft, addressee, cast) if condition is not None and found else (),
        condition_act=_word(condition.act) if condition is not None and found else None,
        deadline=deadline.as_time() if deadline else None,
        deadline_day=deadline.day if deadline else None,
        deadline_step=deadline.step if deadline else None,
        when=said.day,
        when_basis=said.basis,
        status="hedged" if draft.standing.hedged else "asserted",
        said_by=report.source[0] if foreign and report is not None else None,
        debtor=debtor_of(draft, actor, addressee, cast, so_far),
        plover=plover,
        mode=mode,
        cameo=cameo,
    )


def _word(token: Token) -> Span:
    return token.idx, token.idx + len(token)

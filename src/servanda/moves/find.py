"""Finds the moves and other political events of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from servanda.language import Parsed
from servanda.moves.addressees import addressed
from servanda.moves.alternatives import demanded_before
from servanda.moves.conditions import Condition, condition_doer, condition_of
from servanda.moves.contents import content_of
from servanda.moves.dating import dated
from servanda.moves.debtors import debtor_of
from servanda.moves.draft import Draft
from servanda.moves.events import find_events
from servanda.moves.exchange import Addressed, Exchange
from servanda.moves.frames import in_class
from servanda.moves.grammar import np_span
from servanda.moves.headlines import colon_reports
from servanda.moves.itemised import itemised, listed_demands
from servanda.moves.learned import Context, Hypothesis, Told, hypotheses
from servanda.moves.learned.decide import UNLEARNED, WINDOW
from servanda.moves.learned.drafts import draft_of
from servanda.moves.learned.ground import Dealing, Ground
from servanda.moves.learned.lore import load_lore
from servanda.moves.learned.parties import Chosen, is_outsider, likely_maker, likely_partner
from servanda.moves.lexicon import MoveLexicon, load_moves_lexicon
from servanda.moves.lists import listed
from servanda.moves.makers import maker_of
from servanda.moves.plover import coded
from servanda.moves.settling import settled_drafts
from servanda.moves.signers import one_each
from servanda.moves.speech import spoken_drafts
from servanda.moves.strangers import NEGOTIATION, PRIVATE_TYPES, is_private_matter
from servanda.moves.triggers import lexical_drafts
from servanda.moves.undertakings import is_anothers
from servanda.moves.who import NO_PARTY, Actors, Cast, codes
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
    parties = [p for d in drafts if (p := _parties(d, cast, lexicon, foresight)) is not None]
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


_SURE = 0.6
"""Share of the odds from which a likely party stands where a rule has left its place open."""
_CERTAIN = 0.9
"""Share from which it stands where a rule takes a pronoun or a speaker of other sentences for another."""


class Parties(NamedTuple):
    """Who makes a move towards whom, and on what condition."""

    draft: Draft
    """The draft as it counts between them."""
    actor: Actors
    where: Span | None
    """Where the actor is named."""
    whom: Addressed | None
    condition: Condition | None


def _parties(
    draft: Draft, cast: Cast, lexicon: MoveLexicon, so_far: Exchange, ground: Ground | None = None
) -> Parties | None:
    """Resolve the names and note the move for those that follow; `None` where it is no move between parties.

    Where the rules leave open who makes it or to whom, the `ground` of the document tells whoever is likeliest.
    """
    draft = _as_charged(draft, cast)
    actor = maker_of(draft, cast, so_far, lexicon)
    likely = _likelier_maker(draft, actor, cast, ground) if ground is not None else None
    if likely is not None:
        actor = likely.actors
    if not actor or (draft.type == "consult" and _is_no_party(actor)):
        return None  # reporters meet people and traders close bargains; that is their work
    if draft.type == "threaten" and draft.content is None and codes(actor) <= {"UNK"}:
        return None  # "drought threatens the north"
    partner = cast.actors_of(draft.addressee)
    if draft.type == "consult" and partner and _is_no_party(partner):
        return None  # talking to the press
    if draft.rule == "verb" and _is_private_journey(draft, actor):
        return None
    if draft.type == "consult" and draft.rule == "noun" and not partner and _is_private(draft.addressee, cast):
        return None
    condition = condition_of(draft)
    whom = addressed(draft, actor, condition, cast, lexicon, so_far)
    met = whom.actors if whom is not None else ()
    if draft.type == "consult" and met and codes(met) <= codes(actor) and _is_own(draft):
        return None  # a journey at home, a meeting with one's own staff
    if whom is None and ground is not None:
        whom = _likely_addressee(draft, actor, ground)
    where = likely.where if likely is not None and likely.where else _actor_text(draft, cast.report(draft.trigger))
    so_far.note(draft, draft.trigger.idx, actor, where, whom)
    return Parties(draft, actor, where, whom, condition)


def _likelier_maker(draft: Draft, actor: Actors, cast: Cast, ground: Ground) -> Chosen | None:
    """Whom the document as a whole makes likely instead of the rules' maker; `None` where that one stays."""
    is_open = _is_open(draft, actor, cast)
    if not is_open and (not actor or draft.unsaid or _is_named_here(draft, cast)):
        return None
    found = likely_maker(ground, draft.trigger, draft.type)
    stays = actor and (found.share < (_SURE if is_open else _CERTAIN) or codes(found.actors) & codes(actor))
    return None if stays else found


def _is_named_here(draft: Draft, cast: Cast) -> bool:
    """Whether the sentence itself names who makes the move, and not by a pronoun."""
    word = cast.source(draft.trigger) if draft.by_source else draft.actor
    return word is not None and word.pos_ != "PRON" and word.sent == draft.trigger.sent


def _likely_addressee(draft: Draft, actor: Actors, ground: Ground) -> Addressed | None:
    """Whom the document as a whole makes likely. Where a rule sees the move, it must be another, and no victim."""
    found = likely_partner(ground, draft.trigger, draft.type, actor)
    if found is None or found.where is None:
        return None
    if draft.rule != "learned":
        known = codes(found.actors) & codes(actor) or _is_within(found.where, draft.content)
        if draft.type == "accuse" or known or found.share < _SURE:
            return None
    return Addressed(found.actors, found.where, said=False)


def _is_within(where: Span, content: Token | None) -> bool:
    """Whether words belong to the content, which the rules have searched for somebody addressed."""
    if content is None:
        return False
    last = content.right_edge
    return content.left_edge.idx <= where[0] and where[1] <= last.idx + len(last)


def _is_open(draft: Draft, actor: Actors, cast: Cast) -> bool:
    """Whether it is open who makes the move: always if it was learned; else if nobody known is named.

    Not where the text merely leaves out who it is.
    """
    if draft.rule == "learned":
        return True
    if draft.unsaid or not is_outsider(actor):
        return False
    named = cast.speaker(draft.trigger) if draft.by_source else cast.actors_of(draft.actor)
    return bool(actor) and not named


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
    between = _parties(draft, cast, lexicon, so_far, ground)
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


def _as_charged(draft: Draft, cast: Cast) -> Draft:
    """ "Rome said that they had not kept their pledge", "had broken the truce": told by another, an accusation."""
    if draft.type != "breach" or draft.actor is None:
        return draft
    if not draft.standing.negated and _is_word_given(draft.content):
        return draft
    speaker, blamed = cast.speaker(draft.trigger), cast.party(draft.actor)
    unbiased = {"MED", "UNK", "UN", "NGO"} if draft.standing.negated else {"MED", "UNK"}
    if not speaker or codes(speaker) <= unbiased:
        return draft
    if codes(speaker) & codes(blamed) and (draft.standing.negated or not is_anothers(draft.actor, draft.trigger, cast)):
        return draft
    return replace(
        draft,
        type="accuse",
        actor=None,
        addressee=draft.actor,
        by_source=True,
        mode="allege",
        cameo="112",
        rule="wrong",
    )


def _is_word_given(content: Token | None) -> bool:
    """Whether what is broken was undertaken: a truce or a promise, and no law or resolution of others."""
    if content is None or content.pos_ in {"VERB", "AUX"}:
        return False
    return in_class(content, ("pledge", "truce", "truce_word"), load_moves_lexicon())


def _is_own(draft: Draft) -> bool:
    """Whether whoever is met or visited is one's own: "his aides", a town of one's own country."""
    whom = draft.addressee
    if whom is None or draft.trigger.lemma_ in {"arrive", "travel", "fly", "visit", "trip", "lead", "send"}:
        return True
    owned = any(c.dep_ == "poss" and c.pos_ == "PRON" for c in whom.children)
    return owned or whom.lemma_.lower() in {"aide", "adviser", "advisor", "cabinet", "staff", "minister", "troop"}


_ARRIVING = frozenset({"arrive", "travel", "fly", "come", "go", "visit", "return"})


def _is_private_journey(draft: Draft, actor: Actors) -> bool:
    """ "The boy's father arrived in Lima": whoever holds no office travels for himself."""
    if draft.type != "consult":
        return False
    private = all(code == "UNK" or code.endswith("PPL") for code in codes(actor))
    return private and draft.trigger.lemma_ in _ARRIVING


def _is_private(whom: Token | None, cast: Cast) -> bool:
    """ "After a meeting with his dentist": with somebody who is no party to anything."""
    return whom is not None and whom.pos_ == "NOUN" and not cast.can_act(whom)


def _is_no_party(actor: Actors) -> bool:
    """Whether those who meet are the press or firms, for whom meeting people is no move of a negotiation."""
    return codes(actor) <= NO_PARTY


def _actor_text(draft: Draft, report: Attribution | None) -> Span | None:
    if draft.actor is not None:
        return np_span(draft.actor)
    return report.source[0] if report is not None and report.source else None

"""Finds the moves and other political events of a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from servanda.language import Parsed
from servanda.moves.addressees import addressed
from servanda.moves.alternatives import demanded_before
from servanda.moves.conditions import condition_doer, condition_of
from servanda.moves.contents import content_of, joined, with_deadline
from servanda.moves.debtors import debtor_of
from servanda.moves.draft import Draft
from servanda.moves.events import find_events
from servanda.moves.exchange import Exchange
from servanda.moves.force import content_force
from servanda.moves.frames import in_class
from servanda.moves.grammar import np_span, own_subject
from servanda.moves.lexicon import MoveLexicon, load_moves_lexicon
from servanda.moves.makers import maker_of
from servanda.moves.plover import coded
from servanda.moves.speech import orders, spoken_drafts
from servanda.moves.strangers import NEGOTIATION, PRIVATE_TYPES, is_private_matter
from servanda.moves.triggers import lexical_drafts
from servanda.moves.who import NO_PARTY, Actors, Cast, codes
from servanda.records import Attribution, Mention, Move, PoliticalEvent, Span, TimeSpan
from servanda.times import Calendar, Deadline, MoveDate, date_of_move, find_deadline


def find_moves(
    parsed: Parsed,
    attributions: tuple[Attribution, ...],
    times: tuple[TimeSpan, ...],
    mentions: tuple[Mention, ...],
    calendar: Calendar | None = None,
) -> tuple[tuple[Move, ...], tuple[PoliticalEvent, ...]]:
    """Moves and events in order of their triggers. `calendar` knows when those mentioned leave office."""
    lexicon = load_moves_lexicon()
    cast = Cast(parsed, mentions, attributions, lexicon)
    drafts: list[Draft] = []
    for sent in parsed.sentences():
        if _is_sport(sent, lexicon):
            continue
        settled = _settled([d for t in sent for d in _drafts(t, cast, lexicon)], lexicon)
        drafts += sorted(settled, key=lambda d: d.trigger.i)
    awaited = _awaited(drafts)
    drafts = [d for d in drafts if d.trigger.i not in awaited]
    foresight = Exchange()
    for draft in drafts:
        _move(draft, parsed, cast, times, lexicon, foresight, calendar)
    so_far = Exchange(foresight)
    read = [(draft, _move(draft, parsed, cast, times, lexicon, so_far, calendar)) for draft in drafts]
    found = [(move, is_private_matter(move, draft, cast)) for draft, move in read if move is not None]
    dealing = sum(not private for _, private in found) >= NEGOTIATION
    moves = [m for m, private in found if not private or (dealing and m.type in PRIVATE_TYPES)]
    taken = frozenset(m.trigger[0] for m in moves)
    events = find_events(parsed, cast, lexicon, times, taken)
    return tuple(sorted(moves, key=lambda m: (m.trigger, m.type))), events


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
    found = list(lexical_drafts(token, cast, lexicon))
    yield from found
    yield from spoken_drafts(token, cast, lexicon)


def _settled(drafts: list[Draft], lexicon: MoveLexicon) -> list[Draft]:
    """Only what counts as made, each once."""
    kept: list[Draft] = []
    for draft in drafts:
        settled = _as_made(draft, lexicon)
        if settled is None:
            continue
        twins = [other for other in kept if _same(settled, other)]
        if twins and settled.rule == "verb" and all(t.rule == "noun" for t in twins):
            kept = [other for other in kept if other not in twins]
            twins = []
        if not twins:
            kept.append(settled)
    return kept


def _as_made(draft: Draft, lexicon: MoveLexicon) -> Draft | None:
    """The move as it stands: a negated acceptance is a rejection, a vow to fight on a refusal, a future one none."""
    stands = draft.standing
    if not stands.actual:
        return None
    if stands.negated:
        return _refused(draft, lexicon)
    if draft.type == "fulfil" and _is_command(draft.trigger):
        return None
    if draft.type == "consult" and stands.future and not _is_dated(draft.trigger):
        return None
    if (
        draft.type == "reject"
        and stands.future
        and draft.trigger.lemma_ in _BREAKING
        and condition_of(draft) is not None
    ):
        return replace(draft, type="threaten", mode="relations", cameo="130")
    if stands.duty or (stands.future and draft.type in {"fulfil", "breach", "commit", "threaten", "accuse"}):
        return None
    if draft.type == "commit" and draft.content_slot == "that" and _is_past(draft.content):
        return None
    if draft.type == "accept" and draft.content_slot == "that" and not _is_open(draft.content):
        return None
    if draft.type == "commit" and draft.content is not None and _is_harm(draft, lexicon):
        return replace(draft, type="threaten", mode="violence", cameo="138")  # "vowed retaliation"
    if draft.type == "commit" and draft.content is not None and draft.content_slot in {"inf", "that"}:
        kind = content_force(draft.content, draft.trigger.lemma_, lexicon)
        if draft.trigger.lemma_ in {"decide", "resolve", "vote"} and kind == "commit":
            return draft if _is_helpful(draft.content, lexicon) else None
        return draft if kind == "commit" else replace(draft, type=kind)
    if draft.rule == "adjective" and draft.type == "propose" and draft.content is not None:
        kind = content_force(draft.content, "ready", lexicon)
        acts = orders(lexicon) | lexicon.words["ready_acts"]
        leaves = draft.content.lemma_ in lexicon.classes["leaving"] and any(
            c.lower_ in {"out", "back", "down", "aside", "away"} for c in draft.content.children
        )
        stative = draft.content.lemma_ in lexicon.words["stative"] - {"be"}
        idle = draft.content.lemma_ not in acts if draft.trigger.lower_ != "willing" else stative
        if kind == "commit" and draft.content_slot == "inf" and idle and not leaves:
            return None  # "ready to live without light" offers nothing
        return replace(draft, type=kind, mode="violence", cameo="138") if kind == "threaten" else draft
    return draft


_BREAKING = frozenset({"suspend", "cancel", "boycott", "walk", "veto", "pull", "withdraw", "break", "scrap", "abandon"})
"""To do these under a condition ("would suspend the talks unless") is to threaten with them."""
_BOUNDED = frozenset({"demand", "propose", "commit", "accept", "threaten", "reject"})
"""Types whose content is something still to be done, so that it can have a deadline."""
_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "tomorrow"})


def _is_command(verb: Token) -> bool:
    """ "Stop the war": nobody has done it yet."""
    bare = verb.tag_ == "VB" and verb.dep_ in {"ROOT", "ccomp"} and own_subject(verb) is None
    return bare and not any(c.dep_ in {"aux", "auxpass"} for c in verb.children)


def _is_dated(trigger: Token) -> bool:
    """A talk to come counts if its day is named: "will meet in Geneva on Friday"."""
    if any(t.ent_type_ in {"DATE", "TIME"} for t in trigger.sent):
        return True
    start = trigger.sent.start
    before = trigger.doc[start - 1].sent if start else None
    # "The council gathers on Monday. The minister will meet": the day may be told by the sentence before.
    return before is not None and any(t.text in _DAYS for t in before)


def _is_helpful(act: Token, lexicon: MoveLexicon) -> bool:
    """ "Decided to send aid" binds towards others; "decided to wait" concerns nobody."""
    classes = lexicon.classes
    if act.lemma_ in {"open", "reopen"}:
        return any(c.dep_ == "dobj" and in_class(c, ("gate", "talk", "channel_noun"), lexicon) for c in act.children)
    return act.lemma_ in classes["assisting"] | classes["decided"]


def _is_harm(draft: Draft, lexicon: MoveLexicon) -> bool:
    """Whether what is vowed is harm named by a noun: "vowed retaliation", "committed to a strike"."""
    harm = draft.content
    if harm is None or draft.content_slot not in {"obj", "to", "for", "of"} or harm.pos_ != "NOUN":
        return False
    return in_class(harm, ("violence", "reprisal"), lexicon)


def _is_past(clause: Token | None) -> bool:
    """ "assured him that it was done" binds nobody to a future act."""
    if clause is None:
        return False
    first = next((c for c in clause.children if c.dep_ in {"aux", "auxpass"}), clause)
    perfect = first.lemma_ == "have" and clause.tag_ == "VBN"
    return perfect or (first.tag_ == "VBD" and first.lower_ not in {"would", "could"})


def _is_open(clause: Token | None) -> bool:
    """ "agreed that they would leave" binds; "agreed that his days were numbered" is of one opinion."""
    if clause is None:
        return False
    return clause.tag_ == "VB" or any(c.dep_ == "aux" and c.tag_ in {"MD", "TO"} for c in clause.children)


def _refused(draft: Draft, lexicon: MoveLexicon) -> Draft | None:
    """What not doing it amounts to: not to accept or to meet is to reject, not to deliver is to break one's word."""
    stands = draft.standing
    unwilling = stands.future or draft.trigger.tag_ == "VBG" or draft.standing.refused
    if draft.trigger.lemma_ == "meet" and draft.type == "accept":
        return None
    if draft.type == "accept" and draft.rule == "verb" and (unwilling or draft.trigger.lemma_ != "agree"):
        return replace(draft, type="reject", mode="change", cameo="120")
    if draft.type == "consult" and draft.rule == "verb" and unwilling:
        if draft.trigger.lemma_ in {"talk", "speak"} and any(c.lower_ == "about" for c in draft.trigger.children):
            return None  # "we are not talking about weeks"
        refused = replace(draft, type="reject", mode="meet", cameo="125")
        return refused if draft.content is not None else replace(refused, content=draft.trigger, content_slot="vp")
    if draft.type == "endorse" and draft.rule == "verb" and unwilling:
        return replace(draft, type="reject", mode="change", cameo="120")
    if draft.rule == "adjective" and draft.type in {"accept", "propose"}:
        if draft.type == "propose" and (draft.content is None or draft.content.lemma_ not in orders(lexicon)):
            return None
        return replace(draft, type="reject", mode="change", cameo="120")
    if draft.type == "fulfil" and draft.trigger.lemma_ in _KEEPING:
        return replace(draft, type="reject" if stands.future else "breach", mode=None, cameo=None)
    return None


_KEEPING = frozenset(
    {"comply", "abide", "honour", "honor", "respect", "observe", "implement", "fulfil", "fulfill", "keep", "adhere"}
    | {"withdraw", "release", "stick"}
)


def _same(a: Draft, b: Draft) -> bool:
    """Whether two drafts are one move told by two words ("held talks", "an appeal that called on")."""
    if a.trigger == b.trigger:
        return True
    linked = (
        a.trigger.head == b.trigger or b.trigger.head == a.trigger or a.content == b.trigger or b.content == a.trigger
    )
    if a.type == b.type and (a.content == b.trigger or b.content == a.trigger):
        # "refused to accept", "failed to withdraw": the refusal holds the acceptance that was refused.
        return True
    one_of_nouns = "noun" in {a.rule, b.rule} and a.rule != b.rule
    return a.type == b.type and linked and (a.type == "consult" or a.rule == b.rule == "duty" or one_of_nouns)


def _move(
    draft: Draft,
    parsed: Parsed,
    cast: Cast,
    times: tuple[TimeSpan, ...],
    lexicon: MoveLexicon,
    so_far: Exchange,
    calendar: Calendar | None,
) -> Move | None:
    """Cut the spans, resolve the names, find the dates.

    Long because the record has many fields; each is one call.
    """
    draft = _as_charged(draft, cast)
    actor = maker_of(draft, cast, so_far, lexicon)
    if not actor or _is_no_party(actor):
        return None
    partner = cast.actors_of(draft.addressee)
    if draft.type == "consult" and partner and _is_no_party(partner):
        return None  # talking to the press
    if draft.type == "consult" and draft.rule == "noun" and not partner and _is_private(draft.addressee, cast):
        return None
    report = cast.report(draft.trigger)
    sent = parsed.sentence_span(draft.trigger)
    condition = condition_of(draft)
    content = content_of(draft, condition.span if condition is not None else None)
    trigger = (draft.trigger.idx, draft.trigger.idx + len(draft.trigger))
    found = condition.span if condition is not None else None
    dated = _dated(draft, parsed, (content, found), times, calendar)
    content, found, deadline, said = dated
    whom = addressed(draft, actor, condition, cast, lexicon, so_far)
    addressee = whom.actors if whom is not None else ()
    if draft.type == "consult" and addressee and codes(addressee) <= codes(actor) and _is_own(draft):
        return None  # a journey at home, a meeting with one's own staff
    where = _actor_text(draft, report)
    so_far.note(draft, draft.trigger.idx, actor, where, whom)
    foreign = report is not None and bool(report.source) and not codes(report.actors) & codes(actor)
    plover, mode, cameo = coded(draft.type, draft.mode, draft.cameo, draft.content, lexicon)
    return Move(
        type=draft.type,
        sent=sent,
        trigger=trigger,
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
        debtor=debtor_of(draft, actor, addressee, cast),
        plover=plover,
        mode=mode,
        cameo=cameo,
    )


def _word(token: Token) -> Span:
    return token.idx, token.idx + len(token)


def _as_charged(draft: Draft, cast: Cast) -> Draft:
    """ "Rome said that they had not kept their pledge": told by another, an accusation and no settled breach."""
    if draft.type != "breach" or not draft.standing.negated or draft.actor is None:
        return draft
    speaker, blamed = cast.speaker(draft.trigger), cast.party(draft.actor)
    if not speaker or codes(speaker) & codes(blamed) or codes(speaker) <= {"MED", "UNK", "UN", "NGO"}:
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


def _is_own(draft: Draft) -> bool:
    """Whether whoever is met or visited is one's own: "his aides", a town of one's own country."""
    whom = draft.addressee
    if whom is None or draft.trigger.lemma_ in {"arrive", "travel", "fly", "visit", "trip", "lead", "send"}:
        return True
    owned = any(c.dep_ == "poss" and c.pos_ == "PRON" for c in whom.children)
    return owned or whom.lemma_.lower() in {"aide", "adviser", "advisor", "cabinet", "staff", "minister", "troop"}


def _is_private(whom: Token | None, cast: Cast) -> bool:
    """ "After a meeting with his dentist": with somebody who is no party to anything."""
    return whom is not None and whom.pos_ == "NOUN" and not cast.can_act(whom)


def _said(
    draft: Draft,
    text: str,
    place: tuple[Span, Span],
    content: Span | None,
    times: tuple[TimeSpan, ...],
    day: date | None,
) -> MoveDate:
    """The day of the move. A talk that is planned has the day it is planned for, or none."""
    meeting = draft.type == "consult"
    said = date_of_move(text, *place, content, times, day, planned=meeting)
    over = said.time is not None and day is not None and said.time.last is not None and said.time.last < day
    return MoveDate() if meeting and draft.standing.future and over else said


class Dated(NamedTuple):
    """The words of a move with its two times: by when, and when it was said."""

    content: Span | None
    condition: Span | None
    deadline: Deadline | None
    said: MoveDate


def _dated(
    draft: Draft,
    parsed: Parsed,
    cut: tuple[Span | None, Span | None],
    times: tuple[TimeSpan, ...],
    calendar: Calendar | None,
) -> Dated:
    """The content with the deadline that follows it, the condition unless it is that deadline, and both times."""
    content, condition = cut
    text, day = parsed.text, parsed.document.published
    trigger, sent = (draft.trigger.idx, draft.trigger.idx + len(draft.trigger)), parsed.sentence_span(draft.trigger)
    bounded = content is not None and draft.type in _BOUNDED
    if bounded and content is not None:
        content = with_deadline(text, content, times, day)
    said = _said(draft, text, (sent, trigger), content, times, day)
    if not bounded or content is None:
        return Dated(content, condition, None, said)

    def due(span: Span) -> Deadline | None:
        return find_deadline(text, span, times, trigger, day, sent=sent, said=said.day, calendar=calendar)

    found = due(content)
    if condition is not None and (found is None or found.day is None):
        # "until he leaves office" and "before the vote of 8 November" are no conditions but times
        bound = due(condition)
        if bound is not None and bound.span[0] == condition[0] and bound.kind in ("by", "before", "until"):
            found = bound
            if bound.day is not None:
                content, condition = joined(text, content, condition), None
    return Dated(content, condition, found, said)


def _is_no_party(actor: Actors) -> bool:
    """The press and firms report, sell and buy; what they do is no move of a negotiation."""
    return codes(actor) <= NO_PARTY


def _actor_text(draft: Draft, report: Attribution | None) -> Span | None:
    if draft.actor is not None:
        return np_span(draft.actor)
    return report.source[0] if report is not None and report.source else None

"""Says whom a move is addressed to where the clause does not: whose plan it was, who is to act, who was spoken to.

Three sources, each of which points at words of the text:

1. the content: the owner of what is accepted or rejected, the one accused, the one who is to act;
2. the document so far: whoever made the proposal, demand or threat that "the plan", "the demand", "the warning" takes
   up;
3. the speech so far: in a run of demands or accusations by one speaker, all go to the one addressed before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from servanda.moves.draft import Draft
from servanda.moves.grammar import VERBAL, arguments, child, np_span, own_subject
from servanda.moves.lexicon import MoveLexicon
from servanda.moves.places import hosts_of
from servanda.moves.who import Actors, Cast, codes
from servanda.records import MoveType, Span

_ANSWERS = frozenset({"accept", "reject", "endorse"})
_ADDRESSED = frozenset({"demand", "propose", "threaten", "accuse", "reject"})
_OFTEN = 3
"""Mentions that make a party the main other one, if they are half of all."""
_SHORTLY = 250
_RUN = 900
"""Characters over which a speaker is taken to go on addressing the same party."""
_ENACTING = frozenset({"adopt", "pass", "approve"})
"""A body that adopts a text stands behind it: "the council adopted the resolution; it was backed by"."""
_PRESS = frozenset({"MED", "UNK"})
_OF_OTHERS = frozenset({"by", "from", "of", "with", "against", "between", "to"})


@dataclass(slots=True)
class Exchange:
    """What has been said in a document so far, as far as later moves may take it up."""

    proposers: Addressed | None = None
    demanders: Addressed | None = None
    threateners: Addressed | None = None
    last: list[tuple[int, frozenset[str], Addressed]] = field(default_factory=list)

    def note(self, draft: Draft, at: int, actor: Actors, where: Span | None, addressee: Addressed | None) -> None:
        """Remember a move for the ones after it."""
        if actor and where is not None:
            if draft.type == "propose" or (draft.type == "accept" and draft.trigger.lemma_ in _ENACTING):
                self.proposers = Addressed(actor, where)
            elif draft.type == "demand":
                self.demanders = Addressed(actor, where)
            elif draft.type == "threaten":
                self.threateners = Addressed(actor, where)
        if addressee is not None and draft.type in _ADDRESSED:
            self.last.append((at, codes(actor), addressee))

    def before(self, at: int, actor: Actors) -> Addressed | None:
        """Whom this actor addressed a moment ago."""
        for then, who, whom in reversed(self.last):
            if at - then > _RUN:
                return None
            if who & codes(actor):
                return whom
        return None

    def dealt_with(self, actor: Actors) -> Addressed | None:
        """Whom this actor addressed last, or who addressed it."""
        for _, who, whom in reversed(self.last):
            if who & codes(actor) and not codes(whom.actors) & codes(actor):
                return whom
        return None


@dataclass(frozen=True, slots=True)
class Addressed:
    """Some actors and the words that name them."""

    actors: Actors
    where: Span


def addressed(draft: Draft, actor: Actors, cast: Cast, lexicon: MoveLexicon, so_far: Exchange) -> Addressed | None:
    """Whom the move is addressed to; `None` where the text does not tell."""
    if draft.addressee is not None and not _unsaid(draft, actor, cast):
        named = cast.party(draft.addressee) if draft.rule == "wrong" else cast.actors_of(draft.addressee)
        if not named and draft.type == "consult":
            named = hosts_of(draft.addressee)
        if named:
            return Addressed(named, np_span(draft.addressee))
        unknown = draft.addressee.lower_ not in {"he", "she", "they", "him", "her", "them", "it"}
        if draft.rule in {"verb", "noun"} and unknown and cast.can_act(draft.addressee):
            return None  # named, but nobody we know
        if draft.rule == "wrong" and unknown:
            return so_far.dealt_with(actor)  # a deed without a doer; what it harms is its victim and not the one blamed
    if draft.content is not None:
        for token in _candidates(draft, draft.content):
            meant = cast.actors_of(token)
            at_home = draft.type == "demand" and token.pos_ != "PRON" and token != draft.actor
            if meant and (at_home or not codes(meant) <= codes(actor)):
                return Addressed(meant, np_span(token))
        taken_up = _taken_up(draft, draft.content, lexicon, so_far)
        if taken_up is not None and not codes(taken_up.actors) & codes(actor):
            return taken_up
    audience = cast.audience(draft.trigger) if draft.by_source else None
    if audience is not None:
        told = tuple(a for a in cast.actors_of(audience) if a.code not in _PRESS)
        if told:
            return Addressed(told, np_span(audience))
    if draft.content is None and draft.type in {"accept", "reject"}:
        known = so_far.proposers
        return known if known is not None and not codes(known.actors) & codes(actor) else None
    if draft.type not in _ADDRESSED or not _is_adverse(draft, lexicon):
        return None
    if draft.by_source and draft.addressee is not None and draft.addressee.pos_ == "PRON":
        return meant_in_quotation(draft.addressee, actor, cast, so_far)
    if draft.by_source and (before := so_far.before(draft.trigger.idx, actor)) is not None:
        return before
    return _other_party(draft, actor, cast, so_far)


def _is_adverse(draft: Draft, lexicon: MoveLexicon) -> bool:
    """Whether the move needs somebody at the other end: one can rule out a deed of one's own without one."""
    content = draft.content
    if (
        content is not None
        and content.pos_ not in VERBAL
        and not draft.by_source
        and draft.type in {"demand", "propose"}
    ):
        return (
            content.lemma_.lower() in lexicon.classes["yielding"] | lexicon.classes["talk"] | lexicon.classes["meeting"]
        )
    if draft.type != "reject" or content is None:
        return draft.type != "accuse" or content is not None
    if content.pos_ in VERBAL:
        return content.lemma_ in lexicon.words["defying"] | lexicon.classes["talkverb"] | {"leave", "go", "surrender"}
    return content.lemma_.lower() in lexicon.classes["deal"] | lexicon.classes["ask"] | lexicon.classes["talk"]


def _other_party(draft: Draft, actor: Actors, cast: Cast, so_far: Exchange) -> Addressed | None:
    """The one other party in the sentence; else whom this party dealt with last; else the main other party so far."""
    answers = draft.type == "reject" and draft.rule == "verb" and draft.content is not None
    if answers and draft.content is not None and draft.content.pos_ not in VERBAL:
        return None  # whose plan it was is told by the plan, or not at all
    sent = draft.trigger.sent
    near = cast.others((sent.start_char, sent.end_char), actor)
    if len({m.actor.code for m in near}) == 1:
        return Addressed((near[0].actor,), (near[0].start, near[0].end))
    dealt = so_far.dealt_with(actor)
    if dealt is not None:
        return dealt
    seen = cast.others((0, sent.end_char), actor)
    count = Counter(m.actor.code for m in seen)
    if not count:
        return None
    code, times = count.most_common(1)[0]
    if times < _OFTEN or 2 * times < len(seen):
        return None
    last = next(m for m in reversed(seen) if m.actor.code == code)
    return Addressed((last.actor,), (last.start, last.end))


def meant_in_quotation(pronoun: Token, speaker: Actors, cast: Cast, so_far: Exchange) -> Addressed | None:
    """Whom a speaker means by "he" or "they": the other party named last, shortly before; else whom he dealt with."""
    near = cast.others((max(0, pronoun.idx - _SHORTLY), pronoun.idx), speaker)
    if near:
        return Addressed((near[-1].actor,), (near[-1].start, near[-1].end))
    return so_far.dealt_with(speaker)


def _unsaid(draft: Draft, actor: Actors, cast: Cast) -> bool:
    """Whether a pronoun within quotation marks was taken for the speaker, who would have said "I"."""
    whom = draft.addressee
    if whom is None or whom.lower_ not in {"he", "she", "they", "him", "her", "them"} or not draft.by_source:
        return False
    return cast.is_quoted(whom) and bool(codes(cast.actors_of(whom)) & codes(actor))


def _candidates(draft: Draft, content: Token) -> Iterator[Token]:
    """Tokens of the content that may name the addressee of a move of this type, the likeliest first."""
    kind: MoveType = draft.type
    if content.pos_ in VERBAL:
        if kind in {"demand", "accuse"}:
            yield from _doers(content)
        if kind in {"threaten", "reject"}:
            yield from _patients(content)
        return
    if kind in _ANSWERS | {"propose", "accuse", "demand", "threaten", "breach"}:
        yield from _owners(content, direct=kind in {"endorse", "accuse", "reject", "threaten"})


def _doers(verb: Token) -> Iterator[Token]:
    args = arguments(verb)
    if args.subject is not None:
        yield args.subject
    subject = own_subject(verb)
    if subject is not None and subject != args.subject:
        yield from _owners(subject, direct=False)
    for name in ("by", "against", "on"):
        if name in args.slots:
            yield args.slots[name]


def _patients(verb: Token) -> Iterator[Token]:
    slots = arguments(verb).slots
    for name in ("obj", "with", "to", "against", "on", "from", "of"):
        if name in slots:
            yield slots[name]
    if "obj" in slots and slots["obj"].pos_ not in VERBAL:
        yield from _owners(slots["obj"], direct=False)
    for name in ("inf", "ing", "that"):
        if name in slots:
            yield from _patients(slots[name])


def _owners(noun: Token, direct: bool) -> Iterator[Token]:
    """Who stands behind a noun: itself, "Rome's plan", "the Italian plan", "a plan by Rome", "a plan Rome tabled"."""
    if direct:
        yield noun
    for c in noun.children:
        if c.dep_ in {"poss", "compound", "amod", "nmod"}:
            yield c
    for c in noun.children:
        if c.dep_ in {"prep", "agent"} and c.lower_ in _OF_OTHERS and (inner := child(c, "pobj")) is not None:
            yield inner
            yield from (p for p in inner.children if p.dep_ == "poss")
        if c.dep_ in {"acl", "relcl"} and (by := arguments(c).subject) is not None and by != noun:
            yield by


def _taken_up(draft: Draft, content: Token, lexicon: MoveLexicon, so_far: Exchange) -> Addressed | None:
    """Whose move a back-reference takes up: "rejected the proposal", "ignored the warning"."""
    if draft.type not in _ANSWERS:
        return None
    lemma = content.lemma_.lower()
    if lemma in lexicon.classes["warning"]:
        return so_far.threateners
    if lemma in lexicon.classes["ask"] - lexicon.classes["deal"]:
        return so_far.demanders
    definite = any(c.lower_ in {"the", "this", "that", "any"} for c in content.children) or lemma in {"it", "this"}
    if lemma in lexicon.classes["deal"] | {"it", "this"} and definite:
        return so_far.proposers
    return None

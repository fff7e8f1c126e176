"""Says who makes the move of a draft towards whom, first by the rules, then by what the whole document makes likely."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from spacy.tokens import Token

from servanda.moves.addressees import addressed
from servanda.moves.conditions import Condition, condition_of
from servanda.moves.draft import Draft
from servanda.moves.exchange import Addressed, Exchange
from servanda.moves.frames import in_class
from servanda.moves.grammar import np_span
from servanda.moves.learned.ground import Ground
from servanda.moves.learned.parties import Chosen, is_outsider, likely_maker, likely_partner
from servanda.moves.lexicon import MoveLexicon, load_moves_lexicon
from servanda.moves.makers import maker_of
from servanda.moves.undertakings import is_anothers
from servanda.moves.who import NO_PARTY, Actors, Cast, codes
from servanda.records import Attribution, Span

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


def parties_of(
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

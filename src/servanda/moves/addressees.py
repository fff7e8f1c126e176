"""Says whom a move is addressed to where the clause does not: whose plan it was, who is to act, who was spoken to.

Five sources in this order, each of which points at words of the text:

1. the clause and the one its speaker speaks to: "urged Rome", "told the council", "in a letter to Rome";
2. the content: the owner of what is accepted or rejected, the one accused, the one who is to act;
3. the document: whoever made the proposal, demand or threat that "the plan", "the demand", "the warning" takes up;
4. the sentence: who must do what first, with whom there were talks, the one other party;
5. the exchange: the one addressed a moment ago, the other side of the conflict, the usual partner.
"""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Token

from servanda.moves.candidates import ANSWERS, candidates
from servanda.moves.circumstances import (
    audience_of,
    described,
    for_the_parties,
    talking_with,
    told,
    who_goes_first,
    who_tells,
)
from servanda.moves.conditions import Condition
from servanda.moves.draft import Draft
from servanda.moves.exchange import ADDRESSED, ENACTING, Addressed, Exchange
from servanda.moves.grammar import SUBJECTS, VERBAL, is_passive, np_span
from servanda.moves.lexicon import MoveLexicon
from servanda.moves.places import hosts_of
from servanda.moves.who import Actors, Cast, codes
from servanda.records import Mention

_OFTEN = 3
"""Mentions that make a party the main other one, if they are half of all."""
_SHORTLY = 250
_THIRD = frozenset({"he", "she", "they", "him", "her", "them"})
_SOMEBODY = frozenset({"someone", "somebody", "anyone", "anybody", "those"})
_SERVICES = frozenset({"help", "assist", "mediate", "host", "evacuate", "rescue", "join", "participate", "contribute"})
"""What one offers to do for whoever needs it."""


def addressed(
    draft: Draft, actor: Actors, condition: Condition | None, cast: Cast, lexicon: MoveLexicon, so_far: Exchange
) -> Addressed | None:
    """Whom the move is addressed to; `None` where the text does not tell."""
    named, settled = _in_clause(draft, actor, cast, lexicon, so_far)
    if settled:
        return named
    if draft.content is not None:
        by_content = _in_content(draft, draft.content, actor, cast, lexicon, so_far)
        if by_content is not None:
            return by_content
    waited = who_goes_first(draft, condition, actor, cast)
    if waited is not None and draft.type == "reject":
        return waited
    spoken_to = audience_of(draft, actor, cast, lexicon)
    if spoken_to is not None:
        return spoken_to
    if draft.content is None and draft.type in {"accept", "reject"}:
        return so_far.proposer_for(actor)
    if waited is not None:
        return waited
    if draft.type in ANSWERS | {"propose"} and (partner := talking_with(draft, actor, cast, lexicon)) is not None:
        return partner
    if draft.type == "accept" and (mediator := who_tells(draft, actor, cast)) is not None:
        return mediator
    if draft.type == "accept":
        deal = draft.content is not None and draft.content.lemma_.lower() in lexicon.classes["deal"]
        if not deal or len(codes(actor)) > 1:
            return None
        return _inferred(so_far.accepted_from(actor))
    if draft.type == "propose" and (parties := for_the_parties(draft, actor, cast)) is not None:
        return parties
    if draft.type not in ADDRESSED or not _is_adverse(draft, lexicon):
        return None
    if draft.by_source and draft.addressee is not None and draft.addressee.lower_ in _THIRD:
        return meant_in_quotation(draft.addressee, actor, cast, so_far)
    if draft.rule == "will" and draft.type == "reject" and not _is_defiant(draft.content, lexicon):
        enemy = cast.enemy(actor)
        return _at(enemy) if enemy is not None else None
    if draft.by_source and (before := so_far.before(draft.trigger.idx, actor)) is not None:
        return _inferred(before)
    return _other_party(draft, actor, cast, lexicon, so_far)


# ---- 1. the clause ---------------------------------------------------------------------------------------------


def _in_clause(
    draft: Draft, actor: Actors, cast: Cast, lexicon: MoveLexicon, so_far: Exchange
) -> tuple[Addressed | None, bool]:
    """Whom the clause names, and whether that settles it (it may name somebody unknown)."""
    whom = _antecedent(draft.addressee)
    if whom is None:
        return None, False
    if _unsaid(whom, actor, cast):
        other = None if draft.type in {"breach", "fulfil"} else meant_in_quotation(whom, actor, cast, so_far)
        return other, other is not None
    if whom.pos_ == "PRON" and draft.by_source and (heard := told(draft, actor, cast, lexicon)) is not None:
        return heard, True  # "told the council it should wait"
    named = cast.party(whom) if draft.rule == "wrong" else cast.actors_of(whom)
    if not named:
        named = hosts_of(whom) if draft.type == "consult" else described(whom, cast, lexicon)
    if not named and draft.type in {"demand", "accuse", "threaten", "endorse"} and not _is_veiled(whom):
        acts = draft.type != "demand" or cast.can_act(whom)  # "the unity of Italy must be respected" asks all
        nation = (cast.party(whom) if acts else ()) or (cast.party(whom.head) if whom.dep_ == "appos" else ())
        named = tuple(a for a in nation if a.code not in codes(actor))  # "the NATO nations", "Libya, a state which"
    if named and draft.type == "reject" and whom.dep_ in SUBJECTS and codes(named) <= codes(actor):
        return None, False  # "insisted that our troops will not go"
    if named:
        return Addressed(named, np_span(whom)), True
    unknown = whom.lower_ not in _THIRD | {"it"}
    if draft.rule in {"verb", "noun"} and unknown and cast.can_act(whom):
        return None, not _is_veiled(whom)  # named, but nobody we know
    if draft.rule == "wrong" and unknown:
        if (owner := cast.owner_elsewhere(whom, actor)) is not None:
            return Addressed((owner,), np_span(whom), said=False), True
        # a deed without a doer; what it harms is its victim and not the one blamed
        return _inferred(so_far.dealt_with(actor)), True
    return None, False


def _antecedent(whom: Token | None) -> Token | None:
    """Whom a relative pronoun stands for: "the envoy with *whom* the king met"."""
    if whom is None or whom.lower_ not in {"whom", "who", "which"}:
        return whom
    clause = whom.head
    while clause.dep_ != "relcl" and clause.head != clause:
        clause = clause.head
    return clause.head if clause.dep_ == "relcl" else whom


def _is_veiled(whom: Token) -> bool:
    """ "Will not talk to somebody who", "to a man they do not trust": the other side, whose name is withheld."""
    if whom.lower_ in _SOMEBODY:
        return True
    article = whom.dep_ != "appos" and any(c.lower_ in {"a", "an"} for c in whom.children)
    return article and any(c.dep_ == "relcl" for c in whom.children)


def _unsaid(whom: Token, actor: Actors, cast: Cast) -> bool:
    """Whether a pronoun within quotation marks was taken for the speaker, who would have said "I"."""
    return whom.lower_ in _THIRD and cast.is_quoted(whom) and bool(codes(cast.actors_of(whom)) & codes(actor))


# ---- 2. the content --------------------------------------------------------------------------------------------


def _in_content(
    draft: Draft, content: Token, actor: Actors, cast: Cast, lexicon: MoveLexicon, so_far: Exchange
) -> Addressed | None:
    for token in candidates(draft, content):
        if _unsaid(token, actor, cast):
            return meant_in_quotation(token, actor, cast, so_far)
        meant = cast.actors_of(token) or described(token, cast, lexicon)
        if not meant and token.dep_ in {"amod", "compound"} and draft.type in {"commit", "accept", "propose"}:
            meant = cast.belonging(token)
        if not meant and draft.type in {"accuse", "endorse", "threaten"} and token.pos_ != "PRON":
            meant = cast.belonging(token)
        at_home = draft.type in {"demand", "accuse"} and token.pos_ != "PRON" and token != draft.actor
        if draft.type == "accuse" and at_home:
            at_home = not {a.id for a in meant} & {a.id for a in actor}
        if meant and (at_home or not codes(meant) <= codes(actor)):
            return Addressed(meant, np_span(token))
    taken_up = _taken_up(draft, content, lexicon, so_far, cast, actor)
    if taken_up is not None and not codes(taken_up.actors) & codes(actor):
        return taken_up
    unasked = draft.type == "demand" and is_passive(content)  # "the unity of Italy must be respected"
    open_end = draft.type in {"demand", "reject", "threaten"} and content.pos_ in VERBAL and not unasked
    if open_end and not _is_saying(content, lexicon):
        return _only_other(content, actor, cast)
    return None


def _is_saying(verb: Token, lexicon: MoveLexicon) -> bool:
    """ "Refused to say whether Rome": whom the words left unsaid are about is not whom they are refused to."""
    return verb.lemma_ in lexicon.words["speech"] | lexicon.classes["mute"]


def _only_other(content: Token, actor: Actors, cast: Cast) -> Addressed | None:
    """The one other party that the content names: "any deal must include the departure of the Italian president"."""
    near = cast.others((content.left_edge.idx, content.right_edge.idx + len(content.right_edge)), actor)
    if len({m.actor.code for m in near}) != 1:
        return None
    return Addressed((near[0].actor,), (near[0].start, near[0].end))


def _taken_up(
    draft: Draft, content: Token, lexicon: MoveLexicon, so_far: Exchange, cast: Cast, actor: Actors
) -> Addressed | None:
    """Whose move a back-reference takes up: "rejected the proposal", "ignored the warning"."""
    if draft.type not in ANSWERS or draft.trigger.lemma_ in ENACTING | {"vote"}:
        return None
    if draft.type == "accept" and len(codes(actor)) > 1:
        return None  # parties that agree agree with each other
    lemma = content.lemma_.lower()
    marks = {c.lower_ for c in content.children}
    if draft.type == "endorse" and lemma in lexicon.classes["same_view"] and marks & {"that", "those", "this", "these"}:
        spoke = cast.last_speaker(draft.trigger.idx, actor)
        return Addressed(spoke[1], spoke[0], said=False) if spoke is not None else None
    if lemma in lexicon.classes["warning"]:
        return so_far.threateners
    if lemma in lexicon.classes["ask"] - lexicon.classes["deal"]:
        return so_far.demanders
    definite = bool(marks & {"the", "this", "that", "any"}) or lemma in {"it", "this"}
    definite = definite or draft.trigger.head == content  # "a plan rejected by"
    bare = draft.type != "endorse" and content.dep_ != "ROOT" and not marks & {"a", "an", "no"}
    if lemma in lexicon.classes["deal"] | {"it", "this"} and (definite or bare):
        if (owner := cast.owner_elsewhere(content, actor)) is not None:
            return Addressed((owner,), np_span(content), said=False)
        return so_far.proposer_for(actor)
    return None


# ---- 3. and 4. the speech and the sentence ---------------------------------------------------------------------


# ---- 5. the exchange -------------------------------------------------------------------------------------------


def _inferred(found: Addressed | None) -> Addressed | None:
    return Addressed(found.actors, found.where, said=False) if found is not None else None


def _is_adverse(draft: Draft, lexicon: MoveLexicon) -> bool:
    """Whether the move needs somebody at the other end: one can rule out a deed of one's own without one."""
    content = draft.content
    classes = lexicon.classes
    if content is not None and _is_saying(content, lexicon):
        return False
    if (
        content is not None
        and content.pos_ not in VERBAL
        and not draft.by_source
        and draft.type in {"demand", "propose"}
    ):
        return content.lemma_.lower() in classes["yielding"] | classes["talk"] | classes["meeting"]
    if draft.type == "propose" and content is not None and content.pos_ in VERBAL:
        return content.lemma_ not in _SERVICES | classes["assisting"]
    if draft.type != "reject" or content is None:
        return draft.type != "accuse" or content is not None
    if content.pos_ in VERBAL:
        return draft.rule == "will" or _is_defiant(content, lexicon)
    return content.lemma_.lower() in classes["deal"] | classes["ask"] | classes["talk"]


def _is_defiant(content: Token | None, lexicon: MoveLexicon) -> bool:
    """ "Vowed to fight on", "will not leave", "refused to talk": said into the face of somebody."""
    if content is None:
        return False
    defiant = lexicon.words["defying"] | lexicon.classes["talkverb"] | {"leave", "go", "surrender", "quit", "resign"}
    return content.lemma_ in defiant or "fight" in {c.lemma_ for c in content.children}


def _other_party(draft: Draft, actor: Actors, cast: Cast, lexicon: MoveLexicon, so_far: Exchange) -> Addressed | None:
    """The one other party in the sentence; else the other side of the conflict; else whom this party deals with."""
    answers = draft.type == "reject" and draft.rule == "verb" and draft.content is not None
    if answers and draft.content is not None and draft.content.pos_ not in VERBAL and not _is_talk(draft.content):
        return None  # whose plan it was is told by the plan, or not at all
    sent = draft.trigger.sent
    if draft.type == "accuse" and not draft.by_source and not _is_left_open(draft):
        return None  # whose deed it was is told by the deed, or not at all
    near = [m for m in cast.others((sent.start_char, sent.end_char), actor) if cast.is_beside(m, draft.trigger)]
    if draft.type == "demand" and draft.content is not None and is_passive(draft.content):
        last = draft.content.right_edge
        near = [m for m in near if not draft.content.left_edge.idx <= m.start < last.idx + len(last)]
    if len({m.actor.code for m in near}) == 1:
        return _at(near[0])
    enemy = cast.enemy(actor)
    if enemy is not None:
        return _at(enemy)
    dealt = so_far.dealt_with(actor) or so_far.usual_partner(actor)
    if dealt is not None:
        return _inferred(dealt)
    seen = cast.others((0, sent.end_char), actor)
    count = Counter(m.actor.code for m in seen)
    if not count:
        return None
    code, times = count.most_common(1)[0]
    if times < _OFTEN or 2 * times < len(seen):
        return None
    return _at(next(m for m in reversed(seen) if m.actor.code == code))


def _is_left_open(draft: Draft) -> bool:
    """ "Called it madness", "the crimes of a regime that": whom the words mean, the text before them tells."""
    if draft.content is None or draft.content.pos_ == "PRON":
        return True
    return any(_is_veiled(token) for token in candidates(draft, draft.content))


def _is_talk(noun: Token) -> bool:
    return noun.lemma_.lower() in {"talk", "negotiation", "dialogue", "contact", "meeting"}


def _at(mention: Mention) -> Addressed:
    return Addressed((mention.actor,), (mention.start, mention.end), said=False)


def meant_in_quotation(pronoun: Token, speaker: Actors, cast: Cast, so_far: Exchange) -> Addressed | None:
    """Whom a speaker means by "he" or "they": the other party named last, shortly before; else whom he dealt with."""
    near = cast.others((max(0, pronoun.idx - _SHORTLY), pronoun.idx), speaker)
    if pronoun.lower_ in {"he", "she", "him", "her"}:
        near = [m for m in near if m.actor.kind not in {"igo", "igo-organ", "collective"} and m.actor.code != "INT"]
    if near:
        return _at(near[-1])
    return _inferred(so_far.dealt_with(speaker))

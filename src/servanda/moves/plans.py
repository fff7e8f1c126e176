"""Reads the terms that a text sets: "the plan foresees that both sides cease fire", "the draft calls for a halt".

What a plan says is to be done has not been done. A plan, a draft or an offer holds it out, and whoever made the plan
proposes it; an agreement or a truce that stands binds those who are to act. Who is to act is the debtor.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from servanda.moves.clauses import auxiliaries, is_open, negated
from servanda.moves.draft import Draft
from servanda.moves.frames import in_class
from servanda.moves.grammar import VERBAL, child, own_subject
from servanda.moves.lexicon import MoveLexicon
from servanda.moves.plan_texts import BINDING, HOLDING, PROVIDING, WITH_FOR, base, in_passive, is_to_be, setter
from servanda.moves.standing import is_question, standing
from servanda.moves.who import Cast

_STEPS = ("gesture", "yielding", "talk", "curb", "watch", "reforming", "assisting", "meeting", "step", "assurance")


def plan_steps(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Iterator[Draft]:
    """The steps that the text which is the subject of `verb` sets, one for each clause or phrase of its own."""
    text = setter(verb, lexicon)
    if text is None:
        if (plan := _under(verb, lexicon)) is not None and cast.actors_of(own_subject(verb)):
            yield Draft("propose", verb, plan, None, verb, "vp", cameo="030", rule="plan")
        return
    if negated(verb) or auxiliaries(verb) & {"could", "might", "may", "can"}:
        return
    if (is_open(verb) and verb.dep_ != "relcl") or is_question(verb) or not _is_told(verb, lexicon):
        return
    stands = in_class(text, ("standing_text",), lexicon)
    first = True
    for act, slot in _terms(verb, lexicon):
        trigger = verb if first else act
        first = False
        if not stands:
            yield Draft("propose", trigger, text, None, act, slot, cameo="030", rule="plan")
        elif (who := _bound(act)) is not None and cast.actors_of(who):
            yield Draft("commit", trigger, who, None, act, slot, cameo="030", rule="plan")


def _terms(verb: Token, lexicon: MoveLexicon) -> Iterator[tuple[Token, str]]:
    """The steps with the slot they stand in: clauses, infinitives with a subject, nouns that name a step."""
    for c in verb.children:
        if c.i < verb.i:
            continue
        clausal = c.pos_ in VERBAL or c.tag_.startswith("VB")
        governed = {"ccomp", "xcomp", "advcl"} if verb.pos_ in VERBAL else {"relcl", "acl"}
        if c.dep_ in governed and clausal and own_subject(c) is not None:
            wanted = PROVIDING | BINDING | WITH_FOR
            if base(verb) in wanted and is_to_be(c, lexicon):
                yield c, "that"
                yield from ((k, "that") for k in _more(c) if is_to_be(k, lexicon))
        elif c.dep_ in {"xcomp", "advcl"} and clausal and verb.lemma_ in BINDING and _whom(verb) is not None:
            yield c, "inf"
        elif c.dep_ == "prep" and c.lower_ in {"for", "on", "upon"}:
            yield from _after(c, verb, lexicon)
        elif c.dep_ == "dobj" and verb.lemma_ in HOLDING and in_class(c, _STEPS, lexicon):
            yield c, "obj"


def _is_told(verb: Token, lexicon: MoveLexicon) -> bool:
    """Whether the text tells what the plan says, and does not ask "whether it requires"; "would have" is told."""
    return bool(auxiliaries(verb) & {"would"}) or standing(verb, "propose", lexicon).actual


def _under(verb: Token, lexicon: MoveLexicon) -> Token | None:
    """The plan of "under the plan Iran would ship its fuel"; a deal that stands is read as a pledge elsewhere."""
    if not auxiliaries(verb) & {"would", "must", "should"} or negated(verb) or in_passive(verb):
        return None
    under = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "under" and c.i < verb.i), None)
    plan = child(under, "pobj") if under is not None else None
    return plan if plan is not None and in_class(plan, ("plan_text",), lexicon) else None


def _after(prep: Token, verb: Token, lexicon: MoveLexicon) -> Iterator[tuple[Token, str]]:
    """What stands behind "calls for", "provides for"."""
    if verb.lemma_ not in WITH_FOR or prep.lower_ != "for":
        return
    for n in prep.children:
        if n.dep_ == "pcomp" and (n.pos_ in VERBAL or n.tag_.startswith("VB")):
            yield n, "that"
        elif n.dep_ == "pobj":
            act = next((k for k in (*n.children, *verb.children) if _is_infinitive(k) and k.i > n.i), None)
            if act is not None:
                yield act, "inf"
            elif in_class(n, _STEPS, lexicon):
                yield n, "for"


def _is_infinitive(token: Token) -> bool:
    has_to = any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)
    return has_to and token.dep_ in {"acl", "relcl", "xcomp", "advcl"}


def _more(clause: Token) -> Iterator[Token]:
    """Further clauses with a subject of their own: "and that Iran ship its fuel"."""
    for k in clause.children:
        if k.dep_ == "conj" and k.pos_ in VERBAL and own_subject(k) is not None:
            yield k
            yield from _more(k)


def _whom(verb: Token) -> Token | None:
    """Whom a text binds: "obliges *Iran* to", "calls on *Iran* to"."""
    on = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ in {"on", "upon"}), None)
    return child(on, "pobj") if on is not None else child(verb, "dobj")


def _bound(act: Token) -> Token | None:
    """Who is to do a step, as the step's own words say."""
    if act.pos_ in VERBAL or act.tag_.startswith("VB"):
        agent = child(act, "agent")
        if agent is not None:
            return child(agent, "pobj")
        if in_passive(act):
            subject = own_subject(act)
            return child(subject, "poss") if subject is not None else None
        found = own_subject(act)
        if found is not None:
            return found
        prep = act.head if act.head.dep_ == "pobj" else None
        return prep if prep is not None else _whom(act.head) if act.head.pos_ in VERBAL else None
    for c in act.children:
        if c.dep_ == "prep" and c.lower_ in {"by", "from"}:
            return child(c, "pobj")
    return child(act, "poss")


def step_doer(draft: Draft) -> Token | None:
    """Who is to do the step of a plan: the debtor; `None` where the plan does not say."""
    return _bound(draft.content) if draft.content is not None else None

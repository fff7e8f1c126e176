"""Refusals that no verb of refusing makes: "does not want to talk", "has no intention of leaving", "would not work"."""

from __future__ import annotations

from spacy.tokens import Token

from servanda.moves.clauses import FIRST, THIRD, auxiliaries, is_open, negated
from servanda.moves.draft import Draft
from servanda.moves.frames import in_class
from servanda.moves.grammar import VERBAL, arguments, child, hyphenated, own_subject, surface_subject
from servanda.moves.lexicon import MoveLexicon
from servanda.moves.who import Cast, codes

_UNWILLING = frozenset(
    {"intention", "plan", "reason", "need", "desire", "wish", "interest", "appetite", "mood", "rush", "point", "use"}
)
_OWNING = frozenset({"have", "see", "show"})
_OFFERED = (
    "deal",
    "truce",
    "talk",
    "gesture",
    "pact",
    "resolution",
    "curb",
    "ask",
    "force",
    "yielding",
    "refused_noun",
)

_PLANS = ("deal", "truce", "talk", "gesture", "pact", "resolution", "curb")


def unwanted(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "Rome does not want talks", "they do not want us to send troops": a rejection."""
    if verb.lemma_ != "want" or not negated(verb) or is_open(verb) or auxiliaries(verb) - {"do", "does", "did"}:
        return None
    subject = surface_subject(verb)
    if subject is None or not (cast.actors_of(subject) or subject.lower_ in FIRST):
        return None
    slots = arguments(verb).slots
    content = slots.get("that") or slots.get("inf") or slots.get("obj")
    if content is None:
        return None
    other = own_subject(content) if content.pos_ in VERBAL else None
    if other is None and not refusable(content, lexicon):
        return None
    slot = "that" if other is not None else "inf"
    return _refusal(verb, subject, other, content, slot)


def unwilling(noun: Token, lexicon: MoveLexicon) -> Draft | None:
    """ "No intention of leaving", "sees no reason to talk", "in no mood to yield": a rejection."""
    if noun.lemma_ not in _UNWILLING or not any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children):
        return None
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "in" else noun.head
    if verb.pos_ not in VERBAL or verb.lemma_ not in _OWNING | {"be"} or is_open(verb):
        return None
    if (verb.lemma_ == "be") != (noun.dep_ == "pobj"):
        return None
    content = _what(noun) or _what(verb)
    subject = surface_subject(verb)
    if content is None or subject is None or not refusable(content, lexicon):
        return None
    return _refusal(noun, subject, None, content, "inf")


def _what(head: Token) -> Token | None:
    """What somebody has no mind to: "to leave", "of leaving", "for talks", "in talks"."""
    for c in head.children:
        if c.dep_ in {"acl", "relcl", "xcomp", "advcl"} and any(t.lower_ == "to" for t in c.children):
            return c
        if head.pos_ in VERBAL or c.dep_ != "prep" or c.lower_ not in {"of", "for", "in"}:
            continue
        if (inner := child(c, "pobj", "pcomp")) is not None:
            return next((t for t in inner.children if t.tag_ == "VBG" and t.dep_ == "amod"), inner)
    return None


def refusable(content: Token, lexicon: MoveLexicon) -> bool:
    """Whether declining it is a move: to talk, yield or agree, or a deal, talks, a truce."""
    if content.pos_ in VERBAL or content.tag_ == "VBG":
        kinds = ("yielding", "talkverb", "duty", "defy", "meeting", "refused_verb")
        known = frozenset[str]().union(*(lexicon.classes[k] for k in kinds))
        return content.lemma_.lower() in known
    return in_class(content, _OFFERED, lexicon)


def unpromising(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "A truce would not be credible", "talks will not work": a rejection by the speaker."""
    if not negated(verb) or is_open(verb) or not cast.speaker(verb) or auxiliaries(verb) & {"may", "might"}:
        return None
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    if verb.lemma_ != "be" and (verb.tag_ == "VBD" or perfect):
        return None  # "the sanctions never worked" tells what was
    trait = child(verb, "acomp", "attr") if verb.lemma_ == "be" else verb
    known = lexicon.classes["virtue"] | lexicon.classes["promising"]
    if trait is None or trait.lemma_.lower() not in known:
        return None
    if verb.lemma_ != "be" and verb.lemma_ not in {"help", "work", "suffice", "fly"}:
        return None
    plan = child(verb, "nsubj", "csubj")
    if plan is None or (plan.dep_ == "nsubj" and not in_class(plan, _PLANS, lexicon)):
        return None
    if plan.dep_ == "csubj" and not _is_step(plan, lexicon):
        return None
    return Draft("reject", trait, None, None, plan, "obj", by_source=True, mode="change", cameo="120", rule="no")


def _is_step(act: Token, lexicon: MoveLexicon) -> bool:
    return act.lemma_.lower() in lexicon.verbs or act.lemma_.lower() in lexicon.classes["yielding"]


def not_doing(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "We are not negotiating", "we're not giving them recognition": a refusal by the speaker."""
    if verb.tag_ != "VBG" or not negated(verb) or is_open(verb) or not auxiliaries(verb) & {"are", "'re", "am", "'m"}:
        return None
    subject = surface_subject(verb)
    own = subject is not None and (
        subject.lower_ in FIRST
        or (subject.lower_ not in THIRD and codes(cast.actors_of(subject)) & codes(cast.speaker(verb)))
    )
    if subject is None or not own or not refusable(verb, lexicon):
        return None
    if verb.lemma_ in {"talk", "speak"} and any(c.lower_ in {"on", "about", "of"} for c in verb.children):
        return None  # "I am not talking on behalf of anyone", "we are not talking about weeks"
    return Draft("reject", verb, None, None, verb, "vp", by_source=True, mode="change", cameo="120", rule="will")


def will_not(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "Rome will never recognise the annexation", told by the writer: a refusal."""
    helping = auxiliaries(verb)
    if verb.dep_ not in {"ROOT", "conj"} or not negated(verb) or not helping & {"will", "wo", "would"}:
        return None
    if "would" in helping and not any(c.dep_ in {"advcl", "prep"} and _is_until(c) for c in verb.children):
        return None
    subject = own_subject(verb)
    if subject is None or cast.report(verb) is not None or not refusable(verb, lexicon):
        return None
    if not cast.party(subject) or subject.pos_ == "PRON":
        return None
    return Draft("reject", verb, subject, None, verb, "vp", mode="change", cameo="120", rule="unwilling")


def _is_until(clause: Token) -> bool:
    """ "Until he had assurances", "unless they were paid"."""
    return clause.lower_ in {"until", "without"} or any(
        c.lower_ in {"until", "unless"} and c.dep_ == "mark" for c in clause.children
    )


def no_such_thing(noun: Token, lexicon: MoveLexicon) -> Draft | None:
    """ "No talks until the siege is lifted": a rejection by the speaker that needs no verb."""
    verbless = noun.dep_ in {"ROOT", "ccomp"} and noun.pos_ == "NOUN"
    if not verbless or not any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children):
        return None
    if hyphenated(noun) not in lexicon.classes["ruled_out"] or any(c.dep_ in {"nsubj", "cop"} for c in noun.children):
        return None
    return Draft("reject", noun, None, None, noun, "vp", by_source=True, mode="change", cameo="120", rule="no")


def _refusal(trigger: Token, subject: Token, other: Token | None, content: Token, slot: str) -> Draft:
    by_source = subject.lower_ in FIRST
    return Draft(
        "reject",
        trigger,
        None if by_source else subject,
        other,
        content,
        slot,
        by_source=by_source,
        mode="change",
        cameo="120",
        rule="unwilling",
    )

"""Reads terms set with a time or a penalty: "gave them until Sunday to leave", "or face attack", "did not rule out"."""

from __future__ import annotations

from spacy.tokens import Token

from servanda.moves.draft import Draft
from servanda.moves.force import content_force
from servanda.moves.frames import in_class
from servanda.moves.grammar import VERBAL, child, doer, is_passive, own_subject, surface_subject
from servanda.moves.lexicon import MoveLexicon
from servanda.moves.standing import standing
from servanda.moves.verbs import verb_draft
from servanda.moves.who import Cast

_GRANTING = frozenset({"give", "grant", "set", "impose", "issue", "fix", "allow"})
_LENGTHS = frozenset({"hour", "day", "week", "month", "minute", "year"})
_SUFFERING = frozenset({"face", "risk", "suffer", "expect", "meet"})


def granted_time(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "Gave Rome a deadline of Friday to leave", "were given 48 hours to surrender": a demand."""
    if verb.lemma_ not in _GRANTING or not _has_limit(verb, lexicon):
        return None
    act = _what_is_due(verb)
    if act is None or not _is_due(act, lexicon):
        return None
    whom = _whom(verb, act)
    if whom is None or not (cast.can_act(whom) or cast.actors_of(whom)):
        return None
    passive = is_passive(verb)
    return Draft(
        "demand",
        verb,
        doer(verb),
        whom,
        act,
        "inf",
        standing=standing(verb, "demand", lexicon),
        mode="change",
        cameo="100",
        rule="verb",
        unsaid=passive and doer(verb) is None and bool(cast.actors_of(whom)),
    )


def _has_limit(verb: Token, lexicon: MoveLexicon) -> bool:
    """Whether a time is what is given: a deadline, an ultimatum, "until Sunday", "48 hours"."""
    for c in verb.subtree:
        if c.i < verb.i or c.dep_ == "relcl":
            continue
        if c.lemma_.lower() in lexicon.classes["limit_noun"] and c.dep_ in {"dobj", "nsubjpass", "oprd", "appos"}:
            return True
        if c.head == verb and c.dep_ in {"dobj", "npadvmod", "oprd"} and c.lemma_.lower() in _LENGTHS:
            return verb.lemma_ in {"give", "grant", "allow"} and any(k.dep_ == "nummod" for k in c.children)
        if c.lower_ in {"until", "till"} and verb.lemma_ in {"give", "grant", "allow"} and c.i - verb.i < 9:
            return c.head == verb or c.head.head == verb
    subject = child(verb, "nsubjpass")
    return subject is not None and subject.lemma_.lower() in lexicon.classes["limit_noun"]


def _what_is_due(verb: Token) -> Token | None:
    """The infinitive that says what is to be done in the time."""
    for t in verb.subtree:
        if t.i > verb.i and t.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in t.children):
            return t
    return None


def _is_due(act: Token, lexicon: MoveLexicon) -> bool:
    """ "To surrender", "to reply": an act one party wants of another, and not "to enjoy the view"."""
    kinds = ("yielding", "duty", "meeting", "refused_verb", "decided", "due")
    return any(act.lemma_ in lexicon.classes[k] for k in kinds) or act.lemma_ in lexicon.verbs


def _whom(verb: Token, act: Token) -> Token | None:
    subject = own_subject(act)
    if subject is not None:
        return subject
    if is_passive(verb):
        return child(verb, "nsubjpass")
    whom = child(verb, "dative", "dobj")
    if whom is not None and whom.pos_ == "ADP":
        whom = child(whom, "pobj")
    behind = next((c for c in act.children if c.lower_ == "for"), None)
    to_whom = next((n for c in verb.children if c.lower_ in {"to", "for", "on"} for n in c.children), None)
    named = whom is not None and whom.lemma_ not in _LENGTHS | {"deadline", "ultimatum"} and whom.ent_type_ != "DATE"
    return whom if named else (behind or to_whom)


def or_else(word: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "Told Rome to leave or face attack": the second half threatens whoever is asked."""
    if word.lemma_.lower() not in _SUFFERING:
        return None
    before = [t.lower_ for t in word.doc[max(word.sent.start, word.i - 2) : word.i]]
    if before[-1:] != ["or"] and before not in (["or", "else"], ["or", "otherwise"]):
        return None
    for i in range(word.i - 1, word.sent.start - 1, -1):
        asking = word.doc[i]
        if asking.pos_ not in VERBAL:
            continue
        demand = granted_time(asking, cast, lexicon) or verb_draft(asking, cast, lexicon)
        ordered = asking.tag_ == "VB" and own_subject(asking) is None and cast.is_quoted(asking)
        if demand is None and ordered and asking.dep_ in {"ROOT", "ccomp", "advcl"}:
            demand = Draft("demand", asking, None, by_source=True)  # "leave now or face the consequences"
        if demand is None or demand.type not in {"demand", "threaten"} or not demand.standing.actual:
            continue
        return Draft(
            "threaten",
            word,
            demand.actor,
            demand.addressee,
            word,
            "vp",
            standing=demand.standing,
            mode="violence",
            cameo="139",
            rule="verb",
            by_source=demand.by_source,
            unsaid=demand.unsaid,
        )
    return None


def kept_open(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "Would not rule out force", "reserves the right to respond": harm held in readiness, a threat."""
    subject = surface_subject(verb)
    if subject is None or not (cast.actors_of(subject) or subject.pos_ == "PRON"):
        return None
    act = _not_ruled_out(verb) if verb.lemma_ in {"rule", "exclude"} else _right_to(verb)
    if act is None:
        return None
    harmful = (
        content_force(act, "warn", lexicon) == "threaten" or _defends_itself(act)
        if act.pos_ in VERBAL
        else in_class(act, ("violence", "penalty", "force_noun"), lexicon)
        or act.lemma_.lower() in {"force", "option", "intervention"}
    )
    if not harmful:
        return None
    return Draft("threaten", verb, subject, None, act, "inf", mode="violence", cameo="138", rule="verb")


def keeps_open(verb: Token) -> bool:
    """ "Refused to rule out force": the refusal is the threat, and no rejection beside it."""
    if verb.lemma_ not in {"refuse", "decline"}:
        return False
    inner = child(verb, "xcomp")
    return inner is not None and inner.lemma_ in {"rule", "exclude"} and _not_ruled_out(inner) is not None


def _not_ruled_out(verb: Token) -> Token | None:
    """What somebody refuses to rule out."""
    refused = verb.dep_ == "xcomp" and verb.head.lemma_ in {"refuse", "decline"}
    if not refused and not any(c.dep_ == "neg" for c in verb.children):
        return None
    if verb.lemma_ == "rule" and not any(c.lower_ == "out" for c in verb.children):
        return None
    what = child(verb, "dobj")
    if what is not None and what.lemma_ in {"use", "possibility", "option"}:
        of_what = next((c for c in what.children if c.lower_ == "of"), None)
        return child(of_what, "pobj", "pcomp") if of_what is not None else what
    return what or child(verb, "xcomp", "pcomp", "ccomp")


def _defends_itself(act: Token) -> bool:
    """ "To defend itself against Rome": force, whoever calls it that."""
    reflexive = any(c.dep_ == "dobj" and c.lower_ in {"itself", "themselves", "ourselves"} for c in act.children)
    return act.lemma_ == "defend" and reflexive


def _right_to(verb: Token) -> Token | None:
    """ "Reserves the right to strike back"."""
    right = child(verb, "dobj") if verb.lemma_ == "reserve" else None
    if right is None or right.lemma_ != "right" or any(c.dep_ == "neg" for c in verb.children):
        return None
    return next((c for t in (right, verb) for c in t.children if c.dep_ in {"acl", "relcl", "xcomp", "advcl"}), None)

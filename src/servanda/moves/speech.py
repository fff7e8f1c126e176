"""Moves made by what is said and not by a verb of doing so: "they must stop", "we will withdraw", "he has lied"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from servanda.moves.draft import Draft
from servanda.moves.frames import in_class
from servanda.moves.grammar import SUBJECTS, VERBAL, arguments, child, own_subject, surface_subject
from servanda.moves.lexicon import MoveLexicon
from servanda.moves.standing import Standing
from servanda.moves.who import Cast, codes
from servanda.records import MoveType

_DUTY = frozenset({"must", "should", "ought"})
_WILL = frozenset({"will", "'ll", "wo", "shall"})
_FIRST = frozenset({"we", "i"})
_THIRD = frozenset({"he", "she", "they", "it"})
_IMPERATIVE_NOT = frozenset(
    {"let", "look", "see", "remember", "think", "imagine", "thank", "ask", "read", "click", "be"}
)


def spoken_drafts(token: Token, cast: Cast, lexicon: MoveLexicon) -> Iterator[Draft]:
    """What a verb inside reported speech does in the mouth of its speaker."""
    if token.pos_ not in VERBAL or cast.report(token) is None:
        return
    for rule in (_duty, _will, _wrong, _imperative, _name_calling):
        found = rule(token, cast, lexicon)
        if found is not None:
            yield found


def _aux(verb: Token) -> frozenset[str]:
    return frozenset(c.lower_ for c in verb.children if c.dep_ == "aux")


def _open(verb: Token) -> bool:
    """Inside a condition, a question or a relative clause: nothing is done by saying it."""
    if any(c.dep_ == "mark" and c.lower_ in {"if", "unless", "whether", "when", "because"} for c in verb.children):
        return True
    return verb.dep_ in {"relcl", "advcl", "acl", "csubj"} or any(c.tag_ in {"WP", "WRB"} for c in verb.children)


def _duty(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "Troops must pull back", "Rome has to answer", "there needs to be a vote": a demand by the speaker."""
    act = verb
    if not _aux(verb) & _DUTY:
        act_or_none = next((c for c in verb.children if c.dep_ == "xcomp"), None)
        if verb.lemma_ not in {"have", "need", "ought"} or act_or_none is None:
            return None
        if not any(c.lower_ == "to" for c in act_or_none.children):
            return None
        act = act_or_none
    subject = own_subject(verb) or child(verb, "expl")
    if subject is None or subject.lower_ in _FIRST or subject.lower_ in {"you", "one"} or _open(verb):
        return None
    if any(c.dep_ == "neg" for c in verb.children) and verb is not act:
        return None
    if act.lemma_ == "be" and child(act, "acomp", "attr") is not None and child(verb, "expl") is None:
        return None
    whole = verb if subject.lower_ not in _THIRD else act
    return Draft(
        "demand",
        act,
        None,
        subject,
        whole,
        "that" if whole is verb else "inf",
        by_source=True,
        mode="change",
        cameo="100",
        rule="duty",
    )


def _will(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "We will withdraw": an undertaking, a threat or a refusal of the speaker, by what it is that will be done."""
    auxiliaries = _aux(verb)
    going = verb.dep_ == "xcomp" and verb.head.lemma_ == "go" and verb.head.tag_ == "VBG"
    if not (auxiliaries & _WILL or going or (auxiliaries & {"would", "'d"} and _is_indirect(verb, cast))):
        return None
    subject = surface_subject(verb)
    if subject is None or _open(verb) or not _is_speaker(subject, verb, cast):
        return None
    negated = any(c.dep_ == "neg" or c.lower_ in {"never", "neither", "nor"} for c in verb.children)
    kind = _undertaking(verb, negated, lexicon)
    if kind is None:
        return None
    return Draft(
        kind,
        verb,
        None,
        None,
        verb,
        "vp",
        by_source=True,
        rule="will",
        mode=_WILL_CODES[kind][0],
        cameo=_WILL_CODES[kind][1],
    )


_WILL_CODES: dict[MoveType, tuple[str, str]] = {
    "commit": ("cooperate", "030"),
    "threaten": ("violence", "138"),
    "reject": ("change", "120"),
}


def _is_indirect(verb: Token, cast: Cast) -> bool:
    said = cast.report(verb)
    return said is not None and said.quote != "direct"


def _is_speaker(subject: Token, verb: Token, cast: Cast) -> bool:
    if subject.lower_ in _FIRST:
        return True
    speaker = codes(cast.speaker(verb))
    meant = codes(cast.actors_of(subject))
    if meant:
        return bool(meant & speaker)
    return subject.lower_ in _THIRD and subject.lower_ != "it" and _is_indirect(verb, cast)


def _undertaking(verb: Token, negated: bool, lexicon: MoveLexicon) -> MoveType | None:
    lemma = verb.lemma_.lower()
    if negated:
        return None if lemma in lexicon.words["stative"] - {"be", "have", "take"} else "reject"
    if lemma in lexicon.words["stative"] or (lemma in lexicon.verbs and lexicon.verbs[lemma][0].type == "consult"):
        return None
    return content_force(verb, lexicon)


def content_force(act: Token, lexicon: MoveLexicon) -> MoveType:
    """What a vow to do `act` amounts to: harm is a threat, to fight on or not to yield is a refusal."""
    lemma = act.lemma_.lower()
    negated = any(c.dep_ == "neg" or c.lower_ == "never" for c in act.children)
    inner = next((c for c in act.children if c.dep_ in {"xcomp", "dobj"}), None)
    if negated:
        return "reject"
    if lemma in lexicon.words["defying"]:
        return "reject"
    if lemma in {"continue", "keep", "press"} and inner is not None:
        if inner.lemma_ in lexicon.words["defying"] or inner.lemma_ in lexicon.classes["harm"]:
            return "reject"
        if in_class(inner, ("fight",), lexicon):
            return "reject"
    if lemma in lexicon.classes["harm"]:
        return "threaten"
    if inner is not None and lemma in {"make", "take", "have", "use"} and inner.lemma_ in lexicon.classes["force_noun"]:
        return "threaten"
    return "commit"


def _wrong(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "He has lied": said of another party, an accusation."""
    wrong = lexicon.wrongs.get(verb.lemma_.lower())
    if wrong is None or (verb.tag_ == "VB" and not _aux(verb) & {"do", "did", "does"}):
        return None
    if any(c.dep_ == "neg" for c in verb.children) or _aux(verb) & {"will", "would", "may", "might", "could", "must"}:
        return None
    args = arguments(verb)
    obj = args.slots.get("obj") or args.slots.get("on") or args.slots.get("at") or args.slots.get("xcomp")
    evaluative = not wrong.objects
    if not evaluative and "none" not in wrong.objects and (obj is None or not _is(obj, wrong.objects, lexicon)):
        return None
    doer = args.subject
    speaker, blamed = cast.speaker(verb), cast.actors_of(doer)
    if not speaker or codes(speaker) & codes(blamed) or (doer is not None and doer.lower_ in _FIRST):
        return None
    if not blamed and not (evaluative and args.passive):
        return None
    if any(c.dep_ == "mark" and c.lower_ in {"if", "unless", "whether"} for c in verb.children):
        return None
    return Draft("accuse", verb, None, doer, verb, "that", by_source=True, mode="allege", cameo="112", rule="wrong")


def _is(obj: Token, names: tuple[str, ...], lexicon: MoveLexicon) -> bool:
    return obj.pos_ not in VERBAL and in_class(obj, names, lexicon)


def _imperative(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "Withdraw now," he said: a demand."""
    said = cast.report(verb)
    if said is None or said.quote != "direct" or verb.tag_ not in {"VB", "VBP"} or _aux(verb) - {"do"}:
        return None
    if any(c.dep_ in SUBJECTS or c.dep_ == "mark" for c in verb.children) or verb.lemma_ in _IMPERATIVE_NOT:
        return None
    at_top = verb.dep_ == "ROOT" or (verb.dep_ == "ccomp" and verb.head.i > verb.i)
    if not at_top or verb.i != min(t.i for t in verb.subtree if t.is_alpha and t.dep_ not in {"advmod", "neg", "aux"}):
        return None
    return Draft("demand", verb, None, None, verb, "inf", by_source=True, mode="change", cameo="100", rule="imperative")


def _name_calling(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """Not yet told apart from naming: see `wrongs.csv`."""
    return None


def standing_of_spoken() -> Standing:
    """What is said is said."""
    return Standing()


def is_impersonal(verb: Token) -> bool:
    """Whether the clause has no subject that could act ("there must be a vote")."""
    return surface_subject(verb) is None

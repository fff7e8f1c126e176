"""What a vow amounts to, by what is vowed: an undertaking, a threat, or a refusal."""

from __future__ import annotations

from spacy.tokens import Token

from servanda.moves.frames import in_class
from servanda.moves.grammar import child
from servanda.moves.lexicon import MoveLexicon
from servanda.records import MoveType

_ENDING = frozenset({"suspend", "halt", "stop", "end", "cut", "break", "freeze", "withdraw", "quit", "leave", "cancel"})
_PLEDGED = frozenset({"promise", "pledge", "undertake", "guarantee", "assure", "reassure"})
_ENDING_CURBS = frozenset(
    {"lift", "ease", "end", "remove", "drop", "suspend", "stop", "halt", "relax", "waive", "cancel", "delay"}
)
_IMPOSING = frozenset({"impose", "levy", "tighten", "slap", "reimpose", "toughen", "extend", "broaden"})
_PRESSING = frozenset(
    {"keep", "maintain", "increase", "raise", "sustain", "continue", "step", "ramp", "intensify", "put"}
)
_ON = frozenset({"continue", "keep", "press", "carry", "go"})


def content_force(act: Token, vow: str, lexicon: MoveLexicon) -> MoveType:
    """`commit`, `threaten` or `reject`: harm is a threat, to fight on or not to yield is a refusal.

    `act` is the verb of what is vowed, `vow` the lemma of the vow ("promise", "vow", "will"): nobody *promises* harm
    lightly, so that after "promise" and "pledge" closing or leaving something is an undertaking.
    """
    lemma = act.lemma_.lower()
    if any(c.dep_ == "neg" or c.lower_ in {"never", "no"} for c in act.children):
        return (
            "commit"
            if vow in {"promise", "pledge", "undertake", "guarantee", "assure", "reassure"}
            or forgoes_harm(act, lexicon)
            else "reject"
        )
    if lemma in lexicon.words["defying"]:
        return "commit" if lemma == "fight" and _against_evil(act, lexicon) else "reject"
    if vow in {"vow", "swear"} and lemma in {"remain", "stay"} and child(act, "acomp") is None:
        return "reject"  # "vowed that the island would remain theirs"
    if lemma in {"turn", "reduce"} and any(
        n.lemma_.lower() in lexicon.classes["ruin"] for c in act.children if c.dep_ == "prep" for n in c.children
    ):
        return "threaten"
    inner = next((c for c in act.children if c.dep_ in {"xcomp", "ccomp", "dobj", "advcl"} and c.i > act.i), None)
    if lemma in _ON and _is_struggle(act, inner, lexicon):
        return "reject"
    if lemma in lexicon.classes["harm"] | {"recourse"} and not _against_evil(act, lexicon):
        return "threaten"
    if lemma == "take" and inner is not None and inner.lemma_ in {"action", "measure"} and _is_against(act, inner):
        return "threaten"
    if inner is not None and lemma in _STARTING and in_class(inner, ("harmful_deed",), lexicon) and _is_hostile(inner):
        return "threaten"
    if inner is not None and lemma in _IMPOSING and in_class(inner, ("curb",), lexicon):
        return "threaten"  # nobody promises himself sanctions
    if inner is not None and inner.lemma_ == "pressure" and lemma in _PRESSING:
        return "threaten"
    if inner is not None and lemma in {"make", "take", "have", "use"} and _forces(inner, lexicon):
        return "threaten"
    if (
        vow in {"will", "warn", "vow"}
        and lemma in _ENDING
        and inner is not None
        and in_class(inner, ("shared", "pact"), lexicon)
    ):
        return "threaten"
    forces = lemma == "pull" and inner is not None and in_class(inner, ("force",), lexicon)
    if vow in {"will", "vow", "swear", "warn"} and lemma in lexicon.classes["harm_threat"] and not forces:
        return "threaten"
    return "commit"


def forgoes_harm(act: Token, lexicon: MoveLexicon) -> bool:
    """Not to attack, or not to try to, is an undertaking."""
    inner = next((c for c in act.children if c.dep_ in {"xcomp", "dobj"}), None)
    harm = lexicon.classes["harm"]
    if act.lemma_ in {
        "lift",
        "ease",
        "end",
        "remove",
        "drop",
        "suspend",
        "stop",
        "halt",
        "relax",
        "waive",
        "cancel",
        "delay",
    }:
        return False  # not to lift the sanctions is no mercy
    return act.lemma_ in harm or (
        inner is not None and (inner.lemma_ in harm or (inner.lemma_ in {"force", "violence"} and inner.tag_ != "NNS"))
    )


_STARTING = frozenset({"begin", "launch", "start", "open", "mount", "conduct", "resume", "carry", "stage"})


def _is_hostile(inner: Token) -> bool:
    """ "A new operation against the fighters", "a military campaign"; a "campaign for peace" is none."""
    words = {c.lower_ for c in inner.children}
    return bool(words & {"against", "on", "military", "retaliatory", "air", "ground"})


def _is_struggle(act: Token, inner: Token | None, lexicon: MoveLexicon) -> bool:
    if inner is None:
        with_what = child(act, "prep")
        inner = child(with_what, "pobj", "pcomp") if with_what is not None else None
    if inner is None:
        return False
    if inner.pos_ in {"VERB", "AUX"}:
        return inner.lemma_ in lexicon.words["defying"] or inner.lemma_ in lexicon.classes["harm"]
    return in_class(inner, ("fight",), lexicon)


def _is_against(act: Token, inner: Token) -> bool:
    """ "Take military action", "take measures against them", "take action if they attack"."""
    if any(
        c.lower_ in {"military", "punitive", "harsh", "tough", "forceful", "retaliatory", "necessary", "decisive"}
        for c in inner.children
    ):
        return True
    if any(c.lower_ == "against" for t in (act, inner) for c in t.children):
        return True
    conditions = (c for c in act.children if c.dep_ == "advcl" and inner.lemma_ == "action")
    return any(m.lower_ in {"if", "unless", "as"} for c in conditions for m in c.children if m.dep_ == "mark")


def _forces(inner: Token, lexicon: MoveLexicon) -> bool:
    return inner.lemma_ in lexicon.classes["force_noun"] or any(
        c.lemma_ in lexicon.classes["force_noun"] for c in inner.children
    )


def _against_evil(act: Token, lexicon: MoveLexicon) -> bool:
    """To fight corruption or hunger, or to respond to a flood, threatens nobody."""
    obj = child(act, "dobj")
    if obj is None:
        prep = next((c for c in act.children if c.lower_ in {"against", "to"}), None)
        obj = child(prep, "pobj") if prep is not None else None
    return obj is not None and obj.lemma_.lower() in lexicon.classes["evil"] | lexicon.classes["calamity"]

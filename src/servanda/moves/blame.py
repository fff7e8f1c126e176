"""Accusations that a statement carries by what it says of another: "they derailed the talks", "he is not serious"."""

from __future__ import annotations

from spacy.tokens import Token

from servanda.moves.clauses import FIRST, THIRD, auxiliaries, is_finite, negated
from servanda.moves.draft import Draft
from servanda.moves.frames import in_class
from servanda.moves.grammar import VERBAL, Arguments, arguments, child, own_subject
from servanda.moves.lexicon import MoveLexicon, Wrong
from servanda.moves.who import Actors, Cast, codes

_NOT_DONE = frozenset({"will", "would", "may", "might", "could", "must", "should", "can"})
_PLACING = frozenset(
    {"on", "in", "at", "off", "along", "between", "near", "under", "beyond", "outside", "within", "across", "behind"}
    | {"north", "south", "east", "west", "inside", "ahead"}
)
_LEFT_OPEN = frozenset({"if", "unless", "whether", "as", "once", "until"})


def wrong(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "He has lied", "the strikes undermine the talks": said of another party or of its deeds, an accusation."""
    lemma = verb.lemma_.lower()
    senses = lexicon.wrongs.get(lemma) or lexicon.wrongs.get(lemma + "e")  # the pipeline's lemma of "staged" is "stag"
    if senses is None or not (is_finite(verb) or _attempted(verb)) or negated(verb) or auxiliaries(verb) & _NOT_DONE:
        return None
    if _is_situated(verb) or _is_supposed(verb):
        return None
    args = arguments(verb)
    sense = next((s for s in senses if _is_meant(s, args, lexicon)), None)
    if sense is None or _is_left_open(verb):
        return None
    doer = args.subject
    if not cast.speaker(verb) or (doer is not None and doer.lower_ in FIRST):
        return None
    blamed = _blamed(doer, verb, cast)
    if codes(cast.speaker(verb)) & codes(blamed):
        return None
    harmed = not sense.beside and (not sense.objects or "effort" in sense.objects)
    unnamed = harmed and (_is_done(args, lexicon) or _attempted(verb) or _is_deed(doer, lexicon))
    if not blamed and not _is_somebody(doer, verb, cast) and not unnamed:
        return None
    return Draft("accuse", verb, None, doer, verb, "that", by_source=True, mode="allege", cameo="112", rule="wrong")


def _is_meant(sense: Wrong, args: Arguments, lexicon: MoveLexicon) -> bool:
    """Whether the verb has the object, or the words beside it, that make it a wrong."""
    verb = args.head
    if sense.beside and not any(
        t.lower_ in sense.beside for c in verb.children if c.i > verb.i and c.dep_ in _BESIDE for t in (c, *c.children)
    ):
        return False
    if not sense.objects or "none" in sense.objects:
        return True
    obj = args.slots.get("obj") or args.slots.get("on") or args.slots.get("at") or args.slots.get("ing")
    if obj is None:
        return False
    return "wrong" in sense.objects if obj.pos_ in VERBAL else in_class(obj, sense.objects, lexicon)


def _is_situated(verb: Token) -> bool:
    """ "The town lies on the coast": where something is, and no untruth."""
    return verb.lemma_ == "lie" and any(
        c.dep_ in {"prep", "advmod"} and c.i > verb.i and c.lower_ in _PLACING for c in verb.children
    )


def _is_supposed(verb: Token) -> bool:
    """ "If they continue to attack": the deed hangs on a verb that is itself under a condition."""
    return verb.dep_ == "xcomp" and verb.head.pos_ in VERBAL and _is_left_open(verb.head)


def _is_left_open(verb: Token) -> bool:
    """ "If they attack", "until they attack": the clause says under what condition, or when."""
    return any(c.dep_ == "mark" and c.lower_ in _LEFT_OPEN for c in verb.children)


def _attempted(verb: Token) -> bool:
    """ "Attempts have been made to sideline the union": an attempt at a wrong is one."""
    above = verb.head if verb.dep_ in {"acl", "relcl", "xcomp", "advcl"} else None
    if above is None or verb.tag_ != "VB":
        return False
    subject = child(above, "nsubjpass", "nsubj", "dobj") if above.pos_ in VERBAL else above
    return subject is not None and subject.lemma_.lower() in {"attempt", "bid", "plot", "conspiracy", "manoeuvre"}


_BESIDE = frozenset({"advmod", "prep", "prt", "npadvmod", "dobj"})


def _blamed(doer: Token | None, verb: Token, cast: Cast) -> Actors:
    """The party that is said to have done it; within quotation marks "he" is never the speaker."""
    blamed = cast.party(doer)
    if doer is not None and _is_somebody(doer, verb, cast) and codes(cast.speaker(verb)) & codes(blamed):
        return ()
    return blamed


def _is_somebody(doer: Token | None, verb: Token, cast: Cast) -> bool:
    return doer is not None and doer.lower_ in THIRD and doer.lower_ != "it" and cast.is_quoted(verb)


def _is_done(args: Arguments, lexicon: MoveLexicon) -> bool:
    """ "The talks have been sabotaged": somebody did it; "their arsenal has been eroded" blames nobody."""
    spoilt = args.slots.get("obj")
    return (
        args.passive
        and spoilt is not None
        and in_class(spoilt, ("effort", "deal", "talk", "law", "peace_noun"), lexicon)
    )


def _is_deed(doer: Token | None, lexicon: MoveLexicon) -> bool:
    """ "The warrant", "these strikes": somebody's deed, if it is not the speaker's own."""
    if doer is None or any(c.dep_ == "poss" and c.pos_ == "PRON" for c in doer.children):
        return False
    return doer.lemma_.lower() in lexicon.classes["deed"]


def faulted(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "The rebels are not serious about a truce", "Rome was behind the attack": an accusation by the speaker."""
    if verb.lemma_ != "be" or auxiliaries(verb) & _NOT_DONE or not cast.speaker(verb):
        return None
    who = own_subject(verb)
    blamed = _blamed(who, verb, cast)
    if who is None or not (blamed or _is_somebody(who, verb, cast)) or codes(blamed) & codes(cast.speaker(verb)):
        return None
    fault = _insincere(verb, lexicon) if negated(verb) else _behind(verb, lexicon)
    if fault is None:
        return None
    return Draft("accuse", fault, None, who, verb, "that", by_source=True, mode="allege", cameo="112", rule="wrong")


def _insincere(verb: Token, lexicon: MoveLexicon) -> Token | None:
    trait = child(verb, "acomp", "attr")
    if trait is not None and trait.lower_ == "interested":
        of_what = next((c for c in trait.children if c.lower_ == "in"), None)
        aim = child(of_what, "pobj", "pcomp") if of_what is not None else None
        return trait if aim is not None and in_class(aim, ("deal", "talk", "truce", "peace_noun"), lexicon) else None
    return trait if trait is not None and trait.lemma_.lower() in lexicon.classes["virtue"] else None


def _behind(verb: Token, lexicon: MoveLexicon) -> Token | None:
    """ "Behind the attack", "to blame for the delay"."""
    for c in verb.children:
        deed = child(c, "pobj") if c.lower_ == "behind" else None
        if deed is not None and in_class(deed, ("blameable", "violence"), lexicon):
            return c
        if c.lemma_ == "blame" and any(t.lower_ == "to" for t in c.children):
            return c
    return None

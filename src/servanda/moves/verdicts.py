"""Judgements passed in speech: wrongs asserted of another, names called, things ruled out, demands and talks owned."""

from __future__ import annotations

from spacy.tokens import Token

from servanda.moves.clauses import FIRST, THIRD, auxiliaries, is_finite, is_open, negated
from servanda.moves.draft import Draft
from servanda.moves.frames import in_class
from servanda.moves.grammar import VERBAL, arguments, child, own_subject, surface_subject
from servanda.moves.lexicon import MoveLexicon
from servanda.moves.standing import standing
from servanda.moves.who import Cast, codes


def wrong(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "He has lied": said of another party, an accusation."""
    wrong = lexicon.wrongs.get(verb.lemma_.lower())
    if wrong is None or not is_finite(verb) or negated(verb):
        return None
    if auxiliaries(verb) & {"will", "would", "may", "might", "could", "must", "should", "can"}:
        return None
    args = arguments(verb)
    obj = args.slots.get("obj") or args.slots.get("on") or args.slots.get("at") or args.slots.get("ing")
    evaluative = not wrong.objects
    if not evaluative and "none" not in wrong.objects and (obj is None or not _is(obj, wrong.objects, lexicon)):
        return None
    doer = args.subject
    speaker, blamed = cast.speaker(verb), cast.actors_of(doer)
    somebody = doer is not None and doer.lower_ in THIRD and doer.lower_ != "it" and cast.is_quoted(verb)
    if somebody and codes(speaker) & codes(blamed):
        blamed = ()  # within quotation marks "he" is never the speaker
    if not speaker or codes(speaker) & codes(blamed) or (doer is not None and doer.lower_ in FIRST):
        return None
    by_deeds = doer is not None and doer.lemma_ in {"action", "this", "that", "move", "attack", "policy", "decision"}
    if not blamed and not somebody and not (evaluative and (args.passive or by_deeds)):
        return None
    if any(c.dep_ == "mark" and c.lower_ in {"if", "unless", "whether", "as", "once", "until"} for c in verb.children):
        return None
    return Draft("accuse", verb, None, doer, verb, "that", by_source=True, mode="allege", cameo="112", rule="wrong")


def _is(obj: Token, names: tuple[str, ...], lexicon: MoveLexicon) -> bool:
    if obj.pos_ in VERBAL:
        return "wrong" in names
    return in_class(obj, names, lexicon)


def named(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "Rome called it madness", "described them as terrorists": an accusation."""
    if verb.lemma_ == "hold":
        return _held_responsible(verb, lexicon)
    if verb.lemma_ in lexicon.verbs and verb.lemma_ != "call":
        return None
    bad = lexicon.classes["bad"]
    for c in verb.children:
        inner = child(c, "pobj") if c.lower_ == "as" else c if c.dep_ in {"oprd", "ccomp", "xcomp", "dobj"} else None
        if inner is None or c.i < verb.i or inner.lemma_.lower() not in bad:
            continue
        target = child(verb, "dobj") or child(inner, "nsubj")
        if inner == target or (target is not None and target.lower_ in {"itself", "himself", "herself", "themselves"}):
            continue
        stands = standing(verb, "accuse", lexicon)
        return Draft(
            "accuse",
            verb,
            surface_subject(verb) if not any(t.dep_ == "auxpass" for t in verb.children) else None,
            target,
            inner,
            "obj",
            standing=stands,
            mode="disapprove",
            cameo="111",
            rule="wrong",
        )
    return None


def _held_responsible(verb: Token, lexicon: MoveLexicon) -> Draft | None:
    """ "Rome holds them responsible for the delay": an accusation."""
    what = next((c for c in verb.children if c.lower_ in {"responsible", "accountable"}), None)
    if what is None:
        return None
    whom = child(verb, "dobj") or child(what, "nsubj")
    reason = next((c for c in (*what.children, *verb.children) if c.lower_ == "for"), None)
    content = child(reason, "pobj", "pcomp") if reason is not None else None
    stands = standing(verb, "accuse", lexicon)
    return Draft(
        "accuse",
        verb,
        surface_subject(verb),
        whom,
        content,
        "for",
        standing=stands,
        mode="disapprove",
        cameo="111",
        rule="wrong",
    )


def name_calling(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "They are murderers": an accusation by the speaker."""
    if verb.lemma_ != "be" or negated(verb) or is_open(verb) or auxiliaries(verb) & {"would", "may", "might", "could"}:
        return None
    what = child(verb, "attr")
    who = own_subject(verb)
    if who is None or not (cast.actors_of(who) or (who.lower_ in {"he", "they"} and cast.is_quoted(who))):
        return None
    if what is None or who.lower_ in FIRST or what.lemma_.lower() not in lexicon.classes["bad"]:
        return None
    if codes(cast.actors_of(who)) & codes(cast.speaker(verb)):
        return None
    return Draft("accuse", what, None, who, verb, "that", by_source=True, mode="disapprove", cameo="111", rule="wrong")


def ruled_out(noun: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "There can be no deal", "no chance of talks": a rejection by the speaker."""
    if noun.pos_ != "NOUN" or not any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children):
        return None
    verb = noun.head
    existential = verb.lemma_ == "be" and noun.dep_ in {"attr", "nsubj"} and _has_there(verb)
    if any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children):
        return None  # "there have been no talks so far" tells, and rejects nothing
    if not existential or is_open(verb) or noun.lemma_ not in lexicon.classes["ruled_out"]:
        return None
    content = noun
    for c in noun.children:
        if c.dep_ == "prep" and c.lower_ == "about":
            return None
        if c.dep_ == "prep" and c.lower_ in {"of", "for"} and noun.lemma_ in lexicon.classes["chance"]:
            content = child(c, "pobj", "pcomp") or noun
    return Draft("reject", noun, None, None, content, "vp", by_source=True, mode="change", cameo="120", rule="no")


def _has_there(verb: Token) -> bool:
    return any(c.dep_ == "expl" or c.lower_ == "there" for c in verb.children)


def owned_by_speaker(noun: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "The first demand is that he leaves", "there are contacts with Rome": owned by the speaker."""
    if noun.pos_ != "NOUN":
        return None
    frames = lexicon.nouns.get(noun.lemma_.lower(), ())
    verb = noun.head
    if not frames or verb.lemma_ != "be" or child(noun, "poss") is not None or is_open(verb) or negated(verb):
        return None
    kind = frames[0].type
    if noun.dep_ == "nsubj" and kind in {"demand", "propose", "commit"}:
        content = next((c for c in verb.children if c.dep_ in {"ccomp", "xcomp", "attr"} and c.i > verb.i), None)
        if content is None or (content.dep_ == "attr" and content.lemma_ in {"one", "part", "sign", "thing"}):
            return None
        return Draft(
            kind,
            noun,
            None,
            own_subject(content),
            content,
            "that",
            by_source=True,
            rule="noun",
            mode=frames[0].mode,
            cameo=frames[0].cameo,
        )
    if noun.dep_ == "attr" and kind == "consult" and _has_there(verb):
        with_whom = next((c for p in noun.children if p.lower_ == "with" for c in p.children), None)
        if with_whom is None:
            return None
        return Draft(kind, noun, None, with_whom, None, "", by_source=True, rule="noun", cameo=frames[0].cameo)
    return None

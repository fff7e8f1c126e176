"""Judgements passed in speech: names called, things ruled out, demands and talks owned."""

from __future__ import annotations

from spacy.tokens import Token

from servanda.moves.clauses import FIRST, auxiliaries, is_open, negated
from servanda.moves.draft import Draft
from servanda.moves.frames import in_class
from servanda.moves.grammar import VERBAL, child, hyphenated, own_subject, surface_subject
from servanda.moves.lexicon import MoveLexicon
from servanda.moves.refusals import no_such_thing
from servanda.moves.standing import PLAIN, standing
from servanda.moves.who import Cast, codes
from servanda.records import MoveType


def named(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "Rome called it madness", "described the offer as absurd", "called the deal historic": a verdict passed."""
    if verb.lemma_ == "hold":
        return _held_responsible(verb, lexicon)
    if verb.lemma_ in lexicon.verbs and verb.lemma_ != "call":
        return None
    called = child(verb, "dobj")
    for c in (*verb.children, *(called.children if called is not None else ())):
        inner = _verdict(c, verb)
        whom: Token | None = None
        if c.dep_ == "ccomp" and c.pos_ == "NOUN" and (said := child(c, "dobj")) is not None:
            inner, whom = said, c  # "labelled the Italian move a provocation"
        if inner is None or c.i < verb.i:
            continue
        target = whom or _named_object(verb) or child(inner, "nsubj")
        if inner == target or (target is not None and target.lower_ in _REFLEXIVE):
            continue
        kind = _judged(inner, target, lexicon)
        if kind is None:
            continue
        stands = standing(verb, "accuse", lexicon)
        if target is not None and target.lower_ == "what" and kind == "accuse":
            if _is_condemned(verb, lexicon):
                return None
            target, stands = None, PLAIN  # "spoke of what it called Italian aggression": whose it is, the name says
        mode, cameo = _VERDICT_CODES[kind]
        passive = any(t.dep_ == "auxpass" for t in verb.children)
        return Draft(
            kind,
            verb,
            surface_subject(verb) if not passive else None,
            target,
            inner if kind == "accuse" else target,
            "obj",
            standing=stands,
            mode=mode,
            cameo=cameo,
            rule="wrong" if kind == "accuse" else "verb",
        )
    return None


def _is_condemned(verb: Token, lexicon: MoveLexicon) -> bool:
    """ "Denounced what it called aggression": the verb above makes the move already."""
    above = next((t for t in verb.ancestors if t.pos_ in VERBAL), None)
    frames = lexicon.verbs.get(above.lemma_.lower(), ()) if above is not None else ()
    return any(f.type != "consult" for f in frames)


def _named_object(verb: Token) -> Token | None:
    """What is so called: the parser takes "Italian" of "called the Italian offer absurd" for an object."""
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    nouns = [c for c in objects if c.tag_ != "JJ"]
    return next(iter(nouns or objects), None)


def _verdict(c: Token, verb: Token) -> Token | None:
    """The name or adjective that is given: "called it *madness*", "described it as *historic*", "as *biased*"."""
    if c.lower_ == "as" and c.dep_ == "prep":
        return child(c, "pobj", "amod", "acomp", "pcomp")
    if c.dep_ == "advcl" and any(m.lower_ == "as" and m.dep_ == "mark" for m in c.children):
        return c
    return c if c.head == verb and c.dep_ in _JUDGING else None


_JUDGING = frozenset({"oprd", "ccomp", "xcomp", "dobj", "acomp"})
_REFLEXIVE = frozenset({"itself", "himself", "herself", "themselves"})
_VERDICT_CODES: dict[MoveType, tuple[str | None, str]] = {
    "accuse": ("disapprove", "111"),
    "reject": ("change", "120"),
    "endorse": (None, "051"),
}
_TERMS = ("deal", "ask", "offer", "talk", "gesture", "truce", "pact")


def _judged(verdict: Token, target: Token | None, lexicon: MoveLexicon) -> MoveType | None:
    """What a name or an adjective makes of what is so called: a plan is rejected by it, a deed condemned or praised."""
    words = {verdict.lemma_.lower(), verdict.lower_} | {
        c.lower_ for c in verdict.children if c.dep_ in {"amod", "conj"} and verdict.pos_ != "PROPN"
    }
    terms = target is not None and target.pos_ not in VERBAL and in_class(target, _TERMS, lexicon)
    if terms and target is not None and words & lexicon.classes["dismissive"]:
        return "reject"
    if words & lexicon.classes["bad"] or verdict.lower_ in lexicon.classes["bad_trait"]:
        return "accuse"
    if (terms or (target is not None and target.lower_ in {"it", "this"})) and words & lexicon.classes["good_trait"]:
        return "endorse"
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
    if who is not None and who.lower_ in {"this", "that", "it"} and what is not None and _is_act_of(what, lexicon):
        return Draft(
            "accuse", what, None, None, verb, "that", by_source=True, mode="disapprove", cameo="111", rule="wrong"
        )
    if who is None or not (cast.party(who) or (who.lower_ in {"he", "they"} and cast.is_quoted(who))):
        return None
    if what is None or who.lower_ in FIRST or what.lemma_.lower() not in lexicon.classes["bad"]:
        return None
    if codes(cast.party(who)) & codes(cast.speaker(verb)):
        return None
    return Draft("accuse", what, None, who, verb, "that", by_source=True, mode="disapprove", cameo="111", rule="wrong")


_DEEDS = frozenset({"aggression", "provocation", "blackmail", "invasion", "genocide", "massacre", "piracy"})


def _is_act_of(what: Token, lexicon: MoveLexicon) -> bool:
    """ "An act of piracy", "a violation of our borders": a deed, and not what somebody is."""
    if what.lemma_ == "act":
        of = next((c for c in what.children if c.lower_ == "of"), None)
        deed = child(of, "pobj") if of is not None else None
        return deed is not None and deed.lemma_.lower() in lexicon.classes["bad"] | lexicon.classes["crime"]
    return what.lemma_.lower() in {
        "aggression",
        "provocation",
        "blackmail",
        "invasion",
        "genocide",
        "massacre",
        "piracy",
    }


def ruled_out(noun: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "There can be no deal", "no chance of talks": a rejection by the speaker."""
    if noun.pos_ != "NOUN" or not any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children):
        return None
    bare = no_such_thing(noun, lexicon)
    if bare is not None:
        return bare
    verb = noun.head
    existential = verb.lemma_ == "be" and noun.dep_ in {"attr", "nsubj"} and _has_there(verb)
    if any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children):
        return None  # "there have been no talks so far" tells, and rejects nothing
    if not existential or is_open(verb) or hyphenated(noun) not in lexicon.classes["ruled_out"]:
        return None
    if _is_mere_fact(noun, verb):
        return None
    content = noun
    for c in noun.children:
        if c.dep_ == "prep" and c.lower_ == "about":
            return None
        if c.dep_ == "prep" and c.lower_ in {"of", "for"} and noun.lemma_ in lexicon.classes["chance"]:
            content = child(c, "pobj", "pcomp") or noun
    return Draft("reject", noun, None, None, content, "vp", by_source=True, mode="change", cameo="120", rule="no")


def _is_mere_fact(noun: Token, verb: Token) -> bool:
    """ "There is no way to show it", "no question he won", "no talks going on": what is so, and nothing refused."""
    if noun.lemma_ == "way":
        clause = next((c for c in noun.children if c.dep_ in {"relcl", "acl", "ccomp"}), None)
        clause = clause or next((c for c in verb.children if c.dep_ in {"ccomp", "advcl"}), None)
        return clause is None or own_subject(clause) is None
    if noun.lemma_ == "question":
        return not any(c.lower_ == "of" for c in noun.children)
    return any(c.dep_ == "acl" and c.tag_ == "VBG" and c.lemma_ in {"go", "take"} for c in noun.children)


def held_out(noun: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "There will be talks once they leave", "we will have peace when he goes": terms that the speaker holds out."""
    verb = noun.head
    if noun.pos_ != "NOUN" or verb.lemma_ not in {"be", "have"} or negated(verb) or is_open(verb):
        return None
    ours = noun.dep_ == "dobj" and (subject := surface_subject(verb)) is not None and subject.lower_ in FIRST
    if not ours and not (verb.lemma_ == "be" and noun.dep_ in {"attr", "nsubj"} and _has_there(verb)):
        return None
    if not auxiliaries(verb) & {"will", "'ll", "can"} or hyphenated(noun) not in lexicon.classes["ruled_out"]:
        return None
    if any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children):
        return None
    waits = any(m.lower_ in _ONCE for c in verb.children if c.dep_ == "advcl" for m in c.children if m.i < c.i)
    if not waits:
        return None
    return Draft("propose", noun, None, None, noun, "vp", by_source=True, cameo="030", rule="no")


_ONCE = frozenset({"if", "when", "once", "after"})


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

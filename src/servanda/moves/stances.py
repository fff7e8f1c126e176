"""Stances that set turns of phrase take in speech: "falls short", "in violation of", "will have no choice but to"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from servanda.moves.clauses import FIRST, auxiliaries, is_open, is_speaker, negated
from servanda.moves.draft import Draft
from servanda.moves.force import content_force
from servanda.moves.frames import in_class
from servanda.moves.grammar import VERBAL, child, own_subject, surface_subject
from servanda.moves.lexicon import MoveLexicon
from servanda.moves.verbs import verb_draft
from servanda.moves.who import Cast, codes

_WILL = frozenset({"will", "'ll", "wo", "would", "shall"})
_PLANS = ("deal", "truce", "talk", "gesture", "pact", "ask", "offer", "resolution")
_HEARD = frozenset({"negotiation", "discussion", "debate", "bargaining", "compromise", "barter"})
_TALKING = frozenset({"discuss", "negotiate", "talk"})
_BREAKING = frozenset({"violation", "breach", "contravention", "defiance"})
_AMOUNTING = frozenset({"amount", "constitute", "represent"})
_HOSTILE = frozenset({"respond", "retaliate", "act", "react", "strike", "attack", "hit", "defend", "fight", "use"})
_ANSWERED = frozenset({"meet", "answer"})
_ANSWERS = frozenset({"force", "response", "retaliation", "resistance", "fire", "fury", "strike", "reprisal", "blow"})
_COUNTERING = frozenset({"countermeasure", "countermeasures", "counter-measure"})
_SUFFERING = frozenset({"face", "suffer", "bear", "risk", "pay"})


def stance(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """The move that a turn of phrase headed by a verb makes of whoever says it; `None` if it is no such turn."""
    if not cast.speaker(verb):
        return None
    if (due := _or_suffer(verb, lexicon)) is not None:
        return due
    if is_open(verb):
        return None
    return (
        _wanting(verb, lexicon)
        or _closed_to_talk(verb, lexicon)
        or _breaking(verb, cast, lexicon)
        or _cleft(verb, cast, lexicon)
        or _bound_to_harm(verb, cast, lexicon)
        or _made_to_suffer(verb, cast, lexicon)
        or _answered(verb)
    )


def _rejects(trigger: Token, content: Token | None, slot: str = "obj") -> Draft:
    return Draft("reject", trigger, None, None, content, slot, by_source=True, mode="change", cameo="120", rule="no")


def _accuses(trigger: Token, whom: Token | None, content: Token) -> Draft:
    return Draft(
        "accuse", trigger, None, whom, content, "that", by_source=True, mode="allege", cameo="112", rule="wrong"
    )


def _threatens(trigger: Token, whom: Token | None, content: Token, slot: str = "vp") -> Draft:
    return Draft(
        "threaten", trigger, None, whom, content, slot, by_source=True, mode="violence", cameo="130", rule="will"
    )


def _wanting(verb: Token, lexicon: MoveLexicon) -> Draft | None:
    """ "The offer falls short", "does not go far enough": a rejection by the speaker."""
    plan = child(verb, "nsubj")
    if plan is None or auxiliaries(verb) & {"may", "might", "could"} or not in_class(plan, _PLANS, lexicon):
        return None
    words = {c.lower_: c for c in verb.children if c.i > verb.i and c.dep_ in {"advmod", "acomp", "oprd", "prt"}}
    if verb.lemma_ == "fall" and "short" in words and not negated(verb):
        return _rejects(words["short"], plan)
    enough = words.get("enough")
    far = enough is not None and any(c.lower_ == "far" for c in (*verb.children, *enough.children))
    if verb.lemma_ == "go" and negated(verb) and far:
        return _rejects(verb, plan)
    return None


def _closed_to_talk(verb: Token, lexicon: MoveLexicon) -> Draft | None:
    """ "Not up for negotiation", "there is nothing to discuss": a rejection by the speaker."""
    if verb.lemma_ != "be" or auxiliaries(verb) & {"may", "might", "could", "have", "has", "had"}:
        return None
    nothing = next((c for c in verb.children if c.dep_ in {"attr", "nsubj"} and c.lower_ == "nothing"), None)
    if nothing is not None and child(verb, "expl") is not None:
        act = next((c for c in nothing.children if c.dep_ in {"relcl", "acl"} and c.lemma_ in _TALKING), None)
        return _rejects(nothing, act, "inf") if act is not None else None
    what = child(verb, "nsubj")
    if what is not None and in_class(what, ("set_terms",), lexicon):
        return None  # who will not bargain over his terms insists on them
    trait = child(verb, "acomp")
    if trait is not None and trait.lower_ == "negotiable" and negated(verb):
        return _rejects(trait, what)
    up = next((c for c in verb.children if c.lower_ in {"up", "open", "subject"}), None)
    within = (n for c in up.children if c.lower_ in {"for", "to"} for n in c.children) if up is not None else ()
    talk = next((n for n in within if n.lemma_.lower() in _HEARD), None)
    return _rejects(talk, what) if talk is not None and negated(verb) else None


def _breaking(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "The tests are in violation of the treaty", "the siege amounts to a crime": an accusation by the speaker."""
    subject = child(verb, "nsubj")
    if subject is None or negated(verb) or auxiliaries(verb) & (_WILL | {"may", "might", "could", "can"}):
        return None
    whom = _doer_of(subject, cast)
    if subject.lower_ in FIRST or codes(cast.actors_of(whom)) & codes(cast.speaker(verb)):
        return None
    if verb.lemma_ == "be":
        into = next((c for c in verb.children if c.lower_ == "in" and c.dep_ == "prep"), None)
        fault = child(into, "pobj") if into is not None else None
        broken = fault is not None and fault.lower_ in _BREAKING and any(c.lower_ == "of" for c in fault.children)
        return _accuses(fault, whom or subject, verb) if broken and fault is not None else None
    if verb.lemma_ not in _AMOUNTING:
        return None
    to = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "to"), None)
    crime = child(to, "pobj") if to is not None else child(verb, "dobj")
    return _accuses(verb, whom or subject, verb) if crime is not None and _is_crime(crime, lexicon) else None


def charged(noun: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "Rome's crimes will not be forgotten", "the hand of Rome is behind it": an accusation by the speaker."""
    clause = noun.head
    if noun.dep_ not in {"nsubj", "nsubjpass"} or clause.pos_ not in VERBAL or not cast.speaker(noun):
        return None
    if is_open(clause) or auxiliaries(clause) & {"must", "should", "may", "might"} or clause.lemma_ in lexicon.wrongs:
        return None
    hand = noun.lemma_ in {"hand", "hands"} and any(c.lower_ in {"behind", "in"} for c in clause.children)
    if not hand and noun.lemma_.lower() not in _OWN_WRONGS:
        return None
    of = next((c for c in noun.children if c.lower_ == "of"), None)
    named = (*(c for c in noun.children if c.dep_ in {"poss", "amod"}), *(of.children if of is not None else ()))
    whom = next((c for c in named if cast.actors_of(c)), None)
    if whom is None or codes(cast.actors_of(whom)) & codes(cast.speaker(noun)) or (of is not None and not hand):
        return None
    return _accuses(noun, whom, clause)


_OWN_WRONGS = frozenset(
    {"crime", "aggression", "atrocity", "provocation", "lie", "blackmail", "treachery", "barbarism"}
)


def _is_crime(noun: Token, lexicon: MoveLexicon) -> bool:
    """ "A war crime", "an act of war", "collective punishment", "a breach of the accord"."""
    if noun.lemma_.lower() == "act":
        of = next((c for c in noun.children if c.lower_ == "of"), None)
        deed = child(of, "pobj") if of is not None else None
        return deed is not None and deed.lemma_.lower() in lexicon.classes["bad"] | {"war", "piracy"}
    collective = noun.lemma_.lower() == "punishment" and any(c.lower_ == "collective" for c in noun.children)
    return collective or noun.lemma_.lower() in lexicon.classes["bad"] - {"enemy", "invader"}


def _doer_of(subject: Token, cast: Cast) -> Token | None:
    """Whose deed the subject is: itself, or its owner in "Rome's raids", "the Italian raids"."""
    if cast.actors_of(subject):
        return subject
    return next((c for c in subject.children if c.dep_ in {"poss", "amod", "compound"} and cast.actors_of(c)), None)


def _cleft(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "It was Rome that broke the truce": an accusation by the speaker."""
    it = child(verb, "nsubj")
    who = child(verb, "attr")
    if verb.lemma_ != "be" or it is None or it.lower_ != "it" or who is None or negated(verb):
        return None
    if not cast.party(who) or codes(cast.party(who)) & codes(cast.speaker(verb)):
        return None
    for did in (*verb.children, *who.children):
        if did.dep_ not in {"ccomp", "relcl", "acl", "advcl"} or child(did, "nsubj") is None:
            continue
        if (subject := child(did, "nsubj")) is None or subject.lower_ not in {"that", "who", "which"}:
            continue
        obj = child(did, "dobj")
        for sense in lexicon.wrongs.get(did.lemma_.lower(), ()):
            if not sense.beside and (not sense.objects or (obj is not None and in_class(obj, sense.objects, lexicon))):
                return _accuses(did, who, verb)
    return None


def _bound_to_harm(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "Will have no choice but to strike", "will be forced to act", "has every right to respond": a threat."""
    subject = surface_subject(verb)
    if subject is None or not is_speaker(subject, verb, cast):
        return None
    ahead = bool(auxiliaries(verb) & _WILL)
    what = child(verb, "dobj")
    if verb.lemma_ == "take" and ahead and not negated(verb) and what is not None:
        countering = what.lower_ in _COUNTERING or what.lemma_.lower() in _COUNTERING
        countering |= what.lemma_ in {"measure", "step"} and any(c.lower_ == "retaliatory" for c in what.children)
        return _threatens(verb, None, verb) if countering else None
    act = _left_to_do(verb, ahead)
    if act is None or not _is_harm(act, lexicon):
        return None
    return _threatens(verb, None, act, "inf")


def _left_to_do(verb: Token, ahead: bool) -> Token | None:
    """What a party says that it will be driven to, has the right to, or will not hesitate to do."""
    if verb.lemma_ == "hesitate" and ahead and negated(verb):
        return child(verb, "xcomp")
    if verb.lemma_ in {"force", "compel", "oblige"} and ahead and not negated(verb):
        return child(verb, "xcomp") if child(verb, "auxpass") is not None else None
    what = child(verb, "dobj")
    if verb.lemma_ != "have" or what is None or negated(verb):
        return None
    near = [c for t in (what, verb) for c in t.children if c.i > what.i]
    if what.lemma_ == "right" and not any(c.lower_ == "no" for c in what.children) and verb.tag_ in {"VBZ", "VBP"}:
        return next((c for c in near if c.dep_ in {"acl", "relcl", "xcomp"}), None)
    barred = any(c.lower_ in {"no", "little", "few"} for c in what.children)
    if (
        what.lemma_ not in {"choice", "option", "alternative"}
        or not barred
        or not (ahead or verb.tag_ in {"VBZ", "VBP"})
    ):
        return None
    but = [n for c in near if c.lower_ in {"but", "than", "except"} for n in c.children]
    return next((n for n in (*but, *near) if n.tag_ == "VB"), None)


def _is_harm(act: Token, lexicon: MoveLexicon) -> bool:
    if act.lemma_ in {"act", "take"}:
        words = {t.lower_ for t in act.subtree}
        return bool(words & {"self", "defence", "defense", "military", "force", "militarily", "accordingly", "revenge"})
    if act.lemma_ in {"defend"}:
        return any(c.lower_ in {"itself", "ourselves", "themselves", "himself"} for c in act.children)
    return act.lemma_ in _HOSTILE - {"use"} or content_force(act, "warn", lexicon) == "threaten"


def _made_to_suffer(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "They will regret it", "will have to bear the consequences": a threat by the speaker."""
    above = verb.head if verb.dep_ == "xcomp" and verb.head.lemma_ == "have" else verb
    subject = own_subject(above) or surface_subject(verb)
    if subject is None or not auxiliaries(above) & _WILL or negated(above) or subject.lower_ in FIRST:
        return None
    if codes(cast.actors_of(subject)) & codes(cast.speaker(verb)) and not cast.is_quoted(verb):
        return None
    what = child(verb, "dobj")
    if what is None:
        return None
    regrets = verb.lemma_ == "regret" and what.lower_ in {"it", "that", "this"}
    bears = above != verb and verb.lemma_ in _SUFFERING and what.lemma_ in {"consequence", "price", "retaliation"}
    return _threatens(verb, subject, verb) if regrets or bears else None


def _answered(verb: Token) -> Draft | None:
    """ "Any attack will be met with force", "nothing is off the table": a threat by the speaker."""
    subject = child(verb, "nsubj", "nsubjpass")
    if subject is None:
        return None
    if verb.lemma_ in _ANSWERED and child(verb, "auxpass") is not None and auxiliaries(verb) & _WILL:
        by = [c for c in verb.children if c.lower_ in {"with", "by"}]
        harm = next((n for c in by for n in c.children if n.lemma_.lower() in _ANSWERS), None)
        return _threatens(verb, None, verb, "that") if harm is not None and not negated(verb) else None
    none = subject.lower_ == "nothing" or any(c.lower_ == "no" for c in subject.children)
    if verb.lemma_ != "be" or not none or not (subject.lower_ == "nothing" or subject.lemma_ in {"option", "measure"}):
        return None
    off = next((c for c in verb.children if c.lower_ == "off"), None)
    table = off is not None and any(c.lower_ == "table" for c in off.children)
    return _threatens(subject, None, verb, "that") if table else None


def _or_suffer(verb: Token, lexicon: MoveLexicon) -> Draft | None:
    """ "Rome must leave or face war": the second half threatens whoever must do the first."""
    asked = verb.head
    if verb.dep_ != "conj" or verb.lemma_ not in _SUFFERING or asked.pos_ not in VERBAL:
        return None
    must = auxiliaries(asked) & {"must", "should"} or (asked.dep_ == "xcomp" and asked.head.lemma_ == "have")
    what = child(verb, "dobj")
    if not must or verb.i == 0 or not any(t.lower_ == "or" for t in verb.doc[asked.i : verb.i]) or what is None:
        return None
    known = lexicon.classes["penalty"] | lexicon.classes["violence"] | {"invasion", "force", "wrath"}
    subject = surface_subject(asked)
    return _threatens(verb, subject, verb) if what.lemma_.lower() in known and subject is not None else None


def left_unsaid(word: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "Told Rome to leave or else": what comes otherwise is a threat, though nobody says what it is."""
    doc = word.doc
    if word.lower_ != "else" or word.i == 0 or doc[word.i - 1].lower_ != "or":
        return None
    if word.i + 1 < len(doc) and not (doc[word.i + 1].is_punct or doc[word.i + 1].is_space):
        return None
    for asking in word.ancestors:
        demand = verb_draft(asking, cast, lexicon) if asking.pos_ in VERBAL else None
        if demand is not None and demand.type == "demand" and demand.standing.actual:
            return replace(demand, type="threaten", trigger=word, content=None, content_slot="", cameo="139")
    return None

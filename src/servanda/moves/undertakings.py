"""What a speaker binds himself to by "will": an undertaking, a threat or a refusal, also without naming himself."""

from __future__ import annotations

from spacy.tokens import Token

from servanda.moves.clauses import (
    FIRST,
    FIRST_OWNER,
    THIRD,
    auxiliaries,
    clarifier,
    is_open,
    is_speaker,
    negated,
)
from servanda.moves.conditions import condition_of
from servanda.moves.draft import Draft
from servanda.moves.force import content_force, forgoes_harm
from servanda.moves.frames import in_class
from servanda.moves.grammar import child, is_passive, surface_subject
from servanda.moves.lexicon import MoveLexicon
from servanda.moves.standing import is_question
from servanda.moves.verbs import verb_draft
from servanda.moves.who import Cast, codes
from servanda.records import MoveType

_WILL = frozenset({"will", "'ll", "wo", "shall"})
_ASPECT = frozenset({"begin", "start"})
_BOUND = frozenset({"neutral", "impartial", "committed", "faithful", "bound", "open"})
_GIVING = frozenset(
    {"release", "free", "reopen", "open", "lift", "allow", "permit", "let", "withdraw", "deliver", "hand", "return"}
    | {"give", "grant", "suspend", "halt", "end", "ease", "resume", "send", "admit", "evacuate", "dismantle", "destroy"}
    | {"exchange", "implement", "transfer", "repatriate", "pull", "remove", "extend", "restore", "pay", "freeze"}
)
"""What is done for another: told in the passive of things, whoever announces it undertakes it."""
_LEAVING = frozenset(
    {"leave", "go", "visit", "return", "enter", "stay", "come", "inspect", "receive", "keep", "depart", "travel"}
)
_HOPING = frozenset({"hope", "believe", "expect", "think", "fear", "doubt"})
_NOT_A_PARTY = frozenset({"MED", "UNK", "NGO", "PPL", "BUS"})
_CODES: dict[MoveType, tuple[str | None, str]] = {
    "commit": (None, "030"),
    "threaten": ("violence", "138"),
    "reject": ("change", "120"),
    "accept": (None, "057"),
    "endorse": (None, "051"),
    "propose": (None, "030"),
}


_STEPS = frozenset({"cease", "deliver", "free", "lift", "open", "pull", "release", "stop", "withdraw"})


def term(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "Under the plan both sides will cease fire", "the government is to free prisoners": the step of a deal."""
    be_to = verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and any(c.lower_ == "to" for c in verb.children)
    if not (be_to or auxiliaries(verb) & _WILL) or negated(verb) or verb.lemma_ in lexicon.words["stative"]:
        return None
    clause = verb.head if be_to else verb
    if be_to and any(c.dep_ in {"prep", "acomp", "attr"} and clause.i < c.i < verb.i for c in clause.children):
        return None  # "is in no mood to", "is here to"
    under = next((c for c in clause.children if c.dep_ == "prep" and c.lower_ == "under"), None)
    deal = child(under, "pobj") if under is not None else None
    step = be_to and verb.lemma_ in lexicon.classes["duty"] | lexicon.classes["decided"] | _STEPS
    if not step and (deal is None or not in_class(deal, ("deal", "truce", "pact"), lexicon)):
        return None
    subject = surface_subject(clause)
    if subject is None or not cast.actors_of(subject) or is_question(verb):
        return None
    return Draft("commit", verb, subject, None, verb, "vp", cameo="030", rule="term")


def will(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "We will withdraw": an undertaking, a threat or a refusal of the speaker, by what it is that will be done."""
    helping = auxiliaries(verb)
    going = verb.dep_ == "xcomp" and verb.head.lemma_ == "go" and verb.head.tag_ == "VBG"
    backshifted = bool(helping & {"would", "'d"}) and not cast.is_quoted(verb)
    shared = verb.dep_ == "conj" and verb.tag_ == "VB" and not helping and bool(auxiliaries(verb.head) & _WILL)
    if not (helping & _WILL or going or backshifted or shared):
        return None
    unreal = "would" in helping and any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    if unreal or verb.head.lemma_ in _HOPING:
        return None  # "would have required", "hopes that its troops will"
    clause = verb.head if shared or going else verb
    subject = surface_subject(verb)
    if (
        subject is None
        or is_open(clause)
        or subject.lemma_.lower() in lexicon.classes["text"] | lexicon.classes["deal"]
    ):
        return None
    holder = clarifier(clause) if cast.report(verb) is None else None
    if not (_is_clarifier(subject, holder, cast) if holder is not None else is_speaker(subject, verb, cast)):
        return None
    never = any(t.lower_ == "never" for t in verb.doc[verb.left_edge.i : verb.i])
    if is_anothers(subject, verb, cast) or _is_unsaid(verb):
        return None
    kind = _undertaking(verb, never or negated(verb) or (going and negated(clause)), cast, lexicon)
    if kind is None:
        return None
    mode, cameo = _CODES[kind]
    return Draft(kind, verb, holder, None, verb, "vp", by_source=holder is None, rule="will", mode=mode, cameo=cameo)


_SPEAKING_FOR = frozenset({"spokesman", "spokeswoman", "spokesperson", "aide", "spokesmen", "lawyer", "attorney"})


def is_anothers(subject: Token, verb: Token, cast: Cast) -> bool:
    """Whether a clause about one person is said by another, who does not speak for him.

    "Ryan will do this, Haynes said": that binds neither.
    """
    said = cast.report(verb)
    if said is None or not said.source or subject.ent_type_ != "PERSON" or subject.pos_ != "PROPN":
        return False
    if any(a.kind == "state" for a in cast.actors_of(subject)):
        return False  # a country that the parser takes for a person
    start, end = said.source[0]
    source = [t for t in verb.doc if start <= t.idx < end]
    if any(t.lower_ in _SPEAKING_FOR for t in source) or any(t.lower_ == subject.lower_ for t in source):
        return False
    names = [t for t in source if t.ent_type_ == "PERSON"]
    return bool(names)


def _is_unsaid(verb: Token) -> bool:
    """ "Did not say he would leave": nothing has been undertaken."""
    return verb.dep_ == "ccomp" and verb.head.lemma_ in {"say", "promise", "announce"} and negated(verb.head)


def _is_clarifier(subject: Token, holder: Token, cast: Cast) -> bool:
    """ "Has made clear he would not go": he who made it clear."""
    meant = codes(cast.actors_of(subject))
    return bool(meant & codes(cast.actors_of(holder))) or (not meant and subject.lower_ in THIRD)


def held_back(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "Rome said it might strike", "may extend the blockade": harm the speaker holds in readiness, a threat."""
    if not auxiliaries(verb) & {"may", "might", "could"} or negated(verb) or is_open(verb) or is_passive(verb):
        return None
    subject = surface_subject(verb)
    if subject is None or not is_speaker(subject, verb, cast) or codes(cast.speaker(verb)) <= _NOT_A_PARTY:
        return None
    if any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children):
        return None
    what = child(verb, "dobj")
    curbs = verb.lemma_ in {"extend", "impose", "tighten", "widen", "reimpose"} and what is not None
    cut = verb.lemma_ == "cut" and any(c.lower_ == "off" for c in verb.children)
    harmful = (
        cut
        or (curbs and what is not None and in_class(what, ("curb", "violence", "penalty"), lexicon))
        or (content_force(verb, "warn", lexicon) == "threaten" and verb.lemma_ not in lexicon.words["mild"])
    )
    if not harmful:
        return None
    return Draft("threaten", verb, None, None, verb, "vp", by_source=True, rule="will", mode="violence", cameo="130")


def allowed(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """What the speaker will let others have.

    "The crew will be released", "the inspectors would be allowed in": an undertaking. "The crew could leave once he
    apologised": an offer.
    """
    subject = surface_subject(verb)
    speaker = cast.speaker(verb)
    if subject is None or negated(verb) or is_open(verb) or not speaker or codes(speaker) <= _NOT_A_PARTY:
        return None
    helping = auxiliaries(verb)
    sending = verb.tag_ == "VBG" and helping & {"was", "were", "is", "are", "'s", "'re", "am", "'m"}
    if sending and verb.lemma_ in _GIVING - {"freeze", "pay", "give"} and is_speaker(subject, verb, cast):
        what = child(verb, "dobj")
        told = verb.head.lemma_ in {"say", "announce", "confirm", "declare", "tell"} or cast.is_quoted(verb)
        if told and what is not None and _is_given(verb, what, cast, lexicon):
            return Draft("commit", verb, None, None, verb, "vp", by_source=True, rule="will", cameo="030")
    if is_question(verb) or (subject.lower_ in FIRST | THIRD and not helping & {"could", "can"}):
        return None
    passive = any(c.dep_ == "auxpass" for c in verb.children) and not any(c.dep_ == "agent" for c in verb.children)
    if passive and helping & (_WILL | {"would"}) and verb.lemma_ in _GIVING:
        if verb.lemma_ not in {"release", "free", "evacuate", "repatriate", "implement"} and not _is_given(
            verb, subject, cast, lexicon
        ):
            return None
        return Draft("commit", verb, None, None, verb, "that", by_source=True, rule="will", cameo="030")
    draft = Draft("propose", verb, None, None, verb, "that", by_source=True, rule="will", cameo="030")
    if helping & {"could", "can"} and is_speaker(subject, verb, cast) and _is_concession(verb, lexicon):
        own = Draft("propose", verb, None, None, verb, "vp", by_source=True, rule="will", cameo="030")
        return own if condition_of(own) is not None else None
    may = helping & {"could", "can", "may"} and (verb.lemma_ in _LEAVING or (passive and verb.lemma_ in _GIVING))
    other = cast.can_act(subject) and not codes(cast.actors_of(subject)) & codes(speaker)
    if may and (other or passive) and condition_of(draft) is not None:
        return draft
    return None


def _is_concession(act: Token, lexicon: MoveLexicon) -> bool:
    """ "Could accept a shorter term", "can live with it": what is held out on a condition."""
    kinds = ("yielding", "duty", "decided", "refused_verb", "meeting")
    return act.lemma_ in {"accept", "live", "agree", "support", "vote"} or any(
        act.lemma_ in lexicon.classes[k] for k in kinds
    )


def _is_given(verb: Token, subject: Token, cast: Cast, lexicon: MoveLexicon) -> bool:
    """Whether what is opened is a border, what is lifted a blockade, what is sent aid, and who is let in a party."""
    kinds = ("aid", "help", "captive", "force", "body", "watch", "gate", "curb", "talk", "weapon", "post", "territory")
    more = ("truce", "fight", "people", "tie", "asset", "settlements", "fund")
    return in_class(subject, kinds + more, lexicon) or cast.can_act(subject)


def penalty(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "They will face the consequences", "there will be consequences": a threat by the speaker."""
    backshifted = "would" in auxiliaries(verb) and not cast.is_quoted(verb)
    if negated(verb) or is_open(verb) or not (auxiliaries(verb) & _WILL or backshifted or _faces_unless(verb)):
        return None
    what = child(verb, "dobj", "attr")
    if verb.lemma_ == "pay" and what is None:
        what = next((n for p in verb.children if p.lower_ == "for" for n in p.children), None)
    if what is None or what.lemma_.lower() not in lexicon.classes["penalty"]:
        return None
    if verb.lemma_ == "have" and what.lemma_ in lexicon.classes["consequence_noun"] and cast.speaker(verb):
        return Draft(
            "threaten", what, None, None, verb, "that", by_source=True, mode="violence", cameo="130", rule="no"
        )
    there = child(verb, "expl")
    subject = None if there is not None else surface_subject(verb)
    faces = verb.lemma_ in {"face", "pay", "suffer", "bear"} and subject is not None and cast.can_act(subject)
    if not faces and not (verb.lemma_ == "be" and there is not None and what.lemma_ in {"consequence", "retaliation"}):
        return None
    if subject is not None and codes(cast.actors_of(subject)) & codes(cast.speaker(verb)):
        return None
    whom = subject if faces else None
    slot = "vp" if faces else "obj"
    content = verb if faces else what
    return Draft("threaten", verb, None, whom, content, slot, by_source=True, mode="violence", cameo="130", rule="will")


def _faces_unless(verb: Token) -> bool:
    """ "Rome faces air strikes unless it signs": the penalty is at hand."""
    marks = {m.lower_ for c in verb.children if c.dep_ == "advcl" for m in c.children if m.dep_ == "mark"}
    return verb.lemma_ == "face" and bool(marks & {"unless", "if"}) and not auxiliaries(verb)


def _is_whereabouts(verb: Token, lexicon: MoveLexicon) -> bool:
    """ "Be in Rome", "be at the concert", and not "be at the talks"."""
    if child(verb, "acomp", "attr") is not None:
        return False
    places = [n for c in verb.children if c.dep_ == "prep" and c.lower_ in {"in", "at"} for n in c.children]
    return any(n.ent_type_ in {"GPE", "LOC", "FAC"} or in_class(n, ("diversion",), lexicon) for n in places)


def verb_object(verb: Token) -> Token:
    """The direct object of a verb; the verb itself if it has none."""
    return child(verb, "dobj") or verb


def _undertaking(verb: Token, negated: bool, cast: Cast, lexicon: MoveLexicon) -> MoveType | None:
    lemma = verb.lemma_.lower()
    if negated and forgoes_harm(verb, lexicon):
        return "commit"
    if not negated and lemma in lexicon.words["undirected"]:
        return None
    if not negated and lemma in {"consider", "contemplate"}:
        return "propose"  # "would consider sending more" holds out, and binds to nothing yet
    moving = any(c.dep_ == "prt" for c in verb.children) and child(verb, "dobj") is not None
    if negated and any(c.lower_ == "able" for c in verb.children):
        return None  # "will not be able to" regrets
    if negated and lemma == "be" and _is_whereabouts(verb, lexicon):
        return None  # "will not be in town before noon" tells where somebody is
    if negated:
        idle = lemma in lexicon.words["stative"] - {"be", "have", "take", "wait"} and not moving
        return None if idle else "reject"
    aspect = lemma in _ASPECT
    act = next((c for c in verb.children if c.dep_ in {"xcomp", "ccomp"} and c.i > verb.i), None) if aspect else None
    if act is not None:
        return _undertaking(act, False, cast, lexicon)
    shared = child(verb, "dobj") if lemma in {"continue", "resume"} else None
    if shared is not None and in_class(shared, ("talk", "shared"), lexicon):
        return "commit"
    if lemma in {"remain", "stay"}:
        state = child(verb, "acomp", "oprd")
        return "commit" if state is not None and state.lower_ in _BOUND else None
    if lemma in {"turn", "reduce"} and content_force(verb, "will", lexicon) == "threaten":
        return "threaten"
    if lemma == "take" and (child(verb, "dobj") is None or not in_class(verb_object(verb), ("undertaken",), lexicon)):
        return None
    if (lemma in lexicon.words["stative"] and lemma != "take") or lemma in lexicon.words["looking"]:
        return None
    what = child(verb, "dobj")
    if lemma in {"defend", "protect"} and what is not None and any(c.lower_ in FIRST_OWNER for c in what.children):
        return None  # "we will defend our border" binds towards nobody
    inner = next((c for c in verb.children if c.dep_ == "xcomp"), None)
    if lemma in {"continue", "keep"} and inner is not None and verb_draft(inner, cast, lexicon) is not None:
        return None
    own = verb_draft(verb, cast, lexicon)
    if own is not None and own.type in {"accept", "endorse", "reject", "propose", "demand", "consult"}:
        return None  # the verb's own pattern says what it does
    return content_force(verb, "will", lexicon)

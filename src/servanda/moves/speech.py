"""Moves made by what is said and not by a verb of doing so: "they must stop", "we will withdraw", "he has lied"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from servanda.moves.draft import Draft
from servanda.moves.force import content_force, forgoes_harm
from servanda.moves.frames import in_class, verb_draft
from servanda.moves.grammar import SUBJECTS, VERBAL, arguments, child, own_subject, surface_subject
from servanda.moves.lexicon import MoveLexicon
from servanda.moves.standing import is_question as _is_question
from servanda.moves.standing import standing
from servanda.moves.who import Cast, codes
from servanda.records import MoveType

_DUTY = frozenset({"must", "should", "ought", "shall"})
_WILL = frozenset({"will", "'ll", "wo", "shall"})
_FIRST = frozenset({"we", "i"})
_THIRD = frozenset({"he", "she", "they", "it"})
_NEGATIONS = frozenset({"never", "neither", "nor", "no"})
_WISHES = frozenset({"want", "expect", "need", "like"})
_IMPERATIVE_NOT = frozenset(
    {"let", "look", "see", "remember", "think", "imagine", "thank", "ask", "read", "click", "be"}
)
_CODES: dict[MoveType, tuple[str | None, str]] = {
    "commit": (None, "030"),
    "threaten": ("violence", "138"),
    "reject": ("change", "120"),
    "accept": (None, "057"),
    "endorse": (None, "051"),
    "propose": (None, "030"),
}


def spoken_drafts(token: Token, cast: Cast, lexicon: MoveLexicon) -> Iterator[Draft]:
    """What a word inside reported speech does in the mouth of its speaker."""
    if token.lemma_ in _WISHES and token.pos_ in VERBAL:
        wish = _wish(token, cast, lexicon)
        if wish is not None:
            yield wish
            return
    if token.lemma_ in lexicon.words["naming"] and token.pos_ in VERBAL:
        named = _named(token, cast, lexicon)
        if named is not None:
            yield named
            return
    if token.pos_ in VERBAL and (term := _term(token, cast, lexicon)) is not None:
        yield term
        return
    if _is_question(token):
        return
    if cast.report(token) is None and not _of_opinion(token):
        return
    if _is_denied(token, lexicon):
        return
    rules = (_duty, _will, _wrong, _imperative, _name_calling) if token.pos_ in VERBAL else (_denied, _existing)
    for rule in rules:
        found = rule(token, cast, lexicon)
        if found is not None:
            yield found
            return


def _term(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "Under the plan both sides will cease fire", "the government is to free prisoners": the step of a deal."""
    be_to = verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and any(c.lower_ == "to" for c in verb.children)
    if not (be_to or _aux(verb) & _WILL) or _negated(verb) or verb.lemma_ in lexicon.words["stative"]:
        return None
    clause = verb.head if be_to else verb
    under = next((c for c in clause.children if c.dep_ == "prep" and c.lower_ == "under"), None)
    deal = child(under, "pobj") if under is not None else None
    if deal is None or not in_class(deal, ("deal", "truce", "pact"), lexicon):
        return None
    subject = surface_subject(clause)
    if subject is None or not cast.actors_of(subject) or _is_question(verb):
        return None
    return Draft("commit", verb, subject, None, verb, "vp", cameo="030", rule="term")


def _is_denied(token: Token, lexicon: MoveLexicon) -> bool:
    """What somebody denies, doubts or asks is not said by him."""
    above = token
    for _ in range(4):
        if above.dep_ in {"ccomp", "xcomp", "attr", "acomp", "nsubj"} and above.head != above:
            above = above.head
            if above.lemma_ in lexicon.words["denying"] or above.lemma_ in {"doubt", "ask", "wonder"}:
                return True
    return False


def _aux(verb: Token) -> frozenset[str]:
    return frozenset(c.lower_ for c in verb.children if c.dep_ == "aux")


def _negated(verb: Token) -> bool:
    return any(c.dep_ == "neg" or c.lower_ in _NEGATIONS for c in verb.children)


def _open(verb: Token) -> bool:
    """Inside a condition, a question or a subordinate clause: nothing is done by saying it."""
    if any(c.dep_ == "mark" and c.lower_ in {"if", "unless", "whether", "because"} for c in verb.children):
        return True
    if any(c.tag_ in {"WP", "WRB", "WDT"} and c.i < verb.i for c in verb.children):
        return True
    return verb.dep_ in {"relcl", "advcl", "acl", "csubj"} and not _of_opinion(verb)


_SAYING = frozenset({"say", "announce", "add", "state", "declare", "confirm", "tell"})
_ORDERS = frozenset(
    {"come", "accept", "sign", "give", "join", "lay", "put", "respect", "go", "keep", "hold", "choose", "agree", "let"}
)
_WANTED = (
    "needed",
    "deal",
    "curb",
    "force",
    "gesture",
    "assurance",
    "talk",
    "yielding",
    "reforming",
    "captive",
    "watch",
)
_OPINIONS = frozenset({"view", "position", "line", "stance", "opinion", "belief"})


def _of_opinion(verb: Token) -> bool:
    """ "the view that Rome must pay" is said as much as "he said that Rome must pay"."""
    return verb.head.lemma_ in _OPINIONS


def _duty(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "Troops must pull back", "Rome has to answer", "there needs to be a vote": a demand by the speaker."""
    act = verb
    if not _aux(verb) & _DUTY:
        inner = next((c for c in verb.children if c.dep_ == "xcomp"), None)
        if verb.lemma_ not in {"have", "need", "ought"} or inner is None or _aux(verb) - {"do", "does", "to"}:
            return None
        if not any(c.lower_ == "to" for c in inner.children) or not _finite(verb):
            return None
        act = inner
    subject = child(verb, "expl") or surface_subject(verb)
    if subject is None or subject.lower_ in _FIRST | {"you", "one", "who", "what"} or _open(verb):
        return None
    if act != verb and _negated(verb):
        return None
    if act.lemma_ in {"have", "mean", "know", "remember", "see", "understand", "note", "say"}:
        return None
    aux = child(verb, "aux")
    if aux is not None and aux.i < subject.i and subject.dep_ != "expl":
        return None  # "should Rome fall": a condition
    if any(c.lower_ == "yet" for c in verb.children):
        return None  # "has yet to answer" is no "has to"
    if "should" in _aux(verb) and not _is_demandable(act, subject, cast, lexicon):
        return None
    if _is_copula(act) and child(verb, "expl") is None and child(act, "expl") is None:
        return None
    if cast.speaker(verb) and _only_speaker(subject, verb, cast):
        return None
    whole = subject.lower_ not in _THIRD and (own_subject(verb) is not None or subject.dep_ == "expl")
    holder = _holder(verb, cast) if _of_opinion(verb) else None
    if holder is None and cast.report(verb) is None:
        return None
    return Draft(
        "demand",
        act,
        holder,
        subject,
        verb if whole else act,
        "that" if whole else "vp",
        by_source=holder is None,
        mode="change",
        cameo="100",
        rule="duty",
    )


def _is_demandable(act: Token, subject: Token, cast: Cast, lexicon: MoveLexicon) -> bool:
    """ "The risk should deter them" foretells; "the army should leave", "the road should be opened" ask."""
    passive = child(act, "auxpass", "nsubjpass") is not None
    return passive or cast.can_act(subject) or act.lemma_ in lexicon.classes["yielding"] or subject.dep_ == "expl"


def _holder(verb: Token, cast: Cast) -> Token | None:
    """Whose view it is: "the Italian view that", "Rome repeated the view that"."""
    noun = verb.head
    owner = next((c for c in noun.children if c.dep_ in {"poss", "compound", "amod"} and c.ent_type_), None)
    if owner is not None and cast.actors_of(owner):
        return owner
    return surface_subject(noun.head) if noun.head.pos_ in VERBAL else owner


def _is_copula(act: Token) -> bool:
    return act.lemma_ == "be" and child(act, "acomp", "attr") is not None


def _only_speaker(subject: Token, verb: Token, cast: Cast) -> bool:
    """ "Mr. Roux said he had to leave" is no demand on Mr. Roux."""
    return subject.lower_ in _THIRD and bool(codes(cast.actors_of(subject)) & codes(cast.speaker(verb)))


def _will(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "We will withdraw": an undertaking, a threat or a refusal of the speaker, by what it is that will be done."""
    auxiliaries = _aux(verb)
    going = verb.dep_ == "xcomp" and verb.head.lemma_ == "go" and verb.head.tag_ == "VBG"
    backshifted = bool(auxiliaries & {"would", "'d"}) and not cast.is_quoted(verb)
    shared = verb.dep_ == "conj" and verb.tag_ == "VB" and not auxiliaries and bool(_aux(verb.head) & _WILL)
    if not (auxiliaries & _WILL or going or backshifted or shared):
        return None
    clause = verb.head if shared or going else verb
    subject = surface_subject(verb)
    if subject is None or _open(clause) or not _is_speaker(subject, verb, cast):
        return None
    kind = _undertaking(verb, _negated(verb) or (going and _negated(clause)), cast, lexicon)
    if kind is None:
        return None
    mode, cameo = _CODES[kind]
    return Draft(kind, verb, None, None, verb, "vp", by_source=True, rule="will", mode=mode, cameo=cameo)


def _is_speaker(subject: Token, verb: Token, cast: Cast) -> bool:
    if subject.lower_ in _FIRST or any(c.dep_ == "poss" and c.lower_ in {"our", "my"} for c in subject.children):
        return True
    speaker = codes(cast.speaker(verb))
    meant = codes(cast.actors_of(subject))
    if not meant and subject.lower_ in _THIRD and not cast.is_quoted(subject):
        # "Rome said it would leave": the unresolved pronoun of the clause that is reported is the speaker.
        return (
            bool(speaker)
            and verb.dep_ == "ccomp"
            and verb.head.lemma_ in {"say", "announce", "add", "state", "declare"}
        )
    return bool(meant & speaker)


def verb_object(verb: Token) -> Token:
    """The direct object of a verb; the verb itself if it has none."""
    return child(verb, "dobj") or verb


def _undertaking(verb: Token, negated: bool, cast: Cast, lexicon: MoveLexicon) -> MoveType | None:
    lemma = verb.lemma_.lower()
    if negated and forgoes_harm(verb, lexicon):
        return "commit"
    if negated:
        return None if lemma in lexicon.words["stative"] - {"be", "have", "take", "wait"} else "reject"
    if lemma == "take" and (child(verb, "dobj") is None or not in_class(verb_object(verb), ("undertaken",), lexicon)):
        return None
    if lemma in lexicon.words["stative"] and lemma != "take":
        return None
    inner = next((c for c in verb.children if c.dep_ == "xcomp"), None)
    if lemma in {"continue", "keep"} and inner is not None and verb_draft(inner, cast, lexicon) is not None:
        return None
    own = verb_draft(verb, cast, lexicon)
    if own is not None and own.type in {"accept", "endorse", "reject", "propose", "demand", "consult"}:
        return None  # the verb's own pattern says what it does
    return content_force(verb, "will", lexicon)


def _wrong(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "He has lied": said of another party, an accusation."""
    wrong = lexicon.wrongs.get(verb.lemma_.lower())
    if wrong is None or not _finite(verb) or _negated(verb):
        return None
    if _aux(verb) & {"will", "would", "may", "might", "could", "must", "should", "can"}:
        return None
    args = arguments(verb)
    obj = args.slots.get("obj") or args.slots.get("on") or args.slots.get("at") or args.slots.get("ing")
    evaluative = not wrong.objects
    if not evaluative and "none" not in wrong.objects and (obj is None or not _is(obj, wrong.objects, lexicon)):
        return None
    doer = args.subject
    speaker, blamed = cast.speaker(verb), cast.actors_of(doer)
    somebody = doer is not None and doer.lower_ in _THIRD and doer.lower_ != "it" and cast.is_quoted(verb)
    if somebody and codes(speaker) & codes(blamed):
        blamed = ()  # within quotation marks "he" is never the speaker
    if not speaker or codes(speaker) & codes(blamed) or (doer is not None and doer.lower_ in _FIRST):
        return None
    by_deeds = doer is not None and doer.lemma_ in {"action", "this", "that", "move", "attack", "policy", "decision"}
    if not blamed and not somebody and not (evaluative and (args.passive or by_deeds)):
        return None
    if any(c.dep_ == "mark" and c.lower_ in {"if", "unless", "whether"} for c in verb.children):
        return None
    return Draft("accuse", verb, None, doer, verb, "that", by_source=True, mode="allege", cameo="112", rule="wrong")


def _finite(verb: Token) -> bool:
    if verb.tag_ in {"VBD", "VBZ", "VBP"}:
        return True
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        return child(verb, "agent") is not None
    if verb.dep_ == "xcomp" and verb.head.lemma_ in {"continue", "keep", "try", "begin", "start"}:
        return _finite(verb.head)
    if verb.dep_ == "conj" and not any(c.dep_ in {"aux", "auxpass"} for c in verb.children):
        return verb.head.pos_ in VERBAL and _finite(verb.head)
    return any(c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBD", "VBZ", "VBP", "VBN"} for c in verb.children)


def _is(obj: Token, names: tuple[str, ...], lexicon: MoveLexicon) -> bool:
    if obj.pos_ in VERBAL:
        return "wrong" in names
    return in_class(obj, names, lexicon)


def _imperative(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "Withdraw now," he said: a demand."""
    if not cast.is_quoted(verb) or verb.tag_ not in {"VB", "VBP"} or _aux(verb) - {"do"}:
        return None
    if any(c.dep_ in SUBJECTS or c.dep_ == "mark" for c in verb.children) or verb.lemma_ in _IMPERATIVE_NOT:
        return None
    at_top = verb.dep_ == "ROOT" or (verb.dep_ in {"ccomp", "advcl"} and verb.head.i > verb.i)
    words = [t.i for t in verb.subtree if t.is_alpha and t.dep_ not in {"advmod", "neg", "aux", "intj"}]
    first = min(words, default=-1)
    if not at_top or verb.i != first or verb.lemma_ not in orders(lexicon):
        return None
    return Draft("demand", verb, None, None, verb, "vp", by_source=True, mode="change", cameo="100", rule="imperative")


def orders(lexicon: MoveLexicon) -> frozenset[str]:
    """Verbs that one party orders another to do."""
    kinds = ("yielding", "meeting", "assisting", "settling", "duty")
    more = {
        "come",
        "accept",
        "sign",
        "give",
        "join",
        "lay",
        "put",
        "respect",
        "go",
        "keep",
        "hold",
        "choose",
        "agree",
        "let",
    }
    return frozenset().union(*(lexicon.classes[k] for k in kinds)) | more


def _wish(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "Rome wants to see a truce", "we need an answer", "we expect them to leave": a demand."""
    if _negated(verb) or _open(verb) or _aux(verb) - {"do", "have", "'ve", "would", "'d"}:
        return None
    if bool(_aux(verb) & {"would", "'d"}) != (verb.lemma_ == "like"):
        return None
    subject = surface_subject(verb)
    if subject is None:
        return None
    own = subject.lower_ in _FIRST or (cast.report(verb) is not None and _is_speaker(subject, verb, cast))
    if not own and verb.lemma_ != "want":
        return None
    slots = arguments(verb).slots
    content = slots.get("that") or slots.get("inf") or slots.get("obj")
    if content is None:
        return None
    if content.lemma_ == "see" and content == slots.get("inf") and verb.lemma_ != "need":
        inner = arguments(content).slots
        content = inner.get("that") or inner.get("inf") or inner.get("ing") or inner.get("obj") or content
    elif not _something_else(content, verb, slots, lexicon):
        return None
    other = own_subject(content) if content.pos_ in VERBAL else None
    by_source = subject.lower_ in _FIRST
    return Draft(
        "demand",
        verb,
        None if by_source else subject,
        other,
        content,
        "inf" if content == slots.get("inf") else "that",
        by_source=by_source,
        mode="change",
        cameo="020",
        rule="wish",
    )


def _something_else(content: Token, verb: Token, slots: dict[str, Token], lexicon: MoveLexicon) -> bool:
    """ "We want them to leave" is about others; "we want to leave" and "we expect rain" are not."""
    if content.pos_ in VERBAL:
        return own_subject(content) is not None or "obj" in slots
    if verb.lemma_ == "want":
        return in_class(content, _WANTED, lexicon)
    return verb.lemma_ == "need" and in_class(content, ("needed",), lexicon)


def _named(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "Rome called it madness", "described them as terrorists": an accusation."""
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


def _name_calling(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "They are murderers": an accusation by the speaker."""
    if verb.lemma_ != "be" or _negated(verb) or _open(verb) or _aux(verb) & {"would", "may", "might", "could"}:
        return None
    what = child(verb, "attr")
    who = own_subject(verb)
    if who is None or not (cast.actors_of(who) or (who.lower_ in {"he", "they"} and cast.is_quoted(who))):
        return None
    if what is None or who.lower_ in _FIRST or what.lemma_.lower() not in lexicon.classes["bad"]:
        return None
    if codes(cast.actors_of(who)) & codes(cast.speaker(verb)):
        return None
    return Draft("accuse", what, None, who, verb, "that", by_source=True, mode="disapprove", cameo="111", rule="wrong")


def _denied(noun: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "There can be no deal", "no chance of talks": a rejection by the speaker."""
    if noun.pos_ != "NOUN" or not any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children):
        return None
    verb = noun.head
    existential = verb.lemma_ == "be" and noun.dep_ in {"attr", "nsubj"} and _has_there(verb)
    if not existential or _open(verb) or noun.lemma_ not in lexicon.classes["ruled_out"]:
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


def _existing(noun: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "The first demand is that he leaves", "there are contacts with Rome": owned by the speaker."""
    if noun.pos_ != "NOUN":
        return None
    frames = lexicon.nouns.get(noun.lemma_.lower(), ())
    verb = noun.head
    if not frames or verb.lemma_ != "be" or child(noun, "poss") is not None or _open(verb) or _negated(verb):
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

"""Reads the moves that nouns name: "Rome's offer", "gave its backing", "held talks"."""

from __future__ import annotations

from spacy.tokens import Token

from servanda.moves.draft import Draft
from servanda.moves.frames import filled, object_fits, roles
from servanda.moves.grammar import (
    VERBAL,
    child,
    doer,
    own_subject,
    slots_of,
)
from servanda.moves.lexicon import Frame, MoveLexicon
from servanda.moves.standing import standing
from servanda.moves.verbs import is_wish
from servanda.moves.who import Cast

_TAKING_PART = frozenset({"in", "into", "at", "during"})
_AFTERWARDS = frozenset({"after", "following", "on"})
_BRINGING = frozenset({"send", "come", "return", "respond", "reply", "answer", "write", "begin", "open", "counter"})
"""Verbs that bring a word along: "sent an envoy with an offer", "responded with a threat"."""
_BEING_THERE = frozenset(
    {"be", "arrive", "come", "stop", "stay", "land", "fly", "travel", "go", "return", "leave", "depart", "head"}
)
_VERBAL_ATTACK = frozenset({"scathing", "verbal", "blistering", "stinging", "withering", "vitriolic", "veiled"})
_PRESENT = frozenset({"participant", "delegate", "attendee", "delegation"})
"""Who is at a meeting: "Mr. Roux, another participant at the meeting"."""


def noun_draft(noun: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """The move that a noun names, if the clause names its owner."""
    frames = lexicon.nouns.get(noun.lemma_.lower())
    if not frames:
        return None
    own = slots_of(noun)
    if noun.lemma_ == "support" and any(c.lower_ in lexicon.words["material"] for c in noun.children):
        return None  # a deed of help, and no word of backing
    if noun.lemma_ == "conference" and any(c.lower_ in {"news", "press"} for c in noun.children):
        return None
    if noun.lemma_ == "call" and _is_on_the_phone(noun):
        return None
    if noun.lemma_ == "request" and noun.dep_ == "pobj" and noun.head.lower_ in {"at", "on", "upon"}:
        return None  # "at the request of": how something else came about
    if _is_taken_back(noun) or _is_circumstance(noun):
        return None
    for frame in frames:
        carrier = _carrier(noun, lexicon, frame.type)
        slots = {**_strayed(noun, frame, lexicon), **_carried(carrier, frame), **own}
        if frame.type == "consult" and "with" not in slots and (far := _far_partner(noun, cast)) is not None:
            slots["with"] = far
        if not filled(frame, {**slots, **_traits(noun)}) or not object_fits(frame, slots, lexicon):
            continue
        actor, others = _owner(noun, frame, slots, cast, carrier)
        if actor is None:
            continue
        content, slot, addressee = roles(frame, slots, cast)
        if noun.lemma_ in {"confidence", "faith"} and not cast.party(addressee):
            continue
        if noun.lemma_ == "insistence" and slot == "that" and content is not None and not is_wish(content):
            continue  # "insistence that the war is won"
        if noun.lemma_ == "claim" and not _tells_of_another(content, cast):
            continue
        if noun.lemma_ == "mission" and any(a.kind in _BODIES for a in cast.actors_of(addressee)):
            continue  # "the Chadian mission to the United Nations": an office
        if noun.lemma_ == "plan" and slot == "inf" and content is not None and not _is_of_terms(content, lexicon):
            continue  # "announced plans to travel"
        if frame.type == "commit" and content is None and noun.dep_ in {"dobj", "pobj"} and actor.pos_ == "PRON":
            continue  # "had not kept its pledge": takes up a promise and makes none
        if content is not None and addressee is None and slot == "of" and cast.is_named(content):
            addressee = content
        return Draft(
            type=frame.type,
            trigger=noun,
            actor=actor,
            addressee=addressee if addressee != actor else None,
            content=content,
            content_slot=slot,
            standing=standing(noun, frame.type, lexicon, owned=carrier is None or doer(carrier) != actor),
            mode=frame.mode,
            cameo=frame.cameo,
            rule="noun",
            others=others,
        )
    return None


_BODIES = frozenset({"igo", "organisation", "alliance"})


def _tells_of_another(clause: Token | None, cast: Cast) -> bool:
    """ "The claim that Rwanda shelled the village" charges Rwanda; "its claim that it won" charges nobody."""
    subject = own_subject(clause) if clause is not None else None
    if subject is None or subject.pos_ == "PRON":
        return False
    return any(not a.code.endswith("PPL") for a in cast.party(subject))


def _is_on_the_phone(noun: Token) -> bool:
    """ "A telephone call", "gave the news in a call to Rome": talk, and no demand."""
    if any(c.lower_ in {"telephone", "phone", "conference", "video", "roll", "cell"} for c in noun.children):
        return True
    return (
        noun.dep_ == "pobj"
        and noun.head.lower_ == "in"
        and not any(c.lower_ in {"for", "on"} or c.dep_ in {"acl", "relcl"} for c in noun.children)
    )


_TAKING_BACK = frozenset(
    {"withdraw", "drop", "abandon", "retract", "suspend", "end", "lose", "revoke", "renounce", "lift"}
)


def _is_taken_back(noun: Token) -> bool:
    """ "Withdrew its support", "dropped their insistence": what is taken back no longer stands."""
    verb = noun.head
    if noun.dep_ not in {"dobj", "nsubjpass"} or verb.lemma_ not in _TAKING_BACK or noun.lemma_ in {"talk", "meeting"}:
        return False
    return not any(c.dep_ in {"aux", "neg"} and c.lemma_ not in {"have", "be"} for c in verb.children)


def _is_circumstance(noun: Token) -> bool:
    """ "Has a veto", "in compliance with": what somebody can do, or how a thing is done."""
    if noun.lemma_ == "veto" and noun.dep_ == "dobj" and noun.head.lemma_ in {"have", "hold", "wield"}:
        return True
    if noun.lemma_ == "initiative" and noun.dep_ == "dobj" and noun.head.lemma_ in {"seize", "take", "lose", "regain"}:
        return True
    return noun.lemma_ in {"compliance", "adherence"} and noun.dep_ == "pobj" and noun.head.lower_ == "in"


def _far_partner(noun: Token, cast: Cast) -> Token | None:
    """ "A meeting at his house with the king": the with-phrase that the parser hung on another word of the phrase."""
    for t in noun.subtree:
        if t.i > noun.i and t.lower_ == "with" and t.dep_ == "prep" and t.head != noun and t.head.dep_ != "relcl":
            whom = child(t, "pobj")
            if whom is not None and cast.actors_of(whom):
                return whom
    return None


def _traits(noun: Token) -> dict[str, Token]:
    """What `needs` may ask of a noun beside its slots: `peace` (a "peace plan"), `plural`, `poss` (its owner named).

    `verbal` is an attack made with words.
    """
    traits = {"plural": noun} if noun.tag_ == "NNS" else {}
    peace = next((c for c in noun.children if c.dep_ == "compound" and c.lemma_.lower() in {"peace", "truce"}), None)
    if peace is not None:
        traits["peace"] = peace
    owner = child(noun, "poss")
    if owner is not None and owner.pos_ == "PRON":
        traits["poss"] = owner
    if any(c.lower_ in _VERBAL_ATTACK for c in noun.children):
        traits["verbal"] = noun
    return traits


def _carrier(noun: Token, lexicon: MoveLexicon, kind: str) -> Token | None:
    """The light verb that carries the noun: "made a demand", "gave its backing", "held talks"."""
    top = noun
    while top.head != top and (top.dep_ == "conj" or (top.dep_ == "pobj" and top.head.lower_ == "including")):
        top = top.head.head if top.dep_ == "pobj" else top.head
    verb = top.head
    if top.dep_ in {"dobj", "nsubjpass"} and verb.pos_ in VERBAL:
        return verb if lexicon.carriers.get(verb.lemma_) in {"both", "talk" if kind == "consult" else "word"} else None
    if top.dep_ == "pobj" and top.head.lower_ == "with" and top.head.head.lemma_ in _BRINGING and kind != "consult":
        return top.head.head
    partner = any(c.lower_ == "with" for c in noun.children)
    if kind == "consult" and partner and top.dep_ == "pobj" and top.head.lower_ == "for":
        away = top.head.head  # "was in the capital for talks with Rome"
        return away if away.lemma_ in _BEING_THERE and not any(c.dep_ == "aux" for c in away.children) else None
    if (
        top.dep_ == "pobj"
        and top.head.lower_ in (_occasions(noun) if kind == "consult" else {"in"})
        and top.head.head.pos_ in VERBAL
    ):
        return top.head.head
    return None


def _is_of_terms(act: Token, lexicon: MoveLexicon) -> bool:
    """Whether a plan to do this is put to others: to end, share, withdraw, and not to travel or to build."""
    kinds = ("yielding", "meeting", "assisting", "settling", "duty", "decided", "reforming")
    return any(act.lemma_ in lexicon.classes[k] for k in kinds) or act.lemma_ in lexicon.words["ready_acts"]


def _occasions(noun: Token) -> frozenset[str]:
    """Prepositions by which a clause says that its subject took part; "after" only if the other party is named."""
    partner = any(t.lower_ == "with" for t in noun.subtree if t.i > noun.i)
    return _TAKING_PART | _AFTERWARDS if partner else _TAKING_PART


def _owner(
    noun: Token, frame: Frame, slots: dict[str, Token], cast: Cast, carrier: Token | None
) -> tuple[Token | None, tuple[Token, ...]]:
    owner = child(noun, "poss")
    if owner is not None and owner.ent_type_ in {"DATE", "TIME"}:
        owner = None  # "Friday's meeting"
    agent = slots.get("by")
    if agent is not None and cast.actors_of(agent):
        return agent, ()
    if owner is not None:
        clause = owner.head.head
        while owner.lower_ == "whose" and clause.head != clause and clause.dep_ != "relcl":
            clause = clause.head
        return (clause.head if owner.lower_ == "whose" else owner), ()
    owned = [slots[s] for s, role in frame.slots if role == "o" and s in slots]
    for token in owned + [slots[s] for s in ("by", "from") if s in slots]:
        if cast.actors_of(token):
            return token, ()
    for c in noun.children:
        if c.dep_ in {"compound", "amod", "nmod"} and c.i < noun.i and cast.is_named(c) and _may_own(frame, noun):
            return c, ()
    if frame.role("of") != "c" and "of" in slots and cast.actors_of(slots["of"]):
        return slots["of"], ()
    if carrier is not None:
        return doer(carrier), ()
    if noun.dep_ == "pobj" and noun.head.head.lemma_ in _PRESENT and frame.type == "consult":
        present = noun.head.head
        return (present.head if present.dep_ == "appos" else present), ()
    return None, ()


def _may_own(frame: Frame, noun: Token) -> bool:
    """ "Rome's visit" and "the Italian visit" are Italy's; "the NATO summit" is an occasion that others attend."""
    return frame.type != "consult" or noun.lemma_ in {"visit", "trip", "delegation", "mediation", "mission"}


def _strayed(noun: Token, frame: Frame, lexicon: MoveLexicon) -> dict[str, Token]:
    """ "The talks followed claims by Rome that …": the by-phrase and the clause, which the parser hung on the verb."""
    verb = noun.head
    active = noun.dep_ == "dobj" and not any(c.dep_ == "auxpass" for c in verb.children)
    if not active or frame.role("that") != "c" or verb.lemma_ in lexicon.words["speech"] | lexicon.carriers.keys():
        return {}
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > noun.i and _has_that(c)), None)
    agent = next((c for c in verb.children if c.dep_ == "agent" and c.i > noun.i), None)
    by = child(agent, "pobj") if agent is not None else None
    return {name: token for name, token in (("that", clause), ("by", by)) if token is not None and clause is not None}


def _has_that(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def _carried(carrier: Token | None, frame: Frame) -> dict[str, Token]:
    """What the light verb lends its noun: "gave its backing *to the plan*", "issued a warning to Rome *that* …"."""
    if carrier is None:
        return {}
    slots = slots_of(carrier)
    if "dat" in slots and frame.role("to") is not None:
        slots.setdefault("to", slots["dat"])
    return {k: v for k, v in slots.items() if k not in {"obj", "dat", "in", "at"}}

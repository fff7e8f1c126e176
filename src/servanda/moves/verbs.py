"""Reads the moves that verbs make: "urged Rome to", "rejected the plan", "agreed to ask"."""

from __future__ import annotations

from spacy.tokens import Token

from servanda.moves.draft import Draft
from servanda.moves.frames import filled, in_class, object_fits, roles
from servanda.moves.grammar import (
    VERBAL,
    Arguments,
    arguments,
    child,
    own_subject,
    slots_of,
    surface_subject,
)
from servanda.moves.lexicon import Frame, MoveLexicon
from servanda.moves.other_senses import is_other_sense
from servanda.moves.places import hosts_of, party_named
from servanda.moves.plan_texts import is_subjunctive
from servanda.moves.standing import standing
from servanda.moves.who import Cast
from servanda.records import MoveType

_ADVERBS = frozenset({"back", "down", "off", "out", "away", "aside", "forward", "over", "up"})
"""Particles that the parser may take for prepositions with an object of their own."""
_AMOD_TRIGGERS = frozenset({"promise", "pledge", "announce", "vow", "threaten", "propose"})
_BODIES = frozenset({"igo", "organisation", "alliance"})
"""To withdraw from a body is to turn one's back on it; to withdraw from a place is to carry out a step."""
_JOURNEYS = frozenset(
    {"fly", "travel", "arrive", "send", "lead", "visit", "host", "speak", "talk"}
    | {"go", "come", "head", "tour", "dispatch", "despatch", "receive", "welcome", "write", "ring", "have"}
)
"""A journey or a reception is a move only if there is somebody at the other end."""
_SENDING = frozenset({"send", "dispatch", "despatch"})
"""An envoy sent to a region is on a mission, whoever receives him."""
_QUESTIONS = frozenset({"whether", "if", "why", "what", "how", "when", "where", "who", "about"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def verb_draft(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """The move that a verb makes, if one of its patterns fits what stands around it."""
    lemma = verb.lemma_.lower()
    frames = lexicon.verbs.get(lemma) or lexicon.verbs.get(lemma + "e")  # the pipeline's lemma of "dined" is "din"
    if not frames or _is_only_asked(verb) or (verb.dep_ == "amod" and lemma not in _AMOD_TRIGGERS):
        return None
    if verb.dep_ == "amod" and verb.head.lemma_.lower() in lexicon.classes["public_noun"]:
        return None  # "pledged delegates"
    args = arguments(verb)
    for frame in frames:
        if not _has_particle(frame.particle, args):
            continue
        slots = _with_nested({**_behind_particle(args.slots, frame.particle), **args.slots}, frame, cast)
        slots.update(_traits(slots, frame, args, cast, lexicon))
        if not filled(frame, slots) or not object_fits(frame, slots, lexicon):
            continue
        if is_other_sense(args, frame, slots, cast, lexicon):
            continue
        content, slot, addressee = roles(frame, slots, cast)
        kind, content = _shared_view(frame, slots, content)
        journey = verb.lemma_ in _JOURNEYS and frame.type == "consult" and any(role == "a" for _, role in frame.slots)
        sent = verb.lemma_ in _SENDING and addressee is not None and addressee.ent_type_ in {"LOC", "GPE"}
        if journey and args.subject is not None and args.subject.lemma_.lower() in lexicon.classes["force"]:
            continue  # "troops arrived in the port"
        if journey and not sent and not (cast.actors_of(addressee) or hosts_of(addressee)):
            if addressee is None or not in_class(addressee, ("talk",), lexicon):
                continue
            content, slot, addressee = addressee, "obj", None
        if content is None and addressee is not None and frame.type == "demand":
            content, slot = _stray_infinitive(verb)
        leaves = frame.type == "fulfil" and slot == "from" and any(a.kind in _BODIES for a in cast.actors_of(content))
        by = _stray_agent(verb, cast) if args.passive and args.subject is None else None
        return Draft(
            type="reject" if leaves else kind,
            trigger=verb,
            actor=args.subject or by or _implied_owner(args),
            unsaid=_is_unsaid(frame, args, content, cast),
            addressee=addressee,
            content=content,
            content_slot=slot,
            standing=standing(verb, kind, lexicon),
            mode=frame.mode,
            cameo=frame.cameo if kind == frame.type else "051",
            rule="verb",
        )
    return None


def _shared_view(frame: Frame, slots: dict[str, Token], content: Token | None) -> tuple[MoveType, Token | None]:
    """ "Agreed with Rome", "agrees with the remarks", and nothing agreed on: support for whoever said it."""
    if frame.word != "agree" or content is not None or "with" not in slots or slots["with"].pos_ == "PRON":
        return frame.type, content
    return "endorse", None


def _is_only_asked(verb: Token) -> bool:
    """ "Asked whether they had met", "asked about the raid": a question, and nothing is demanded."""
    if verb.lemma_ != "ask":
        return False
    if verb.i + 1 < len(verb.doc) and verb.nbor().lower_ in _QUESTIONS:
        return True
    if any(t.lower_ == "?" for t in verb.doc[max(verb.sent.start, verb.i - 3) : verb.i]):
        return True  # "Why have a war?" asked a guard
    inner = [c for c in verb.children if c.i > verb.i]
    marks = {m.lower_ for c in inner if c.dep_ in {"ccomp", "advcl", "xcomp"} for m in c.children if m.i < c.i}
    return bool(marks & _QUESTIONS) or any(c.lower_ in {"about", "whether"} for c in inner)


def _has_particle(particle: str, args: Arguments) -> bool:
    """Whether the verb has the particle of a row; the parser may take it for a preposition: "stormed out of"."""
    loose = _ADVERBS.intersection(s.partition("_")[0] for s in args.slots)
    return particle == args.particle or particle in loose


def _behind_particle(slots: dict[str, Token], particle: str) -> dict[str, Token]:
    """What stands in "of" behind "out of", which the parser takes for two prepositions."""
    pairs = [(name.partition("_"), token) for name, token in slots.items() if "_" in name]
    return {second: token for (first, _, second), token in pairs if first == particle}


def _traits(
    slots: dict[str, Token], frame: Frame, args: Arguments, cast: Cast, lexicon: MoveLexicon
) -> dict[str, Token]:
    """What `needs` may ask of a verb beside its slots.

    `should` (the that-clause says what is to be), `own` (it is of one's own acts); `party`, `person`, `bare` (the
    object is a party, a human being, missing); `at!` (the at-phrase names a party; so with every slot); `yes`, `no`;
    `harmful` (a warning that threatens); `firm`, `abruptly` (how it is done).
    """
    verb = args.head
    found = {name + "!": token for name, token in slots.items() if cast.is_named(token) or party_named(token)}
    clause, obj = slots.get("that"), slots.get("obj")
    if clause is not None and is_wish(clause):
        found["should"] = clause
    if clause is not None and _is_own_future(clause, args, cast, lexicon):
        found["own"] = clause
    if obj is None:
        found["bare"] = verb
    elif cast.is_named(obj):
        found["party"] = obj
    if obj is not None and _is_person(obj, lexicon):
        found["person"] = obj
    answer = next((c for c in verb.children if c.dep_ == "intj" and c.lower_ in {"yes", "no"}), None)
    if answer is not None:
        found.update(slots_of(answer))
    if answer is not None and "to" in {**slots, **found}:
        found[answer.lower_] = answer
    if frame.word == "warn" and _is_harmful(slots, args, cast, lexicon):
        found["harmful"] = clause or slots.get("of") or verb
    for c in verb.children:
        if c.lower_ in {"firm", "fast"} and c.dep_ in {"acomp", "advmod", "oprd"}:
            found["firm"] = c
        if c.lower_ in {"abruptly", "angrily", "early"}:
            found["abruptly"] = c
    return found


def _is_person(noun: Token, lexicon: MoveLexicon) -> bool:
    """A human being, by name or by what he is: "freed the blogger", "released two Russians"."""
    if noun.ent_type_ == "PERSON":
        return noun.pos_ == "PROPN"
    if noun.ent_type_ == "NORP":
        return noun.tag_ in {"NNS", "NNPS"}
    return noun.lemma_.lower() in lexicon.classes["captive"] | lexicon.classes["private_noun"]


def _stray_agent(verb: Token, cast: Cast) -> Token | None:
    """ "Was urged to open the port by Rome": the by-phrase that the parser hung on the infinitive."""
    for t in verb.subtree:
        if t.i > verb.i and t.lower_ == "by" and (by := child(t, "pobj")) is not None and cast.actors_of(by):
            return by
    return None


def _is_unsaid(frame: Frame, args: Arguments, content: Token | None, cast: Cast) -> bool:
    """ "Rome was urged to leave", "Rome has been accused of": a move whose maker the text leaves out."""
    whom = args.slots.get("obj")
    passive = args.passive and any(c.dep_ == "auxpass" for c in args.head.children)
    if whom is not None and whom.pos_ == "PRON":
        return False
    if not passive or args.subject is not None or frame.type not in {"demand", "accuse"} or content is None:
        return False
    named = cast.actors_of(whom) if whom is not None and whom != content else ()
    return bool(named) and not any(a.code.endswith("PPL") or a.kind == "person" for a in named)


def _is_harmful(slots: dict[str, Token], args: Arguments, cast: Cast, lexicon: MoveLexicon) -> bool:
    """Whether a warning is a threat: of the warner's own act, or of a consequence; "warned of floods" is none."""
    of = slots.get("of") or slots.get("about")
    if of is not None:
        return of.lemma_.lower() in lexicon.classes["consequence"]
    clause = slots.get("that")
    if clause is None:
        return "obj" in slots and cast.is_named(slots["obj"]) and "inf" not in slots and "against" not in slots
    words = {t.lemma_.lower() for t in clause.subtree}
    if words & lexicon.classes["backlash"] or any(t.lower_ == "force" for t in clause.subtree):
        return True
    subject = own_subject(clause)
    will = any(c.dep_ == "aux" and c.lower_ in {"will", "would", "'ll"} for c in clause.children)
    if subject is None or not will:
        return False
    own = {a.code for a in cast.actors_of(subject)} & {a.code for a in cast.actors_of(args.subject)}
    return bool(own) or subject.lower_ in {"we", "i"}


def _stray_infinitive(verb: Token) -> tuple[Token | None, str]:
    """ "called on Rome during a visit to open the port": the infinitive that the parser hung on another word."""
    for t in verb.subtree:
        if (
            t.i > verb.i
            and t.dep_ in {"acl", "advcl"}
            and any(c.lower_ == "to" and c.dep_ == "aux" for c in t.children)
        ):
            return t, "inf"
    return None, ""


def _is_own_future(clause: Token, args: Arguments, cast: Cast, lexicon: MoveLexicon) -> bool:
    """ "Rome suggested that it would recognise them if": of one's own acts, and so an offer."""
    subject = own_subject(clause)
    if subject is None or not any(c.dep_ == "aux" and c.lower_ in {"would", "will", "could"} for c in clause.children):
        return False
    if clause.lemma_ not in lexicon.verbs and clause.lemma_ not in lexicon.classes["yielding"]:
        return False
    if not any(
        m.dep_ == "mark" or m.lower_ == "once" for c in clause.children if c.dep_ == "advcl" for m in c.children
    ):
        return False  # "suggested that it would leave" tells a plan; an offer waits for something
    own = {a.code for a in cast.party(subject)} & {a.code for a in cast.actors_of(args.subject)}
    return bool(own) or subject.lower_ in {"it", "they", "he", "she"}


def is_wish(clause: Token) -> bool:
    """Whether a that-clause says what is to be, not what is: "insists that they leave", "that she must go"."""
    auxiliaries = {c.lower_ for c in clause.children if c.dep_ in {"aux", "auxpass"}}
    if auxiliaries & {"must", "should", "shall", "ought"} or auxiliaries in ({"be"}, {"be", "not"}):
        return True
    if clause.lemma_ in {"have", "need"} and any(c.dep_ == "xcomp" for c in clause.children):
        return True
    return (clause.tag_ == "VB" and not auxiliaries) or is_subjunctive(clause)


def _with_nested(slots: dict[str, Token], frame: Frame, cast: Cast) -> dict[str, Token]:
    """The slots, with phrases that the parser hung on the object taken for the verb's where the row asks for them."""
    merged = dict(slots)
    obj = slots.get("obj") or slots.get("dat")
    for name, _ in frame.slots:
        nested = slots.get("obj." + name)
        if name in merged or nested is None or name in {"obj", "dat", "that"}:
            continue
        if name == "inf" and frame.role("obj") not in {"a", "e"}:
            continue
        known = obj is None or obj.pos_ in {"PROPN", "PRON"} or cast.is_named(obj) or frame.word == "accuse"
        if name == "of" and not known:
            continue
        merged[name] = nested
    return merged


def _implied_owner(args: Arguments) -> Token | None:
    """ "make good on promised reforms": who promised is who the clause is about, or who owns the thing."""
    verb = args.head
    if verb.dep_ != "amod":
        return None
    owner = child(verb.head, "poss")
    if owner is not None or verb.lemma_ == "propose":
        return owner
    top = verb.head
    while top.dep_ in {"pobj", "prep", "dobj", "conj", "pcomp"} and top.head != top:
        top = top.head
    return surface_subject(top) if top.pos_ in VERBAL else None


def _is_next(subject: Token, verb: Token) -> bool:
    """Whether nothing stands between but a caption's "(left)", "(2nd R)"."""
    between = verb.doc[subject.i + 1 : verb.i]
    return not len(between) or (between[0].lower_ == "(" and between[-1].lower_ == ")" and len(between) < 6)


def headline_draft(noun: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "Rome presses for truce": a present-tense verb of a headline that the parser took for a plural."""
    lemma = noun.lower_[:-2] if noun.lower_.endswith(("sses", "shes", "ches")) else noun.lower_[:-1]
    if noun.dep_ != "ROOT" or lemma not in lexicon.verbs or any(t.tag_ in _FINITE for t in noun.sent):
        return None
    subject = next((c for c in noun.children if c.i < noun.i and (cast.is_named(c) or cast.party(c))), None)
    if subject is None or not _is_next(subject, noun):
        return None
    slots = slots_of(noun)
    for frame in lexicon.verbs[lemma]:
        if frame.particle or not frame.needs or not filled(frame, slots) or not object_fits(frame, slots, lexicon):
            continue
        content, slot, addressee = roles(frame, slots, cast)
        return Draft(
            frame.type, noun, subject, addressee, content, slot, mode=frame.mode, cameo=frame.cameo, rule="verb"
        )
    return None

"""Matches verbs, nouns and adjectives against their argument patterns."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from servanda.moves.draft import Draft
from servanda.moves.grammar import (
    VERBAL,
    Arguments,
    arguments,
    child,
    doer,
    hyphenated,
    is_passive,
    own_subject,
    slots_of,
    surface_subject,
)
from servanda.moves.lexicon import Frame, MoveLexicon
from servanda.moves.places import hosts_of
from servanda.moves.standing import standing
from servanda.moves.who import Cast

_CLAUSAL = ("inf", "that", "ing", "for", "to", "of", "against")
_ADVERBS = frozenset({"back", "down", "off", "out", "away", "aside", "forward", "over", "up"})
"""Particles that the parser may take for prepositions with an object of their own."""
_AMOD_TRIGGERS = frozenset({"promise", "pledge", "announce", "vow", "threaten"})
_MODIFIER_TYPES = frozenset({"endorse", "consult", "demand", "accept"})
VERB_CLASSES = frozenset({"duty", "speech", "mute", "talkverb", "mediateverb"})
_BODIES = frozenset({"organisation", "alliance"})
"""To withdraw from a body is to turn one's back on it; to withdraw from a place is to carry out a step."""
_JOURNEYS = frozenset({"fly", "travel", "arrive", "send", "lead", "visit", "host", "speak", "talk"})
"""A journey or a reception is a move only if there is somebody at the other end."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PRONOUNS = frozenset({"it", "them", "one", "this", "that", "these", "those"})
"""What these stand for must be named in the same sentence: "declared truces and broke every one of them"."""
_BRINGING = frozenset({"send", "come", "return", "respond", "reply", "answer", "write", "begin", "open", "counter"})
"""Verbs that bring a word along: "sent an envoy with an offer", "responded with a threat"."""
_PRESENT = frozenset({"participant", "delegate", "attendee", "delegation"})
"""Who is at a meeting: "Mr. Roux, another participant at the meeting"."""
_COPULAS = frozenset({"be", "stand", "remain", "seem", "appear", "become", "stay", "sound"})


def in_class(token: Token, names: tuple[str, ...], lexicon: MoveLexicon) -> bool:
    """Whether the noun (or a noun it is compounded with or made of) belongs to one of the classes."""
    if token.lower_ in _PRONOUNS and any(not n.startswith("-") for n in names):
        return any(t.lemma_.lower() in lexicon.classes[n] for t in token.sent for n in names if not n.startswith("-"))
    wanted = [n for n in names if not n.startswith("-")]
    barred = [n[1:] for n in names if n.startswith("-")]
    lemma = hyphenated(token)
    if any(lemma in lexicon.classes[n] for n in barred):
        return False
    if not wanted or token.pos_ in VERBAL:
        return True
    near = [lemma] + [c.lemma_.lower() for c in token.children if c.dep_ in {"conj", "compound"}]
    if token.lemma_ in {"series", "number", "hundred", "thousand", "dozen", "part", "most", "end", "round", "call"}:
        near += [n.lemma_.lower() for c in token.children if c.lower_ in {"of", "to"} for n in c.children]
    return any(n in lexicon.classes[name] for n in near for name in wanted)


def verb_draft(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """The move that a verb makes, if one of its patterns fits what stands around it."""
    frames = lexicon.verbs.get(verb.lemma_.lower())
    if not frames or (verb.dep_ == "amod" and verb.lemma_.lower() not in _AMOD_TRIGGERS):
        return None
    args = arguments(verb)
    for frame in frames:
        if frame.particle != args.particle and frame.particle not in _ADVERBS.intersection(args.slots):
            continue
        slots = _with_nested(args.slots, frame, cast)
        if "that" in slots and _is_wish(slots["that"]):
            slots["should"] = slots["that"]
        if frame.word == "warn" and _is_harmful(slots, args, cast, lexicon):
            slots["harmful"] = slots.get("that") or slots.get("of") or verb
        if not _filled(frame, slots) or not _object_fits(frame, slots, lexicon):
            continue
        if frame.type == "consult" and not _has_partner(verb, frame, slots, cast):
            continue
        if frame.type == "fulfil" and _is_done_to_others(args, slots, cast):
            continue
        if _asks_for_silence(frame, slots, lexicon):
            continue
        if _only_describes(verb, frame, slots, lexicon):
            continue
        content, slot, addressee = _roles(frame, slots, cast)
        if (
            verb.lemma_ in _JOURNEYS
            and frame.type == "consult"
            and not (cast.actors_of(addressee) or hosts_of(addressee))
        ):
            if addressee is None or not in_class(addressee, ("talk",), lexicon):
                continue
            content, slot, addressee = addressee, "obj", None
        if content is None and addressee is not None and frame.type == "demand":
            content, slot = _stray_infinitive(verb)
        leaves = frame.type == "fulfil" and slot == "from" and any(a.kind in _BODIES for a in cast.actors_of(content))
        return Draft(
            type="reject" if leaves else frame.type,
            trigger=verb,
            actor=args.subject or _implied_owner(args),
            addressee=addressee,
            content=content,
            content_slot=slot,
            standing=standing(verb, frame.type, lexicon),
            mode=frame.mode,
            cameo=frame.cameo,
            rule="verb",
        )
    return None


def _is_done_to_others(args: Arguments, slots: dict[str, Token], cast: Cast) -> bool:
    """ "halted the rebels' advance" is a deed against the rebels and no step that was promised."""
    obj = slots.get("obj")
    if obj is None or args.head.lemma_ not in {"halt", "stop", "end", "suspend", "freeze", "cease"}:
        return False
    doers = {a.code for a in cast.actors_of(args.subject)}
    owners = {a.code for c in obj.children if c.dep_ in {"poss", "compound", "amod"} for a in cast.actors_of(c)}
    return bool(owners) and not owners & doers


def _asks_for_silence(frame: Frame, slots: dict[str, Token], lexicon: MoveLexicon) -> bool:
    """ "asked not to be named": a source's wish, and no move."""
    act = slots.get("inf")
    if frame.type != "demand" or act is None:
        return False
    return act.lemma_ in lexicon.classes["mute"] | {"quote"} and any(c.dep_ == "neg" for c in act.children)


def _has_partner(verb: Token, frame: Frame, slots: dict[str, Token], cast: Cast) -> bool:
    """Whether "discussed the border" says with whom: in a with-phrase, or by several that do it together."""
    if verb.lemma_ not in {"discuss", "negotiate", "talk"} or "with" in slots or "to" in slots:
        return True
    subject = surface_subject(verb)
    if subject is None:
        return False
    return len(cast.actors_of(subject)) > 1 or subject.tag_ in {"NNS", "NNPS"} or subject.lower_ in {"they", "we"}


def _is_harmful(slots: dict[str, Token], args: Arguments, cast: Cast, lexicon: MoveLexicon) -> bool:
    """Whether a warning is a threat: of the warner's own act, or of a consequence; "warned of floods" is none."""
    of = slots.get("of") or slots.get("about")
    if of is not None:
        return of.lemma_.lower() in lexicon.classes["consequence"]
    clause = slots.get("that")
    if clause is None:
        return "obj" in slots and cast.is_named(slots["obj"]) and "inf" not in slots and "against" not in slots
    words = {t.lemma_.lower() for t in clause.subtree}
    if words & lexicon.classes["backlash"]:
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


def _only_describes(verb: Token, frame: Frame, slots: dict[str, Token], lexicon: MoveLexicon) -> bool:
    """ "rebels backed by Ankara": a lasting trait of the noun, not a move, unless the noun is a proposal or a talk."""
    if verb.dep_ != "acl" or "obj" not in slots:
        return False
    if verb.tag_ == "VBG" and verb.lemma_ in {"oppose", "support", "back"}:
        return slots["obj"].pos_ == "PROPN"
    if verb.tag_ != "VBN" or frame.type not in _MODIFIER_TYPES:
        return False
    return not in_class(slots["obj"], ("deal", "ask", "gesture", "talk", "curb", "policy"), lexicon)


def _is_wish(clause: Token) -> bool:
    """Whether a that-clause says what is to be, not what is: "insists that they leave", "that she must go"."""
    auxiliaries = {c.lower_ for c in clause.children if c.dep_ in {"aux", "auxpass"}}
    if auxiliaries & {"must", "should", "shall", "ought"} or "be" in auxiliaries:
        return True
    if clause.lemma_ in {"have", "need"} and any(c.dep_ == "xcomp" for c in clause.children):
        return True
    return clause.tag_ == "VB" and not auxiliaries


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


def _filled(frame: Frame, slots: dict[str, Token]) -> bool:
    return not frame.needs or any(all(s in slots for s in alternative) for alternative in frame.needs)


def _object_fits(frame: Frame, slots: dict[str, Token], lexicon: MoveLexicon) -> bool:
    if not frame.objects:
        return True
    name = next((s for s, role in frame.slots if role in "cex" and s in slots), None)
    if name is None:
        return all(o.startswith("-") for o in frame.objects)
    if frame.objects[0].lstrip("-") in VERB_CLASSES:
        inside = slots[name].lemma_ in lexicon.classes[frame.objects[0].lstrip("-")]
        return inside != frame.objects[0].startswith("-")
    token = slots[name]
    if token.pos_ in VERBAL and frame.word in {"allow", "let"}:
        subject = own_subject(token)
        return subject is not None and in_class(subject, frame.objects, lexicon)
    return in_class(token, frame.objects, lexicon)


def _roles(frame: Frame, slots: dict[str, Token], cast: Cast) -> tuple[Token | None, str, Token | None]:
    """Content, the slot it stands in, and addressee."""
    contents = [(s, slots[s]) for s, role in frame.slots if role == "c" and s in slots]
    contents.sort(key=lambda pair: _CLAUSAL.index(pair[0]) if pair[0] in _CLAUSAL else -1 if pair[0] == "obj" else 9)
    addressees = [slots[s] for s, role in frame.slots if role == "a" and s in slots]
    either = next((slots[s] for s, role in frame.slots if role == "e" and s in slots), None)
    content, slot = (contents[0][1], contents[0][0]) if contents else (None, "")
    addressee = addressees[0] if addressees else None
    if either is not None:
        if content is not None and slot == "inf" and not cast.can_act(either):
            content, slot = either, "obj"  # "urged a halt to let aid pass": the halt is what is urged
        elif content is not None or cast.is_named(either):
            addressee = addressee or either
        else:
            content, slot = either, "obj"
        if content is None and frame.type in {"accuse", "endorse", "reject"}:
            content, slot = either, "obj"
    if slot == "that" and content is not None and addressee is None and frame.type == "demand":
        addressee = own_subject(content)
    return content, slot, addressee


def _implied_owner(args: Arguments) -> Token | None:
    """ "make good on promised reforms": who promised is who the clause is about, or who owns the thing."""
    verb = args.head
    if verb.dep_ != "amod":
        return None
    owner = child(verb.head, "poss")
    if owner is not None:
        return owner
    top = verb.head
    while top.dep_ in {"pobj", "prep", "dobj", "conj", "pcomp"} and top.head != top:
        top = top.head
    return surface_subject(top) if top.pos_ in VERBAL else None


# ---- nouns -----------------------------------------------------------------------------------------------------


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
    if noun.lemma_ == "request" and noun.dep_ == "pobj" and noun.head.lower_ in {"at", "on", "upon"}:
        return None  # "at the request of": how something else came about
    for frame in frames:
        carrier = _carrier(noun, lexicon, frame.type)
        slots = {**_carried(carrier, frame), **own}
        if not _filled(frame, {**slots, **_traits(noun)}) or not _object_fits(frame, slots, lexicon):
            continue
        actor, others = _owner(noun, frame, slots, cast, carrier)
        if actor is None:
            continue
        content, slot, addressee = _roles(frame, slots, cast)
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


def _traits(noun: Token) -> dict[str, Token]:
    """What `needs` may ask of a noun beside its slots: `peace` (a "peace plan"), `plural`, `poss` (its owner named)."""
    traits = {"plural": noun} if noun.tag_ == "NNS" else {}
    peace = next((c for c in noun.children if c.dep_ == "compound" and c.lemma_.lower() in {"peace", "truce"}), None)
    if peace is not None:
        traits["peace"] = peace
    owner = child(noun, "poss")
    if owner is not None and owner.pos_ == "PRON":
        traits["poss"] = owner
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
    if (
        top.dep_ == "pobj"
        and top.head.lower_ in ({"in", "into", "at", "during"} if kind == "consult" else {"in"})
        and top.head.head.pos_ in VERBAL
    ):
        return top.head.head
    return None


def _owner(
    noun: Token, frame: Frame, slots: dict[str, Token], cast: Cast, carrier: Token | None
) -> tuple[Token | None, tuple[Token, ...]]:
    owner = child(noun, "poss")
    agent = slots.get("by")
    if agent is not None and cast.actors_of(agent):
        return agent, ()
    if owner is not None:
        return owner, ()
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


def _carried(carrier: Token | None, frame: Frame) -> dict[str, Token]:
    """What the light verb lends its noun: "gave its backing *to the plan*", "issued a warning to Rome *that* …"."""
    if carrier is None:
        return {}
    slots = slots_of(carrier)
    if "dat" in slots and frame.role("to") is not None:
        slots.setdefault("to", slots["dat"])
    return {k: v for k, v in slots.items() if k not in {"obj", "dat", "in", "at"}}


# ---- adjectives ------------------------------------------------------------------------------------------------


def adjective_draft(adjective: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """The move that "is ready to", "opposed to" or "unacceptable" makes of its subject."""
    frames = lexicon.adjectives.get(adjective.lower_) or lexicon.adjectives.get(hyphenated(adjective))
    if not frames:
        return None
    copula = adjective.head if adjective.dep_ in {"acomp", "oprd", "ROOT", "conj"} else None
    verb = adjective if adjective.tag_ == "VBN" and child(adjective, "auxpass") is not None else copula
    if verb is None or (verb != adjective and verb.lemma_ not in _COPULAS):
        return None
    slots = slots_of(adjective)
    if verb != adjective:
        slots = {**{k: v for k, v in slots_of(verb).items() if k not in {"acomp", "obj"}}, **slots}
    subject = surface_subject(verb)
    for frame in frames:
        if not _filled(frame, slots) or subject is None:
            continue
        about_subject = frame.role("subject") == "c"
        if about_subject and frame.type == "demand" and ("to" in slots or "for" in slots):
            continue  # "oil is crucial to his hold on power" says what is, not what is to be
        content, slot, addressee = _roles(frame, slots, cast)
        return Draft(
            type=frame.type,
            trigger=adjective,
            actor=None if about_subject else subject,
            by_source=about_subject,
            addressee=addressee,
            content=subject if about_subject else content,
            content_slot="obj" if about_subject else slot,
            standing=standing(verb, frame.type, lexicon),
            mode=frame.mode,
            cameo=frame.cameo,
            rule="adjective",
        )
    return None


def headline_draft(noun: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "Rome presses for truce": a present-tense verb of a headline that the parser took for a plural."""
    lemma = noun.lower_[:-2] if noun.lower_.endswith(("sses", "shes", "ches")) else noun.lower_[:-1]
    if noun.dep_ != "ROOT" or lemma not in lexicon.verbs or any(t.tag_ in _FINITE for t in noun.sent):
        return None
    subject = next((c for c in noun.children if c.i < noun.i and cast.is_named(c)), None)
    if subject is None or subject.i != noun.i - 1:
        return None
    slots = slots_of(noun)
    for frame in lexicon.verbs[lemma]:
        if frame.particle or not frame.needs or not _filled(frame, slots) or not _object_fits(frame, slots, lexicon):
            continue
        content, slot, addressee = _roles(frame, slots, cast)
        return Draft(
            frame.type, noun, subject, addressee, content, slot, mode=frame.mode, cameo=frame.cameo, rule="verb"
        )
    return None


def lexical_drafts(token: Token, cast: Cast, lexicon: MoveLexicon) -> Iterator[Draft]:
    """The moves that one word makes by what the lexicons say of it."""
    known = token.lower_ in lexicon.adjectives or hyphenated(token) in lexicon.adjectives
    if known and token.tag_ in {"JJ", "VBN"}:
        found = adjective_draft(token, cast, lexicon)
        if found is not None:
            yield found
            return
    if token.tag_ == "NNS" and (found := headline_draft(token, cast, lexicon)) is not None:
        yield found
        return
    if token.pos_ in VERBAL or token.tag_.startswith("VB") or (token.tag_ == "JJ" and is_passive(token)):
        found = verb_draft(token, cast, lexicon)
        if found is not None:
            yield found
            return
    if token.pos_ == "NOUN":
        found = noun_draft(token, cast, lexicon)
        if found is not None:
            yield found

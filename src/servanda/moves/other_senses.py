"""Tells when a pattern fits and the verb means something else: "met resistance", "told reporters", "agree with it"."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from servanda.moves.frames import in_class
from servanda.moves.grammar import Arguments, child, own_subject, surface_subject
from servanda.moves.lexicon import Frame, MoveLexicon
from servanda.moves.who import Cast
from servanda.records import MoveType

_MODIFIER_TYPES = frozenset({"endorse", "consult", "demand", "accept"})
_REPORTERS = frozenset({"reporter", "journalist", "correspondent", "newspaper", "television", "radio", "news", "media"})
_MILITARY = frozenset({"military", "air", "bombing", "ground", "naval", "combat", "armed", "offensive", "rescue"})


def is_other_sense(args: Arguments, frame: Frame, slots: dict[str, Token], cast: Cast, lexicon: MoveLexicon) -> bool:
    """Whether the pattern fits but the verb means something else here."""
    other = _NOT_SO.get(frame.type)
    if other is not None and other(args, frame, slots, cast, lexicon):
        return True
    if frame.word == "threaten" and args.passive and not {"inf", "with", "that"} & set(slots):
        return True  # "the villagers were threatened by the troops": what they are exposed to
    if frame.word == "call" and frame.objects and any(c.dep_ in {"oprd", "xcomp", "ccomp"} for c in args.head.children):
        return True  # "called the strike a crime"
    return _only_describes(args.head, frame, slots, lexicon)


def _is_no_meeting(args: Arguments, frame: Frame, slots: dict[str, Token], cast: Cast, lexicon: MoveLexicon) -> bool:
    if not _has_partner(args.head, frame, slots, cast) or _meets_nobody(args):
        return True
    written = frame.word == "write" or (frame.word == "send" and "letter" in frame.objects)
    if _is_press(slots, cast):
        return True
    # "Reached out to the council to offer talks": the offer is the move.
    return (written and _says_what(args, slots.get("obj"))) or (frame.word == "reach" and "inf" in slots)


def _is_no_step(args: Arguments, frame: Frame, slots: dict[str, Token], cast: Cast, lexicon: MoveLexicon) -> bool:
    if _is_own_business(slots.get("obj")) or _is_done_to_others(args, slots, cast):
        return True
    return frame.word in {"allow", "permit", "let"} and _is_said_of_text(args, lexicon)


def _is_no_demand(args: Arguments, frame: Frame, slots: dict[str, Token], cast: Cast, lexicon: MoveLexicon) -> bool:
    return (frame.word == "tell" and _is_press(slots, cast)) or _asks_for_silence(frame, slots, lexicon)


def _is_no_acceptance(args: Arguments, frame: Frame, slots: dict[str, Token], cast: Cast, lexicon: MoveLexicon) -> bool:
    """ "I would agree with that": of one opinion."""
    return frame.word == "agree" and "with" in slots and slots["with"].lower_ in {"that", "this", "it"}


def _is_no_offer(args: Arguments, frame: Frame, slots: dict[str, Token], cast: Cast, lexicon: MoveLexicon) -> bool:
    return _offers_nothing(slots.get("obj"))


def _is_no_backing(args: Arguments, frame: Frame, slots: dict[str, Token], cast: Cast, lexicon: MoveLexicon) -> bool:
    return frame.word == "stand" and _is_own_word(slots.get("by"))


def _is_no_refusal(args: Arguments, frame: Frame, slots: dict[str, Token], cast: Cast, lexicon: MoveLexicon) -> bool:
    return "inf" in slots and _is_wording(slots["inf"])


_NOT_SO: dict[MoveType, Callable[[Arguments, Frame, dict[str, Token], Cast, MoveLexicon], bool]] = {
    "consult": _is_no_meeting,
    "fulfil": _is_no_step,
    "demand": _is_no_demand,
    "accept": _is_no_acceptance,
    "propose": _is_no_offer,
    "endorse": _is_no_backing,
    "reject": _is_no_refusal,
}


def _meets_nobody(args: Arguments) -> bool:
    """ "The move was met with outrage", "the building where parliament meets", "when it comes to"."""
    verb = args.head
    if verb.lemma_ == "meet":
        passive = any(c.dep_ == "auxpass" for c in verb.children)
        placed = any(c.lower_ == "where" for c in verb.children)
        return passive or (placed and "obj" not in args.slots and "with" not in args.slots)
    subject = own_subject(verb)
    return verb.lemma_ == "come" and subject is not None and subject.lower_ == "it"


def _is_press(slots: dict[str, Token], cast: Cast) -> bool:
    """ "Told reporters before talks to": the press is told things and not told to do them."""
    told = slots.get("obj") or slots.get("dat") or slots.get("to") or slots.get("with")
    if told is None:
        return False
    owner = child(told, "poss")
    if owner is not None and {a.code for a in cast.actors_of(owner)} == {"MED"}:
        return True  # "talked with the channel's Ana Ruiz"
    return bool({told.lemma_.lower(), told.lower_} & _REPORTERS) or {a.code for a in cast.actors_of(told)} == {"MED"}


def _says_what(args: Arguments, letter: Token | None) -> bool:
    """ "Wrote to the council urging a truce", "a letter of protest": what a letter says is the move, and no meeting."""
    clauses = {"advcl", "acl", "ccomp", "xcomp", "relcl", "parataxis"}
    told = any(c.dep_ in clauses for t in (args.head, letter) if t is not None for c in t.children)
    return told or (letter is not None and any(c.lower_ == "of" for c in letter.children))


def _offers_nothing(offer: Token | None) -> bool:
    """ "Offered no changes", "proposed nothing"."""
    if offer is None:
        return False
    return offer.lower_ == "nothing" or any(c.dep_ == "det" and c.lower_ == "no" for c in offer.children)


def _is_own_word(what: Token | None) -> bool:
    """ "Stood by his comments": one's own words, and nobody else's cause."""
    return (
        what is not None and what.pos_ == "NOUN" and any(c.dep_ == "poss" and c.pos_ == "PRON" for c in what.children)
    )


def _is_own_business(what: Token | None) -> bool:
    """ "Suspended embassy operations", "ended his campaign": no fight that others ask to end."""
    if what is None or what.lemma_ not in {"operation", "campaign"}:
        return False
    if any(c.lower_ in _MILITARY | {"against"} for c in what.children):
        return False
    kinds = [c for c in what.children if c.dep_ in {"compound", "amod"} and c.ent_type_ not in {"GPE", "NORP"}]
    return bool(kinds) or not list(what.children)


def _is_said_of_text(args: Arguments, lexicon: MoveLexicon) -> bool:
    """ "The resolution that permits the use of force": a text allows things and carries out nothing."""
    verb = args.head
    subject = own_subject(verb)
    if verb.dep_ == "relcl" and (subject is None or subject.tag_ == "WDT"):
        subject = verb.head
    return subject is not None and subject.lemma_.lower() in lexicon.classes["text"] | lexicon.classes["deal"]


def _is_wording(act: Token) -> bool:
    """ "Declined to use the word": about words, and no refusal of anything."""
    what = child(act, "dobj")
    if act.lemma_ not in {"use", "call"} or what is None:
        return False
    return any(t.lemma_ in {"word", "term", "phrase", "name"} for t in (what, *what.children))


def _is_done_to_others(args: Arguments, slots: dict[str, Token], cast: Cast) -> bool:
    """ "halted the rebels' advance" is a deed against the rebels and no step that was promised."""
    obj = slots.get("obj")
    if obj is None or args.head.lemma_ not in {"halt", "stop", "end", "suspend", "freeze", "cease"}:
        return False
    doers = {a.code for a in cast.actors_of(args.subject)}
    owners = {a.code for c in obj.children if c.dep_ in {"poss", "compound", "amod"} for a in cast.party(c)}
    return bool(owners) and not owners & doers


def _asks_for_silence(frame: Frame, slots: dict[str, Token], lexicon: MoveLexicon) -> bool:
    """ "asked not to be named": a source's wish, and no move."""
    act = slots.get("inf")
    if frame.type == "demand" and "obj" in slots and slots["obj"].lemma_ == "anonymity":
        return True
    if frame.type != "demand" or act is None:
        return False
    return act.lemma_ in lexicon.classes["mute"] | {"quote"} and any(c.dep_ == "neg" for c in act.children)


def _has_partner(verb: Token, frame: Frame, slots: dict[str, Token], cast: Cast) -> bool:
    """Whether "discussed the border" says with whom: in a with-phrase, or by several that do it together."""
    if verb.lemma_ == "gather":
        return len(cast.actors_of(surface_subject(verb))) > 1
    if verb.lemma_ not in {"discuss", "negotiate", "talk"} or "with" in slots or "to" in slots:
        return True
    subject = surface_subject(verb)
    if subject is None:
        return False
    if verb.lemma_ == "talk" and (verb.tag_ == "VBG" or any(c.lower_ in {"past", "of"} for c in verb.children)):
        return False  # "are talking about sending more", "talked past each other"
    return len(cast.actors_of(subject)) > 1 or subject.tag_ in {"NNS", "NNPS"} or subject.lower_ in {"they", "we"}


def _only_describes(verb: Token, frame: Frame, slots: dict[str, Token], lexicon: MoveLexicon) -> bool:
    """ "rebels backed by Ankara": a lasting trait of the noun, not a move, unless the noun is a proposal or a talk."""
    if verb.dep_ != "acl" or "obj" not in slots:
        return False
    if verb.tag_ == "VBN" and verb.lemma_ == "threaten":
        return True  # "civilians threatened by the army"
    if verb.tag_ == "VBG" and verb.lemma_ in {"oppose", "support", "back"}:
        return slots["obj"].pos_ == "PROPN"
    if verb.tag_ != "VBN" or frame.type not in _MODIFIER_TYPES:
        return False
    return not in_class(slots["obj"], ("deal", "ask", "gesture", "talk", "curb", "policy"), lexicon)

"""Matches the slots of a word against the patterns of the lexicon: what is filled, what fits, what stands where."""

from __future__ import annotations

from spacy.tokens import Token

from servanda.moves.grammar import VERBAL, hyphenated, own_subject
from servanda.moves.lexicon import Frame, MoveLexicon
from servanda.moves.who import Cast

_CLAUSAL = ("inf", "that", "ing", "for", "to", "of", "against")
VERB_CLASSES = frozenset({"duty", "speech", "mute", "talkverb", "mediateverb", "cooperating"})
_PRONOUNS = frozenset({"it", "them", "one"})
"""What these stand for must be named in the same sentence: "declared truces and broke every one of them"."""


def in_class(token: Token, names: tuple[str, ...], lexicon: MoveLexicon) -> bool:
    """Whether the noun (or a noun it is compounded with or made of) belongs to one of the classes."""
    if token.lower_ in _PRONOUNS and any(not n.startswith("-") for n in names):
        return any(t.lemma_.lower() in lexicon.classes[n] for t in token.sent for n in names if not n.startswith("-"))
    wanted = [n for n in names if not n.startswith("-")]
    barred = [n[1:] for n in names if n.startswith("-")]
    lemma = hyphenated(token)
    if lemma == "conference" and any(c.lower_ in {"news", "press"} for c in token.children):
        return False
    if any(lemma in lexicon.classes[n] for n in barred):
        return False
    if not wanted or token.pos_ in VERBAL:
        return True
    if "land" in wanted and token.ent_type_ in {"GPE", "LOC", "FAC"}:
        return True
    near = [lemma] + [c.lemma_.lower() for c in token.children if c.dep_ in {"conj", "compound"}]
    if token.lemma_ in {
        "series",
        "lot",
        "share",
        "much",
        "number",
        "hundred",
        "thousand",
        "dozen",
        "part",
        "most",
        "end",
        "round",
        "call",
        "last",
        "rest",
        "remainder",
        "first",
    }:
        near += [n.lemma_.lower() for c in token.children if c.lower_ in {"of", "to"} for n in c.children]
    return any(n in lexicon.classes[name] for n in near for name in wanted)


def filled(frame: Frame, slots: dict[str, Token]) -> bool:
    """Whether one of the alternatives that the row asks for is there."""
    return not frame.needs or any(all(s in slots for s in alternative) for alternative in frame.needs)


def object_fits(frame: Frame, slots: dict[str, Token], lexicon: MoveLexicon) -> bool:
    """Whether what stands in the first slot belongs to the classes that the row names."""
    if not frame.objects:
        return True
    if frame.objects[0].startswith("@"):
        # Classes of who is barred "from the site", and not of the site.
        return "obj" in slots and in_class(slots["obj"], tuple(o.lstrip("@") for o in frame.objects), lexicon)
    name = next((s for s, role in frame.slots if role in "cex" and s in slots), None)
    name = name or next((s for s, role in frame.slots if role == "a" and s in slots), None)
    if name is None:
        return all(o.startswith("-") for o in frame.objects)
    if frame.objects[0].lstrip("-") in VERB_CLASSES:
        inside = slots[name].lemma_ in lexicon.classes[frame.objects[0].lstrip("-")]
        return inside != frame.objects[0].startswith("-")
    token = slots[name]
    if token.tag_ == "VBG" and frame.role(name) == "x":
        return False  # "when it comes to making exceptions" comes to no agreement
    if token.pos_ in VERBAL and frame.word in {"allow", "let"}:
        subject = own_subject(token)
        return subject is not None and in_class(subject, frame.objects, lexicon)
    return in_class(token, frame.objects, lexicon)


def roles(frame: Frame, slots: dict[str, Token], cast: Cast) -> tuple[Token | None, str, Token | None]:
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

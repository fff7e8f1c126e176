"""Names what stands in a word's phrase: subject, objects, auxiliaries, modifiers, and whom they name."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from servanda.moves.grammar import child, doer, is_passive, own_subject, slots_of, surface_subject
from servanda.moves.learned.scene import Scene
from servanda.moves.learned.word import senses_of

_PARTIES = frozenset({"party", "opp", "UN"})
_PREDICATES = frozenset({"acomp", "attr", "oprd"})
_CLAUSAL = frozenset({"inf", "ing", "that"})
_LIKE_VERBS = _CLAUSAL | {"whether"}
_CLASSED = frozenset({"obj", "to", "of", "for", "on", "with"})
"""Slots whose noun classes are told."""
_SENSED = _CLASSED | _PREDICATES | _LIKE_VERBS | frozenset({"against", "from", "about", "over", "in", "dat", "as"})
"""Slots whose senses are told."""
_CORE = frozenset({"obj", "inf", "that", "acomp", "attr", "ing"})
"""Slots whose senses are told together with those of the word."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A word with its arguments, read off the parse once."""

    token: Token
    slots: dict[str, Token]
    subject: Token | None
    """Who does it, or whose it is."""
    predicate: str
    """Senses of what the verb says its subject is: "is *unacceptable*"."""


def phrase_features(scene: Scene, token: Token) -> tuple[Phrase, list[str]]:
    """The phrase of a word, and what can be named of it."""
    found: list[str] = []
    predicate = ""
    slots = slots_of(token)
    if scene.pos[token.i] in {"VERB", "AUX"}:
        subject, predicate = _verb(scene, token, found)
    else:
        subject = _noun(scene, token, found)
    phrase = Phrase(token, slots, subject, predicate)
    _subject(scene, phrase, found)
    objects = "".join(_slot(scene, phrase, name, filler, found) for name, filler in slots.items())
    own = senses_of(scene, token.i)[:2]
    found += [f"mo={a}{b}" for a in own for b in sorted(set(objects))]
    found += [f"mp={a}{b}" for a in own for b in sorted(set(predicate))]
    return phrase, found


def _verb(scene: Scene, verb: Token, found: list[str]) -> tuple[Token | None, str]:
    """Auxiliaries, particles and predicates of a verb; its subject, and the senses of its predicate."""
    lore, lemma = scene.lore, scene.lemma[verb.i]
    passive = is_passive(verb)
    found.append("passive" if passive else "active")
    if own_subject(verb) is None:
        found.append("nosubj")
    predicate = ""
    to = False
    for c in verb.children:
        dep, lower = scene.dep[c.i], scene.lower[c.i]
        to = to or lower == "to"
        if dep in {"aux", "auxpass"}:
            found.append("aux=" + lower)
        elif dep == "neg":
            found += ["neg", "neg_l=" + lemma]
        elif dep == "prt":
            found += ["prt=" + lower, f"lp={lemma}_{lower}"]
        elif dep == "mark":
            found.append("mark=" + lower)
        elif dep == "advmod":
            found.append("adv=" + lower)
            if lower.endswith("ly"):
                found += ["avm=" + letter for letter in lore.senses.adjectives.get(lower[:-2], "")]
        elif dep in _PREDICATES:
            word = scene.lemma[c.i]
            predicate = lore.senses.of(word, "Aj", "N")
            found.append("pred=" + word)
            found += ["pc=" + name for name in lore.classes.get(word, ())]
            found += ["prm=" + letter for letter in predicate]
        elif scene.tag[c.i] in {"WP", "WRB", "WDT"}:
            found.append("wh")
    if scene.tag[verb.i] == "VB" and to:
        found.append("toinf")
    return (doer(verb) if passive else surface_subject(verb)), predicate


def _noun(scene: Scene, noun: Token, found: list[str]) -> Token | None:
    """Owner, modifiers and determiner of a noun or adjective; whose it is, as far as the phrase tells."""
    owner = child(noun, "poss")
    subject = owner
    if owner is not None:
        found.append("poss=" + scene.kind(owner))
    for c in noun.children:
        dep = scene.dep[c.i]
        if dep in {"compound", "amod", "nmod"}:
            word = scene.lemma[c.i]
            found.append("mod=" + word)
            found += ["modm=" + letter for letter in scene.lore.senses.of(word, "Aj", "N", "V")]
            if scene.kind(c) in _PARTIES:
                found.append("modparty")
                subject = subject or c
    for c in noun.children:
        dep, lower = scene.dep[c.i], scene.lower[c.i]
        if dep == "det":
            found.append("det=" + lower)
        elif dep == "prep" and lower in {"by", "from", "of"} and (inner := child(c, "pobj")) is not None:
            found.append(f"{lower}k={scene.kind(inner)}")
            if scene.kind(inner) in _PARTIES and lower != "of":
                subject = subject or inner
    return _carrier(scene, noun, subject, found)


def _carrier(scene: Scene, noun: Token, subject: Token | None, found: list[str]) -> Token | None:
    """The verb that carries a noun ("issued a *call*", "came under *fire*"), which may lend it its subject."""
    dep, head = scene.dep[noun.i], noun.head
    below = dep == "pobj"
    if dep not in {"dobj", "attr", "nsubjpass"} and not (below and scene.pos[head.head.i] in {"VERB", "AUX"}):
        return subject
    verb = head.head if below else head
    lent = surface_subject(verb)
    found += ["lv=" + scene.lemma[verb.i], "lvk=" + scene.kind(lent)]
    found += ["lvm=" + letter for letter in scene.lore.senses.verbs.get(scene.lemma[verb.i], "")]
    if below:
        found.append(f"lvp={scene.lemma[verb.i]}_{scene.lower[head.i]}")
    return subject or lent


def _subject(scene: Scene, phrase: Phrase, found: list[str]) -> None:
    kind = scene.kind(phrase.subject)
    found += ["sk=" + kind, f"sk_l={kind}_{scene.lemma[phrase.token.i]}"]
    if phrase.subject is None:
        return
    word = scene.lemma[phrase.subject.i]
    found.append("sl=" + word)
    found += ["sc=" + name for name in scene.lore.classes.get(word, ())]
    found += ["sm=" + letter for letter in scene.lore.senses.nouns.get(word, "")]


def _slot(scene: Scene, phrase: Phrase, name: str, filler: Token, found: list[str]) -> str:
    """What fills one slot; its senses, where they count together with those of the word."""
    word = scene.lemma[filler.i]
    found += [
        "s=" + name,
        f"ls={scene.lemma[phrase.token.i]}_{name}",
        f"sk2={name}_{scene.kind(filler)}",
        f"o={name}_{word}",
    ]
    if name in _CLASSED:
        found += [f"oc={name}_{kind}" for kind in scene.lore.classes.get(word, ())]
    if name in _CLAUSAL:
        _clause(scene, phrase, name, filler, found)
    if name not in _SENSED:
        return ""
    parts = ("V", "N") if name in _LIKE_VERBS else ("Aj", "N") if name in _PREDICATES else ("N", "V")
    senses = scene.lore.senses.of(word, *parts)
    found += [f"om={name}_{letter}" for letter in senses]
    return senses if name in _CORE else ""


def _clause(scene: Scene, phrase: Phrase, name: str, verb: Token, found: list[str]) -> None:
    """The auxiliaries of a complement, and whether its subject is that of the word."""
    for c in verb.children:
        if scene.dep[c.i] == "aux":
            found.append(f"oaux={name}{scene.lower[c.i]}")
        elif scene.dep[c.i] == "neg":
            found.append("oneg")
    inner = own_subject(verb)
    if inner is not None and phrase.subject is not None:
        same = scene.codes(inner) & scene.codes(phrase.subject)
        found.append("that_same" if same else "that_other_" + scene.kind(inner))

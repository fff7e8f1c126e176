"""Names what can be said of a word by itself and by its neighbours."""

from __future__ import annotations

from spacy.tokens import Token

from servanda.moves.grammar import hyphenated
from servanda.moves.learned.scene import Scene

_PART = {"V": "V", "N": "N", "A": "Aj"}
ANY = ("V", "N", "Aj")


def senses_of(scene: Scene, at: int) -> str:
    """The classes of the word itself, by its part of speech first."""
    return scene.lore.senses.of(scene.lemma[at], _PART.get(scene.pos[at][0], "V"), *ANY)


def word_features(scene: Scene, token: Token) -> list[str]:
    """The word, its form and its place in the grammar, and the tables that name it."""
    at, lore = token.i, scene.lore
    lemma, pos, lower = scene.lemma[at], scene.pos[at], scene.lower[at]
    found = [
        f"l={lemma}/{pos[0]}",
        f"w={lower}",
        f"tag={scene.tag[at]}",
        f"dep={scene.dep[at]}",
        f"pos={pos}",
        f"suf={lower[-3:]}",
    ]
    verb = "vt=" if pos in {"VERB", "AUX"} else "vtn="
    found += [verb + kind for kind in lore.verbs.get(lemma, ())]
    noun = hyphenated(token) if pos == "NOUN" else lemma
    found += [f"nt={kind}{pos[0]}" for kind in lore.nouns.get(noun, ())]
    found += ["at=" + kind for kind in lore.adjectives.get(lower, ())]
    if lemma in lore.wrongs:
        found.append("wrong")
    found += ["c=" + name for name in lore.classes.get(lemma, ())]
    found += ["ww=" + name for name in lore.lists.get(lemma, ())]
    senses = senses_of(scene, at)
    found += ["m=" + letter for letter in senses]
    found.append("m1=" + senses[:1])
    return found


def window_features(scene: Scene, token: Token) -> list[str]:
    """The words right before and right after."""
    at, lower = token.i, scene.lower
    found = []
    if at > 0:
        found.append("p1=" + lower[at - 1])
    if at > 1:
        found.append(f"p2={lower[at - 2]}_{lower[at - 1]}")
    if at + 1 < len(lower):
        found += ["n1=" + lower[at + 1], f"ln1={scene.lemma[at]}_{lower[at + 1]}"]
    return found


def governor_features(scene: Scene, token: Token) -> list[str]:
    """The word that this one hangs on, and the one above that."""
    head = token.head
    if head == token:
        return []
    lemma, dep = scene.lemma[head.i], scene.dep[token.i]
    found = ["h=" + lemma, f"hd={dep}_{lemma}", "hp=" + scene.pos[head.i]]
    found += ["hvt=" + kind for kind in scene.lore.verbs.get(lemma, ())]
    senses = scene.lore.senses.of(lemma, *ANY)
    found += ["hm=" + letter for letter in senses]
    found += [f"mh={own}{above}" for own in senses_of(scene, token.i)[:2] for above in senses[:1]]
    above = head.head
    if above != head:
        over = scene.lemma[above.i]
        found += ["hh=" + over, f"hhd={dep}{scene.dep[head.i]}_{over}"]
        found += ["hhm=" + letter for letter in scene.lore.senses.of(over, *ANY)]
    if scene.pos[head.i] in {"VERB", "AUX"}:
        for c in head.children:
            if scene.dep[c.i] == "neg":
                found.append("hneg")
            elif scene.dep[c.i] == "aux":
                found.append("haux=" + scene.lower[c.i])
    return found

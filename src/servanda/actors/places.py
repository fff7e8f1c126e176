"""Tells a government from a place, a team and a namesake: `Minsk threatened` is Belarus, `talks in Minsk` is nobody."""

from __future__ import annotations

from servanda.actors.grammar import Grammar
from servanda.actors.lexicon import Lexicon, Noun

NOBODY = Noun("", "")


def is_place(grammar: Grammar, lexicon: Lexicon, token: int, city: bool) -> bool:
    """Whether the name whose root is `token` is only where something is or goes; `city` is stricter than a state."""
    while grammar.deps[token] == "conj" and grammar.heads[token] != token:
        token = grammar.heads[token]
    dep, head = grammar.deps[token], grammar.heads[token]
    if dep == "pobj":
        return _after_preposition(grammar, lexicon, head, city)
    if dep in ("dobj", "nsubjpass"):
        return city and grammar.lemmas[head] in lexicon.lists["harm"]
    if dep == "nsubj":
        still = grammar.lemmas[head] in lexicon.lists["still"]
        state = grammar.child(head, "acomp")
        disposed = state is not None and grammar.lemmas[state] in lexicon.lists["disposed"]
        role = grammar.child(head, "attr")
        disposed = disposed or (role is not None and lexicon.nouns.get(grammar.lemmas[role], NOBODY).group == "allies")
        return city and still and not disposed and grammar.child(head, "dobj", "ccomp", "xcomp") is None
    if dep in ("poss", "dative", "agent"):
        return False
    return city


def _after_preposition(grammar: Grammar, lexicon: Lexicon, prep: int, city: bool) -> bool:
    word = grammar.lower[prep]
    governor = grammar.lemmas[grammar.heads[prep]]
    if word in lexicon.lists["where"]:
        return True
    if word in ("to", "from", "for", "toward", "towards"):
        return governor in lexicon.lists["motion"] or (city and governor in ("be", "attack", "airport"))
    if word == "of":
        return city
    if word == "on":
        return city and governor in ("march", "attack", "advance", "assault", "raid", "strike")
    return False


def is_namesake(grammar: Grammar, lexicon: Lexicon, token: int) -> bool:
    """Whether the name of a state or city is a person's here (`Jordan wept`) or a team's (`Brazil scored twice`)."""
    start, end = grammar.sentences[grammar.sentence[token]]
    if grammar.deps[token] in ("nsubj", "nsubjpass"):
        verb = grammar.heads[token]
        verbs = [verb, *(c for c in grammar.children[verb] if grammar.deps[c] == "conj")]
        if any(grammar.lemmas[v] in lexicon.lists["human"] for v in verbs):
            return True
    return _is_sport(grammar, lexicon, start, end)


def _is_sport(grammar: Grammar, lexicon: Lexicon, start: int, end: int) -> bool:
    """Whether a sentence tells of a match: a word of the game, or goals that are scored or conceded."""
    sport = lexicon.lists["sport"]
    lemmas = set(grammar.lemmas[start:end])
    if "goal" in lemmas and lemmas & {"score", "concede", "net"}:
        return True
    for i in range(start, end):
        before = grammar.lower[i - 1] if i > start else ""
        if before == "-" and i > start + 1:
            before = f"{grammar.lower[i - 2]}-"
        if grammar.lemmas[i] in sport or f"{before} {grammar.lemmas[i]}".replace("- ", "-") in sport:
            return True
    return False

"""Tells a government from a place: `Minsk threatened` is Belarus, `talks in Minsk` is nobody."""

from __future__ import annotations

from servanda.actors.grammar import Grammar

WHERE = frozenset(
    {"in", "at", "near", "inside", "across", "throughout", "outside", "around", "over", "into", "through", "within"}
    | {"off", "beyond", "above", "beneath", "under", "along", "onto", "via", "en", "amid"}
)
MOTION = frozenset(
    {
        "go",
        "come",
        "travel",
        "fly",
        "return",
        "drive",
        "walk",
        "move",
        "sail",
        "flee",
        "arrive",
        "head",
        "march",
        "cross",
    }
    | {
        "deploy",
        "send",
        "ship",
        "transfer",
        "bring",
        "take",
        "deport",
        "withdraw",
        "pull",
        "leave",
        "escape",
        "retreat",
    }
    | {
        "advance",
        "reach",
        "evacuate",
        "airlift",
        "commute",
        "emigrate",
        "migrate",
        "rush",
        "race",
        "trip",
        "visit",
        "flight",
    }
    | {"journey", "tour", "withdrawal", "pullout", "return", "departure", "arrival", "road", "route", "way", "border"}
    | {
        "spread",
        "smuggle",
        "export",
        "import",
        "transport",
        "fire",
        "launch",
        "report",
        "broadcast",
        "refugee",
        "exile",
    }
    | {"evacuation", "deployment", "back", "live", "work", "hail", "originate", "exit", "step", "mile", "kilometre"}
    | {"kilometer", "miles", "east", "west", "north", "south", "north-east", "north-west", "south-east", "south-west"}
)
HARM = frozenset(
    {
        "bomb",
        "shell",
        "capture",
        "enter",
        "leave",
        "reach",
        "visit",
        "hit",
        "strike",
        "seize",
        "take",
        "retake",
        "invade",
    }
    | {
        "occupy",
        "attack",
        "besiege",
        "cross",
        "flee",
        "control",
        "hold",
        "overrun",
        "evacuate",
        "tour",
        "rock",
        "storm",
    }
    | {"pound", "liberate", "recapture", "surround", "abandon", "approach", "ravage", "devastate", "cover", "quit"}
)
STILL = frozenset({"fall", "lie", "burn", "sit", "stand", "remain", "wake", "shake", "be", "become", "host", "see"})


def is_place(grammar: Grammar, token: int, city: bool) -> bool:
    """Whether the name whose root is `token` is only where something is or goes; `city` is stricter than a state."""
    dep, head = grammar.deps[token], grammar.heads[token]
    if dep == "conj":
        while grammar.deps[token] == "conj" and grammar.heads[token] != token:
            token = grammar.heads[token]
        dep, head = grammar.deps[token], grammar.heads[token]
    if dep == "pobj":
        return _preposition(grammar, head, city)
    if dep == "dobj":
        return grammar.lemmas[head] in HARM if city else False
    if dep == "nsubjpass":
        return city and grammar.lemmas[head] in HARM
    if dep == "nsubj":
        return city and grammar.lemmas[head] in STILL and grammar.child(head, "dobj", "ccomp", "xcomp") is None
    if dep in ("poss", "dative", "agent"):
        return False
    return city


def _preposition(grammar: Grammar, prep: int, city: bool) -> bool:
    word = grammar.lower[prep]
    governor = grammar.lemmas[grammar.heads[prep]]
    if word in WHERE:
        return True
    if word in ("to", "from", "for", "toward", "towards"):
        return governor in MOTION or (city and governor in ("be", "attack", "airport"))
    if word == "of":
        return city
    if word == "on":
        return city and governor in ("march", "attack", "advance", "assault", "raid", "strike")
    return False

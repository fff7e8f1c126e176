"""Resolves the short form of a longer name told before: `the Liberation Army … the Army`."""

from __future__ import annotations

from collections.abc import Sequence

from servanda.actors.grammar import Grammar
from servanda.actors.mentions import Found
from servanda.records import Actor

WITHIN = ("compound", "amod", "nmod", "poss", "nummod")


def short_of(grammar: Grammar, items: Sequence[Found], token: int) -> tuple[Actor, ...]:
    """Who is called by the last word of his name; empty where the word stands with more, or in lower case."""
    children = grammar.children[token]
    capital = grammar.words[token].istitle() and grammar.tags[token].startswith("NN")
    the = any(grammar.lower[c] == "the" and c == token - 1 for c in children)
    if not capital or not the or any(grammar.deps[c] in WITHIN or grammar.lower[c] == "of" for c in children):
        return ()
    for item in reversed(items):
        if len(item.actors) == 1 and item.form == "name" and grammar.lower[item.token] == grammar.lower[token]:
            name = grammar.plain[item.start : item.end].removeprefix("the ").removeprefix("The ").split()
            if len(name) > 1 and name[-2][0].isupper():
                return item.actors
    return ()

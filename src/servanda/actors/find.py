"""Finds the mentions of actors in a parsed document."""

from __future__ import annotations

from servanda.actors.coreference import Coreference
from servanda.actors.grammar import Grammar
from servanda.actors.hits import find_hits
from servanda.actors.lexicon import Lexicon
from servanda.actors.mentions import Found, explicit
from servanda.actors.phrases import Phrases
from servanda.actors.senses import PLACE_KINDS, Setting
from servanda.actors.theatre import theatre
from servanda.language import Parsed
from servanda.records import Mention


def find_actors(parsed: Parsed, lexicon: Lexicon) -> tuple[Mention, ...]:
    """Mentions of actors in order of their place in the text.

    A phrase is one mention with the whole phrase as its span (`Kuwait's emir`); names inside it are none of their own.
    """
    grammar = Grammar(parsed)
    hits = find_hits(grammar, lexicon)
    setting = Setting(lexicon, hits, parsed.document.published)
    phrases = Phrases(grammar, hits, setting)
    phrases.theatre = theatre(phrases, [h for h in hits if h.kinds() & PLACE_KINDS])
    told = outermost(explicit(phrases, hits))
    found = outermost(told + Coreference(phrases, hits, told).run())
    return tuple(Mention(f.start, f.end, actor, f.form, grammar.starts[f.token]) for f in found for actor in f.actors)


def outermost(found: list[Found]) -> list[Found]:
    """Those that lie inside no longer one, in order."""
    kept: list[Found] = []
    for item in sorted(found, key=lambda f: (f.start, -f.end)):
        if not kept or item.start >= kept[-1].end or (not kept[-1].actors and item.actors):
            kept.append(item)
    return kept

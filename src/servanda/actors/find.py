"""Finds the mentions of actors in a parsed document."""

from __future__ import annotations

from servanda.actors.grammar import Grammar
from servanda.actors.hits import Hit, find_hits
from servanda.actors.lexicon import Lexicon
from servanda.actors.phrases import Phrases, names_actor
from servanda.actors.senses import Setting
from servanda.language import Parsed
from servanda.records import Actor, Mention, MentionForm, Span


def find_actors(parsed: Parsed, lexicon: Lexicon) -> tuple[Mention, ...]:
    """Mentions of actors in order of their place in the text.

    A phrase is one mention with the whole phrase as its span (`Kuwait's emir`); names inside it are none of their own.
    """
    grammar = Grammar(parsed)
    hits = find_hits(grammar, lexicon)
    setting = Setting(lexicon, hits, parsed.document.published)
    phrases = Phrases(grammar, hits, setting)
    found: list[Mention] = []
    for token in range(grammar.size):
        found.extend(_noun_mentions(phrases, token))
    for hit in hits:
        if names_actor(phrases, hit) and (actor := phrases.sense(hit)) is not None:
            found.append(_mention(grammar, _name_span(grammar, hit), actor, _form(hit), hit.root))
    return _outermost(found)


def _noun_mentions(phrases: Phrases, token: int) -> list[Mention]:
    grammar = phrases.grammar
    if grammar.deps[token] in ("compound", "amod", "nmod") or not grammar.tags[token].startswith("NN"):
        return []
    hit = phrases.hit_at.get(token)
    if hit is not None and hit.kinds() - {"title"}:
        return []
    actors = phrases.resolve(token)
    span = phrase_span(phrases, token)
    return [_mention(grammar, span, a, "title", token) for a in actors]


def phrase_span(phrases: Phrases, token: int) -> Span:
    """The characters of a noun phrase: from its first word to its head, or to the end of the phrase after `of`."""
    grammar = phrases.grammar
    end = token
    for child in grammar.children[token]:
        if grammar.deps[child] == "prep" and grammar.lower[child] in ("of", "for", "in", "from", "at"):
            place = grammar.child(child, "pobj")
            if place is not None and phrases.resolve(place):
                end = max(end, place)
    hit = phrases.hit_at.get(end)
    return grammar.starts[grammar.left_edge(token)], grammar.ends[hit.last if hit else end]


def _name_span(grammar: Grammar, hit: Hit) -> Span:
    first = hit.first
    while (
        first > 0
        and first - 1 > hit.root - 8
        and grammar.heads[first - 1] == hit.root
        and (grammar.deps[first - 1] in ("compound", "det", "amod", "nmod"))
    ):
        first -= 1
    return grammar.starts[first], hit.end


def _form(hit: Hit) -> MentionForm:
    kinds = hit.kinds()
    if kinds & {"capital", "metonym"} and not kinds & {"state", "person", "organisation"}:
        return "place"
    return "name"


def _mention(grammar: Grammar, span: Span, actor: Actor, form: MentionForm, token: int) -> Mention:
    return Mention(span[0], span[1], actor, form, grammar.starts[token])


def _outermost(found: list[Mention]) -> tuple[Mention, ...]:
    """The mentions that lie inside no longer one, in order."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if kept and mention.start < kept[-1].end and (mention.start, mention.end) != (kept[-1].start, kept[-1].end):
            continue
        if mention not in kept[-4:]:
            kept.append(mention)
    return tuple(kept)

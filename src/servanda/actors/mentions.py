"""Collects the explicit mentions of a document: names and phrases that say themselves who they are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from servanda.actors.domestic import belongs
from servanda.actors.hits import Hit
from servanda.actors.phrases import Phrases
from servanda.actors.places import is_namesake, is_place
from servanda.actors.senses import PLACE_KINDS
from servanda.actors.words import folded, key_words
from servanda.records import Actor, MentionForm, Span

INSIDE = ("compound", "amod", "nmod")
PERSON_NOUNS = frozenset({"office", "official", "lawmaker", "people"})
TALKING = frozenset(
    {
        "speak",
        "talk",
        "write",
        "say",
        "learn",
        "teach",
        "study",
        "translate",
        "read",
        "broadcast",
        "sing",
        "shout",
        "chant",
    }
)
"""Verbs with `in` or as objects of which a nationality is a language."""
FIGHTING = frozenset(
    {"officer", "commander", "general", "colonel", "admiral", "soldier", "pilot", "fighter", "rebel", "insurgent"}
    | {"militant", "guerrilla", "gunner", "paratrooper", "marine", "guard", "policeman", "peacekeeper", "defector"}
)
"""Single people of an army or armed group, of whom a text goes on with `he`."""
PLURAL_NOUNS = frozenset({"group", "rebels", "opposition", "force", "allies", "police"})
VIOLENCE = frozenset(
    {"attack", "bombing", "bombardment", "strike", "raid", "operation", "offensive", "protest", "truce"}
)
"""After a city these say where (`the Paris attacks`), after a country whose (`the French strikes`)."""
LEADING = frozenset({"lead", "head", "chair", "represent", "command", "helm", "direct", "run", "spearhead"})
PLURAL_TAGS = ("NNS", "NNPS")
_DATELINE = re.compile(
    r"[A-Z][^.()\n]{1,40}?\((?:[A-Z]{2,6}|[A-Z][a-z]+)\)\s*(?:-|—)|[A-Z]{3}[A-Z' -]*, [A-Z][a-z]+\.? \d"
)
"""The place where a report was written, before it: `CAIRO (Reuters) -`, `TRIPOLI, March 2`."""


@dataclass(slots=True)
class Found:
    """Words that point at actors, and what pronouns later ask about them; no actors: somebody unknown."""

    start: int
    end: int
    token: int
    actors: tuple[Actor, ...]
    form: MentionForm
    sort: str
    """`person`, `state`, `group` or `plural`."""
    noun: str = ""
    """The common noun at its head."""


def explicit(phrases: Phrases, hits: list[Hit]) -> list[Found]:
    """Every mention that needs no other to be understood, in order of its head."""
    grammar = phrases.grammar
    _note_strangers(phrases)
    _introduce_strangers(phrases)
    found: list[Found] = []
    for token in range(grammar.size):
        hit = phrases.hit_at.get(token)
        if hit is not None:
            if token != hit.root or hit.kinds() == {"region"}:
                continue
            if (actor := phrases.described(hit)) is not None:
                if "person" in hit.kinds() and hit.first < hit.last:
                    introduce(phrases, hit.last, (actor,))
                if stands(phrases, hit):
                    found.append(_named(phrases, hit, actor))
                continue
            described = hit.first < hit.last and grammar.words[hit.last].islower()  # `pro-Western leaders`
            if not described and not hit.kinds() <= {"surname", "region"}:
                continue
        if grammar.tags[token].startswith("NN") and (grammar.deps[token] not in INSIDE or grammar.tags[token] == "NNS"):
            found.extend(_phrase(phrases, token))
    return found


def stands(phrases: Phrases, hit: Hit) -> bool:
    """Whether a name is an actor where it stands, and no place, modifier or namesake."""
    grammar, lexicon, token = phrases.grammar, phrases.lexicon, hit.root
    kinds, dep = hit.kinds(), grammar.deps[token]
    if grammar.lower[hit.first : hit.last + 1] == ["states"] and grammar.lower[hit.first - 1] != "the":
        return False
    if grammar.plain[hit.start - 1 : hit.start] == "(" and grammar.plain[hit.end : hit.end + 1] == ")":
        return False
    if kinds & PLACE_KINDS and _DATELINE.match(grammar.plain, hit.start):
        return False
    if dep in INSIDE and grammar.heads[token] > token:
        noun = phrases.noun(grammar.heads[token])
        acts = noun is not None and noun.group == "act"
        if acts and "capital" in kinds and grammar.lemmas[grammar.heads[token]] in VIOLENCE:
            return False
        return acts or _mistaken_verb(phrases, hit)
    if kinds <= {"adjective", "demonym", "surname"} and _is_language(phrases, hit):
        return False
    if kinds & {"person", "surname"}:
        return True
    if "organisation" in kinds:
        return _is_body(phrases, hit)
    if kinds <= {"adjective"} or (kinds <= {"adjective", "demonym"} and dep in ("acomp", "attr", "advmod")):
        return False
    if kinds != {"metonym"} and is_namesake(grammar, lexicon, token):
        return False
    if kinds <= {"adjective", "demonym"}:
        return True
    return not is_place(grammar, lexicon, token, city="state" not in kinds)


def _is_language(phrases: Phrases, hit: Hit) -> bool:
    """Whether an adjective of nationality is a language: `speaking in English`, `she learned French`."""
    grammar, token = phrases.grammar, hit.root
    if "surname" in hit.kinds() and grammar.names[token] != "LANGUAGE":
        return False
    if grammar.tags[token] in PLURAL_TAGS or any(c < token for c in grammar.children[token]):
        return False
    at, above = token, grammar.heads[token]
    while grammar.deps[at] == "conj" and above != at:
        at, above = above, grammar.heads[above]
    verb = grammar.heads[above] if grammar.lower[above] in ("in", "into", "from") else above
    return grammar.names[token] == "LANGUAGE" or (
        grammar.deps[at] in ("pobj", "dobj") and grammar.lemmas[verb] in TALKING
    )


def _is_body(phrases: Phrases, hit: Hit) -> bool:
    """Whether the name of a body stands for it: adjectives (`European`) and seats (`Brussels`) do not always."""
    grammar, token = phrases.grammar, hit.root
    kinds = {phrases.lexicon.organisations[e.ref].kind for e in hit.entries if e.kind == "organisation"}
    if kinds == {"metonym"}:
        return not is_place(grammar, phrases.lexicon, token, city=True)
    if kinds == {"collective"} and hit.first == hit.last:
        return grammar.tags[token] in PLURAL_TAGS or grammar.child(token, "det") is not None
    return True


def _mistaken_verb(phrases: Phrases, hit: Hit) -> bool:
    """Whether the noun after a name is a verb that the parser mistook, as in headlines: `U.S. presses for truce`."""
    grammar, verb = phrases.grammar, hit.last + 1
    return (
        grammar.heads[hit.root] == verb
        and grammar.deps[verb] == "ROOT"
        and grammar.tags[verb] == "NNS"
        and grammar.starts[hit.first] == grammar.starts[grammar.sentences[grammar.sentence[verb]][0]]
        and grammar.lemmas[verb] in phrases.lexicon.lists["agent"]
    )


def _named(phrases: Phrases, hit: Hit, actor: Actor) -> Found:
    grammar, kinds = phrases.grammar, hit.kinds()
    first = hit.first
    while first > 0 and first <= grammar.heads[first - 1] <= hit.last and grammar.deps[first - 1] in (*INSIDE, "det"):
        first -= 1
    end = hit.end
    if kinds & {"person", "surname"}:
        sort = "person"
    elif kinds & {"demonym"}:
        plural = grammar.tags[hit.last] in PLURAL_TAGS or not grammar.lower[hit.last].endswith(("an", "i", "n"))
        sort = "plural" if plural and not kinds & {"state", "capital"} else "person"
    else:
        sort = "group" if "organisation" in kinds else "state"
    place = kinds & {"capital", "metonym"} and not kinds & {"state", "person", "organisation"}
    place = place and actor.kind != "person"
    return Found(grammar.starts[first], end, hit.root, (actor,), "place" if place else "name", sort)


def _phrase(phrases: Phrases, token: int) -> list[Found]:
    grammar = phrases.grammar
    actors = phrases.resolve(token)
    noun = phrases.noun(token)
    if grammar.tags[token].startswith("NNP") and grammar.names[token] == "PERSON":
        actors = actors or _member(phrases, token) or belongs(phrases, token)
        introduce(phrases, token, actors)
        start, end = phrase_span(phrases, token)
        return [Found(start, end, token, actors, "name", "person")]
    if noun is None and grammar.names[token] == "ORG" and not actors:
        return [Found(grammar.starts[token], grammar.ends[token], token, (), "name", "group")]
    plural = grammar.tags[token] in PLURAL_TAGS
    one = noun is not None and (noun.group in PERSON_NOUNS or grammar.lemmas[token] in FIGHTING)
    if noun is None or (not actors and not one and not (plural and noun.group in PLURAL_NOUNS)):
        return []
    start, end = phrase_span(phrases, token)
    sort = "plural" if plural else "person" if one else "group"
    if not actors and noun.group == "people" and plural and _may_act(phrases, token):
        actors = _people(phrases, token)
    return [Found(start, end, token, actors, "title", sort, grammar.lemmas[token])]


def _led(phrases: Phrases, token: int) -> tuple[Actor, ...]:
    """Those whom an unknown person leads: `Ali Nasr, who heads the Omani team`, `the Omani team, led by Ali Nasr`."""
    grammar, above = phrases.grammar, phrases.grammar.heads[token]
    verb = grammar.child(token, "relcl", "acl")
    if verb is not None and grammar.lemmas[verb] in LEADING:
        subject, led = grammar.child(verb, "nsubj"), grammar.child(verb, "dobj")
        relative = subject is not None and grammar.tags[subject] == "WP"
        return phrases.resolve(led) if led is not None and relative else ()
    verb = grammar.heads[above]
    if grammar.lower[above] == "by" and grammar.lemmas[verb] in LEADING and grammar.deps[verb] == "acl":
        return phrases.resolve(grammar.heads[verb])
    return ()


def _member(phrases: Phrases, token: int) -> tuple[Actor, ...]:
    """Whoever an unknown person leads or, with `of`, belongs to: `Ali Nasr of the Northern Front`."""
    if led := _led(phrases, token):
        return led
    if phrases.grammar.deps[token] not in ("nsubj", "nsubjpass", "pobj", "dobj", "agent"):
        return ()
    return tuple(a for a in phrases.links(token, ("of",)) if a.id in phrases.lexicon.organisations)[:1]


def _may_act(phrases: Phrases, token: int) -> bool:
    """Whether people of no stated country may be those who do something, in the clause or in one of their own."""
    return phrases.grammar.deps[token] in ("nsubj", "agent", "pobj") or _has_clause(phrases, token)


def _has_clause(phrases: Phrases, token: int) -> bool:
    """Whether a clause says what people do: `residents demanding water`, `marchers who called for a vote`."""
    grammar = phrases.grammar
    clause = grammar.child(token, "acl", "relcl")
    if clause is None:
        return False
    if grammar.deps[clause] == "acl":
        return grammar.tags[clause] == "VBG"
    subject = grammar.child(clause, "nsubj")
    return subject is not None and grammar.tags[subject] in ("WP", "WDT")


def _people(phrases: Phrases, token: int) -> tuple[Actor, ...]:
    """People of no stated country who do something: `residents said`."""
    if phrases.grammar.child(token, "poss") is not None:
        return ()
    doer = phrases.grammar.deps[token] == "nsubj" or phrases.grammar.lower[phrases.grammar.heads[token]] == "by"
    if doer or _has_clause(phrases, token):
        return (Actor("ppl", "PPL", "unnamed people", "people", "CVL"),)
    return ()


def phrase_span(phrases: Phrases, token: int) -> Span:
    """The characters of a noun phrase: from its first word to its head, or to the end of the name after `of`."""
    grammar = phrases.grammar
    end = token
    for child in grammar.children[token]:
        if grammar.deps[child] == "prep" and grammar.lower[child] in ("of", "for", "in", "from", "at"):
            place = grammar.child(child, "pobj")
            if place is not None and place - token < 12 and phrases.resolve(place):
                end = max(end, place)
    hit = phrases.hit_at.get(end)
    first = token
    for child in grammar.children[token]:
        if child < first and grammar.deps[child] in (*INSIDE, "det", "poss", "nummod", "quantmod", "predet"):
            first = min(first, grammar.left_edge(child))
    return grammar.starts[first], grammar.ends[hit.last if hit else end]


def _note_strangers(phrases: Phrases) -> None:
    """Remembers surnames of people named in full whom the lexicon does not know: `Brown` after `Scott Brown`."""
    grammar = phrases.grammar
    for token in range(1, grammar.size):
        if grammar.names[token] != "PERSON" or grammar.names[token - 1] != "PERSON":
            continue
        if token + 1 < grammar.size and grammar.names[token + 1] == "PERSON":
            continue
        hit = phrases.hit_at.get(token)
        known = hit is not None and (hit.first < token or "person" in hit.kinds() or phrases.sense(hit) is not None)
        if not known and grammar.tags[token].startswith("NNP"):
            phrases.strangers.add(folded(grammar.words[token]))


def _introduce_strangers(phrases: Phrases) -> None:
    """Remembers whose politics people are of, before the text is gone through: headlines call them by surname first."""
    grammar = phrases.grammar
    for token in range(1, grammar.size):
        if grammar.names[token] != "PERSON" or not grammar.tags[token].startswith("NNP"):
            continue
        hit = phrases.hit_at.get(token)
        if grammar.deps[token] in INSIDE or (hit is not None and phrases.sense(hit) is not None):
            continue
        introduce(phrases, token, phrases.titled(token) or belongs(phrases, token))


def introduce(phrases: Phrases, token: int, actors: tuple[Actor, ...]) -> None:
    """Remembers somebody whom the text says to speak for an actor, for later mentions by surname."""
    surname = folded(phrases.grammar.words[token])
    if len(actors) == 1 and key_words(surname):
        actor = actors[0]
        if actor.kind != "person" or surname not in key_words(actor.name):
            name = phrases.grammar.plain[slice(*phrase_span(phrases, token))]
            slug = "-".join(key_words(name))
            actor = Actor(f"person-{slug}", actor.code, name, "person", actor.cameo, acts_for=(actor.id,))
        phrases.locals.setdefault(surname, actor)

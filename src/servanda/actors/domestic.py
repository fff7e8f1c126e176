"""Tells whose politics somebody is of whom the tables do not know: `Sen. Harold Pym`, `Ann Lee (D-Mass.)`.

News names the politicians of its own country without saying which country that is: a title, a party or a post of
politics beside the name tells that it is one of them.
"""

from __future__ import annotations

import re

from servanda.actors.lexicon import Noun
from servanda.actors.phrases import Phrases, as_person
from servanda.records import Actor

Actors = tuple[Actor, ...]

_SEAT = re.compile(r",? ?\(?[DRI]-[A-Z][a-z]*\.?|,? ?\([DRI]\)|,? \(?[DRI]\., [A-Z]")
"""Party and seat of a member of the Congress of the United States: `(D-Mass.)`, `, R-Texas`."""
POSTS = frozenset(
    {"candidate", "contender", "hopeful", "runner", "frontrunner", "front-runner", "nominee", "strategist", "governor"}
    | {"mayor", "secretary", "minister", "aide", "adviser", "advisor", "justice", "speaker", "whip", "politician"}
    | {
        "coordinator",
        "envoy",
        "general",
        "admiral",
        "colonel",
        "ambassador",
        "president",
        "deputy",
        "prosecutor",
        "attorney general",
        "official",
    }
)
"""Posts of politics and government, beside those of lawmakers."""
CHAIRS = frozenset({"chairman", "chairwoman", "chair", "director", "manager"})
SEATS = frozenset({"committee", "caucus", "campaign", "party", "subcommittee", "cabinet"})
RUNNING = frozenset({"candidate", "contender", "hopeful", "nominee", "frontrunner", "runner", "superdelegate"})
FEDERAL = frozenset({"federal", "congressional", "presidential", "parliamentary", "senate"})
GOVERNING = frozenset({"office", "official", "court", "government", "legislature", "police"})
SERVING = frozenset({"serve", "be", "work", "become", "act"})


def is_post(phrases: Phrases, token: int) -> bool:
    """Whether a word is a post in politics or government that no phrase ties to a firm or club."""
    grammar, noun = phrases.grammar, phrases.noun(token)
    if noun is None or not (
        noun.group == "lawmaker" or (noun.group in ("office", "official", "force") and _is_listed(phrases, token))
    ):
        return False
    for child in grammar.children[token]:
        if grammar.deps[child] == "prep" and grammar.lower[child] in ("of", "for", "at", "with"):
            place = grammar.child(child, "pobj")
            if place is not None and (phrases.noun(place) is None or phrases.hit_at.get(place)):
                return False
    return True


def _is_listed(phrases: Phrases, token: int) -> bool:
    grammar = phrases.grammar
    if grammar.lemmas[token] in CHAIRS:
        return any(grammar.lower[c] in SEATS for c in (*grammar.children[token], token - 1))
    return grammar.lemmas[token] in POSTS


def home_of(phrases: Phrases, token: int) -> str | None:
    """The state of somebody who is only called a lawmaker, a candidate, a federal official or a party's man."""
    grammar, setting, noun = phrases.grammar, phrases.setting, phrases.noun(token)
    word, lemma = grammar.words[token], grammar.lemmas[token]
    if noun is None:
        return setting.of_politics(word) if word[0].isupper() and grammar.tags[token].startswith("NN") else None
    if noun.group == "lawmaker" and lemma not in ("member", "representative"):
        return setting.of_politics(lemma) or _home(phrases)
    federal = any(grammar.lower[c] in FEDERAL and c < token for c in grammar.children[token])
    if lemma in RUNNING or (federal and noun.group in GOVERNING):
        return _home(phrases)
    return None


def _home(phrases: Phrases) -> str | None:
    """The country whose politics the text is about; reports from a war are about nobody's."""
    home = phrases.setting.home
    return home if home != phrases.theatre else None


def belongs(phrases: Phrases, name: int) -> Actors:
    """The state of somebody unknown, by the seat, the title or the post told beside the name; empty where none is."""
    return tuple(as_person(a, phrases.full_name(name)) for a in _sides(phrases, name))


def _sides(phrases: Phrases, name: int) -> Actors:
    grammar = phrases.grammar
    if _SEAT.match(grammar.plain, grammar.ends[name]):
        return (phrases.state("usa"),)
    for post in _posts(phrases, name):
        found = phrases.resolve(post) or phrases.party(post)
        if found:
            return found[:1]
        if phrases.theatre is not None and (phrases.opposing(post) or _opposes(phrases, name, post)):
            return phrases.coded(Noun("rebels", "REB"), (phrases.state(phrases.theatre),), post)
        if is_post(phrases, post):
            state = phrases.setting.of_politics(grammar.lemmas[post]) or _home(phrases)
            return (phrases.state(state),) if state is not None else ()
    return _called(phrases, name)


def _called(phrases: Phrases, name: int) -> Actors:
    """The state that a short title right before the whole name is of, wherever the parser hangs it."""
    grammar, first = phrases.grammar, name
    while first > 0 and grammar.names[first - 1] == grammar.names[name] == "PERSON":
        first -= 1
    title = grammar.words[first - 1] if first else ""
    state = phrases.setting.of_politics(title) if title.endswith(".") else None
    return (phrases.state(state),) if state is not None else ()


def _opposes(phrases: Phrases, name: int, post: int) -> bool:
    """Whether a title before a name is one of rebels: `rebel commander Sami Said`."""
    return post < name and phrases.opposing(name) and phrases.noun(post) is not None


def _posts(phrases: Phrases, name: int) -> list[int]:
    """The nouns that say what somebody is: before the name, beside it, and in the clause with `who`."""
    grammar = phrases.grammar
    before = [c for c in grammar.children[name] if c < name and grammar.deps[c] in ("compound", "nmod", "amod")]
    found = [c for c in reversed(before) if phrases.noun(c) is not None]
    found += [c for c in grammar.children[name] if grammar.deps[c] == "appos"]
    above = grammar.heads[name]
    if grammar.deps[name] == "appos" and phrases.noun(above) is not None:
        found.append(above)
    clause = grammar.child(name, "relcl")
    subject = grammar.child(clause, "nsubj") if clause is not None else None
    if (
        clause is not None
        and subject is not None
        and grammar.tags[subject] == "WP"
        and grammar.lemmas[clause] in SERVING
    ):
        role = grammar.child(clause, "attr")
        as_ = next((c for c in grammar.children[clause] if grammar.lower[c] == "as"), None)
        role = role if role is not None or as_ is None else grammar.child(as_, "pobj")
        found += [role] if role is not None else []
    return found

"""Tells which person a surname means: by title, by country, by who is named in full, by who is in office that day."""

from __future__ import annotations

from servanda.actors.clauses import is_date
from servanda.actors.grammar import Grammar
from servanda.actors.hits import Hit
from servanda.actors.lexicon import Lexicon, Person
from servanda.actors.offices import holds, person_actor, rank, term_on
from servanda.actors.senses import Setting
from servanda.actors.words import folded, key_words
from servanda.records import Actor

HONORIFICS = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "sir",
        "lord",
        "lady",
        "baroness",
        "dame",
        "gen",
        "col",
        "lt",
        "maj",
        "capt",
        "sgt",
    }
    | {"sen", "rep", "gov", "adm", "prof", "ayatollah", "sheikh", "sheik", "mullah", "pope", "king", "queen", "prince"}
    | {
        "princess",
        "emperor",
        "president",
        "premier",
        "chancellor",
        "general",
        "colonel",
        "marshal",
        "comrade",
        "madame",
    }
    | {"vice", "deputy", "acting", "then", "former", "ex", "late", "outgoing", "incoming", "bishop", "archbishop"}
)
SIDING = frozenset({"anti", "pro"})
"""Before a hyphen they tell where somebody stands; the parser takes the name behind it for an adjective."""
NOT_PEOPLE = frozenset({"GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "DATE"})


def is_name(grammar: Grammar, hit: Hit, named: bool) -> bool:
    """Whether a word that is also a surname is one where it stands; it is if somebody is `named` so in full."""
    token = hit.root
    if is_date(grammar, token):
        return False
    if named and grammar.words[token][0].isupper():
        return True
    sided = grammar.prefix(token) in SIDING and grammar.words[token][0].isupper()
    if not grammar.tags[token].startswith("NNP") and not sided:
        return False
    if grammar.names[token] in NOT_PEOPLE:
        return grammar.deps[token] in ("nsubj", "poss")
    return True


def given_name(grammar: Grammar, lexicon: Lexicon, hit: Hit) -> str | None:
    """The given name that stands before a surname, folded, if one does: `Scott` of `Sen. Scott Brown`."""
    before = hit.first - 1
    while before >= 0 and grammar.lower[before] in ("al", "-", "el", "bin", "abu", "van", "von", "de"):
        before -= 1
    if before < 0 or not grammar.tags[before].startswith("NNP") or not grammar.words[before][0].isupper():
        return None
    word = grammar.lower[before].rstrip(".")
    if word in ("sheikh", "sheik", "mullah", "ayatollah", "prince") and grammar.names[before - 1] == "PERSON":
        before -= 1
        word = grammar.lower[before].rstrip(".")
    if grammar.sentence[before] != grammar.sentence[hit.first] or word in HONORIFICS or word in lexicon.nouns:
        return None
    same_name = grammar.names[before] == grammar.names[hit.first] == "PERSON"
    if same_name or (grammar.heads[before] == hit.root and grammar.names[before] in ("PERSON", "")):
        return folded(word)
    return None


def in_longer_name(grammar: Grammar, hit: Hit) -> bool:
    """Whether the word only begins somebody else's name: `Brown` in `Brown Smith`."""
    after = hit.last + 1
    return (
        after < grammar.size
        and grammar.names[hit.last] == grammar.names[after] == "PERSON"
        and grammar.tags[after].startswith("NNP")
        and grammar.heads[hit.root] == after
    )


def bears(person: Person, given: str) -> bool:
    """Whether a person is known by a given name or its initial."""
    words = {w for name in (person.name, *person.aliases) for w in key_words(name)}
    return given in words or (len(given) == 1 and any(w.startswith(given) for w in words))


def surname_actor(
    people: list[Person], setting: Setting, offices: frozenset[str], country: Actor | None, given: str | None
) -> Actor | None:
    """The person meant by a surname.

    `offices` are those of the title before it, `country` what an adjective or possessive says, `given` a given name.
    """
    lexicon = setting.lexicon
    if given is not None:
        people = [p for p in people if bears(p, given)]
    if country is not None:
        people = [p for p in people if country.code in _codes(lexicon, p)]
    ids = {p.id for p in people}
    for surname in {s.lower() for p in people for s in p.surnames}:
        named = [p for p in setting.people.get(surname, ()) if p in ids]
        if named:
            return _first_in_office([lexicon.people[p] for p in named], setting)
    titled = [p for p in people if any(t.office in offices for t in p.terms)]
    people = [p for p in titled if _holding(lexicon, p, offices, setting)] or (people if not offices else titled)
    return _in_office(people, setting, certain=bool(offices or country or given))


def _first_in_office(people: list[Person], setting: Setting) -> Actor | None:
    """Of people named in full, the first who holds an office that day, or the first of all."""
    actors = [a for p in people if (a := person_actor(setting.lexicon, p, setting.day)) is not None]
    return next((a for a in actors if a.role), actors[0] if actors else None)


def _codes(lexicon: Lexicon, person: Person) -> set[str]:
    return {lexicon.offices[t.office].code for t in person.terms if t.office in lexicon.offices}


def _holding(lexicon: Lexicon, person: Person, offices: frozenset[str], setting: Setting) -> bool:
    return setting.day is not None and any(t.office in offices and holds(t, setting.day) for t in person.terms)


def _in_office(people: list[Person], setting: Setting, certain: bool) -> Actor | None:
    lexicon, day = setting.lexicon, setting.day
    if day is None:
        return _agreed([a for p in people if (a := person_actor(lexicon, p, day))])
    scored = []
    for person in people:
        term = term_on(lexicon, person, day)
        if term is not None:
            context = min(2, setting.states[lexicon.offices[term.office].actor])
            scored.append((rank(lexicon, term) - 3 * context, not holds(term, day), person.id))
    if not scored:
        return _agreed([a for p in people if (a := person_actor(lexicon, p, day))]) if certain else None
    scored.sort()
    if not certain and scored[0][0] > 3 and len(scored) > 1:
        return None
    best = [lexicon.people[s[2]] for s in scored if s[:2] == scored[0][:2]]
    return _agreed([a for p in best if (a := person_actor(lexicon, p, day))])


def _agreed(actors: list[Actor]) -> Actor | None:
    return actors[0] if len({a.code for a in actors}) == 1 else None

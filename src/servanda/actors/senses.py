"""Decides what a known name stands for in this document: which person of that surname, which Congo, which office."""

from __future__ import annotations

from collections import Counter
from datetime import date

from servanda.actors.grammar import Grammar
from servanda.actors.hits import Hit
from servanda.actors.lexicon import Entry, Lexicon, Person
from servanda.actors.offices import holds, person_actor, rank, term_on
from servanda.records import Actor

STATE_KINDS = frozenset({"state", "adjective", "demonym", "capital", "metonym"})


class Setting:
    """What a document is about, as far as names tell: the states it names and the people it names in full."""

    def __init__(self, lexicon: Lexicon, hits: list[Hit], day: date | None) -> None:
        self.lexicon = lexicon
        self.day = day
        self.states: Counter[str] = Counter()
        self.people: dict[str, list[str]] = {}
        """Surname to the ids of people named in full."""
        for hit in hits:
            refs = {e.ref for e in hit.entries if e.kind in STATE_KINDS}
            if len(refs) == 1:
                self.states[next(iter(refs))] += 1
            for entry in hit.entries:
                if entry.kind == "person":
                    for surname in lexicon.people[entry.ref].surnames:
                        known = self.people.setdefault(surname.lower(), [])
                        if entry.ref not in known:
                            known.append(entry.ref)


def state_actor(lexicon: Lexicon, ref: str) -> Actor:
    """The state with this id."""
    state = lexicon.states[ref]
    return Actor(state.id, state.code, state.name, "state", state.cameo, wikidata=state.wikidata)


def body_actor(lexicon: Lexicon, ref: str) -> Actor:
    """The organisation with this id."""
    body = lexicon.organisations[ref]
    return Actor(
        body.id, body.code, body.name, body.kind, body.cameo or None, acts_for=body.acts_for, wikidata=body.wikidata
    )


def sense_of(hit: Hit, setting: Setting) -> Actor | None:
    """What a name stands for here; `None` where it could be several and nothing decides."""
    lexicon = setting.lexicon
    bodies = [e for e in hit.entries if e.kind == "organisation"]
    full = [e for e in hit.entries if e.kind == "person"]
    if full:
        return _one(
            list(dict.fromkeys(filter(None, (person_actor(lexicon, lexicon.people[e.ref], setting.day) for e in full))))
        )
    if bodies:
        return _body(bodies, setting)
    states = [e for e in hit.entries if e.kind in STATE_KINDS]
    if states:
        return _state(states, setting)
    surnames = [e for e in hit.entries if e.kind == "surname"]
    if surnames:
        return surname_actor([lexicon.people[e.ref] for e in surnames], hit, setting)
    return None


def _one(actors: list[Actor]) -> Actor | None:
    return actors[0] if len({a.code for a in actors}) == 1 else None


def _body(entries: list[Entry], setting: Setting) -> Actor | None:
    bodies = [setting.lexicon.organisations[e.ref] for e in entries]
    day = setting.day
    if day is not None and len(bodies) > 1:
        living = [b for b in bodies if (b.start is None or b.start <= day) and (b.end is None or day <= b.end)]
        bodies = living or bodies
    if len({b.code for b in bodies}) > 1:
        near = [b for b in bodies if b.country.lower() in setting.states]
        bodies = near or bodies
    if len({b.code for b in bodies}) > 1:
        return None
    return body_actor(setting.lexicon, bodies[0].id)


def _state(entries: list[Entry], setting: Setting) -> Actor:
    refs = list(dict.fromkeys(e.ref for e in entries))
    best = max(refs, key=lambda ref: (setting.states[ref], -refs.index(ref)))
    return state_actor(setting.lexicon, best)


def surname_actor(people: list[Person], hit: Hit, setting: Setting) -> Actor | None:
    """The person meant by a surname: one named in full in the document, else the one in office that day."""
    lexicon, day = setting.lexicon, setting.day
    ids = {p.id for p in people}
    for surname in {s.lower() for p in people for s in p.surnames}:
        named = [p for p in setting.people.get(surname, ()) if p in ids]
        if named:
            return person_actor(lexicon, lexicon.people[named[0]], day)
    if day is None:
        return _one([a for a in (person_actor(lexicon, p, day) for p in people) if a])
    terms = [(term, p) for p in people if (term := term_on(lexicon, p, day))]
    if not terms:
        return None
    scored = sorted(
        (
            rank(lexicon, term) - 3 * min(2, setting.states[lexicon.offices[term.office].actor]),
            not holds(term, day),
            p.id,
        )
        for term, p in terms
    )
    best = [lexicon.people[s[2]] for s in scored if s[:2] == scored[0][:2]]
    return _one([a for a in (person_actor(lexicon, p, day) for p in best) if a])


def surname_is_person(hit: Hit, grammar: Grammar) -> bool:
    """Whether a word that is also a surname is one here: a proper noun that is no part of a longer unknown name."""
    token = hit.root
    if not grammar.tags[token].startswith("NNP"):
        return False
    if grammar.names[token] in ("GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"):
        return grammar.deps[token] in ("nsubj", "poss")
    return True

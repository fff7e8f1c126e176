"""Decides what a known name stands for in this document: which Congo, which body of that name, which president."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from servanda.actors.hits import Hit
from servanda.actors.lexicon import Entry, Lexicon
from servanda.actors.offices import holder_on, person_actor
from servanda.records import Actor

STATE_KINDS = frozenset({"state", "adjective", "demonym", "capital", "metonym"})
PLACE_KINDS = STATE_KINDS | {"region"}
AT_HOME = 4
"""Mentions from which on a document may be about one state's own politics."""


class Setting:
    """What a document is about, as far as names tell: the states and places it names, the people named in full."""

    def __init__(self, lexicon: Lexicon, hits: list[Hit], day: date | None) -> None:
        self.lexicon = lexicon
        self.day = day
        self.states: Counter[str] = Counter()
        self.people: dict[str, list[str]] = {}
        """Folded surname to the ids of people named in full."""
        for hit in hits:
            refs = {e.ref for e in hit.entries if e.kind in PLACE_KINDS and e.ref}
            if len(refs) == 1:
                self.states[next(iter(refs))] += 1
            for entry in hit.entries:
                if entry.kind == "person":
                    self._name(entry.ref)
        self.home = self._home(hits)
        """The state whose own politics the document is about: more than half of all the parties it names are of it."""

    def _home(self, hits: list[Hit]) -> str | None:
        """By its name and places, its bodies and parties, and its people; each mention counts."""
        lexicon, spoken = self.lexicon, Counter(self.states)
        for hit in hits:
            for entry in hit.entries[:1]:
                if entry.kind == "organisation":
                    spoken[lexicon.organisations[entry.ref].country.lower()] += 1
                elif entry.kind == "person" and (actor := person_actor(lexicon, lexicon.people[entry.ref], self.day)):
                    spoken[actor.code[:3].lower()] += 1
        named = {ref: n for ref, n in spoken.items() if ref in lexicon.states}
        top = max(named, key=lambda ref: (named[ref], ref), default=None)
        return top if top is not None and named[top] >= AT_HOME and 2 * named[top] > sum(named.values()) else None

    def of_politics(self, word: str) -> str | None:
        """The state whose politics a word is of: `Republican`, `Sen.`; of several the home of the document."""
        states = self.lexicon.domestic.get(word, ())
        return self.home if self.home in states else next(iter(states), None)

    def _name(self, ref: str) -> None:
        for surname in self.lexicon.people[ref].surnames:
            known = self.people.setdefault(surname.lower(), [])
            if ref not in known:
                known.append(ref)

    def main_state(self) -> str | None:
        """The state the document is about: named at least twice as often as any other; `None` if there is none."""
        top = self.states.most_common(2)
        if not top or (len(top) > 1 and top[0][1] < 2 * top[1][1]):
            return None
        return top[0][0]

    def is_about(self, state: str) -> bool:
        """Whether the document names a state at least half as often as the state it names most."""
        return 0 < max(self.states.values(), default=0) <= 2 * self.states[state]


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


def office_actor(lexicon: Lexicon, office: str, day: date | None) -> Actor:
    """Whoever holds an office on a day; the office itself where the lexicon does not know the holder."""
    held = lexicon.offices[office]
    person = holder_on(lexicon, office, day)
    if person is not None:
        return Actor(
            person.id,
            held.code,
            person.name,
            "person",
            held.cameo or None,
            role=office,
            acts_for=(held.actor,),
            wikidata=person.wikidata,
        )
    title = held.titles[0] if held.titles else held.kind.replace("-", " ")
    return Actor(office, held.code, title, "office", held.cameo or None, role=office, acts_for=(held.actor,))


def named_in_full(hit: Hit, setting: Setting) -> Actor | None:
    """The person a full name stands for; of two of the same name, the one in office that day."""
    people = [setting.lexicon.people[e.ref] for e in hit.entries if e.kind == "person"]
    actors = [a for p in people if (a := person_actor(setting.lexicon, p, setting.day)) is not None]
    in_office = [a for a in actors if a.role]
    chosen = in_office or actors
    return chosen[0] if len({a.code for a in chosen}) == 1 else None


def body_or_state(hit: Hit, setting: Setting) -> Actor | None:
    """The organisation or state a name stands for; `None` where it could be several and nothing decides."""
    bodies = [e for e in hit.entries if e.kind == "organisation"]
    if bodies:
        return _body(bodies, setting)
    states = [e for e in hit.entries if e.kind in STATE_KINDS]
    if states:
        return _state(states, setting)
    regions = [e for e in hit.entries if e.kind == "region" and e.ref]
    return state_actor(setting.lexicon, regions[0].ref) if regions else None


def _body(entries: list[Entry], setting: Setting) -> Actor | None:
    bodies = [setting.lexicon.organisations[e.ref] for e in entries]
    day = setting.day
    bodies = [b for b in bodies if b.kind != "collective" or not b.country or setting.is_about(b.country.lower())]
    if not bodies:
        return None  # "Republican" is a party's only where its country is spoken of
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
    actor = state_actor(setting.lexicon, best)
    entry = next(e for e in entries if e.ref == best)
    if entry.kind in ("capital", "metonym"):
        return replace(actor, cameo=f"{actor.cameo}{_sector_of(entry, setting.lexicon)}")
    return actor


def _sector_of(entry: Entry, lexicon: Lexicon) -> str:
    """The CAMEO sector of a building, body or force: `Knesset` is a legislature, `Royal Navy` an armed force."""
    if entry.kind == "metonym":
        for word in reversed(entry.written):
            noun = lexicon.nouns.get(word.lower())
            if noun is not None and noun.sector in ("MIL", "LEG", "JUD", "COP", "SPY"):
                return noun.sector
    return "GOV"

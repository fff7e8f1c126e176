"""Explains who a name stands for on a day, and why: `Lavrov` on 2016-12-03 is `RUS`, foreign minister since 2004."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from servanda.actors.lexicon import Entry, Lexicon, Person
from servanda.actors.offices import holds, person_actor, term_on
from servanda.actors.senses import body_actor, office_actor, state_actor
from servanda.actors.tables import Holder
from servanda.actors.words import key_words, words_of
from servanda.records import Actor


@dataclass(frozen=True, slots=True)
class Explanation:
    """One thing a name can stand for."""

    actor: Actor | None
    """`None`: known, but for nobody on that day."""
    name: str
    why: str
    terms: tuple[str, ...] = ()
    """Every office held, with dates and source."""


def explain(lexicon: Lexicon, name: str, day: date | None) -> tuple[Explanation, ...]:
    """What a whole name or title can stand for on a day, likeliest first; empty where it is no known name."""
    words = words_of(name)
    found: list[Explanation] = []
    if words:
        taken, entries = lexicon.match(words, 0, name)
        if taken == len(words):
            found.extend(_entry(lexicon, e, day) for e in entries)
        found.extend(_office(lexicon, o, day) for o in lexicon.titles.get(key_words(name), ()))
    known = list(dict.fromkeys(found))
    return tuple(sorted(known, key=lambda e: (e.actor is None, e.actor is not None and e.actor.role is None)))


def _entry(lexicon: Lexicon, entry: Entry, day: date | None) -> Explanation:
    if entry.kind in ("person", "surname"):
        return _person(lexicon, lexicon.people[entry.ref], day)
    if entry.kind == "organisation":
        body = lexicon.organisations[entry.ref]
        living = f", {body.start or ''}–{body.end or ''}" if body.start or body.end else ""
        return Explanation(body_actor(lexicon, entry.ref), body.name, f"{body.kind}{living}")
    if not entry.ref:
        return Explanation(None, " ".join(entry.written), "a name that only contains an actor's")
    actor = state_actor(lexicon, entry.ref)
    what = {
        "state": "name of the state",
        "adjective": "its adjective",
        "demonym": "its people",
        "capital": "its capital, as its government",
        "metonym": "a building, body or force of its government",
        "region": "a place in it",
    }[entry.kind]
    return Explanation(actor, actor.name, what)


def _person(lexicon: Lexicon, person: Person, day: date | None) -> Explanation:
    actor = person_actor(lexicon, person, day)
    term = term_on(lexicon, person, day)
    on = f" on {day}" if day else ""
    if term is not None:
        why = f"{_title(lexicon, term)}{on}" + ("" if day is None or holds(term, day) else " (shortly before or after)")
    elif actor is not None:
        why = f"in no office that the lexicon knows{on}; by country"
    else:
        why = f"in no office that the lexicon knows{on}"
    terms = sorted(person.terms, key=lambda t: t.start or date.min)
    return Explanation(actor, person.name, why, tuple(_term(lexicon, t) for t in terms))


def _office(lexicon: Lexicon, office: str, day: date | None) -> Explanation:
    actor = office_actor(lexicon, office, day)
    held = lexicon.offices[office]
    title = held.titles[0] if held.titles else held.kind
    return Explanation(actor, actor.name, f"{title} of {held.actor}" + (f" on {day}" if day else ""))


def _title(lexicon: Lexicon, term: Holder) -> str:
    office = lexicon.offices[term.office]
    return f"{office.titles[0] if office.titles else office.kind} ({office.id})"


def _term(lexicon: Lexicon, term: Holder) -> str:
    title = _title(lexicon, term) if term.office in lexicon.offices else term.office
    return f"{term.start or '…'} – {term.end or 'now'}: {title}; {term.source}"

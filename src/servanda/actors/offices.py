"""Who held which office on a day, and for whom a person therefore spoke."""

from __future__ import annotations

from datetime import date, timedelta

from servanda.actors.lexicon import Lexicon, Person
from servanda.actors.tables import Holder
from servanda.records import Actor

GRACE = timedelta(days=45)
"""News calls people by an office for some weeks before and after their term."""
RANK = {
    "head-of-state": 0,
    "head-of-government": 0,
    "leader": 1,
    "deputy-head": 2,
    "foreign-minister": 2,
    "chief": 2,
    "secretary-general": 2,
    "president": 2,
    "envoy": 3,
    "head-of-mission": 3,
    "prosecutor": 3,
    "head-of-state-elect": 1,
    "candidate": 2,
    "speaker": 3,
    "interior-minister": 3,
    "finance-minister": 3,
    "security-adviser": 3,
    "commander": 3,
    "un-ambassador": 3,
    "defence-minister": 3,
    "opposition-leader": 3,
}
"""How likely news means the holder of such an office by the surname alone; lower is likelier."""
TOP = frozenset({"head-of-state", "head-of-government"})


def holds(term: Holder, day: date, grace: timedelta = timedelta()) -> bool:
    """Whether a term covers a day, give or take `grace`."""
    return (term.start is None or term.start - grace <= day) and (term.end is None or day <= term.end + grace)


def term_on(lexicon: Lexicon, person: Person, day: date | None) -> Holder | None:
    """The term that made the person speak for somebody on a day: the latest begun of those that cover it.

    Without a day: the person's only term, or any if all are for the same actor; otherwise `None`.
    """
    if day is None:
        codes = {lexicon.offices[t.office].code for t in person.terms if t.office in lexicon.offices}
        return person.terms[-1] if len(codes) == 1 else None
    for grace in (timedelta(), GRACE):
        held = [t for t in person.terms if t.office in lexicon.offices and holds(t, day, grace)]
        if held:
            return min(held, key=lambda t: (-(t.start or date.min).toordinal(), rank(lexicon, t)))
    return None


def rank(lexicon: Lexicon, term: Holder) -> int:
    """How likely news means this office-holder by the surname alone; lower is likelier."""
    office = lexicon.offices.get(term.office)
    return RANK.get(office.kind, 4) if office else 5


def person_actor(lexicon: Lexicon, person: Person, day: date | None) -> Actor | None:
    """The person as an actor on a day, with the code of whoever the office held that day belongs to.

    Out of office, a politician takes the country's code, and the opposition's between two terms at its head. Somebody
    known only from an organisation takes no code outside the term: `None`.
    """
    term = term_on(lexicon, person, day)
    if term is not None:
        office = lexicon.offices[term.office]
        return Actor(
            person.id,
            office.code,
            person.name,
            "person",
            office.cameo or None,
            role=office.id,
            acts_for=(office.actor,),
            wikidata=person.wikidata,
        )
    return _out_of_office(lexicon, person, day)


def _out_of_office(lexicon: Lexicon, person: Person, day: date | None) -> Actor | None:
    national = [
        t for t in person.terms if t.office in lexicon.offices and lexicon.offices[t.office].actor in lexicon.states
    ]
    if not national:
        return None
    country = lexicon.states[lexicon.offices[national[-1].office].actor]
    code, cameo = country.code, country.cameo
    if day is not None:
        top = [t for t in national if lexicon.offices[t.office].kind in TOP]
        before = {t.office for t in top if t.end is not None and t.end < day}
        after = {t.office for t in top if t.start is not None and t.start > day}
        if before & after:
            code, cameo = f"{code}-OPP", f"{cameo}OPP"
    return Actor(person.id, code, person.name, "person", cameo, wikidata=person.wikidata)


def holder_on(lexicon: Lexicon, office: str, day: date | None) -> Person | None:
    """Who held an office on a day, if the lexicon knows exactly one."""
    if day is None:
        return None
    held = [t for t in lexicon.holders.get(office, ()) if holds(t, day)]
    if len({t.person for t in held}) > 1:
        latest = max((t.start or date.min) for t in held)
        held = [t for t in held if (t.start or date.min) == latest]
    return lexicon.person_named(held[0].person) if len(held) == 1 else None

"""Resolves noun phrases: `Kuwait's emir`, `officials in the Obama administration`, `a spokesman for the ministry`.

Longer than 400 lines: one class reads a phrase from its head down, and each kind of head and tie has its rule here.
"""

from __future__ import annotations

from dataclasses import replace

from servanda.actors.grammar import Grammar
from servanda.actors.hits import Hit
from servanda.actors.lexicon import INTERIM, Noun, Person
from servanda.actors.people import HONORIFICS, SIDING, given_name, in_longer_name, is_name, surname_actor
from servanda.actors.senses import (
    PLACE_KINDS,
    Setting,
    body_actor,
    body_or_state,
    named_in_full,
    office_actor,
    state_actor,
)
from servanda.actors.words import folded
from servanda.records import Actor

MODIFIERS = ("amod", "compound", "nmod", "poss", "nummod", "npadvmod")
OPPOSING = frozenset(
    {"opposition", "rebel", "dissident", "insurgent", "guerrilla", "separatist", "secessionist", "militant", "jihadist"}
    | {"exiled", "rebels", "anti-government", "antigovernment", "insurgents", "mutinous", "breakaway"}
)
OPPOSING_A_GOVERNMENT = OPPOSING - {"exiled"}
SPEAKING = frozenset(
    {"office", "official", "lawmaker", "government", "legislature", "court", "force", "police", "intelligence"}
)
SIDES = {"rebels": "OPP", "opposition": "OPP", "people": "PPL"}
KINDS = {"media": "MED", "business": "BUS", "ngo": "NGO"}
ABROAD = frozenset({"embassy", "consulate", "mission", "ambassador", "consul", "office"})
CIVIL = frozenset(
    {"political", "parliamentary", "rival", "ruling", "pro-government", "loyalist", "dissenting", "party"}
)
"""Factions so called are of a parliament or a party and need not be armed."""
SPONSORED = frozenset(
    {"backed", "supported", "sponsored", "trained", "armed", "funded", "financed", "equipped", "allied", "aligned"}
    | {"friendly", "supplied", "controlled", "brokered", "mediated"}
)
"""Behind a hyphen they tell that a state stands behind somebody: `Chadian-backed rebels` need not be Chad's."""
NUMBERS = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
LOOSE = frozenset({"allies", "country", "group", "act", "campaign"})
GOVERNING = frozenset(
    {"head-of-state", "head-of-government", "leader", "deputy-head", "foreign-minister", "defence-minister"}
)
BLOCS = frozenset({"NATO", "EU", "GCC"})
"""Bodies whose `countries` act as one."""
NEWCOMERS = frozenset({"rulers", "leadership", "authorities", "leaders"})
"""Those who are called new when a council takes over from a government: `Oman's new rulers`."""
FORMERLY = frozenset({"former", "ex", "onetime", "erstwhile"})
LAWYERS = frozenset({"lawyer", "attorney", "solicitor", "barrister"})
"""They speak for whom they act for, as spokesmen do."""
OFFICIAL_PRESS = frozenset({"state", "state-run", "state-owned", "state-controlled", "official", "government"})
NAMING_SOME = frozenset({"as", "including", "like", "included", "include", "includes"})
"""Words after which some of a number of countries are named."""
PREPOSITIONS = {
    "office": ("of", "for"),
    "official": ("of", "for", "at", "in"),
    "lawmaker": ("of", "for"),
    "government": ("of", "in", "for"),
    "rebels": ("of", "in", "from"),
    "opposition": ("of", "in", "from"),
    "people": ("of", "in", "from"),
    "force": ("of", "from"),
    "allies": (),
}


class Phrases:
    """The noun phrases of one document and who they are."""

    def __init__(self, grammar: Grammar, hits: list[Hit], setting: Setting) -> None:
        self.grammar = grammar
        self.setting = setting
        self.lexicon = setting.lexicon
        self.hit_at: dict[int, Hit] = {t: hit for hit in hits for t in range(hit.first, hit.last + 1)}
        self.theatre: str | None = None
        """Id of the state whose conflict the text is about; set once the names are known."""
        self.locals: dict[str, Actor] = {}
        """People the document introduces and the lexicon does not know, by surname."""
        self.strangers: set[str] = set()
        """Surnames of people named in full whom the lexicon does not know."""
        self._senses: dict[int, Actor | None] = {}
        self._known: dict[int, tuple[Actor, ...]] = {}

    # ---- names -----------------------------------------------------------------------------------------------

    def sense(self, hit: Hit) -> Actor | None:
        """What a name stands for in this document; `None` where nothing decides."""
        if hit.start not in self._senses:
            self._senses[hit.start] = None
            self._senses[hit.start] = self._sense(hit)
        return self._senses[hit.start]

    def described(self, hit: Hit) -> Actor | None:
        """The same, where the words before a name may tell more: `the Libyan opposition representative Shalgam`.

        The description beside a name is of the day; the tables only know offices.
        """
        actor, before = self.sense(hit), hit.first - 1
        if actor is not None and actor.kind == "person" and (then := self._as_former(actor, before)):
            return then
        if actor is None or actor.kind != "person" or before < 0 or actor.code.lower() not in self.lexicon.states:
            return actor
        noun = self.noun(before)
        if noun is None or noun.group not in ("office", "official") or not self._is_opposing_title(before, hit.root):
            return actor
        code = f"{actor.code}-OPP"
        return replace(actor, code=code, cameo=f"{actor.code}OPP", role=None, acts_for=())

    def _as_former(self, actor: Actor, title: int) -> Actor | None:
        """Somebody whom a text calls by an office of the past: `former Prime Minister Tony Blair` is Britain's."""
        person, grammar = self.lexicon.people.get(actor.id), self.grammar
        past = next((t for t in range(title - 1, title - 4, -1) if t >= 0 and grammar.lower[t] in FORMERLY), None)
        if past is None or person is None:
            return None
        offices = self.lexicon.offices
        called = tuple(folded(w) for w in grammar.words[past + 1 : title + 1] if w != "-")
        kinds = {offices[o].kind for o in self.lexicon.titles.get(called, ())}
        held = [offices[t.office] for t in person.terms if t.office in offices and offices[t.office].kind in kinds]
        if len({o.code for o in held}) != 1 or held[0].code == actor.code:
            return None
        office = held[0]
        return replace(actor, code=office.code, cameo=office.cameo or None, role=None, acts_for=())

    def _is_opposing_title(self, title: int, name: int) -> bool:
        """Whether a title before a name is the opposition's own: not that of an envoy to it."""
        grammar = self.grammar
        return any(
            grammar.lower[c] in OPPOSING | {"shadow"} and c in (title - 1, title - 2)
            for c in (*grammar.children[title], *grammar.children[name])
        )

    def _sense(self, hit: Hit) -> Actor | None:
        kinds = hit.kinds()
        if "person" in kinds:
            return named_in_full(hit, self.setting)
        if "surname" in kinds and (kinds <= {"surname", "region"} or self._is_of_the_named(hit)):
            return self._surname(hit) or body_or_state(hit, self.setting)
        if "surname" in kinds and hit.first == hit.last and self._is_told_of(hit):
            return self._surname(hit) or body_or_state(hit, self.setting)
        if kinds & PLACE_KINDS or "organisation" in kinds:
            if kinds & {"organisation", "metonym"} and (self._ends_longer_name(hit) or self._begins_longer_name(hit)):
                return None
            if hit.first < hit.last and self.grammar.prefix(hit.first) in SIDING:
                return None  # `pro-Western leaders` are not the leaders of the West
            other = self._elsewhere(hit) if "metonym" in kinds else None
            return other or body_or_state(hit, self.setting)
        return self._surname(hit)

    def _is_told_of(self, hit: Hit) -> bool:
        """Whether the name of a place is the surname of somebody named in full: `William Hague … Hague said`."""
        grammar, word = self.grammar, self.grammar.words[hit.first]
        the = hit.first > 0 and grammar.lower[hit.first - 1] == "the"
        near = grammar.deps[hit.first] in ("nsubj", "nsubjpass", "poss", "dobj", "appos", "conj") and not the
        return near and folded(word) in self.setting.people and "state" not in hit.kinds()

    def _is_of_the_named(self, hit: Hit) -> bool:
        """Whether a surname that is a place too is borne by somebody named in full: `Hague` after `William Hague`."""
        grammar = self.grammar
        article = hit.first > 0 and grammar.lower[hit.first - 1] == "the"
        doer = grammar.deps[hit.root] in ("nsubj", "nsubjpass", "poss", "agent", "dobj")
        return folded(grammar.words[hit.last]) in self.setting.people and not article and doer

    def _ends_longer_name(self, hit: Hit) -> bool:
        """Whether an unknown capitalised word before makes it somebody else: `Democratic Party` of the Social ones."""
        grammar, before = self.grammar, hit.first - 1
        if before < 0 or before in self.hit_at or grammar.sentence[before] != grammar.sentence[hit.first]:
            return False
        first_word = before == grammar.sentences[grammar.sentence[before]][0]
        joined = grammar.deps[before] in ("compound", "amod", "nmod") and hit.first <= grammar.heads[before] <= hit.last
        return (
            joined
            and not first_word
            and grammar.tags[before] in ("NNP", "JJ")
            and grammar.words[before][0].isupper()
            and self.noun(before) is None
        )

    def _begins_longer_name(self, hit: Hit) -> bool:
        """Whether a party's adjective only begins the name of something: `Republican Guard`, not `Republican Sen.`."""
        grammar, after = self.grammar, hit.last + 1
        bodies = [self.lexicon.organisations[e.ref] for e in hit.entries if e.kind == "organisation"]
        if hit.first < hit.last or not any(b.kind == "collective" and b.country for b in bodies):
            return False
        if after >= grammar.size or grammar.heads[hit.last] < after or not grammar.words[after][0].isupper():
            return False
        return self.noun(after) is None and grammar.names[after] != "PERSON"

    def _elsewhere(self, hit: Hit) -> Actor | None:
        """A parliament or palace of another state than usual: `the Peruvian Congress`, `the White House in Moscow`."""
        grammar, found = self.grammar, self.links(hit.root, ("of", "in", "on"))
        for child in grammar.children[hit.root]:
            if not found and grammar.deps[child] == "prep":
                place = grammar.child(child, "pobj")
                found = self.links(place) if place is not None else ()
        return found[0] if found and found[0].kind == "state" else None

    def _surname(self, hit: Hit) -> Actor | None:
        grammar = self.grammar
        surname = folded(grammar.words[hit.last])
        if not is_name(grammar, hit, surname in self.setting.people) or in_longer_name(grammar, hit):
            return None
        given = given_name(grammar, self.lexicon, hit)
        if given is None and surname in self.strangers and surname not in self.setting.people:
            return None
        people = [self.lexicon.people[e.ref] for e in hit.entries if e.kind == "surname"]
        ties = self.links(hit.root, ("of",))
        country = next((a for a in ties if a.kind == "state"), None)
        if given is not None and len(ties) == 1 and self._is_of_rivals(ties[0], people):
            return None
        return surname_actor(people, self.setting, self._title_before(hit), country, given)

    def _is_of_rivals(self, body: Actor, people: list[Person]) -> bool:
        """Whether somebody is said to be of a side of a country that nobody known by that surname has served."""
        known = {
            self.lexicon.offices[t.office].code[:3] for p in people for t in p.terms if t.office in self.lexicon.offices
        }
        return body.code.endswith("-OPP") and body.id in self.lexicon.organisations and body.code[:3] not in known

    def _title_before(self, hit: Hit) -> frozenset[str]:
        """Ids of the offices whose title stands before a name."""
        end = hit.first - 1
        if end >= 0 and self.noun(end) is not None:
            return frozenset(self.offices(end))
        return frozenset()

    def offices(self, token: int) -> list[str]:
        """Ids of the offices called by the words that end with `token`; the longest title counts."""
        grammar, titles = self.grammar, self.lexicon.titles
        tail = ("of", "state") if grammar.lower[token + 1 : token + 3] == ["of", "state"] else ()
        for first in range(max(0, token - 4), token + 1):
            words = [folded(w) for w in grammar.words[first : token + 1] if w != "-"]
            found = titles.get((*words, *tail)) or titles.get((*words[:-1], folded(grammar.lemmas[token]), *tail))
            if found:
                return found
        return []

    # ---- phrases ---------------------------------------------------------------------------------------------

    def noun(self, token: int) -> Noun | None:
        """What the common noun at a token says of the actor it heads."""
        grammar, nouns = self.grammar, self.lexicon.nouns
        if grammar.lower[token] == "opposition" and any(grammar.lower[c] == "to" for c in grammar.children[token]):
            return Noun("act", "")
        found = nouns.get(grammar.lower[token]) or nouns.get(grammar.lemmas[token])
        if token:
            prefix, lemma = grammar.prefix(token), grammar.lemmas[token]
            before = prefix or grammar.lower[token - 1]
            found = nouns.get(f"{before} {lemma}") or (nouns.get(f"{before}-{lemma}") if prefix else None) or found
        return found

    def resolve(self, token: int) -> tuple[Actor, ...]:
        """Who the noun phrase headed by `token` is; empty where nothing in the phrase tells."""
        if token not in self._known:
            self._known[token] = ()
            self._known[token] = self._resolve(token)
        return self._known[token]

    def _resolve(self, token: int) -> tuple[Actor, ...]:
        grammar = self.grammar
        if not grammar.tags[token].startswith(("NN", "JJ")):
            return ()
        hit = self.hit_at.get(token)
        if hit is not None and (actor := self.sense(hit)) is not None:
            return (actor,)
        noun = self.noun(token)
        if noun is not None and noun.group != "act" and (found := self.headed(token, noun)):
            return found
        appositive = grammar.child(token, "appos")
        plural = grammar.tags[token] == "NNS"
        if appositive is not None and (found := self.joint(appositive) if plural else self.resolve(appositive)):
            return found
        if grammar.tags[token].startswith("NNP"):
            return self.titled(token) or self.local(token)
        return ()

    def titled(self, token: int) -> tuple[Actor, ...]:
        """An unknown name with an office before it: `French Interior Minister Gerard Roux`."""
        grammar = self.grammar
        for child in reversed(grammar.children[token]):
            if child < token and grammar.deps[child] in ("compound", "nmod", "amod"):
                noun = self.noun(child)
                if noun is not None and (noun.group in SPEAKING or noun.group in SIDES):
                    links = self.links(token) or self.links(child)
                    head = child if grammar.lemmas[child] in LAWYERS else token
                    return tuple(as_person(a, self.full_name(token)) for a in self.coded(noun, links, head))
        return ()

    def local(self, token: int) -> tuple[Actor, ...]:
        """Somebody introduced before by this surname; another given name is somebody else's."""
        known = self.locals.get(folded(self.grammar.words[token]))
        if known is None or self.grammar.names[token] in NUMBERS:
            return ()
        given, *more = [folded(w) for w in self.full_name(token).split()]
        return (known,) if not more or given.rstrip(".") in HONORIFICS or given in folded(known.name) else ()

    def full_name(self, token: int) -> str:
        """The name of a person that ends with a token."""
        grammar, first = self.grammar, token
        while first > 0 and grammar.names[first - 1] == "PERSON" and grammar.names[token] == "PERSON":
            first -= 1
        return self.grammar.plain[grammar.starts[first] : grammar.ends[token]]

    def headed(self, token: int, noun: Noun, links: tuple[Actor, ...] = ()) -> tuple[Actor, ...]:
        """Who a phrase with this noun as head is, by what the noun is tied to (`links`, or what the phrase says)."""
        if noun.group in LOOSE:
            return self._headed_loosely(token, noun)
        if noun.group in ("official", "people") and (near := self._close_to(token)):
            return near
        group = "opposition" if self.opposing(token) else noun.group
        tied = ("of", "for") if self.grammar.lemmas[token] in LAWYERS else PREPOSITIONS.get(group, ("of",))
        links = links or self.links(token, tied) or self._federation(token)
        if noun.group == "office" and links and links[0].kind != "person" and not self.opposing(token):
            offices = [o for o in self.offices(token) if self.lexicon.offices[o].actor == links[0].id]
            if offices:
                return (office_actor(self.lexicon, offices[0], self.setting.day),)
        return self.coded(noun, links, token)

    def _headed_loosely(self, token: int, noun: Noun) -> tuple[Actor, ...]:
        if noun.group == "allies":
            return tuple(a for a in self.links(token, ()) if a.code in ("NATO", "EU"))
        if noun.group == "campaign":
            return tuple(a for a in self.links(token, ("of",)) if a.kind == "person")
        if noun.group == "country" and self.grammar.tags[token] == "NNS":
            return members(self, token) or tuple(
                a for a in self.links(token, ()) if a.kind == "collective" or a.code in BLOCS
            )
        if noun.group == "group" and (body := self._council(token)):
            return (body,)
        if noun.group == "group" and (self.opposing(token) or self._is_armed_faction(token)):
            return self.coded(Noun("opposition", "OPP"), self.links(token, ("of", "in", "from")), token)
        return ()

    def _council(self, token: int) -> Actor | None:
        """The council that will rule a state: `Oman's ruling interim council`."""
        state = next(iter(self.links(token, ("of",))), None) if self.grammar.lemmas[token] == "council" else None
        return self._in_waiting(token, state) if state is not None else None

    def _is_armed_faction(self, token: int) -> bool:
        """Whether a country's factions are those that fight: `the Sudanese factions`, not `Libya's rival factions`."""
        grammar = self.grammar
        plain = not any(grammar.lower[c] in CIVIL for c in grammar.children[token])
        return grammar.lemmas[token] == "faction" and plain

    def _close_to(self, token: int) -> tuple[Actor, ...]:
        """Those whom an unnamed person is said to be close to: `a source close to the Taliban`."""
        grammar = self.grammar
        for child in grammar.children[token]:
            if grammar.lower[child] == "close" and child > token:
                for prep in grammar.children[child]:
                    place = grammar.child(prep, "pobj") if grammar.lower[prep] == "to" else None
                    if place is not None and (found := self.resolve(place)):
                        return found
        return ()

    def coded(self, noun: Noun, links: tuple[Actor, ...], token: int) -> tuple[Actor, ...]:
        """The links as the noun turns them: `Chadian` rebels are `TCD-OPP`, `Chadian` villagers `TCD-PPL`."""
        group = "opposition" if noun.group != "people" and self.opposing(token) else noun.group
        if (
            noun.group == "people"
            and self.grammar.lower[token] == "men"
            and self.grammar.child(token, "poss") is not None
        ):
            group = "force"
        side = SIDES.get(group)
        coded = []
        for link in links:
            state = link.code.lower() in self.lexicon.states
            if link.kind == "person" and self.grammar.lemmas[token] in LAWYERS:
                coded.append(link)
            elif side == "OPP" and state and self._is_rival(link):
                coded.append(self.state(link.code.lower()))
            elif side and state and (body := self._in_waiting(token, link)):
                coded.append(body)
            elif side and state:
                coded.append(unnamed(f"{link.code}-{side}", link, noun))
            elif side == "PPL":
                continue
            elif group in KINDS and not (state and group == "media" and self._is_official(token)):
                coded.append(unnamed(KINDS[group], link, noun))
            elif state and (body := self._in_waiting(token, link)):
                coded.append(body)
            else:
                coded.append(_sector(link, noun) if state and link.kind == "state" else link)
        return tuple(dict.fromkeys(coded))

    def _is_rival(self, link: Actor) -> bool:
        """Whether somebody is a politician who does not govern: opponents of a candidate are of the same country."""
        office = self.lexicon.offices.get(link.role or "")
        return link.kind == "person" and (office is None or office.kind not in GOVERNING)

    def _in_waiting(self, token: int, link: Actor) -> Actor | None:
        """The body that will rule, where a state has one on that day: `Omani interim authorities` of Oman's council."""
        grammar = self.grammar
        words = {grammar.lower[c] for c in grammar.children[token] if c < token}
        called = words & INTERIM or ("new" in words and grammar.lower[token] in NEWCOMERS)
        day = self.setting.day
        if link.kind != "state" or not called or day is None:
            return None
        for body in self.lexicon.in_waiting.get(link.id, ()):
            if (body.start is None or body.start <= day) and (body.end is None or day <= body.end):
                return body_actor(self.lexicon, body.id)
        return None

    def _is_official(self, token: int) -> bool:
        """Whether a medium is a government's own voice: `Omani state television`."""
        return any(c < token and self.grammar.lower[c] in OFFICIAL_PRESS for c in self.grammar.children[token])

    def opposing(self, token: int) -> bool:
        """Whether a phrase is about those who fight or oppose a government: `the detained opposition leader`."""
        grammar = self.grammar
        before = [c for c in grammar.children[token] if c < token]
        noun = self.noun(token)
        rules = noun is not None and noun.group == "government"  # one in exile is still the government
        words = OPPOSING_A_GOVERNMENT if rules else OPPOSING
        return any(grammar.lower[c] in words or self._is_against(c) for c in before)

    def _is_against(self, token: int) -> bool:
        """Whether a word before a noun says whom it fights: `anti-Assad fighters`."""
        grammar = self.grammar
        if grammar.prefix(token) != "anti":
            return False
        hit = self.hit_at.get(token)
        return hit is not None and bool(hit.kinds() & {"person", "surname"})

    def _federation(self, token: int) -> tuple[Actor, ...]:
        """The state whose judges and officers are called federal: the federation that the text names most."""
        if not any(c < token and self.grammar.lower[c] == "federal" for c in self.grammar.children[token]):
            return ()
        named = [(n, ref) for ref, n in self.setting.states.items() if ref in self.lexicon.lists["federal"] and n]
        return (self.state(max(named)[1]),) if named else ()

    # ---- links -----------------------------------------------------------------------------------------------

    def links(self, token: int, prepositions: tuple[str, ...] = ("of",)) -> tuple[Actor, ...]:
        """The states, bodies and people a noun is tied to: by adjective, possessive, compound, or preposition."""
        grammar = self.grammar
        for child in grammar.children[token]:
            own_name = grammar.names[child] == grammar.names[token] == "PERSON" and grammar.deps[child] == "compound"
            if child >= token or own_name or grammar.deps[child] not in MODIFIERS or self._is_sponsor(child):
                continue  # the `Hassan` of `Hassan Salim` is nobody whom Salim belongs to
            if found := self._modifier(child):
                return found
        for child in grammar.children[token]:
            if grammar.deps[child] == "prep" and grammar.lower[child] in prepositions:
                for place in grammar.children[child]:
                    seat = grammar.lower[child] in ("in", "at") and self._is_seat(token, place)
                    if grammar.deps[place] != "pobj" or seat or not (found := self.joint(place)):
                        continue
                    if grammar.lower[child] != "from" or found[0].kind == "state":
                        return found
        return ()

    def _is_sponsor(self, token: int) -> bool:
        """Whether a word before a noun tells not whose a side is: `pro-Chadian rebels`, `ethnic Hungarian leaders`.

        Those who side with a person are of that person's country.
        """
        grammar = self.grammar
        if token and grammar.lower[token - 1] == "ethnic":
            return True
        backing = token if grammar.lower[token] in SPONSORED else token + 2
        backed = backing < grammar.size and grammar.lower[backing] in SPONSORED and grammar.prefix(backing) != ""
        if not backed and grammar.prefix(token) != "pro":
            return False
        hit = self.hit_at.get(backing - 2 if backed else token)
        return hit is None or not hit.kinds() & {"person", "surname"}

    def _is_seat(self, token: int, place: int) -> bool:
        """Whether a place only says where somebody serves: `a delegate in Cairo` need not be Egypt's."""
        noun, hit = self.noun(token), self.hit_at.get(place)
        abroad = noun is not None and (noun.group == "official" or self.grammar.lemmas[token] in ABROAD)
        return abroad and hit is not None and bool(hit.kinds() & PLACE_KINDS)

    def _modifier(self, token: int) -> tuple[Actor, ...]:
        found: list[Actor] = []
        hit = self.hit_at.get(token)
        if hit is not None and (actor := self.sense(hit)) is not None:
            found.append(actor)
        elif self.noun(token) is not None or self.grammar.deps[token] == "poss":
            found.extend(self.resolve(token))
        if not found:
            found.extend(self.links(token, ()) or self.party(token) or self.local(token))
        for child in self.grammar.children[token]:
            if self.grammar.deps[child] == "conj":
                found.extend(self._modifier(child))
        return tuple(dict.fromkeys(found))

    def party(self, token: int) -> tuple[Actor, ...]:
        """The state whose politics a party's adjective or a short title is of: `Republican`, `Sen.`."""
        word = self.grammar.words[token]
        state = self.setting.of_politics(word) if word[0].isupper() else None
        return (self.state(state),) if state is not None else ()

    def joint(self, token: int) -> tuple[Actor, ...]:
        """The actors of a phrase and of what is joined to it by `and`."""
        found = list(self.resolve(token))
        for child in self.grammar.children[token]:
            if self.grammar.deps[child] == "conj":
                found.extend(self.joint(child))
        return tuple(dict.fromkeys(found))

    def state(self, ref: str) -> Actor:
        """The state with this id."""
        return state_actor(self.lexicon, ref)


def unnamed(code: str, link: Actor, noun: Noun) -> Actor:
    """Unnamed people or a side of a state: the code is the id."""
    cameo = f"{link.code}{noun.sector}" if len(link.code) == 3 else None
    return Actor(code.lower(), code, f"{link.name}: {noun.group}", noun.group, cameo)


def as_person(actor: Actor, name: str) -> Actor:
    """Somebody the lexicon does not know, who speaks for an actor."""
    slug = "-".join(folded(w) for w in name.replace(".", "").split())
    return Actor(f"person-{slug}", actor.code, name, "person", actor.cameo, acts_for=(actor.id,))


def _sector(link: Actor, noun: Noun) -> Actor:
    """The government, army or court of a state, as the phrase says."""
    return Actor(link.id, link.code, link.name, link.kind, f"{link.code}{noun.sector}", wikidata=link.wikidata)


def members(phrases: Phrases, token: int) -> tuple[Actor, ...]:
    """The states that a text gives for `countries`: `such as Peru and Chile`; those that it says they `included`."""
    grammar = phrases.grammar
    told = [t for t in range(token + 1, grammar.size) if grammar.lower[t] in NAMING_SOME and _is_of(grammar, t, token)]
    for word in told:
        named = grammar.child(word, "pobj", "dobj", "attr")
        found = phrases.joint(named) if named is not None else ()
        if found and all(a.kind == "state" for a in found):
            return found
    return ()


def _is_of(grammar: Grammar, word: int, token: int) -> bool:
    """Whether `such as` or `including` stands in the phrase of a noun, or its clause says what `included` is."""
    if grammar.lower[word] == "as" and grammar.lower[word - 1] != "such":
        return False
    if grammar.lower[word].startswith("include"):
        return token in grammar.children[word] and grammar.deps[token] == "nsubj"
    at = word
    while at != token and grammar.heads[at] != at:
        at = grammar.heads[at]
    return at == token

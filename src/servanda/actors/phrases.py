"""Resolves noun phrases: `Kuwait's emir`, `officials in the Obama administration`, `a spokesman for the ministry`."""

from __future__ import annotations

from servanda.actors.grammar import Grammar
from servanda.actors.hits import Hit
from servanda.actors.lexicon import Noun
from servanda.actors.places import is_place
from servanda.actors.senses import STATE_KINDS, Setting, sense_of, surname_is_person
from servanda.records import Actor

LINKS = ("amod", "compound", "nmod", "poss", "nummod", "npadvmod")
OPPOSING = frozenset(
    {"opposition", "rebel", "dissident", "insurgent", "guerrilla", "separatist", "secessionist", "militant", "jihadist"}
    | {"exiled", "rebels", "anti-government", "antigovernment", "insurgents", "mutinous"}
)
SPEAKING = frozenset({"office", "official", "government", "legislature", "court", "force", "police", "intelligence"})
SIDES = {"rebels": "OPP", "opposition": "OPP", "people": "PPL"}
PREPOSITIONS = {
    "office": ("of", "for"),
    "official": ("of", "for", "at", "with"),
    "lawmaker": ("of", "for"),
    "rebels": ("of", "in", "from"),
    "opposition": ("of", "in", "from"),
    "people": ("of", "in", "from"),
    "force": ("of", "from"),
}


class Phrases:
    """The noun phrases of one document and who they are."""

    def __init__(self, grammar: Grammar, hits: list[Hit], setting: Setting) -> None:
        self.grammar = grammar
        self.setting = setting
        self.hit_at: dict[int, Hit] = {t: hit for hit in hits for t in range(hit.first, hit.last + 1)}
        self._senses: dict[int, Actor | None] = {}
        self._known: dict[int, tuple[Actor, ...]] = {}

    def sense(self, hit: Hit) -> Actor | None:
        """What the name stands for in this document."""
        if hit.start not in self._senses:
            actor = sense_of(hit, self.setting)
            if hit.kinds() <= {"surname"} and not surname_is_person(hit, self.grammar):
                actor = None
            self._senses[hit.start] = actor
        return self._senses[hit.start]

    def noun(self, token: int) -> Noun | None:
        """What the common noun at a token says of the actor it heads."""
        grammar = self.grammar
        nouns = self.setting.lexicon.nouns
        before = f"{grammar.lower[token - 1]} {grammar.lemmas[token]}" if token else ""
        return nouns.get(before) or nouns.get(grammar.lower[token]) or nouns.get(grammar.lemmas[token])

    def resolve(self, token: int) -> tuple[Actor, ...]:
        """Who the noun phrase headed by `token` is; empty where nothing in the phrase tells."""
        if token not in self._known:
            self._known[token] = ()
            self._known[token] = self._resolve(token)
        return self._known[token]

    def _resolve(self, token: int) -> tuple[Actor, ...]:
        grammar = self.grammar
        hit = self.hit_at.get(token)
        if hit is not None and hit.kinds() != {"title"}:
            actor = self.sense(hit)
            if actor is not None:
                return (actor,)
        noun = self.noun(token)
        if noun is not None and not grammar.tags[token].startswith("VB"):
            found = self._headed(token, noun)
            if found:
                return found
        appositive = grammar.child(token, "appos")
        if appositive is not None and grammar.tags[token].startswith("NN"):
            found = self.resolve(appositive)
            if found:
                return found
        if grammar.tags[token].startswith("NNP"):
            return self._titled(token)
        return ()

    def _titled(self, token: int) -> tuple[Actor, ...]:
        """An unknown name with an office before it: `French Interior Minister Gerard Roux`."""
        for child in self.grammar.children[token]:
            if self.grammar.deps[child] in ("compound", "nmod", "amod") and child < token:
                noun = self.noun(child)
                if noun is not None and noun.group in SPEAKING | set(SIDES):
                    return self._coded(noun, self.links(token), token)
        return ()

    def _headed(self, token: int, noun: Noun) -> tuple[Actor, ...]:
        if noun.group in ("allies", "country", "group"):
            return self._headed_loosely(token, noun)
        return self._coded(noun, self.links(token, PREPOSITIONS.get(noun.group, ("of",))), token)

    def _headed_loosely(self, token: int, noun: Noun) -> tuple[Actor, ...]:
        if noun.group == "allies":
            links = self.links(token, ())
            return tuple(a for a in links if a.kind != "state" and a.code in ("NATO", "EU"))
        if noun.group == "group" and self._opposing(token):
            return self._coded(Noun("opposition", "OPP"), self.links(token, ("of", "in", "from")), token)
        return ()

    def _coded(self, noun: Noun, links: tuple[Actor, ...], token: int) -> tuple[Actor, ...]:
        group = "opposition" if self._opposing(token) and noun.group not in ("people",) else noun.group
        side = SIDES.get(group)
        coded = []
        for link in links:
            state = len(link.code) == 3 and link.code.isupper() and link.code.lower() in self.setting.lexicon.states
            if side and state:
                coded.append(_unnamed(f"{link.code}-{side}", link, noun))
            elif side == "PPL":
                continue
            elif group in ("media", "business", "ngo"):
                coded.append(_unnamed({"media": "MED", "business": "BUS", "ngo": "NGO"}[group], link, noun))
            else:
                coded.append(_sector(link, noun) if state else link)
        return tuple(dict.fromkeys(coded))

    def _opposing(self, token: int) -> bool:
        grammar = self.grammar
        return any(
            grammar.lower[c] in OPPOSING for c in grammar.children[token] if grammar.deps[c] in LINKS and c < token
        )

    def links(self, token: int, prepositions: tuple[str, ...] = ("of",)) -> tuple[Actor, ...]:
        """The states, bodies and people a noun is tied to: by adjective, possessive, compound, or preposition."""
        grammar = self.grammar
        for child in sorted(grammar.children[token]):
            if child < token and grammar.deps[child] in LINKS:
                found = self._modifier(child)
                if found:
                    return found
        for child in grammar.children[token]:
            if grammar.deps[child] == "prep" and grammar.lower[child] in prepositions:
                for place in grammar.children[child]:
                    if grammar.deps[place] == "pobj":
                        found = self.joint(place)
                        if found:
                            return found
        return ()

    def _modifier(self, token: int) -> tuple[Actor, ...]:
        found: list[Actor] = []
        hit = self.hit_at.get(token)
        if hit is not None and (actor := self.sense(hit)) is not None:
            found.append(actor)
        elif self.noun(token) is not None or self.grammar.deps[token] == "poss":
            found.extend(self.resolve(token))
        if not found:
            found.extend(self.links(token, ()))
        for child in self.grammar.children[token]:
            if self.grammar.deps[child] == "conj":
                found.extend(self._modifier(child))
        return tuple(dict.fromkeys(found))

    def joint(self, token: int) -> tuple[Actor, ...]:
        """The actors of a phrase and of what is joined to it by `and`."""
        found = list(self.resolve(token))
        for child in self.grammar.children[token]:
            if self.grammar.deps[child] == "conj":
                found.extend(self.joint(child))
        return tuple(dict.fromkeys(found))


def _unnamed(code: str, link: Actor, noun: Noun) -> Actor:
    cameo = f"{link.code}{noun.sector}" if len(link.code) == 3 else None
    return Actor(code.lower(), code, f"{link.name}: {noun.group}", noun.group, cameo)


def _sector(link: Actor, noun: Noun) -> Actor:
    """The government, army or court of a state, as the phrase says."""
    if link.kind == "person":
        return link
    return Actor(link.id, link.code, link.name, link.kind, f"{link.code}{noun.sector}", wikidata=link.wikidata)


def names_actor(phrases: Phrases, hit: Hit) -> bool:
    """Whether a name is an actor where it stands and not a place, a modifier of something else or a part of a name."""
    grammar, token = phrases.grammar, hit.root
    kinds = hit.kinds()
    dep = grammar.deps[token]
    if dep in ("compound", "amod", "nmod") and grammar.heads[token] > token:
        noun = phrases.noun(grammar.heads[token])
        return noun is not None and noun.group == "act"
    if kinds & {"person", "surname", "organisation"}:
        return True
    if kinds <= {"adjective"}:
        return False
    if kinds <= {"adjective", "demonym"}:
        return dep not in ("acomp", "attr", "advmod")
    if "metonym" in kinds and not kinds & {"capital", "state"}:
        return not (dep == "pobj" and is_place(grammar, token, city=True))
    if kinds & STATE_KINDS:
        return not is_place(grammar, token, city="capital" in kinds and "state" not in kinds)
    return False

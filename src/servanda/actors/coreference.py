"""Resolves words that point back: `he`, `the minister`, `the group`, `both sides`. Where it is unsure, nothing.

Longer than 400 lines: one class goes through a document once, and each kind of word has its rule here.
"""

from __future__ import annotations

from collections.abc import Callable

from servanda.actors.antecedents import History, gender_of
from servanda.actors.clauses import (
    called,
    charged,
    governs,
    is_reported,
    is_two_things,
    subject_ahead,
    told_beside,
    whose_of,
)
from servanda.actors.domestic import home_of
from servanda.actors.hits import Hit
from servanda.actors.lexicon import Noun
from servanda.actors.mentions import Found, introduce, phrase_span
from servanda.actors.phrases import SIDES, Phrases
from servanda.actors.senses import PLACE_KINDS, body_actor, office_actor
from servanda.actors.short_names import short_of
from servanda.actors.theatre import CLEAR, foremost, weights
from servanda.actors.words import folded, key_words
from servanda.records import Actor, MentionForm

Actors = tuple[Actor, ...]

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
PAIRED = frozenset(
    {"country", "side", "government", "nation", "state", "leader", "party", "president", "minister", "neighbour"}
    | {"neighbor", "capital", "power", "rival", "foe", "delegation", "army", "man", "enemy", "ally", "diplomat"}
)
RULING = frozenset(
    {"government", "regime", "administration", "junta", "cabinet", "authority", "authorities", "parliament", "senate"}
    | {"army", "military", "police", "presidency", "ministry", "legislature", "assembly"}
)
SIDED = frozenset({"official", "office", "force", "government", "legislature", "lawmaker"})
FOUGHT = frozenset({"government", "regime", "army", "military", "authority", "authorities"})
ARMS = frozenset({"army", "military", "navy", "force", "forces"})
HEADS = frozenset({"president", "premier", "minister", "king", "queen", "monarch", "emir", "sultan", "chancellor"})
CROWNED = {"king": "kingdom", "queen": "kingdom", "monarch": "kingdom", "emir": "emirate", "sultan": "sultanate"}
BODIES = frozenset(
    {"bloc", "union", "body", "organisation", "organization", "alliance", "league", "association", "federation", "fund"}
    | {"agency", "council", "mission", "lender", "club", "watchdog"}
)
ARMED = frozenset(
    {"group", "movement", "militia", "faction", "network", "front", "party", "organisation", "organization"}
)
NEVER_BARE = frozenset({"islamist", "islamists", "resistance", "exile"})
"""Words for opponents that without an article stand for something else: `met stiff resistance`, `in exile`."""
REVOLTS = frozenset({"uprising", "revolt", "rebellion", "insurgency", "insurrection", "revolution"})
LOYAL = frozenset({"loyalist", "pro-government", "pro-regime", "loyal", "government"})
LEADING = frozenset({"head-of-state", "head-of-government", "deputy-head", "deputy-head-of-government", "spokesman"})
COURTS = frozenset({"court", "tribunal", "committee", "commission", "assembly"})
TEAMS = frozenset({"delegation"})
SPOKESMEN = frozenset({"spokesman", "spokeswoman", "spokesperson"})
DOMESTIC = frozenset({"lawmaker", "mp", "senator", "legislator", "parliament", "parliamentarian", "congress"})
CORPORATE = frozenset({"senior", "executive", "assistant", "associate", "corporate", "regional", "company"})
RECEIVING = frozenset({"welcome", "receive", "host", "greet", "invite"})


class Coreference:
    """Goes through a document once, from left to right, with the history of who was mentioned."""

    def __init__(self, phrases: Phrases, hits: list[Hit], found: list[Found]) -> None:
        self.phrases = phrases
        self.grammar = phrases.grammar
        self.lexicon = phrases.lexicon
        self.places = [h for h in hits if h.kinds() & PLACE_KINDS]
        self.explicit = found
        self.history = History(phrases, found)
        self.theatre = phrases.theatre
        self.weights = weights(phrases, self.places)
        self.resolved: dict[int, Actors] = {}
        self.added: list[Found] = []

    def run(self) -> list[Found]:
        """The mentions that point back, in order."""
        by_token: dict[int, list[Found]] = {}
        for item in self.explicit:
            by_token.setdefault(item.token, []).append(item)
        grammar = self.grammar
        for token in range(grammar.size):
            tag = grammar.tags[token]
            if tag in ("PRP", "PRP$"):
                self._add(token, self._pronoun(token), "pronoun")
            elif self._is_secretary_general(token) and not any(f.actors for f in by_token.get(token, [])):
                self._add(token, self._secretary_general(token), "nominal", grammar.starts[token - 3])
            elif tag.startswith("NN") and grammar.deps[token] not in ("compound", "amod", "nmod"):
                known = by_token.get(token, [])
                if not any(f.actors for f in known):
                    meant = (
                        self._aged(token)
                        or self._called(token)
                        or self._nominal(token)
                        or short_of(grammar, self.history.items, token)
                    )
                    self._add(token, meant or self._politician(token), "nominal")
            elif grammar.lower[token] == "both" and grammar.deps[token] in (
                "nsubj",
                "nsubjpass",
                "dobj",
                "pobj",
                "dep",
            ):
                things = is_two_things(grammar, token, lambda t: self.phrases.noun(t) is not None)
                self._add(token, () if things else self.history.both(token), "pronoun")
            elif self._is_rebel_act(token):
                self._add(token, self._side(token, "rebel"), "nominal")
            for item in by_token.get(token, ()):
                if item.actors or token not in self.resolved:
                    self.history.note(item)
        return self.added

    def _add(self, token: int, actors: Actors, form: MentionForm, start: int | None = None) -> None:
        if not actors:
            return
        self.resolved[token] = actors
        grammar = self.grammar
        name = grammar.heads[token]
        if grammar.deps[token] == "appos" and grammar.names[name] == "PERSON":
            introduce(self.phrases, name, actors)
        span = phrase_span(self.phrases, token) if form == "nominal" else (grammar.starts[token], grammar.ends[token])
        span = (span[0] if start is None else start, span[1])
        sort = self.history.sort_of(token, actors)
        noun = grammar.lemmas[token] if form == "nominal" else ""
        item = Found(*span, token, actors, form, sort, noun)
        self.added.append(item)
        self.history.note(item)

    def _is_secretary_general(self, token: int) -> bool:
        """Whether a word ends a bare `the secretary-general`, which the parser takes apart in many ways."""
        grammar = self.grammar
        words = grammar.lower[max(0, token - 3) : token + 1]
        tied = any(grammar.lower[c] == "of" or grammar.deps[c] == "appos" for c in grammar.children[token])
        return words[0] in DEFINITE and words[1:] == ["secretary", "-", "general"] and not tied

    def _secretary_general(self, token: int) -> Actors:
        """The last one who was named, or the head of the United Nations where the text speaks of them."""
        offices = self.lexicon.offices
        for item in reversed(self.history.items):
            role = item.actors[0].role if len(item.actors) == 1 else None
            if role is not None and offices[role].kind == "secretary-general":
                return item.actors
        if "un-secretary-general" not in offices or not any(a.code == "UN" for f in self.explicit for a in f.actors):
            return ()
        return (office_actor(self.lexicon, "un-secretary-general", self.phrases.setting.day),)

    def _called(self, token: int) -> Actors:
        """Somebody introduced before, or called so here: `the rebel group Sons of the Hills`."""
        known = self.phrases.local(token)
        if known or not self.grammar.tags[token].startswith("NNP"):
            return known
        for child in self.grammar.children[token]:
            if child < token and self.grammar.deps[child] in ("compound", "nmod", "amod", "appos"):
                noun = self.phrases.noun(child)
                if noun is not None and noun.group == "group" and self._is_armed(child, token):
                    return self._side(child, "rebel")
        return ()

    def _is_armed(self, token: int, name: int) -> bool:
        grammar = self.grammar
        words = {grammar.lower[c] for c in (*grammar.children[token], *grammar.children[name])}
        return self.phrases.opposing(token) or self.phrases.opposing(name) or bool(words & {"armed", "islamist"})

    def _is_rebel_act(self, token: int) -> bool:
        """Whether the word says whose act it is: `rebel claims`, `the opposition's demand` without a country."""
        grammar = self.grammar
        if grammar.lower[token] not in ("rebel", "opposition", "insurgent") or grammar.heads[token] <= token:
            return False
        noun = self.phrases.noun(grammar.heads[token])
        return noun is not None and noun.group == "act"

    # ---- pronouns --------------------------------------------------------------------------------------------

    def _pronoun(self, token: int) -> Actors:
        word = self.grammar.lower[token]
        accused = charged(self.grammar, token)
        if accused is not None:
            return self._known(accused)
        owner = told_beside(self.grammar, token)
        if owner is not None and (meant := self._same(token, owner)):
            return meant
        later = subject_ahead(self.grammar, token)
        ahead = self._ahead(token, later) if later is not None else None
        if ahead is not None:
            return ahead
        if word in HE or word in SHE:
            return self.history.best(token, ("person",), "f" if word in SHE else "m")
        if word in THEY:
            return self.history.best(token, ("plural",)) or self._governing(token)
        if word in IT and self._can_be_actor(token):
            return self.history.best(token, ("state", "group"), subjects=True)
        if word in IT and is_reported(self.grammar, token):
            return self._governing(token)
        return ()

    def _ahead(self, token: int, subject: int) -> Actors | None:
        """Whom the name of the main clause means: `After she left, Ana Ruiz wrote to Oman`; `None` if no name fits."""
        item = next((f for f in self.explicit if f.token == subject and f.form == "name"), None)
        return item.actors if item is not None and self._fits(token, item) else None

    def _same(self, token: int, owner: int) -> Actors:
        """Whom the owner named beside means, if the possessive can stand for it."""
        item = next((f for f in self.history.items if f.token == owner), None)
        item = item or next((f for f in self.explicit if f.token == owner), None)
        if item is None:
            hit = self.phrases.hit_at.get(owner)
            actor = self.phrases.sense(hit) if hit is not None and self.grammar.lower[token] in IT else None
            return (actor,) if actor is not None and actor.kind != "person" else ()
        return item.actors if self._fits(token, item) else ()

    def _fits(self, token: int, item: Found) -> bool:
        """Whether a pronoun has the number and, where it is known, the gender of a mention."""
        word = self.grammar.lower[token]
        sorts = ("person",) if word in HE | SHE else ("plural",) if word in THEY else ("state", "group")
        gender = gender_of(self.grammar, self.lexicon, item)
        return item.sort in sorts and (
            gender is None or word not in HE | SHE or gender == ("f" if word in SHE else "m")
        )

    def _governing(self, token: int) -> Actors:
        """The state or body in whose own clause the word stands: `the Union said they had agreed`."""
        return self.history.best(
            token, ("state", "group"), subjects=True, fits=lambda f: governs(self.grammar, f.token, token)
        )

    def _known(self, token: int) -> Actors:
        """Who an earlier word was found to mean."""
        said = [a for f in self.explicit if f.token == token for a in f.actors]
        return tuple(said) or self.resolved.get(token, ())

    def _can_be_actor(self, token: int) -> bool:
        """Whether `it` does what only an actor does; `its` always may be an actor's."""
        grammar = self.grammar
        if grammar.deps[token] == "poss":
            return True
        verb = grammar.heads[token]
        return grammar.deps[token] == "nsubj" and grammar.lemmas[verb] in self.lexicon.lists["agent"]

    # ---- nominals --------------------------------------------------------------------------------------------

    def _nominal(self, token: int) -> Actors:
        grammar = self.grammar
        noun = self.phrases.noun(token)
        lemma = grammar.lemmas[token]
        if noun is None:
            return self._compass(token) or self._guest(token)
        if self._is_pair(token, lemma):
            sides = lemma in ("side", "party", "foe", "enemy", "army", "rival")
            return self.history.pair_in_role(token, lemma) or self.history.pair(token, sides)
        if noun.group == "act":
            return ()
        owners = self._owners(token)
        if owners is not None:
            loose = noun.group == "allies" or lemma == "friend"
            return self.phrases.headed(token, noun, owners) if owners and not loose else ()
        if lemma in SPOKESMEN and not self._tied_away(token) and (found := self._speaks_for(token)):
            return found
        if lemma in TEAMS and grammar.tags[token] == "NN" and (found := self._team(token, lemma)):
            return found
        if self._is_local(token):
            return ()
        if self._is_predicate(token) or self._is_front_line(token, lemma):
            return ()
        if noun.group in SIDED and (found := self._of_a_side(token, noun)):
            return found
        if noun.group == "group" and (
            grammar.tags[token] == "NNS" or self._is_armed(token, token) or called(grammar, token) is not None
        ):
            name = called(grammar, token)
            if name is not None:
                return self._known(name) or self.phrases.resolve(name)
            if lemma == "faction" and (found := self._factions(token)):
                return found
            fights = self._is_armed(token, token) or self._is_the(token)
            return self._side(token, "rebel") if fights and self._is_side(token) else ()
        if lemma in ("militia", "militias") and not self.phrases.opposing(token):
            return ()
        definite = self._is_definite(token)
        bare = noun.group in ("rebels", "opposition") and lemma not in NEVER_BARE
        if not definite and not (bare or lemma in ("authority", "authorities")):
            return ()
        return self._definite(token, noun, lemma)

    def _aged(self, token: int) -> Actors:
        """Somebody named before whose age a phrase tells: `the 57-year-old former soldier`."""
        grammar = self.grammar
        ages = (k for k in range(max(2, token - 8), token - 3) if grammar.lower[k : k + 4] == ["-", "year", "-", "old"])
        told = grammar.tags[token] == "NN" and any(grammar.lower[k - 2] == "the" for k in ages)
        return self.history.best(token, ("person",), subjects=True) if told else ()

    def _is_definite(self, token: int) -> bool:
        """Whether `the` or `this` stands before the word, or before the first half of a word with a hyphen."""
        grammar = self.grammar
        halves = [c for c in grammar.children[token] if c < token and grammar.words[c + 1] == "-"]
        near = (c for t in (token, *halves) for c in grammar.children[t] if c < token)
        return any(grammar.lower[c] in DEFINITE for c in near)

    def _factions(self, token: int) -> Actors:
        """`The factions` once those of a country were named, `the other factions` beside one of them."""
        grammar = self.grammar
        words = {grammar.lower[c] for c in grammar.children[token] if c < token}
        if "the" not in words or words - {"the", "other", "armed", "remaining", "smaller"}:
            return ()
        return self.history.with_noun(token, "faction") or self.history.side_near(token)

    def _is_side(self, token: int) -> bool:
        """Whether a plural can be armed groups: parties to talks are of every side, militias of either."""
        return self.grammar.lemmas[token] not in ("party", "militia", "militias") or self.phrases.opposing(token)

    def _is_the(self, token: int) -> bool:
        """Whether `the groups` can be the armed groups of the theatre: nothing else is said of them."""
        modifiers = [c for c in self.grammar.children[token] if self._qualifies(c)]
        fights = self.grammar.lemmas[token] in ARMED | {"council"}
        return fights and self.theatre is not None and not modifiers and self.grammar.child(token, "det") is not None

    def _is_predicate(self, token: int) -> bool:
        """Whether the word says what somebody is called and points at nobody: `treated as terrorists`."""
        grammar, above = self.grammar, self.grammar.heads[token]
        return grammar.deps[token] == "attr" or (grammar.deps[token] == "pobj" and grammar.lower[above] == "as")

    def _is_front_line(self, token: int, lemma: str) -> bool:
        """Whether `the front` is where the fighting is: `divisions at the front`."""
        grammar = self.grammar
        where = grammar.deps[token] == "pobj" and grammar.lower[grammar.heads[token]] in (
            "at",
            "to",
            "from",
            "along",
            "near",
        )
        return lemma == "front" and where and grammar.words[token][0].islower()

    def _is_local(self, token: int) -> bool:
        """Whether the phrase is about a town's own: `the local administration` is whoever holds the place."""
        return any(self.grammar.lower[c] in ("local", "municipal") for c in self.grammar.children[token])

    def _of_a_side(self, token: int, noun: Noun) -> Actors:
        """`Rebel officials` and `government troops` belong to the sides of the theatre."""
        if self.phrases.opposing(token):
            return self._side(token, "rebel")
        modifiers = {self.grammar.lower[c] for c in self.grammar.children[token] if self._qualifies(c)}
        if self.theatre is None or not modifiers & LOYAL:
            return ()
        return self.phrases.coded(noun, (self.phrases.state(self.theatre),), token)

    def _speaks_for(self, token: int) -> Actors:
        """A spokesman of nobody speaks for the group or government that the sentence before was about."""
        return self.history.best(token, ("group", "state", "plural"), subjects=True)

    def _team(self, token: int, lemma: str) -> Actors:
        """`The delegation` of nobody is the one told of before, or that of whoever the sentence before was about."""
        grammar = self.grammar
        before = [c for c in grammar.children[token] if c < token]
        if [grammar.lower[c] for c in before] != ["the"] or self._tied_away(token):
            return ()
        told = self.history.with_noun(token, lemma)
        return told or self.history.best(token, ("person", "group", "state", "plural"), subjects=True)

    def _definite(self, token: int, noun: Noun, lemma: str) -> Actors:
        by_group: dict[str, Callable[[int, str], Actors]] = {
            "office": self._office,
            "official": self._office,
            "country": self._country,
            "group": self._group,
            "rebels": self._side,
            "opposition": self._side,
            "government": self._ruling,
            "legislature": self._ruling,
            "force": self._ruling,
            "police": self._ruling,
            "court": self._ruling,
        }
        resolve = by_group.get(noun.group)
        return resolve(token, lemma) if resolve else ()

    def _owners(self, token: int) -> Actors | None:
        """Whoever a possessive or `of` that points back means (`his soldiers`); `None`: there is no such."""
        grammar = self.grammar
        for child in grammar.children[token]:
            if grammar.deps[child] == "poss":
                whose = whose_of(grammar, child)
                return self.resolved.get(child, ()) if whose is None else self._known(whose)
        for child in grammar.children[token]:
            if grammar.deps[child] == "prep" and grammar.lower[child] in ("of", "in", "for"):
                place = grammar.child(child, "pobj")
                if place is not None and grammar.lemmas[place] in REVOLTS and self._is_definite(place):
                    return self._side(place, "rebel")
                if place is not None and (owner := self.phrases.noun(place)):
                    found = self.resolved.get(place, ()) or self._nominal(place)
                    if found or owner.group in ("group", "rebels", "opposition"):
                        return found
        return None

    def _is_pair(self, token: int, lemma: str) -> bool:
        grammar = self.grammar
        words = {grammar.lower[c] for c in grammar.children[token] if c < token}
        return lemma in PAIRED and bool(words & {"both", "two"}) and grammar.tags[token] == "NNS"

    def _office(self, token: int, lemma: str) -> Actors:
        found = self.history.with_noun(token, lemma) or self.history.in_role(token, lemma)
        if found:
            return found
        offices = self.phrases.offices(token)
        if named := self._holder_named(offices):
            return named
        actors = {self.lexicon.offices[o].actor for o in offices}
        leads = offices and self.lexicon.offices[offices[0]].kind in LEADING
        if leads and len(actors) == 1 and lemma not in self.lexicon.roles:
            return (office_actor(self.lexicon, offices[0], self.phrases.setting.day),)
        state = None if self._tied_away(token) else self._state_here(token, CROWNED.get(lemma))
        if state is None:
            return ()
        held = [o for o in offices if self.lexicon.offices[o].actor == state]
        if held:
            return (office_actor(self.lexicon, held[0], self.phrases.setting.day),)
        return self.phrases.headed(token, Noun("office", "GOV"), (self.phrases.state(state),)) if lemma in HEADS else ()

    def _holder_named(self, offices: list[str]) -> Actors:
        """The only one of those named who holds such an office: `Ban Ki-moon … the secretary-general`."""
        named = {a.id: a for f in self.explicit for a in f.actors if a.kind == "person" and a.role in offices}
        return tuple(named.values()) if len(named) == 1 else ()

    def _ruling(self, token: int, lemma: str) -> Actors:
        found = self._short(token) if lemma in COURTS else ()
        found = found or self.history.with_noun(token, lemma)
        if found:
            return found
        noun = self.phrases.noun(token)
        ruling = lemma in RULING or self.grammar.lower[token] in RULING or self._house(token) is not None
        if noun is None or not ruling or self._tied_away(token):
            return ()
        state = self._framed(token) or self._house(token) or self._domestic(token) or self._beside_rebels(token, lemma)
        state = state or self._main_theatre() or self._state_here(token, None)
        if lemma in ARMS and state in self.lexicon.lists["armyless"]:
            state = self._other_army(state)
        return self.phrases.coded(noun, (self.phrases.state(state),), token) if state else ()

    def _framed(self, token: int) -> str | None:
        """The state that a sentence opens with as its scene: `In neighbouring Oman, the government banned it`."""
        grammar = self.grammar
        first = grammar.sentences[grammar.sentence[token]][0]
        place = next((h for h in self.places if first < h.first <= first + 3), None)
        if grammar.lower[first] != "in" or place is None or place.last + 1 >= token:
            return None
        refs = {e.ref for e in place.entries if e.kind == "state"}
        between = grammar.lower[place.last + 1 : token]
        return refs.pop() if len(refs) == 1 and between[:1] == [","] and between[1:] == ["the"] else None

    def _house(self, token: int) -> str | None:
        """The state whose parliament news calls by this name without more: `the House`, `the Supreme Court`."""
        grammar, word = self.grammar, self.grammar.words[token]
        known = self.phrases.setting.of_politics(word if word != "Court" else f"{grammar.words[token - 1]} {word}")
        return known if word[0].isupper() else None

    def _beside_rebels(self, token: int, lemma: str) -> str | None:
        """The theatre, where the text has just spoken of those who fight or oppose its government."""
        if self.theatre is None or lemma not in FOUGHT:
            return None
        sentence, code = self.grammar.sentence, f"{self.theatre.upper()}-OPP"
        near = [f for f in self.history.items[-24:] if sentence[token] - sentence[f.token] <= 8]
        return self.theatre if any(a.code == code for f in near for a in f.actors) else None

    def _main_theatre(self) -> str | None:
        """The theatre, where the text speaks of it far more than of anybody else."""
        if self.theatre is None:
            return None
        others = [n for ref, n in self.weights.items() if ref != self.theatre]
        return self.theatre if self.weights[self.theatre] >= CLEAR * max(others, default=0) else None

    def _other_army(self, state: str | None) -> str | None:
        """Whose army fights where the theatre's state has none: whose soldiers were named, or who else is spoken of."""
        unarmed = self.lexicon.lists["armyless"]
        for item in reversed(self.history.items):
            army = [a.id for a in item.actors if (a.cameo or "").endswith("MIL") and a.id in self.lexicon.states]
            if army and army[0] not in unarmed:
                return army[0]
        codes = [a.code.lower() for f in self.explicit for a in f.actors]
        return foremost(c for c in codes if c in self.lexicon.states and c not in unarmed and c != state)

    def _domestic(self, token: int) -> str | None:
        """The state whose lawmakers speak of `the government` in the same sentence."""
        sentence = self.grammar.sentence
        for item in self.history.items:
            if item.noun in DOMESTIC and sentence[item.token] == sentence[token] and len(item.actors) == 1:
                ref = item.actors[0].code[:3].lower()
                if ref in self.lexicon.states:
                    return ref
        return self._debating()

    def _debating(self) -> str | None:
        """The state whose parliament, and no other's, the text has named as acting: there they say `the government`.

        The European Parliament has no government of its own to speak of.
        """
        grammar = self.grammar
        houses = {
            f.actors[0].code.lower()
            for f in self.history.items
            if len(f.actors) == 1 and (f.actors[0].cameo or "").endswith("LEG") and f.sort != "person"
            if grammar.deps[f.token] in ("nsubj", "nsubjpass")
        }
        house = next(iter(houses)) if len(houses) == 1 else None
        return house if house != self.theatre and house in self.lexicon.states else None

    def _tied_away(self, token: int) -> bool:
        """Whether the phrase says of whom it is, and that is nobody known: `the vice president of Harbour Foods`."""
        grammar = self.grammar
        for child in grammar.children[token]:
            if grammar.lower[child] in CORPORATE:
                return True
            if grammar.deps[child] == "prep" and grammar.lower[child] in ("of", "for", "at"):
                place = grammar.child(child, "pobj")
                if place is not None and grammar.tags[place].startswith("NNP") and not self.phrases.resolve(place):
                    return True
        return False

    def _side(self, token: int, lemma: str) -> Actors:
        """The rebels or opposition of the theatre; in a text without one, the only ones it names."""
        if any(self.grammar.lower[c] in LOYAL for c in self.grammar.children[token] if c < token):
            return (self.phrases.state(self.theatre),) if self.theatre is not None else ()
        near = self.history.side_near(token)
        if near:
            return near
        said = self.history.side(token)
        if self.theatre is not None:
            if said and said[0].code == f"{self.theatre.upper()}-OPP":
                return said
            noun = self.phrases.noun(token)
            noun = noun if noun is not None and noun.group in SIDES else Noun("rebels", "REB")
            return self.phrases.coded(noun, (self.phrases.state(self.theatre),), token)
        found = self.history.with_noun(token, lemma) or said
        everywhere = {a.code: a for f in self.explicit for a in f.actors if a.code.endswith("-OPP")}
        return found or (tuple(everywhere.values()) if len(everywhere) == 1 else ())

    def _country(self, token: int, lemma: str) -> Actors:
        if self.grammar.words[token][0].isupper() or self.grammar.tags[token] != "NN":
            return ()
        form = lemma if lemma in ("kingdom", "emirate", "sultanate", "island", "archipelago", "republic") else None
        words = {self.grammar.lower[c] for c in self.grammar.children[token]}
        if "island" in words:
            form = "island"
        bare = lemma == "state" and not any(c < token for c in self.grammar.children[token] if self._qualifies(c))
        if bare or lemma in ("land", "power", "superpower", "homeland"):
            return ()
        state = self._state_here(token, "island" if form == "archipelago" else form, bare=form is None)
        return (self.phrases.state(state),) if state else ()

    def _qualifies(self, token: int) -> bool:
        return self.grammar.deps[token] in ("compound", "amod", "nmod")

    def _group(self, token: int, lemma: str) -> Actors:
        def fits(actor: Actor) -> bool:
            if actor.id not in self.lexicon.organisations:
                return False
            states = actor.code[:3].lower() in self.lexicon.states
            return (lemma in BODIES and not states) or (lemma in ARMED and actor.kind not in ("igo", "igo-organ"))

        named = any(self._qualifies(k) and self.grammar.tags[k].startswith("NNP") for k in self.grammar.children[token])
        found = self._short(token) or ((not named and self.history.last(token, fits)) or self._by_default(token))
        return found or (self.history.side(token) if lemma == "movement" and self._is_plain(token) else ())

    def _is_plain(self, token: int) -> bool:
        """Whether nothing but an article stands with a word: `the movement`."""
        return [self.grammar.lower[c] for c in self.grammar.children[token]] == ["the"]

    def _short(self, token: int) -> Actors:
        """A body called by one word of its name: `the African Union … the Union`."""
        word = self.grammar.words[token]
        return self.history.last_found(
            token,
            lambda f: (
                len(f.actors) == 1
                and f.actors[0].id in self.lexicon.organisations
                and folded(word) in key_words(self.lexicon.organisations[f.actors[0].id].name)
            ),
            40,
        )

    def _by_default(self, token: int) -> Actors:
        """`The Fund`, `the Council`; in lower case only as somebody's post: `the alliance's secretary general`."""
        word = self.grammar.words[token]
        name = self.lexicon.short.get(word)
        if name is None or (word[0].islower() and not self._is_owner(token)):
            return ()
        if any(self._qualifies(child) for child in self.grammar.children[token]):
            return ()
        body = self.lexicon.body_named(name)
        return (body_actor(self.lexicon, body.id),) if body is not None else ()

    def _is_owner(self, token: int) -> bool:
        noun = self.phrases.noun(self.grammar.heads[token])
        return self.grammar.deps[token] == "poss" and noun is not None and noun.group in ("office", "official")

    def _politician(self, token: int) -> Actors:
        """A lawmaker, candidate or federal official of nobody is of the country whose politics the text is about."""
        if self._is_predicate(token) or self._tied_away(token):
            return ()
        if any(self.grammar.deps[c] == "poss" for c in self.grammar.children[token]):
            return ()
        state = home_of(self.phrases, token)
        return (self.phrases.state(state),) if state is not None else ()

    def _guest(self, token: int) -> Actors:
        """`The guest` is whom somebody received, `the host` whoever did."""
        lemma = self.grammar.lemmas[token]
        if lemma not in ("guest", "visitor", "host"):
            return ()
        role = ("nsubj",) if lemma == "host" else ("dobj", "nsubjpass")
        grammar = self.grammar
        return self.history.last_found(
            token, lambda f: grammar.deps[f.token] in role and grammar.lemmas[grammar.heads[f.token]] in RECEIVING
        )

    def _compass(self, token: int) -> Actors:
        """`The North` and `the South` where the text is about Korea."""
        word = self.grammar.words[token]
        states = self.phrases.setting.states
        if word in ("North", "South") and states["kor"] + states["prk"] > 1 and states["prk"]:
            return (self.phrases.state("prk" if word == "North" else "kor"),)
        return ()

    def _state_here(self, token: int, form: str | None, bare: bool = False) -> str | None:
        """The one state that the text has named nearest before (or all through) and that is of this form.

        `bare`: for `the country` no venue counts, and it is that of the conflict where none is near.
        """
        grammar, sentence = self.grammar, self.grammar.sentence[token]
        told = self.theatre if bare else None
        for back in range(2 if told else 3):
            refs = {
                e.ref
                for h in self.places
                if h.first < token and grammar.sentence[h.first] == sentence - back
                for e in h.entries
                if e.kind in PLACE_KINDS and e.ref and (not told or h.kinds() != {"region"} or e.ref == told)
                if (form is None or form in self.lexicon.states[e.ref].form)
            }
            if len(refs) == 1:
                only = next(iter(refs))
                main = self.phrases.setting.main_state()
                return only if form or main in (None, only) else main
            if refs:
                break
        return (self.phrases.setting.main_state() or told) if form is None else None

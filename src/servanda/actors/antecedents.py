"""Keeps who was mentioned so far in a document, and which of them a pronoun may mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from servanda.actors.clauses import first_of, governs, is_told_by, is_under, who_clause
from servanda.actors.grammar import Grammar
from servanda.actors.lexicon import Lexicon
from servanda.actors.mentions import Found
from servanda.actors.phrases import Phrases
from servanda.actors.theatre import foremost
from servanda.actors.words import key_words
from servanda.records import Actor

Actors = tuple[Actor, ...]

WINDOW = 3
REMEMBERED = 20
"""For so many sentences `both sides` can be the two of a war that were named together."""
SUBJECT = (3.0, 2.5, 1.2, 0.6)
OTHER = (1.5, 1.0, 0.5, 0.2)
MARGIN = 0.8
QUOTED = 1.2
"""Who is only named inside a quotation is seldom whom the writer goes on about outside it."""
NEARLY = 0.3
"""So little more may speak for one of several that were joined by `and` before all of them are meant."""
GOVERNING = 0.6
"""Added for the subject of the clause that a word stands in or that governs its clause."""
MALE = frozenset(
    {"king", "prince", "emir", "sultan", "spokesman", "chairman", "pope", "sheikh", "taoiseach", "emperor"}
)
FEMALE = frozenset({"queen", "princess", "spokeswoman", "chairwoman", "congresswoman", "businesswoman", "woman"})
SUBJECTS = ("nsubj", "nsubjpass")
REPORTING = frozenset(
    {"say", "tell", "add", "ask", "declare", "insist", "argue", "warn", "announce", "explain", "note", "continue"}
    | {"write", "reply", "respond", "remark", "conclude", "claim", "complain", "stress", "recall", "accuse", "assert"}
)


GOING_ON = 0.8
"""Added for whoever spoke before, where `he said` or `he added` goes on."""


def gender_of(grammar: Grammar, lexicon: Lexicon, item: Found) -> str | None:
    """`f`, `m` or `None`, by honorific, given name or noun; whoever the lexicon names and lists under no woman's name
    is a man."""
    if item.noun in FEMALE or item.noun in MALE:
        return "f" if item.noun in FEMALE else "m"
    words = key_words(grammar.plain[item.start : item.end])
    if {"mrs", "ms", "lady", "baroness", "dame"} & set(words):
        return "f"
    if "mr" in words or "sir" in words:
        return "m"
    name = item.actors[0].name if item.actors and item.actors[0].kind == "person" else ""
    if lexicon.women & set(key_words(name) or words[:-1]):
        return "f"
    return "m" if item.actors and item.actors[0].id in lexicon.people else None


def _quoted(grammar: Grammar) -> list[int]:
    """The number of the quotation that each token stands in, 0 outside; a new paragraph closes what was left open."""
    inside, number, flags = False, 0, []
    for token in range(grammar.size):
        word = grammar.words[token]
        if word in ('"', "''", "``"):
            inside = not inside
            number += inside
        elif "\n" in word:
            inside = False
        flags.append(number if inside else 0)
    return flags


def _speakers(grammar: Grammar, quoted: list[int], found: list[Found]) -> dict[int, set[str]]:
    """Ids of the actors who are said to speak each quotation."""
    sentences: dict[int, set[int]] = {}
    for token, number in enumerate(quoted):
        if number:
            sentences.setdefault(grammar.sentence[token], set()).add(number)
    speakers: dict[int, set[str]] = {}
    for item in found:
        says = grammar.lemmas[grammar.heads[item.token]] in REPORTING and grammar.deps[item.token] in SUBJECTS
        if says and not quoted[item.token]:
            for number in sentences.get(grammar.sentence[item.token], ()):
                speakers.setdefault(number, set()).update(a.id for a in item.actors)
    return speakers


def _told_sentences(grammar: Grammar, quoted: list[int]) -> list[int]:
    """For each sentence how many up to it are not altogether inside a quotation."""
    total, counts = 0, []
    for first, last in grammar.sentences:
        total += any(not quoted[k] and grammar.words[k][0].isalpha() for k in range(first, last))
        counts.append(total)
    return counts


class History:
    """Who was mentioned, in order."""

    def __init__(self, phrases: Phrases, explicit: list[Found]) -> None:
        self.phrases = phrases
        self.grammar = phrases.grammar
        self.items: list[Found] = []
        self.explicit = explicit
        self.genders: dict[tuple[str, ...], str] = {}
        """What earlier pronouns showed of somebody."""
        self.quoted = _quoted(self.grammar)
        self.told = _told_sentences(self.grammar, self.quoted)
        """How many sentences up to each are not altogether quoted."""
        self.speakers = _speakers(self.grammar, self.quoted, explicit)

    def note(self, item: Found) -> None:
        """Adds a mention; one that completes a list joined by `and` adds the list too."""
        self.items.append(item)
        grammar = self.grammar
        if grammar.deps[item.token] != "conj" or not item.actors:
            return
        first = item.token
        while grammar.deps[first] == "conj" and grammar.heads[first] != first:
            first = grammar.heads[first]
        parts = [f for f in self.items if f.token == first or (grammar.deps[f.token] == "conj" and f.token > first)]
        if parts and parts[0].token == first:
            actors = tuple(dict.fromkeys(a for f in parts for a in f.actors))
            self.items = [f for f in self.items if f.token != first or f.sort != "plural" or len(f.actors) < 2]
            self.items.append(Found(parts[0].start, item.end, first, actors, "name", "plural"))

    def sort_of(self, token: int, actors: Actors) -> str:
        """Whether a word that points back stands for a person, a state, a group or several."""
        grammar = self.grammar
        word, tag = grammar.lower[token], grammar.tags[token]
        if len(actors) > 1 or tag == "NNS" or word in ("they", "them", "their"):
            return "plural"
        if word in ("he", "she", "him", "her", "his"):
            return "person"
        noun = self.phrases.noun(token)
        if noun is not None and noun.group in ("office", "official", "lawmaker"):
            return "person"
        return "state" if actors[0].id in self.phrases.lexicon.states else "group"

    def best(
        self,
        token: int,
        sorts: tuple[str, ...],
        gender: str | None = None,
        subjects: bool = False,
        fits: Callable[[Found], bool] | None = None,
    ) -> Actors:
        """The one mention a pronoun can mean; empty where two are about as likely.

        Mentions of one actor count together. With `subjects` only subjects qualify, with `fits` only what fits.
        """
        scores: dict[tuple[str, ...], float] = {}
        who: dict[tuple[str, ...], Actors] = {}
        for item in self.items:
            score = self._score(item, token, sorts, gender, subjects)
            if score is None or (fits is not None and not fits(item)):
                continue
            key = tuple(a.id for a in item.actors) or (str(item.start),)
            scores[key] = max(scores.get(key, 0.0), score) + (0.2 if key in scores else 0.0)
            who[key] = item.actors
        ranked = sorted(scores, key=lambda k: (-scores[k], k))
        if not ranked:
            return ()
        ranked[:1] = [
            next(
                (k for k in ranked[1:] if scores[ranked[0]] - scores[k] < NEARLY and set(k) > set(ranked[0])), ranked[0]
            )
        ]
        rivals = [k for k in ranked[1:] if {a.code for a in who[k]} != {a.code for a in who[ranked[0]]}]
        rivals = [k for k in rivals if not set(k) < set(ranked[0])]
        if rivals and scores[ranked[0]] - scores[rivals[0]] < MARGIN:
            return ()
        if gender is not None:
            self.genders.setdefault(ranked[0], gender)
        return who[ranked[0]]

    def _score(
        self, item: Found, token: int, sorts: tuple[str, ...], gender: str | None, subjects: bool
    ) -> float | None:
        grammar = self.grammar
        gap = self._gap(item.token, token)
        if item.sort not in sorts or not 0 <= gap <= WINDOW or item.token >= token:
            return None
        told = who_clause(grammar, item.token, item.sort == "person")
        inside = told is not None and is_under(grammar, token, told)
        subject = grammar.deps[first_of(grammar, item.token)] in SUBJECTS or inside
        if subjects and not subject:
            return None
        clause = grammar.heads[item.token]
        if clause == grammar.heads[token] and grammar.deps[token] in ("dobj", "dative"):
            return None
        if gender is not None and self._speaks(item, token):
            return None
        if is_told_by(grammar, item.token, token) or (not item.actors and grammar.deps[item.token] == "attr"):
            return None
        score = (SUBJECT if subject else OTHER)[gap]
        if self.quoted[item.token] and not self.quoted[token]:
            score -= QUOTED
        if subject and governs(grammar, item.token, token):
            score += GOVERNING
        elif gap and self._tells(item) and self._goes_on(item, token):
            score += GOING_ON
        if inside:
            score += MARGIN
        elif subject and grammar.deps[clause] in ("relcl", "acl", "advcl"):
            score -= 0.6
        if gender is not None:
            key = tuple(a.id for a in item.actors)
            known = gender_of(grammar, self.phrases.lexicon, item) or self.genders.get(key)
            if known is not None and known != gender:
                return None
            score += (0.9 if gender == "f" else 0.4) if known == gender else 0.0
        return score

    def _gap(self, before: int, token: int) -> int:
        """How many sentences lie between two words; those inside quotations do not count for what stands outside."""
        sentence = self.grammar.sentence
        if self.quoted[token] or self.quoted[before]:
            return sentence[token] - sentence[before]
        return self.told[sentence[token]] - self.told[sentence[before]]

    def _goes_on(self, item: Found, token: int) -> bool:
        """Whether a word is the subject of `said` or `added` outside quotations, as the mention was before it."""
        grammar = self.grammar
        says = grammar.deps[token] == "nsubj" and grammar.lemmas[grammar.heads[token]] in REPORTING
        return says and not self.quoted[token] and not self.quoted[item.token]

    def _speaks(self, item: Found, token: int) -> bool:
        """Whether the mention is the speaker of the quotation that the word stands in: he says `he` of others."""
        return any(a.id in self.speakers.get(self.quoted[token], ()) for a in item.actors)

    def last_found(self, token: int, fits: Callable[[Found], bool], window: int = 6) -> Actors:
        """The actors of the last mention that fits."""
        sentence = self.grammar.sentence
        for item in reversed(self.items):
            if sentence[token] - sentence[item.token] > window:
                break
            if item.actors and item.token != token and fits(item):
                return item.actors
        return ()

    def last(self, token: int, fits: Callable[[Actor], bool]) -> Actors:
        """The last mention of one actor that fits; nothing if the last sentence with any has two that do."""
        sentence = self.grammar.sentence
        found: dict[str, Actors] = {}
        at = -1
        for item in reversed(self.items):
            if sentence[token] - sentence[item.token] > 8 or (found and sentence[item.token] != at):
                break
            if len(item.actors) == 1 and item.token != token and fits(item.actors[0]):
                found.setdefault(item.actors[0].code, item.actors)
                at = sentence[item.token]
        return next(iter(found.values())) if len(found) == 1 else ()

    def with_noun(self, token: int, lemma: str) -> Actors:
        """The last mention headed by the same noun: `Oman's foreign ministry … the ministry`."""
        number = self.grammar.tags[token]
        return self.last_found(token, lambda f: f.noun == lemma and self.grammar.tags[f.token] == number, 12)

    def in_role(self, token: int, lemma: str) -> Actors:
        """The last person in an office that the noun can mean: `Lavrov … the minister`."""
        lexicon = self.phrases.lexicon
        kinds = lexicon.roles.get(lemma, frozenset())

        def fits(item: Found) -> bool:
            role = item.actors[0].role if item.actors else None
            return role is not None and lexicon.offices[role].kind in kinds

        return self.best(token, ("person",), fits=fits) if kinds else ()

    def side(self, token: int) -> Actors:
        """The only opposition or armed group mentioned so far."""
        found = {a.code: a for f in self.items for a in f.actors if a.code.endswith("-OPP")}
        return tuple(found.values()) if len(found) == 1 else ()

    def side_near(self, token: int) -> Actors:
        """The only opposition or armed group of this and the sentence before: it is nearer than any theatre."""
        sentence = self.grammar.sentence
        found = {
            a.code: a
            for f in self.items[-16:]
            for a in f.actors
            if a.code.endswith("-OPP") and sentence[token] - sentence[f.token] <= 1
        }
        return tuple(found.values()) if len(found) == 1 else ()

    def pair_in_role(self, token: int, lemma: str) -> Actors:
        """The only two holders of such an office that the text has named: `both ministers`."""
        lexicon = self.phrases.lexicon
        kinds = lexicon.roles.get(lemma, frozenset())
        found = {
            a.id: a
            for f in self.items
            for a in f.actors
            if a.role is not None and lexicon.offices[a.role].kind in kinds
        }
        return tuple(found.values()) if len(found) == 2 else ()

    def pair(self, token: int, sides: bool) -> Actors:
        """The two that the nearest sentence with any two names: `both sides`; nothing where it names more.

        Countries, governments and leaders are of states; `sides` may also be those who fight them. Whoever only tells
        of others is none of the two, if there are two without.
        """
        if not sides:
            return self._pair_of(self._others(token), token, sides)
        here = [f for f in self._told(token) if self.grammar.sentence[f.token] == self.grammar.sentence[token]]
        return self._joined(token) or self._pair_of(here, token, sides) or self._belligerents() or self.both(token)

    def both(self, token: int) -> Actors:
        """The same for a bare `both`, which need not be the sides of a war: those of the nearest sentence."""
        told, others = self._told(token), self._others(token)
        return self._two(told, token) or self._pair_of(told, token, True) or self._pair_of(others, token, True)

    def _two(self, items: list[Found], token: int) -> Actors:
        """The only two that were joined by `and` in this sentence or the one before."""
        near = [f for f in items if 0 <= self._gap(f.token, token) <= 1 and f.token < token]
        joined = [f.actors for f in near if f.sort == "plural" and len(f.actors) == 2]
        return joined[-1] if joined else ()

    def _others(self, token: int) -> list[Found]:
        return [f for f in self.items if not self._acts_on(f, token)]

    def _told(self, token: int) -> list[Found]:
        return [f for f in self._others(token) if not self._tells(f)]

    def _belligerents(self) -> Actors:
        """The only armed group or opposition of the text and the state that it speaks of most."""
        actors = {a.code: a for f in self.explicit for a in f.actors}
        named = Counter(a.code for f in self.explicit for a in f.actors)
        armed = [c for c in named if c.endswith("-OPP")]
        state = foremost(c.lower() for c in named.elements() if c.lower() in self.phrases.lexicon.states)
        if len(armed) != 1 or named[armed[0]] < 2 or state is None:
            return ()
        return (self.phrases.state(state), actors[armed[0]])

    def _acts_on(self, item: Found, token: int) -> bool:
        """Whether a mention is of somebody who does something to the word: `the envoy urged both sides to wait`."""
        grammar, verb = self.grammar, token
        while grammar.deps[verb] in ("dobj", "pobj", "prep", "dative") and grammar.heads[verb] != verb:
            verb = grammar.heads[verb]
        return verb != token and grammar.heads[item.token] == verb and grammar.deps[item.token] in SUBJECTS

    def _joined(self, token: int) -> Actors:
        """The two sides of a war that the text named last with `and` between them: `Colombia and the rebels agreed`.

        One of them must fight a government, or a truce or talks be `between` them.
        """
        states, sentence = self.phrases.lexicon.states, self.grammar.sentence
        for item in reversed(self.items):
            codes = {a.code for a in item.actors}
            if item.sort != "plural" or len(codes) != 2 or item.token >= token:
                continue
            sided = all(c[:3].lower() in states and not c.endswith("-PPL") for c in codes)
            war = any(c.endswith("-OPP") for c in codes) or self._is_between(item)
            if sided and war and sentence[token] - sentence[item.token] <= REMEMBERED:
                return item.actors
        return ()

    def _is_between(self, item: Found) -> bool:
        return self.grammar.lower[self.grammar.heads[item.token]] == "between"

    def _tells(self, item: Found) -> bool:
        grammar = self.grammar
        return grammar.deps[item.token] in SUBJECTS and grammar.lemmas[grammar.heads[item.token]] in REPORTING

    def _pair_of(self, items: list[Found], token: int, sides: bool) -> Actors:
        sentence, states = self.grammar.sentence, self.phrases.lexicon.states
        for back in range(4):
            found: dict[str, Actor] = {}
            for item in items:
                if sentence[token] - sentence[item.token] == back and item.token < token:
                    for actor in item.actors:
                        side = actor.code[:3].lower() in states and not actor.code.endswith("-PPL")
                        if (sides and side) or actor.code.lower() in states:
                            found.setdefault(actor.code, actor)
            if len(found) == 2:
                return tuple(found.values())
            if len(found) > 2:
                return ()
        return ()

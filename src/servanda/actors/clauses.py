"""Resolves words by the clause around them: `accused X of breaking its word`, `the group that was called X`."""

from __future__ import annotations

from collections.abc import Callable

from servanda.actors.grammar import Grammar
from servanda.records import Actor

Actors = tuple[Actor, ...]

CHARGES = frozenset(
    {"accuse", "suspect", "convict", "blame", "criticise", "criticize", "condemn", "rebuke", "fault", "denounce"}
    | {"praise", "applaud", "commend", "laud", "hail", "congratulate", "thank", "credit", "reward", "punish"}
)
"""Verbs whose object did what follows with `of` or `for`: a possessive there is the object's."""
WEATHER = frozenset({"rain", "snow", "seem", "take", "appear", "turn", "depend", "matter"})
"""Verbs whose `it` is nobody."""
NAMING = frozenset({"call", "know", "name", "dub", "style"})


def charged(grammar: Grammar, pronoun: int) -> int | None:
    """The object of the charge that a possessive stands in: in `it accused Oman of breaking its word` it is Oman's."""
    if grammar.deps[pronoun] != "poss":
        return None
    at, prep = pronoun, ""
    for _ in range(6):
        above = grammar.heads[at]
        if above == at or grammar.deps[at] in ("nsubj", "nsubjpass"):
            return None
        if grammar.deps[at] == "prep":
            prep = grammar.lower[at]
        if grammar.lemmas[above] in CHARGES and grammar.tags[above].startswith("VB"):
            return grammar.child(above, "dobj") if prep in ("of", "for") else None
        at = above
    return None


def subject_ahead(grammar: Grammar, pronoun: int) -> int | None:
    """The subject of the main clause, where a clause that opens the sentence has a pronoun for its own.

    In `After it signed, Peru refused` that is Peru: whoever else were meant would be named there.
    """
    verb = grammar.heads[pronoun]
    main = grammar.heads[verb]
    if grammar.deps[pronoun] not in ("nsubj", "nsubjpass") or grammar.deps[verb] != "advcl" or main <= verb:
        return None
    opener = grammar.child(verb, "mark", "advmod")
    first = grammar.sentences[grammar.sentence[pronoun]][0]
    subject = grammar.child(main, "nsubj", "nsubjpass")
    opens = opener is not None and opener < pronoun and grammar.left_edge(verb) - first <= 1
    return subject if opens and subject is not None and subject > verb else None


def told_beside(grammar: Grammar, pronoun: int) -> int | None:
    """The owner of the noun that a possessive's noun is joined to: in `Oman's appeal and its refusal` it is Oman."""
    noun = grammar.heads[pronoun]
    if grammar.deps[pronoun] != "poss" or grammar.deps[noun] != "conj":
        return None
    owner = grammar.child(grammar.heads[noun], "poss")
    return owner if owner is not None and grammar.tags[owner].startswith("NNP") else None


def called(grammar: Grammar, token: int) -> int | None:
    """The name that a clause gives to a group: `the group that was called the Northern Front`."""
    clause = grammar.child(token, "relcl", "acl")
    if clause is None or grammar.lemmas[clause] not in NAMING or grammar.tags[clause] not in ("VBN", "VBD"):
        return None
    name = grammar.child(clause, "oprd", "attr", "dobj")
    if name is None and (prep := grammar.child(clause, "prep")) is not None and grammar.lower[prep] == "as":
        name = grammar.child(prep, "pobj")
    return name


def who_clause(grammar: Grammar, name: int, person: bool) -> int | None:
    """The verb of the clause that tells of a name by `who` (of a person) or `which`: `an envoy who had said …`."""
    verb = grammar.child(name, "relcl")
    subject = grammar.child(verb, "nsubj", "nsubjpass") if verb is not None else None
    relative = ("WP",) if person else ("WP", "WDT")
    return verb if subject is not None and grammar.tags[subject] in relative else None


def is_under(grammar: Grammar, token: int, verb: int) -> bool:
    """Whether a word stands in the clause of a verb, however deep."""
    at = token
    while at != verb and grammar.heads[at] != at:
        at = grammar.heads[at]
    return at == verb


def whose_of(grammar: Grammar, word: int) -> int | None:
    """The noun that `whose` points at: in `Peru, whose minister left, …` it is Peru; `None` for any other word."""
    if grammar.tags[word] != "WP$":
        return None
    at = word
    for _ in range(6):
        at = grammar.heads[at]
        if grammar.deps[at] == "relcl":
            return grammar.heads[at]
    return None


def is_two_things(grammar: Grammar, both: int, is_somebody: Callable[[int], bool]) -> bool:
    """Whether `both` stands for two things that the sentence has just counted: `by two roads … from both`."""
    first = grammar.sentences[grammar.sentence[both]][0]
    return any(
        grammar.lower[k] == "two" and grammar.deps[k] == "nummod" and not is_somebody(grammar.heads[k])
        for k in range(first, both)
    )


def is_date(grammar: Grammar, token: int) -> bool:
    """Whether a word that is also a name tells a day or month: `7 May`, `in May 2017`, `by the end of May`."""
    near = [k for k in (token - 1, token + 1) if 0 <= k < grammar.size]
    return grammar.names[token] == "DATE" or any(grammar.words[k].isdigit() for k in near)


def is_told_by(grammar: Grammar, name: int, pronoun: int) -> bool:
    """Whether a name stands in what the pronoun's own clause reports: in `"Peru is ready," he said` he is not Peru."""
    verb = grammar.heads[pronoun]
    if grammar.deps[pronoun] != "nsubj" or grammar.sentence[name] != grammar.sentence[pronoun]:
        return False
    if any(grammar.deps[c] == "ccomp" and is_under(grammar, name, c) for c in grammar.children[verb]):
        return True
    return grammar.deps[verb] == "parataxis" and not is_under(grammar, name, verb)


def governs(grammar: Grammar, subject: int, pronoun: int) -> bool:
    """Whether a subject is that of the nearest clause around a word: `Lee praised her aides`, `Lee said she knew`."""
    at = pronoun
    for _ in range(8):
        above = grammar.heads[at]
        if above == at:
            return False
        own = [c for c in grammar.children[above] if grammar.deps[c] in ("nsubj", "nsubjpass") and c != pronoun]
        if own and at not in own:
            return first_of(grammar, subject) in own
        at = above
    return False


def first_of(grammar: Grammar, token: int) -> int:
    """The first of the words joined by `and` that a word is one of."""
    while grammar.deps[token] == "conj" and grammar.heads[token] != token:
        token = grammar.heads[token]
    return token


def is_reported(grammar: Grammar, subject: int) -> bool:
    """Whether `it` is somebody who is said to act: `Oman said it was sorry`, not `Oman said it was raining`."""
    verb = grammar.heads[subject]
    if grammar.deps[subject] not in ("nsubj", "nsubjpass") or grammar.deps[verb] != "ccomp":
        return False
    state = grammar.child(verb, "acomp")
    told = [verb] if state is None else [verb, state]
    open_ = any(grammar.deps[c] in ("ccomp", "csubj", "attr") for t in told for c in grammar.children[t])
    to = state is not None and grammar.child(state, "xcomp") is not None
    return not open_ and not to and grammar.lemmas[verb] not in WEATHER

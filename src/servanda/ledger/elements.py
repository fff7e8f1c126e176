"""Finds, for each element of the concreteness checklist, the words that give it: in a move's sentence and further on.

The reading knows who, to whom, what, by when and on what condition; the rest is found by the phrases of
`lexicon/ledger/elements.csv`. An element counts only where it is said of the undertaking: in the content of the move,
in what its sentence adds to that, and in the sentences that go on about it (`goes_on.py`). "No monitors" gives none.

Longer than most modules: one small rule for each element, side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from servanda.ledger.goes_on import MODAL, SUCH, further_sentences
from servanda.ledger.phrases import patterns
from servanda.lexicon import table
from servanda.records import Actor, Mention, Move, Reading, Span, TimeSpan

Words = tuple[str, Span]
"""The name of an element and where in the document the words for it stand."""
LISTED = ("verified by", "dispute settled by", "consequence", "form", "in what order", "how long")
"""Elements found by the phrases of the word list, `how much` apart."""
WATCHED = ("verified by", "dispute settled by", "consequence")
"""What a sentence may add that only tells what somebody will do about it."""
WATCHING = frozenset({"observers", "investigation"})
"""Topics that are themselves about watching."""
WIDEST = 16
"""Words of a phrase beyond which nobody sees what is meant by it."""

_EDGE = re.compile(
    r"[,;:()“”\"—–]|--|(?:^|(?<=\s))(?:but|while|who|which|that|whereas|because|so|after|before|if|unless|until|once|"
    r"and that|and (?:would|will|said|urged|called|asked|promised|demanded|then))(?=\s)",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:no|not|nobody|no one|never|without|nor|neither|none|lacks?|lacked|lacking|refus\w+|reject\w+|oppos\w+|"
    r"rul(?:e|es|ed|ing) out)\b|n['’]t\b",
    re.IGNORECASE,
)
_SAID = re.compile(r"\s+(?:\w+\s+)?(?:said|say|says|told|reported|report|estimated|noted|wrote|claimed|believe)\b")
"""After "monitors" or "observers": they speak as sources, and watch over nothing."""
_PRONOUN = re.compile(
    r"(?:he|she|it|they|we|i|you|him|her|them|us|his|its|their|our|my|who|which|this|that|these|those|both|both sides|"
    r"one|others?)",
    re.IGNORECASE,
)
_FIRST = re.compile(r"(?:^|[;:—–]\s*)first(?=[,\s])|\bfirst(?=\s*(?:[,.;:]|$|and (?!foremost)|then\b))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Scope:
    """The part of a text in which elements are looked for."""

    span: Span
    kind: str
    """`content`, `sentence` (what the sentence adds), or how a later sentence goes on."""


def elements_in(move: Move, reading: Reading, topic: str, due: Span | None = None) -> tuple[Words, ...]:
    """The elements that one report gives, each with its first words. `due` is where its deadline stands."""
    found: dict[str, Span] = {}
    for name, span in _all(move, reading, topic, due):
        found.setdefault(name, span)
    return tuple(found.items())


def _all(move: Move, reading: Reading, topic: str, due: Span | None) -> Iterator[Words]:
    text = reading.document.text
    yield from _parties(move, reading)
    if move.content:
        yield "what", move.content
    if due:
        lasts = bool(_LASTS.match(text, max(0, due[0] - 6), due[1]) or _LASTS.match(text, due[0], due[1]))
        yield "how long" if lasts else "by when", whole_time(text, due, reading.timexes)
    if move.condition:
        yield "on what condition", move.condition
    for scope in scopes(move, reading, topic):
        for name, span in _in_scope(scope, move, reading):
            if name != "verified by" or topic not in WATCHING:  # who is to watch is then what is undertaken
                yield name, span


def scopes(move: Move, reading: Reading, topic: str) -> tuple[Scope, ...]:
    """Where elements are looked for: the content, the rest of its sentence, the sentences that go on about it."""
    text, sent = reading.document.text, move.sent
    start, end = move.content or (move.trigger[0], sent[1])
    others = [m.trigger[0] for m in reading.moves if m.trigger != move.trigger and sent[0] <= m.trigger[0] < sent[1]]
    right = min((t for t in others if t >= end), default=max(sent[1], end))
    left = max((t for t in others if t < move.trigger[0]), default=sent[0])
    own = [Scope((start, end), "content"), Scope((end, max(right, end)), "sentence"), Scope((left, start), "before")]
    content = text[start:end]
    later = further_sentences(text, max(sent[1], end), content, topic, reading.document.furniture)
    return (*own, *(Scope(f.span, f.kind) for f in later))


def _in_scope(scope: Scope, move: Move, reading: Reading) -> Iterator[Words]:
    text = reading.document.text
    if scope.kind == "number":
        such = (m for m in SUCH.finditer(text, *scope.span))
        yield from (w for m in such for w in _quantities(text, (max(scope.span[0], m.start() - 14), m.end()), ()))
        return
    if scope.kind == "before":
        yield from _listed(text, scope.span, ("form",))
        return
    if scope.kind == "else":
        yield "consequence", _trimmed(text, scope.span)
    elif scope.kind == "order" and MODAL.search(text, *scope.span):
        yield "in what order", _opening(text, scope.span)
    yield from _listed(text, scope.span, WATCHED if scope.kind == "beside" else LISTED)
    times = [t for t in reading.timexes if scope.span[0] <= t.start and t.end <= scope.span[1]]
    if scope.kind in ("else", "order", "beside"):
        return
    yield from _lengths(text, times, scope.span)
    yield from _due(text, times, reading)
    if scope.kind != "sentence":
        yield from _quantities(text, scope.span, reading.timexes)
        yield from _places(text, scope.span, move, reading)


# ---- by the word list ------------------------------------------------------------------------------------------------


def _listed(text: str, span: Span, names: Iterable[str]) -> Iterator[Words]:
    """Phrases of the list in a span, each as the whole phrase it stands in; denied ones left out."""
    words = text[span[0] : span[1]]
    for name in names:
        for match in patterns("elements", "element")[name].finditer(words):
            at = (span[0] + match.start(), span[0] + match.end())
            if _counts(name, match.group().lower(), text, at, span):
                yield (
                    name,
                    at if name == "how long" else _phrase(text, at, span if name != "form" else (at[0], span[1])),
                )
                break


def _counts(name: str, words: str, text: str, at: Span, span: Span) -> bool:
    """Whether a phrase of the list gives the element where it stands."""
    if name == "in what order" and words == "first":
        return any(span[0] + m.start() <= at[0] <= span[0] + m.end() for m in _FIRST.finditer(text[span[0] : span[1]]))
    if name == "how long" and (
        text[at[1] : at[1] + 1] == "-" or _PAST.search(text[_left_edge(text, at[0], span) : at[0]])
    ):
        return False
    if name == "verified by" and _SAID.match(text, at[1], at[1] + 30):
        return False
    clause = text[_left_edge(text, at[0], span) : at[0]]
    return not _DENIED.search(clause)


def _left_edge(text: str, at: int, span: Span) -> int:
    edges = list(_EDGE.finditer(text, span[0], at))
    return edges[-1].end() if edges else span[0]


def _phrase(text: str, at: Span, span: Span) -> Span:
    """The clause around words: from the edge before them to the edge after them; of a long one, the nearer words."""
    start = _left_edge(text, at[0], span)
    edge = _EDGE.search(text, at[1], span[1])
    end = edge.start() if edge else span[1]
    before = list(re.finditer(r"\S+", text[start : at[0]]))
    after = list(re.finditer(r"\S+", text[at[1] : end]))
    if len(before) > WIDEST // 2:
        start += before[-WIDEST // 2].start()
    if len(after) > WIDEST // 2:
        end = at[1] + after[WIDEST // 2 - 1].end()
    return _trimmed(text, (start, end))


def _opening(text: str, span: Span) -> Span:
    """The beginning of a sentence: to its first stop within it, or as many words as a phrase may have."""
    stop = re.search(r"[;:—–“”\"]", text[span[0] : span[1]])
    end = span[0] + stop.start() if stop else span[1]
    words = list(re.finditer(r"\S+", text[span[0] : end]))[:WIDEST]
    return _trimmed(text, (span[0], span[0] + words[-1].end())) if words else span


def _trimmed(text: str, span: Span) -> Span:
    """The span without the blanks and marks at its ends."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in ',;:—–"“”'):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ',;:.-—–"“”'):
        end -= 1
    return start, end


# ---- times -----------------------------------------------------------------------------------------------------------

_SIGNAL = re.compile(
    r"(?:no later than|not later than|at the latest|by the (?:end|middle|beginning) of|by|before|within|until|till|"
    r"starting|beginning|as of|from|on|at|in)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s*(?:,|on|at|of|from|in|to|until)?\s*(?:the\s+)?")


def whole_time(text: str, time: Span, times: Iterable[TimeSpan]) -> Span:
    """A time with the word that governs it and the times joined to it: "by noon on Monday, 12 September"."""
    start, end = time
    for other in sorted(times, key=lambda t: t.start):
        if other.start >= end and _JOINED.fullmatch(text[end : other.start]):
            end = other.end
    for other in sorted(times, key=lambda t: -t.end):
        if other.end <= start and _JOINED.fullmatch(text[other.end : start]):
            start = other.start
    signal = _SIGNAL.search(text[max(0, start - 24) : start])
    if signal:
        start = max(0, start - 24) + signal.start()
    return start, end


_FOR = re.compile(
    r"(?:\bfor|\blasting|\bof)\s+(?:the\s+(?:next|first|coming)\s+|up to\s+|at least\s+|about\s+)?$", re.I
)
_LASTS = re.compile(r"\s*(?:for|during)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:has|have|had|been|was|were|ruled)\b|['’]s\b", re.IGNORECASE)
"""A clause that tells how long something has lasted, and not how long it is to last."""
_UNTIL = re.compile(r"\b(?:until|till|through)\s+(?:the\s+)?$", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|before|within|no later than|by the end of|on|at|from)\s+(?:the\s+)?$", re.IGNORECASE)


def _lengths(text: str, times: Iterable[TimeSpan], span: Span) -> Iterator[Words]:
    """How long: a duration after `for`, or a time after `until`."""
    for time in times:
        before = text[max(0, time.start - 20) : time.start]
        if text[time.start : time.end].lower().startswith("the "):
            continue  # "the end of the year" is a day and no length
        sign = (_FOR if time.type == "DURATION" else _UNTIL).search(before)
        if sign and not _PAST.search(text[_left_edge(text, time.start, span) : time.start]):
            yield "how long", (time.start - len(before) + sign.start(), time.end)


_TOLD_THEN = re.compile(
    r"\b(?:said|told|says|announced|reported|added|wrote|warned|argued|confirmed|insisted)\b[^,;.]{0,30}$",
    re.IGNORECASE,
)
"""Before a day: it is the day on which somebody spoke."""


def _due(text: str, times: Iterable[TimeSpan], reading: Reading) -> Iterator[Words]:
    """By when, in a later sentence: a day that still lies ahead when it is published, after a word such as `by`."""
    published = reading.document.published
    for time in times:
        before = text[max(0, time.start - 45) : time.start]
        ahead = time.first is None or published is None or time.first >= published
        if ahead and time.type != "SET" and _BY.search(before) and not _TOLD_THEN.search(before):
            yield "by when", whole_time(text, (time.start, time.end), reading.timexes)


# ---- how much --------------------------------------------------------------------------------------------------------

_ROUND = re.compile(
    r"(?:(?:about|around|some|at most|at least|up to|nearly|almost|more than|fewer than|less than|over|under|"
    r"as many as|no more than|roughly|approximately|another|the first|the last|the remaining|all)\s+)+$",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"(?<![\w.,-])[$€£]?\d[\d,.]*\d(?!\w)|(?<![\w.,-])[$€£]?\d(?![\w])")
_NUMBERED = re.compile(r"(?:resolution|article|chapter|paragraph|no\.|number|annex|\()\s*$", re.IGNORECASE)
_IN_AN_IDIOM = re.compile(r"\b(?:at|after|above|no|each|any|this|that|the)\s+$", re.IGNORECASE)
_NEVER_COUNTED = frozenset(
    {
        "another",
        "them",
        "it",
        "day",
        "side",
        "thing",
        "options",
        "sides",
        "along",
        "over",
        "but",
        "way",
        "these",
        "this",
        "stages",
        "phases",
        "steps",
        "times",
        "days",
        "hours",
        "weeks",
        "months",
        "years",
        "minutes",
    }
)
_STOPS = re.compile(
    r"(?:[,;:()!?“”\"—–]|(?<![A-Z])\.|\b(?:from|to|in|on|at|by|for|with|into|out|through|via|under|over|near|who|which|that|and|or|but|"
    r"will|would|shall|must|should|could|can|may|might|is|are|was|were|be|been|has|have|had|as|if|after|before|until|while|"
    r"get|gets|complete|completes|begin|begins|start|starts|--|"
    r"when|than|not|so|because|leave|left|go|went)\b)",
    re.IGNORECASE,
)
_OF = re.compile(r"\s+of\s+(?:the\s+|its\s+|their\s+|his\s+|these\s+|those\s+)?", re.IGNORECASE)
_LONGEST_COUNTED = 5


def _quantities(text: str, span: Span, times: Iterable[TimeSpan]) -> Iterator[Words]:
    """How much: a figure, or else a word for a number or a whole, each with what it counts."""
    words = text[span[0] : span[1]]
    taken = [(t.start, t.end) for t in times]
    figures = [m for m in _FIGURE.finditer(words) if not _is_number_of(words, m)]
    for match in (*figures, *patterns("elements", "element")["how much"].finditer(words)):
        at = (span[0] + match.start(), span[0] + match.end())
        if any(start < at[1] and at[0] < end for start, end in taken):
            continue
        if not match.group()[:1].isdigit() and not _counts_something(words, match):
            continue
        if not _DENIED.search(text[_left_edge(text, at[0], span) : at[0]]):
            yield "how much", _counted(text, at, span)
            return


def _is_number_of(words: str, match: re.Match[str]) -> bool:
    """Whether a figure names something and counts nothing: a year, a resolution, a clock time."""
    bare = match.group().strip("$€£.,").replace(",", "").replace(".", "")
    is_year = len(bare) == 4 and bare[:2] in ("19", "20") and "," not in match.group()
    is_clock = len(bare) == 4 and bare.startswith("0")
    return is_year or is_clock or bool(_NUMBERED.search(words[: match.start()]))


def _counts_something(words: str, match: re.Match[str]) -> bool:
    """Whether a word for a number stands before what it counts: not "at all", "one of them", "all day"."""
    word = match.group().lower()
    if word in ("all", "one") and _IN_AN_IDIOM.search(words[: match.start()]):
        return False
    after = re.match(r"\s*(?:of\s+)?([\w-]+)", words[match.end() :])
    return after.group(1).lower() not in _NEVER_COUNTED if after else word not in ("all", "one")


def _counted(text: str, at: Span, span: Span) -> Span:
    """The number with what stands before it ("at most") and what it counts ("900 fighters")."""
    start, end = at
    around = _ROUND.search(text[span[0] : start])
    if around:
        start = span[0] + around.start()
    of = _OF.match(text, end, span[1])
    if of:
        end = of.end()
    stop = _STOPS.search(text, end, span[1])
    reach = stop.start() if stop else span[1]
    counted = list(re.finditer(r"\S+", text[end:reach]))[:_LONGEST_COUNTED]
    end = end + counted[-1].end() if counted else at[1]
    return _trimmed(text, (start, end))


# ---- where -----------------------------------------------------------------------------------------------------------

_NAME = r"[A-Z][\w’'-]+(?:\s+(?:(?:al|el|de|of|the)[\s-]+)?[A-Z][\w’'-]+)*"
_IN = (
    r"(?:in|at|near|around|across|outside|inside|into|through|along|via|throughout|over|from|out of|to|towards|on|off|"
    r"by|between|of|opposite|leave|leaves|left|leaving|enter|entering|quit|evacuate|reach|hold|cross)"
)
_STRICT = frozenset({"in", "at", "near", "around", "across", "outside", "inside", "into", "through", "along", "via",
                     "throughout", "out of", "leave", "leaving", "enter", "entering", "quit", "evacuate"})  # fmt: skip
_VERBS = frozenset(
    {"leave", "leaves", "left", "leaving", "enter", "entering", "quit", "evacuate", "reach", "hold", "cross"}
)
_NAMED_AFTER = re.compile(
    r"\s+(?:agreement|accord|deal|treaty|talks|plan|conference|process|protocol|declaration|memorandum|summit|group|"
    r"government|council|formula|initiative|proposal|meeting|bombing|attack|massacre|trial|case|affair)s?\b",
    re.IGNORECASE,
)
"""After a place that only names something: the Vienna agreement, the Lausanne talks."""
_CALENDAR = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|"
    r"Thursday|Friday|Saturday|Sunday|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\b"
)


@lru_cache(maxsize=1)
def _place_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A named or described place ("from the Castello road", "two corridors"), and a name after a word such as `in`."""
    nouns = "|".join(sorted((row["noun"] for row in table("ledger", "place_nouns")), key=lambda n: (-len(n), n)))
    which = r"(?:[a-z]+ern|old|main|upper|lower|besieged|occupied|disputed|coastal|buffer|river|border)"
    described = (
        rf"(?:\b{_IN}\s+)?(?:the\s+|both\s+|two\s+|three\s+|its\s+|their\s+)?(?P<name>"
        rf"(?:{_NAME}\s+|{which}\s+)+(?:{nouns})(?:s|es)?\b(?:\s+of\s+{_NAME})?|"
        rf"(?:{nouns})\s+of\s+{_NAME})"
    )
    return re.compile(described), re.compile(rf"\b(?P<prep>{_IN})\s+(?:the\s+)?(?:[a-z]+ern\s+)?(?P<name>{_NAME})")


OF_PEOPLES = frozenset(
    {
        "Arab",
        "African",
        "Asian",
        "European",
        "Western",
        "Eastern",
        "Muslim",
        "Islamic",
        "Christian",
        "Jewish",
        "Kurdish",
    }
)
"""Adjectives of peoples, faiths and parts of the world, which name no place: "the Arab world"."""


@lru_cache(maxsize=1)
def _adjectives() -> frozenset[str]:
    """Adjectives of states: "in the Libyan unrest" names no place."""
    states = table("actors", "states")
    return OF_PEOPLES | {a for row in states for a in row["adjectives"].split("|") if a != row["name"]}


def _places(text: str, span: Span, move: Move, reading: Reading) -> Iterator[Words]:
    """Where: a place that is named or described; else a name after `in`, `near` and the like that is nobody's."""
    described, named = _place_patterns()
    words = text[span[0] : span[1]]
    for match in described.finditer(words):
        if not _CALENDAR.match(match.group("name")):
            yield "where", _trimmed(text, (span[0] + match.start(), span[0] + match.end()))
            return
    sides = {a.code for a in (*move.actor, *move.addressee, *move.debtor)}
    for match in named.finditer(words):
        at = (span[0] + match.start("name"), span[0] + match.end("name"))
        if _is_place(at, match, sides, reading):
            yield "where", (at[0] if match.group("prep") in _VERBS else span[0] + match.start(), at[1])
            return
    for mention in reading.actors:
        inside = mention.form == "place" and span[0] <= mention.start and mention.end <= span[1]
        if inside and mention.actor.code not in sides and not _NAMED_AFTER.match(text, mention.end):
            yield "where", (mention.start, mention.end)
            return


def _is_place(at: Span, match: re.Match[str], sides: set[str], reading: Reading) -> bool:
    """Whether a name after a preposition is a place: known as one and no party to the move, or nobody at all."""
    name = match.group("name")
    if (
        name.split()[-1] in _adjectives()
        or _CALENDAR.match(name)
        or _NAMED_AFTER.match(reading.document.text, at[1])
        or any(t.start < at[1] and at[0] < t.end for t in reading.timexes)
    ):
        return False
    inside = [m for m in reading.actors if m.start < at[1] and at[0] < m.end]
    if inside:
        return all(m.form == "place" and m.actor.code not in sides for m in inside)
    return match.group("prep").lower() in _STRICT


# ---- who -------------------------------------------------------------------------------------------------------------


def _parties(move: Move, reading: Reading) -> Iterator[Words]:
    """Who is bound and to whom, by name where the article names them anywhere before."""
    asked = move.type in ("demand", "accuse", "threaten")
    who, who_text = (move.addressee, move.addressee_text) if asked else (move.actor, move.actor_text)
    whom, whom_text = (move.actor, move.actor_text) if asked else (move.addressee, move.addressee_text)
    if move.debtor and {a.code for a in move.debtor} != {a.code for a in who}:
        who, who_text = move.debtor, None
    for name, actors, span in (("who", who, who_text), ("to whom", whom, whom_text)):
        found = _named(actors, span, move, reading)
        if found:
            yield name, found


def _named(actors: tuple[Actor, ...], span: Span | None, move: Move, reading: Reading) -> Span | None:
    """The words that name a party: those of the move, or, for a pronoun or none, the nearest name before it."""
    text = reading.document.text
    if span and not _PRONOUN.fullmatch(" ".join(text[span[0] : span[1]].split())):
        return _without_ending(text, span)
    ids, codes = {a.id for a in actors}, {a.code for a in actors}
    named = [m for m in reading.actors if m.form != "pronoun" and not _is_pronoun(text, m)]
    inside = [m for m in named if m.actor.id in ids and move.sent[0] <= m.start < move.sent[1]]
    before = [m for m in named if m.start < move.sent[1]]
    if inside:
        return inside[0].start, inside[0].end
    for held in ([m for m in before if m.actor.id in ids], [m for m in before if m.actor.code in codes]):
        if held:
            return held[-1].start, held[-1].end
    return None


def _is_pronoun(text: str, mention: Mention) -> bool:
    return bool(_PRONOUN.fullmatch(" ".join(text[mention.start : mention.end].split())))


def _without_ending(text: str, span: Span) -> Span:
    """The name without the ending of a possessive: "Mr de Mistura" of "Mr de Mistura's offer"."""
    start, end = _trimmed(text, span)
    return (start, end - 2) if text[start:end].endswith(("'s", "’s")) else (start, end)

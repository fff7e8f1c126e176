"""Tells whether the words around a bare "Tuesday" or "May" speak of what was or of what will be.

No grammar is needed for that: the nearest word with a tense in the same sentence, looking back from the expression
and then on from it, and the preposition in front of it ("until", "by", "starting") settle nearly all cases.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from servanda.times.grammar import rows
from servanda.times.tokens import BREAK, Tokens

Direction = Literal[-1, 0, 1]
PAST: Direction = -1
UNKNOWN: Direction = 0
FUTURE: Direction = 1

_ENDS = frozenset({".", "!", "?", ";", "``", "''"})
_REACH_BACK = 22
_REACH_ON = 14
_REACH_BINDING = 7


@cache
def cue(name: str) -> frozenset[str]:
    """The words that are a cue of that name in `lexicon/times/cues.csv`."""
    return frozenset(row["word"] for row in rows("cues") if row["cue"] == name)


def direction(tokens: Tokens, start: int, end: int) -> Direction:
    """Whether the words `start` to `end` lie behind (-1) or ahead (1), as the sentence has it; 0 if unknown."""
    owns = tokens.lower(end) in ("'s", "’s")
    if tokens.lower(end + owns) in cue("outcome"):
        return PAST  # "Wednesday's ruling"
    signal_at = _signal(tokens, start)
    before, at = _before(tokens, start)
    settled = _arranged(tokens, start, end, owns) or _deadline(tokens, start, end, before)
    if settled != UNKNOWN:
        return settled
    if (
        tokens.lower(start - 1) == "as"
        and tokens.lower(start - 2) in ("early", "soon")
        and (before != PAST or tokens.lower(at) in cue("directs"))
    ):
        return FUTURE
    if _agreed_stretch(tokens, start):
        return FUTURE
    if before == UNKNOWN and _until_then(tokens, signal_at, end):
        return PAST
    if not owns and tokens.lower(signal_at) in cue("forward"):
        return _forward(tokens, signal_at, end, before, at)
    if owns and tokens.lower(start - 1 - (tokens.lower(start - 1) == "the")) == "of" and _of_what_was(tokens, start):
        return PAST  # "the results of Sunday's vote"
    if not owns and _past_verb(tokens, end):
        return PAST  # "residents on Friday said"
    if before == UNKNOWN or tokens.lower(signal_at - (tokens.lower(signal_at) == "on")) in cue("opens_clause"):
        opening = signal_at <= 0 or sentence_end(tokens, signal_at - 1) or sentence_end(tokens, signal_at)
        if opening and signal_at == start - 1 and tokens.lower(end) == "is":
            return FUTURE  # "Monday is a holiday"
        after = _after(tokens, end, opening)
        return after if after != UNKNOWN else before
    return before


_AT = frozenset({"at", "on", "the", "from", "of", "morning", "dawn"})
_STRETCH = 6
"""Words between the length of a truce and the word that leads to its start."""


def _agreed_stretch(tokens: Tokens, start: int) -> bool:
    """ "Agreed on a 72-hour truce from Friday", "24 hours of calm beginning at 2 p.m.": what is agreed is to come.

    Not what is told as begun or over: "the truce that began on Friday", "the lull of five hours from Monday held".
    """
    index = start - 1
    while index > 0 and tokens.lower(index) in _AT - {"from", "of"}:
        index -= 1
    if tokens.lower(index) == "of" and tokens.lower(index - 1) == "as":
        index -= 1
    if tokens.lower(index) not in ("from", "as", "beginning", "starting", "effective"):
        return False
    before = [tokens.lower(k) for k in range(max(0, index - _STRETCH), index)]
    around = range(max(0, index - _REACH_BACK), min(len(tokens.words), start + _REACH_ON))
    if any(tokens.lower(k) in cue("ran_out") for k in around):
        return False
    length = any(word in cue("length") for word in before)
    return length and any(word in cue("lull") for word in before)


def _arranged(tokens: Tokens, start: int, end: int, owns: bool) -> Direction:
    """What stands right before settles it: "expiring Sunday", "moved to Tuesday", "ahead of a vote on Friday"."""
    signal_at = _signal(tokens, start)
    signal = tokens.lower(signal_at)
    running = tokens.lower(signal_at - (signal in ("on", "at")))
    if running in cue("running") and not any(tokens.lower(k) in cue("ran_out") for k in range(end, end + _REACH_ON)):
        return FUTURE
    if _ahead_of(tokens, start):
        return FUTURE
    if owns:
        return UNKNOWN
    earlier = [tokens.lower(k) for k in range(signal_at - 1, max(-1, signal_at - 8), -1)]
    if signal == "for" and any(word in cue("calls") for word in earlier):
        return PAST if any(tokens.lower(k) in cue("cancelled") for k in range(end, end + 6)) else FUTURE
    if signal == "to" and any(word in cue("moved") for word in earlier[:4]):
        return FUTURE
    starts = signal == "from" and tokens.lower(end) not in ("to", "through", "until", "till", "-", "–")
    return FUTURE if starts and any(word in cue("declares") for word in earlier) else UNKNOWN


def _ahead_of(tokens: Tokens, start: int) -> bool:
    """ "Ahead of a summit on Thursday", "ahead of Friday's deadline"."""
    for k in range(start - 1, max(0, start - 8), -1):
        if tokens.lower(k) == "of" and tokens.lower(k - 1) == "ahead":
            return True
        if tokens.words[k] == "," or sentence_end(tokens, k) or _past_verb(tokens, k):
            return False
    return False


def _deadline(tokens: Tokens, start: int, end: int, before: Direction) -> Direction:
    """ "They face a Monday deadline", "have a deadline of Monday": still to come, unless it is told as missed."""
    named = tokens.lower(end) in cue("limit") or (
        tokens.lower(start - 1) in ("of", "for") and tokens.lower(start - 2) in cue("limit")
    )
    return FUTURE if named and before != PAST else UNKNOWN


def _until_then(tokens: Tokens, signal_at: int, end: int) -> bool:
    """ "Until Thursday, they had not…", "By noon Monday the town was empty": a bound told from behind."""
    if tokens.lower(signal_at) not in ("until", "till", "by", "before"):
        return False
    if signal_at > 0 and not sentence_end(tokens, signal_at - 1):
        return False
    return any(tokens.lower(k) in ("had", "was", "were") for k in range(end, end + 8))


def _signal(tokens: Tokens, start: int) -> int:
    """Where the word stands that governs the expression: before "early", "mid-"."""
    if tokens.lower(start - 1) in ("early", "late", "mid"):
        return start - 2
    return start - 3 if tokens.lower(start - 1) == "-" else start - 1


def _forward(tokens: Tokens, signal_at: int, end: int, before: Direction, at: int) -> Direction:
    """What "until", "by", "starting" make of what the verb says: "gave them until Friday" looks ahead."""
    signal = tokens.lower(signal_at)
    between = range(at + 1, signal_at)
    granted = signal not in ("by", "before") and any(tokens.lower(k) in cue("grants") for k in range(at, signal_at))
    to_do = any(
        tokens.lower(k) == "to" and _is_infinitive(tokens, k) for k in between
    )  # "told them to leave by Friday"
    over = any(tokens.lower(k) == "had" for k in range(end, end + 8))  # "suggested that by Friday all had left"
    names = tokens.lower(at) == "called" and tokens.lower(at - 1) in ("is", "are", "was", "were", "been")
    asked = tokens.lower(at) in cue("directs") and not over and not names  # "demanded that they leave by Friday"
    ahead = granted or to_do or asked or signal in ("starting", "beginning")
    return PAST if before == PAST and not ahead else FUTURE


def sentence_end(tokens: Tokens, index: int) -> bool:
    """Whether a sentence ends with the word at `index`."""
    word = tokens.words[index]
    if tokens.classes[index] == BREAK or word in ("!", "?", ";", "—"):
        return True
    if word == ")" and tokens.lower(index + 1) == "-":  # "BEIRUT (Reuters) -"
        return True
    if word != ".":
        return False
    following = tokens.words[index + 1] if index + 1 < len(tokens.words) else ""
    previous = tokens.words[index - 1] if index else ""
    if following and following[0].islower():
        return False
    return previous.lower() not in cue("abbreviation") and not (len(previous) == 1 and previous.isupper())


def _before(tokens: Tokens, start: int) -> tuple[Direction, int]:
    """What the nearest word with a tense before `start` says, and where it stands.

    A bare infinitive ("to rescue migrants on Wednesday") looks ahead unless the verb it hangs on is in the past.
    """
    purpose = -1
    index, reach = start, _REACH_BACK - 1
    while index > 0 and reach > 0:
        index, reach = index - 1, reach - 1
        index = _inserted(tokens, index)
        if index < 0 or sentence_end(tokens, index):
            break
        if tokens.lower(index) == "to" and index + 1 < start:
            found = _infinitive(tokens, index)
            if found == UNKNOWN and _is_infinitive(tokens, index):
                purpose = max(purpose, index)
        else:
            found = _cue(tokens, index, start)
        if found != UNKNOWN:
            return found, index
    return (FUTURE, purpose) if purpose >= 0 else (UNKNOWN, -1)


_INSERTION = 40
"""Words that an insertion between two dashes has at most."""


def _inserted(tokens: Tokens, index: int) -> int:
    """The word before an insertion that ends at `index`, else `index`: "gave them -- all five -- until Saturday"."""
    if tokens.words[index] == "," and tokens.lower(index - 1) in cue("told_by"):
        opening = next((k for k in range(index - 2, max(-1, index - 7), -1) if tokens.words[k] == ","), -1)
        quoted = any(tokens.words[k] in ("'", '"', "”", "“") for k in range(opening, index))
        return opening - 1 if opening > 0 and not quoted else index
    if not _is_dash(tokens, index):
        return index
    first = index - 1 if _is_dash(tokens, index - 1) else index
    for k in range(first - 1, max(0, first - _INSERTION), -1):
        if _is_dash(tokens, k):
            return k - 2 if _is_dash(tokens, k - 1) else k - 1
        if sentence_end(tokens, k):
            break
    return index


def _is_dash(tokens: Tokens, index: int) -> bool:
    """Whether a mark is a dash between words and no hyphen within one."""
    if index < 1 or index + 1 >= len(tokens.words) or tokens.words[index] not in ("-", "–", "—"):
        return False
    start, end = tokens.spans[index]
    apart = tokens.text[start - 1].isspace() or tokens.text[end : end + 1].isspace()
    return apart or tokens.words[index] == "—" or "-" in (tokens.words[index - 1], tokens.words[index + 1])


def _after(tokens: Tokens, end: int, opening: bool) -> Direction:
    """What the first word with a tense after `end` says: in the same clause, or on, if the sentence opens there."""
    for index in range(end, min(len(tokens.words), end + _REACH_ON)):
        word = tokens.words[index]
        if sentence_end(tokens, index) or word == ":" or (word == "," and index > end and not opening):
            break
        found = _cue(tokens, index, None)
        if found != UNKNOWN:
            return found
    return UNKNOWN


def _cue(tokens: Tokens, index: int, start: int | None) -> Direction:
    """What the word at `index` says; `start` is where the expression begins, if the word stands before it."""
    word = tokens.lower(index)
    if word in cue("future") and tokens.words[index] != "May":
        return UNKNOWN if _of_the_past(tokens, index) else FUTURE
    following = tokens.lower(index + 1)
    if f"{word} {following}" in cue("future_pair"):
        return FUTURE
    if word in ("was", "were") and following == "to" and start is None:
        return PAST if tokens.lower(index + 2) == "have" else FUTURE  # "Thursday's summit was to test them"
    if word in ("have", "has") and following in cue("possessed"):
        return UNKNOWN  # "have a deadline of Monday"
    if word in cue("planned"):
        if word in cue("noun_too") and following not in ("for", "to") and _is_noun(tokens, index):
            return UNKNOWN  # "approved plans", "the plan was rejected"
        if word.startswith("expect") and _expected_then(tokens, index):
            return UNKNOWN
        if word == "set" and tokens.lower(index + 1) not in ("for", "to", "on"):
            return PAST
        return PAST if _pluperfect(tokens, index) else FUTURE
    if word in cue("noun_or_plan"):
        return FUTURE if _subject_before(tokens, index) else UNKNOWN
    if word in cue("plural_plan"):
        return FUTURE if _subjects_before(tokens, index) else UNKNOWN
    if word in cue("is"):
        return FUTURE if start == index + 1 or tokens.lower(index + 1) in cue("ing_future") else UNKNOWN
    return PAST if _past_verb(tokens, index) else UNKNOWN


def _expected_then(tokens: Tokens, index: int) -> bool:
    """ "Nobody expected that", "did not expect them": what was thought once, and no plan."""
    if tokens.lower(index) == "expect":
        return any(tokens.lower(index - k) in ("did", "didn") for k in (1, 2, 3))
    return tokens.lower(index) == "expected" and tokens.lower(index + 1) in ("that", "it", "them", "him", "her", "this")


def _is_noun(tokens: Tokens, index: int) -> bool:
    """Whether "plan" or "hopes" is a noun, as the word before it shows."""
    previous = tokens.lower(index - 1)
    owned = previous in ("'s", "’s", "the", "a", "any", "no", "this", "that", "his", "her", "its", "their", "peace")
    return owned or _past_verb(tokens, index - 1)


def _subject_before(tokens: Tokens, index: int) -> bool:
    """Whether "the council" stands before "votes": then it is the verb and not the noun."""
    noun = tokens.lower(index - 1)
    return tokens.lower(index - 2) in ("the", "its", "their") and noun.isalpha() and not noun.endswith(("s", "ed"))


def _subjects_before(tokens: Tokens, index: int) -> bool:
    """Whether "voters" stands before "go": then it is the present tense of a plan."""
    noun = tokens.lower(index - 1)
    return noun == "they" or (noun.isalpha() and noun.endswith("s") and noun not in cue("no_subject"))


def _of_what_was(tokens: Tokens, start: int) -> bool:
    return any(tokens.lower(start - k) in cue("left_by") for k in (2, 3))


def _of_the_past(tokens: Tokens, index: int) -> bool:
    """ "Would not comment", "could be heard": a modal verb that tells what happened."""
    word, following = tokens.lower(index), tokens.lower(index + 1)
    if word == "could" and following == "be":
        return tokens.lower(index + 2) in cue("sensed")
    return (word == "would" and following == "not") or (word == "could" and following in ("not", "see", "hear"))


def _past_verb(tokens: Tokens, index: int) -> bool:
    word = tokens.lower(index)
    if tokens.lower(index - 1) in cue("no_participle") or word in cue("planned"):
        return False
    return word in cue("past") or word in cue("stayed") or _is_past(word)


def _is_past(word: str) -> bool:
    return len(word) > 3 and word.endswith("ed") and word not in cue("not_verb")


def _is_infinitive(tokens: Tokens, index: int) -> bool:
    """Whether the "to" at `index` has a verb after it, as far as the next word shows."""
    following = tokens.words[index + 1]
    if not following[0].islower() or following in cue("not_infinitive"):
        return False
    if following.endswith("s") and not following.endswith(("ss", "focus")):
        return False  # "to journalists"
    return tokens.lower(index - 1) not in cue("no_to")


def _infinitive(tokens: Tokens, index: int) -> Direction:
    """What "to" and its verb say, if the word before them settles it: "agreed to", "failed to"."""
    if not _is_infinitive(tokens, index):
        return UNKNOWN
    governor = tokens.lower(index - 1)
    if governor in cue("to_past") or _pluperfect(tokens, index):
        return PAST
    ahead = _binds(tokens, index) or governor in cue("planned") or governor in cue("future") or governor in cue("is")
    passive = tokens.lower(index + 1) == "be"  # "guidelines to be published in May"
    return FUTURE if ahead or passive or governor in ("was", "were") else UNKNOWN


def _binds(tokens: Tokens, index: int) -> bool:
    """Whether the "to" at `index` hangs on a verb that binds: "promised on Monday to leave", "urged both to stop"."""
    k = index
    for _ in range(_REACH_BINDING - 1):
        k = _inserted(tokens, k - 1)
        if k < 0 or sentence_end(tokens, k) or tokens.words[k] == ",":
            return False
        if tokens.lower(k) in cue("binds"):
            return True
    return False


def _pluperfect(tokens: Tokens, index: int) -> bool:
    """Whether a plan is told as one of the past: "had been scheduled to expire"."""
    return any(tokens.lower(k) == "had" and tokens.lower(k + 1) == "been" for k in range(max(0, index - 4), index))


def is_told(before: str) -> bool:
    """Whether the last of some words is a verb in the past."""
    words = before.split()
    return bool(words) and (words[-1].endswith("ed") or words[-1].lower() in cue("past"))

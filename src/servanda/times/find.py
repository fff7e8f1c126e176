"""Finds time expressions in a text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from servanda.records import TimeSpan
from servanda.times.calendar import Interval, interval, length_in, narrowed, shift
from servanda.times.context import Case, History, Resolved
from servanda.times.grammar import Found, grammar
from servanda.times.resolve import resolve
from servanda.times.tense import cue, sentence_end
from servanda.times.tokens import Tokens, tokenise, vocabulary


def find_times(text: str, anchor: date | None = None) -> tuple[TimeSpan, ...]:
    """Time expressions of `text` in order, resolved against `anchor`, the date of the document."""
    tokens = tokenise(text)
    rules = grammar()
    history = History()
    spans: list[TimeSpan] = []
    previous: tuple[int, Resolved] | None = None
    at = floor = 0
    while (found := rules.find(tokens, at)) is not None:
        case = Case(tokens, found, anchor, history, _neighbour(tokens, found, anchor, history, previous))
        meaning = resolve(case)
        if meaning is None:
            at = found.start + 1
            continue
        if meaning.end is not None:
            found = replace(found, end=meaning.end)
            case = replace(case, found=found)
        spans.append(_widened(case, meaning, floor))
        _remember(history, meaning, found, anchor)
        previous = (found.end, meaning)
        at = floor = found.end
        until = _range_end(tokens, found, meaning)
        if until is not None:
            spans.append(until)
            at = floor = found.end + 2
    return tuple(spans)


def _range_end(tokens: Tokens, found: Found, meaning: Resolved) -> TimeSpan | None:
    """The second day of "Oct. 3-5" or "March 3 to 8"."""
    index = found.end + 1
    if found.rule not in ("day_month", "full_date") or index >= len(tokens.words) or "d" not in found.groups:
        return None
    if (
        tokens.lower(found.end) not in ("-", "–", "to", "through", "and")
        or tokens.classes[index] != vocabulary().char["D"]
    ):
        return None
    first, day = interval(meaning.value)[0], int(tokens.words[index])
    if first is None or day <= first.day or tokens.lower(index + 1) in ("-", "%", "percent", "people"):
        return None
    if (
        tokens.lower(found.end) == "and"
        and tokens.lower(index + 1)[:1].isalpha()
        and tokens.lower(index + 1) not in cue("not_noun")
    ):
        return None  # "on April 24 and 25 people died"
    try:
        last = first.replace(day=day)
    except ValueError:
        return None
    start, end = tokens.spans[index]
    return TimeSpan(start, end, "DATE", last.isoformat(), None, last, last, meaning.basis, "to")


_BETWEEN = frozenset({"at", "'s", "’s", ",", "(", ")", "-", "on", "about", "around"})


def _neighbour(
    tokens: Tokens, found: Found, anchor: date | None, history: History, previous: tuple[int, Resolved] | None
) -> Resolved | None:
    """The date just before or after a clock time."""
    if found.rule != "clock":
        return None
    if previous and all(tokens.lower(k) in _BETWEEN for k in range(previous[0], found.start)):
        return Resolved(previous[1].type, previous[1].value[:10], previous[1].basis)
    following = grammar().find(tokens, found.end)
    if following is not None and following.rule == "clock":  # "(0735 GMT)" beside the local time
        following = grammar().find(tokens, following.end)
    beside = following is not None and following.start - found.end <= 7
    if following is not None and beside and following.rule in ("weekday", "day_month", "deictic"):
        return resolve(Case(tokens, following, anchor, history))
    if _same_sentence(tokens, history, found):
        return Resolved("TIME", (history.day or "")[:10], "text date")  # "On Monday gunmen fired on a bus at 10 p.m."
    return None


def _same_sentence(tokens: Tokens, history: History, found: Found) -> bool:
    """Whether the sentence that holds a clock time has named its day before."""
    if len(history.day or "") < 10 or not 0 <= history.day_at <= found.start <= history.day_at + 25:
        return False
    return not any(sentence_end(tokens, k) for k in range(history.day_at, found.start))


def _remember(history: History, meaning: Resolved, found: Found, anchor: date | None) -> None:
    """Keep what later expressions lean on: the last date, and the quarter that a report is about."""
    if meaning.type == "DURATION" and meaning.value[-1] == "M" and found.rule in ("n_unit", "past_n"):
        history.by_quarter = False
    if meaning.type != "DATE" or not meaning.value[:2].isdigit():
        return
    history.day, history.day_at = meaning.value, found.end
    if found.rule in ("fiscal_quarter", "last_quarter") and "-Q" in meaning.value:
        last = interval(meaning.value)[1]
        if anchor is None or last is None or last < anchor:
            history.quarter, history.by_quarter = meaning.value, True


_MODS = frozenset({"early", "late", "earlier", "later", "mid"})
_OF_ENDS = frozenset({"end", "beginning", "start", "close", "middle", "outset"})


def _widened(case: Case, meaning: Resolved, floor: int) -> TimeSpan:
    """The TimeSpan, with "the end of", "early", "mid-" before the expression taken in."""
    tokens, start, mod = case.tokens, case.found.start, meaning.mod
    words = vocabulary().values
    if meaning.type in ("DATE", "TIME"):
        back = start
        if (
            back - 1 >= floor
            and tokens.words[back - 1] == "-"
            and tokens.lower(back - 2) in ("mid", "end", "early", "late")
        ):
            back, mod = back - 2, words[tokens.lower(back - 2)]
        elif back - 1 >= floor and tokens.lower(back - 1) in _MODS:
            word = tokens.lower(back - 1)
            back, mod = back - 1, {"earlier": "START", "later": "END"}.get(word) or words[word]
        elif back - 2 >= floor and tokens.lower(back - 1) == "of" and tokens.lower(back - 2) in _OF_ENDS:
            mod = words[tokens.lower(back - 2)]
            back -= 2
        if back < start and back - 1 >= floor and tokens.lower(back - 1) == "the":
            back -= 1
        start = back
    signal = tokens.lower(start - 1)
    signal = signal if signal in cue("signal") else ""
    first, last = _days(meaning, mod, case.anchor, signal, tokens, case.found)
    return TimeSpan(
        tokens.spans[start][0], tokens.spans[case.found.end - 1][1], meaning.type, meaning.value, mod,
        first, last, "vague" if meaning.value.startswith("XXXX") else meaning.basis, signal or None,
    )  # fmt: skip


def _days(
    meaning: Resolved, mod: str | None, anchor: date | None, signal: str, tokens: Tokens, found: Found
) -> Interval:
    """First and last day; a duration that counts from the document's date ("within 48 hours") has them too."""
    if meaning.type in ("DATE", "TIME"):
        if meaning.value == "PRESENT_REF" and anchor:
            return anchor, anchor
        first, last = interval(meaning.value)
        return narrowed((first, meaning.until or last), mod)
    if meaning.day:
        return meaning.day, meaning.day
    size = length_in(meaning.value)
    if meaning.type != "DURATION" or anchor is None or size is None:
        return None, None
    if found.rule == "past_n":
        word = tokens.lower(found.groups["k"][0])
        if word in ("last", "past", "latest"):
            return _ordered(shift(anchor, -size[0], size[1]), anchor)
        if word in ("next", "coming"):
            return _ordered(anchor, shift(anchor, *size))
    if signal == "within":
        return _ordered(anchor, shift(anchor, *size) or anchor + timedelta(1))
    return None, None


def _ordered(first: date | None, last: date | None) -> Interval:
    return (first, last) if first and last and first <= last else (None, None)

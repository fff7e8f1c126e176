"""Takes a move apart into what is to be done: two acts in one content, the demand behind a threat, whose act it is."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from servanda.ledger.topics import TopicHit, find_topics, head_of, topics
from servanda.records import Actor, Mention, Move, MoveType, Reading, Span

JOINED: frozenset[MoveType] = frozenset({"commit", "propose", "demand", "accept"})
"""Moves whose content may name two acts ("to withdraw from the hills and release the prisoners")."""
VAGUE = frozenset({"plan", "legislation", "command", "mission", "recognition"})
"""Topics that are more often named beside an act than acts of their own."""
_AND = re.compile(r"(?:,|\band\b)\s+(?:also\s+|then\s+)?(?:to\s+)?$", re.IGNORECASE)
_VERB = re.compile(r"(?:to\s+)?[a-z]+\b(?!ly\b)")
_ULTIMATUM = re.compile(r"\bultimatum", re.IGNORECASE)
_TO_DO = re.compile(
    r"\b(?:demanding(?:\s+that)?|to)\s+(?=[a-z])(?!(?:the|a|an|his|her|its|their|all|both|those|these|any)\b)"
)
_OR = re.compile(r"\s+or\s+|[.;:\"”]")
_UNLESS = re.compile(r"\b(?:unless|until)\s+", re.IGNORECASE)
_IF_NOT = re.compile(
    r"\b(?:if|should)\s+.{0,60}?\b(?:(?:does|do|did|will|would|has|have|is|are)\s*(?:not|n['’]t)|refuses?\s+to|fails?\s+to)\s+",
    re.IGNORECASE,
)


def acts_of(move: Move, text: str) -> tuple[Move, ...]:
    """The move once for each act its content names side by side, if they are of different topics; else the move."""
    if move.content is None or move.type not in JOINED:
        return (move,)
    start, end = move.content
    raw = text[start:end]
    hits = [h for h in find_topics(head_of(raw)) if h.strong and h.topic not in VAGUE]
    cut = next((joint for a, b in itertools.pairwise(hits) if (joint := _joint(raw, a, b))), None)
    if cut is None:
        return (move,)
    first_end, second = cut
    return replace(move, content=(start, start + first_end)), replace(move, content=(start + second, end))


def _joint(raw: str, one: TopicHit, two: TopicHit) -> tuple[int, int] | None:
    """Where the first act ends and the second begins, if they stand side by side: "… and release …"."""
    found = _AND.search(raw[one.end : two.start])
    if one.topic == two.topic or not found or not _VERB.match(raw[two.start :]):
        return None
    return one.end + found.start(), two.start


def demand_behind(move: Move, reading: Reading) -> Move | None:
    """What the one threatened is to do: in an ultimatum, or in "unless" and "if … not"; `None` where nothing is asked.

    "They will close the road unless the ships leave" asks the other side that the ships leave.
    """
    text = reading.document.text
    content = _asked(move, text)
    if content is None:
        return None
    asked = move.addressee or _named(reading.actors, move.condition)
    asked = tuple(a for a in asked if a not in move.actor)
    if not asked:
        return None
    return replace(move, type="demand", content=content, condition=None, addressee=asked, debtor=asked)


def _asked(move: Move, text: str) -> Span | None:
    """Where it stands what is asked."""
    for span in (move.condition, move.content):
        if span:
            found = _UNLESS.search(text, *span) or _IF_NOT.search(text, *span)
            if found and found.end() < span[1]:
                return found.end(), span[1]
    if not _ULTIMATUM.search(text[move.trigger[0] : move.trigger[1]]):
        return None
    found = _TO_DO.search(text, move.trigger[1], max(move.trigger[1], move.sent[1]))
    if not found:
        return None
    stop = _OR.search(text, found.end(), move.sent[1])
    return found.end(), stop.start() if stop else move.sent[1]


def _named(mentions: Sequence[Mention], span: Span | None) -> tuple[Actor, ...]:
    if span is None:
        return ()
    inside = (m.actor for m in mentions if span[0] <= m.start and m.end <= span[1] and m.form != "place")
    return tuple(dict.fromkeys(inside))[:1]


_BESIDE = re.compile(r"\b(?:with|by|from|before|after|under|for|of|to)\s+(?:the\s+)?$", re.IGNORECASE)
"""Words before a name that is not the doer: "agreed *with the envoy* to step down"."""


_TO_ANOTHER = re.compile(r"\b(?:ouster|removal|regime change|oust|remov)", re.IGNORECASE)
"""What nobody promises to do to himself."""


def is_anothers(move: Move, reading: Reading, hit: TopicHit | None, debtors: frozenset[str]) -> bool:
    """Whether the act named is that of somebody else than the debtors: "pressed *the general* to step down".

    It matters for acts that only the one who rules or fights can do himself, where the text names who that is before
    the act.
    """
    if hit is None or not topics()[hit.topic].personal or move.content is None or not debtors:
        return False
    if move.type in ("commit", "propose") and _TO_ANOTHER.search(hit.words):
        return True
    start, end = move.content
    raw = text_of(reading, move.content)
    found = next((h for h in find_topics(raw) if h.topic == hit.topic), None)
    upto = start + found.start if found else end
    named = [m for m in reading.actors if start <= m.start and m.end <= upto and m.form != "place"]
    doers = [m for m in named if not _BESIDE.search(reading.document.text[start : m.start])]
    nearest = max(doers, key=lambda m: m.end, default=None)
    codes = {m.actor.code for m in doers if nearest and m.end == nearest.end}
    return bool(codes) and codes.isdisjoint(debtors)


_LEAVE = re.compile(
    r"\b(?:[Ll]eave|leaves|left|leaving|quits?|vacates?|exits?|(?:pulls?|moves?|walks?) out of)\s+"
    r"(?:the\s+)?(?:[a-z-]+\s+){0,2}([A-Z][\w'’-]+)"
)


def leaves_a_place(move: Move, reading: Reading) -> TopicHit | None:
    """That a side with arms is to leave a place that the text names ("leave Borla") is a withdrawal."""
    owing = move.debtor or (move.addressee if move.type == "demand" else move.actor)
    armed = any(a.code.endswith("-OPP") or a.kind in ("rebels", "armed group") for a in owing)
    found = _LEAVE.search(reading.document.text, move.trigger[0], (move.content or move.trigger)[1])
    if not found or not armed or any(a.kind == "person" for a in owing):
        return None
    name = found.span(1)
    if any(m.form != "place" and m.start < name[1] and name[0] < m.end for m in reading.actors):
        return None
    return TopicHit("withdrawal", 0, 0, True, words=found.group())


def text_of(reading: Reading, span: Span) -> str:
    """The words of a span as they stand."""
    return reading.document.text[span[0] : span[1]]

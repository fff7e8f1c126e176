"""Cuts the words of a move's content: the whole complement, without what belongs to the addressee or the condition."""

from __future__ import annotations

import re
from datetime import date

from spacy.tokens import Token

from servanda.moves.alternatives import choice_after
from servanda.moves.draft import Draft
from servanda.moves.grammar import clause_span, own_subject, tokens_span
from servanda.records import Span, TimeSpan

_BOUND = re.compile(r"\s+(?:by|before|until|till|within|no later than|not later than)\s+(?:the\s+)?", re.IGNORECASE)
_WHEN = re.compile(
    r"\s+[\"“]?(?:(?:starting|beginning|effective|as from|from|as of|as early as|as soon as|over|during|in)\s+)?"
    r"(?:(?:on|at|the)\s+)*",
    re.IGNORECASE,
)
"""What may stand between the content and a time to come."""
_OWN = frozenset({"det", "amod", "compound", "poss", "nummod", "predet"})
_TO_SOMEBODY = frozenset({"demand", "consult", "commit", "reject", "accuse"})


def content_of(draft: Draft, condition: Span | None) -> Span | None:
    """The characters of what is demanded, offered, promised, rejected, threatened or alleged; `None` if not said."""
    token = draft.content
    if token is None:
        return None
    if (noun := _left_out(token)) is not None:
        last = noun.left_edge.i, noun.i if token.head == draft.trigger else token.i
        return tokens_span(noun, *last)
    skipped = _not_content(draft, token)
    whose_verb = draft.content_slot == "vp" or (draft.content_slot == "inf" and draft.addressee is not None)
    start, end = clause_span(token, skipped, from_head=whose_verb)
    trigger_end = draft.trigger.idx + len(draft.trigger)
    if draft.trigger.dep_ == "amod" and start <= draft.trigger.idx < token.idx:
        start = min(t.idx for t in token.doc[draft.trigger.i + 1 : token.i + 1] if not t.is_space)
    elif draft.rule == "verb" and start <= draft.trigger.idx and trigger_end <= end and draft.trigger.i > token.i:
        start, end = _before(token, draft.trigger, start, end)
    either = choice_after(draft)
    if either is not None and start < either.idx < end:
        end = start + len(token.doc.text[start : either.idx].rstrip(" ,;"))
    if draft.item:
        own = [c.i for c in token.children if c.i < token.i and c.dep_ in _OWN]
        start, end = token.doc[min([*own, token.i])].idx, _one_item(token, end)
    if draft.rule == "plan":
        end = _first_step(token, end)
    return _without(token, (start, end), condition)


def _one_item(noun: Token, end: int) -> int:
    """Where an item of a list ends: before the comma or the "and" that leads to the next."""
    joined = [c for c in noun.children if c.dep_ in {"cc", "conj", "appos"} and c.i > noun.i]
    if not joined:
        return end
    words = noun.doc.text[noun.idx : min(c.left_edge.idx for c in joined)].rstrip(" ,;\n")
    return min(end, noun.idx + len(words))


def _first_step(act: Token, end: int) -> int:
    """Where the first of several steps of a plan ends: before "and for Iran to", "and that Iran"."""
    for c in act.children:
        if c.dep_ == "conj" and c.i > act.i and own_subject(c) is not None:
            cut = act.doc.text[act.idx : c.left_edge.idx].rstrip(" ,;").removesuffix(" and").rstrip(" ,;")
            return min(end, act.idx + len(cut))
    return end


def _left_out(act: Token) -> Token | None:
    """What a clause without "that" or "which" is about: "the *licences* it said it would suspend"."""
    told = act.head
    if act.dep_ != "ccomp" or told.dep_ != "relcl" or told.head.pos_ != "NOUN" or told.head.i > act.i:
        return None
    if told.head.ent_type_ in {"DATE", "TIME"} or told.head.lemma_ in _WHEN_WHERE:
        return None
    filled = {"dobj", "nsubjpass", "dative", "attr", "acomp", "xcomp", "ccomp"}
    if any(c.dep_ in filled for t in (act, told) for c in t.children if c != act):
        return None
    if any(c.lower_ in {"that", "which", "who", "whose", "where"} and c.i < told.i for c in told.children):
        return None
    return told.head


_WHEN_WHERE = frozenset({"day", "time", "way", "reason", "place", "moment", "statement", "letter", "speech"})


def with_deadline(text: str, content: Span, times: tuple[TimeSpan, ...], published: date | None) -> Span:
    """The content with the time that follows at once: "more soldiers" and "by 2030", "a truce" and "from Saturday".

    A day that may be that of the saying is taken in only if it lies ahead of the document's.
    """
    for pattern, is_bound in ((_BOUND, True), (_WHEN, False)):
        signal = pattern.match(text, content[1])
        time = next((t for t in times if signal and signal.end() <= t.start <= signal.end() + 4), None)
        ahead = bool(time and time.first and published and time.first > published)
        if time is not None and (is_bound or ahead):
            return (content[0], time.end)
    return content


def joined(text: str, content: Span, deadline: Span) -> Span:
    """The content with the words of a deadline right after it: "keep them" and then "until he leaves office"."""
    after = content[1] <= deadline[0] and not text[content[1] : deadline[0]].strip(" ,")
    return (content[0], deadline[1]) if after else content


def _not_content(draft: Draft, token: Token) -> frozenset[int]:
    """Tokens whose phrases only say to whom the content goes ("assistance from Rome"), or are the move itself."""
    found: set[int] = set()
    whom = draft.addressee
    if whom is not None and whom.dep_ == "pobj" and draft.type in _TO_SOMEBODY and whom.head.head == token:
        found.add(whom.head.i)
    above = draft.trigger
    while above.head != above and above.head != token and above.dep_ not in {"relcl", "acl"}:
        above = above.head
    if above.head == token and (above.dep_ in {"relcl", "acl"} or (above.dep_ == "conj" and draft.type == "reject")):
        found.add(above.i)
    return frozenset(found)


def _before(token: Token, trigger: Token, start: int, end: int) -> Span:
    """ "a plan that Rome rejected last week": the plan, up to the clause that says what became of it."""
    above = trigger
    while above.head != above and above.head != token:
        above = above.head
    if above.head == token and above.dep_ in {"relcl", "acl"}:
        words = token.doc.text[start : above.left_edge.idx].rstrip(" ,;")
        return (start, start + len(words)) if words else (start, end)
    return start, end


def _without(token: Token, span: Span, condition: Span | None) -> Span:
    """The content without a condition that stands at its end or at its start."""
    start, end = span
    if condition is None or not (start <= condition[0] and condition[1] <= end + 1):
        return span
    text = token.doc.text
    if condition[1] >= end - 1:
        words = text[start : condition[0]].rstrip(" ,;")
        return (start, start + len(words)) if words else span
    if condition[0] <= start + 1:
        rest = text[condition[1] : end].lstrip(" ,;")
        return (end - len(rest), end) if rest else span
    return span

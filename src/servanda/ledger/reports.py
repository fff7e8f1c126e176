"""Takes from a reading the moves that are about an undertaking, one row a debtor, with all that linking needs.

Longer than most modules: what counts as a report, and of what, is decided in one place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from servanda.ledger.acts import acts_of, demand_behind, is_anothers, leaves_a_place
from servanda.ledger.elements import elements_in
from servanda.ledger.lasting import ENDS, STARTS, Lasting, lasting
from servanda.ledger.phrases import patterns
from servanda.ledger.phrasing import line_of, stands_alone, without_subject
from servanda.ledger.plans import plan_named
from servanda.ledger.topics import TopicHit, find_topics, head_of, topics
from servanda.ledger.wording import digest, proper_names, stems, words_of
from servanda.records import Actor, Evidence, Mention, Move, MoveType, Reading, Span
from servanda.times import find_deadline

OPENING: frozenset[MoveType] = frozenset({"demand", "propose", "commit", "accept", "reject", "fulfil", "breach"})
"""Moves that can open an entry. An accusation or a threat can only join one."""
JOINING: frozenset[MoveType] = frozenset({"accuse", "threaten"})
BY_SAYING_SO: dict[MoveType, frozenset[str]] = {
    "endorse": frozenset({"recognition"}),
    "accept": frozenset({"legislation", "sanctions"}),
}
"""Words that are themselves the deed: who says that he recognises has recognised, who adopts a text has adopted it."""
NEAR_WORDS = 6
"""Words before a trigger, and at the end of its content, in which tense and adverbs of time are looked for."""
NO_DEBTOR = frozenset({"UNK", "MED", "PPL"})
"""Codes that name nobody who could be held to anything."""
NO_SIDE = frozenset({"UN", "INT", "WEST", "EU", "LAS", "AU", "GCC", "OIC", "OSCE", "ECOWAS", "ICC", "ICRC", "NGO"})
"""Bodies of states, courts and relief bodies: they hold no power and fire no guns that they could lay down."""


@dataclass(frozen=True, slots=True)
class Report:
    """A move about an undertaking, by one debtor, as one document reports it."""

    key: str
    """Fingerprint of debtor, day, sentence and place in it: the same for every copy of the text of one day."""
    copy_key: str
    """Fingerprint of debtor, move and sentence: the same for every copy of the text, whatever its day."""
    move: MoveType
    debtors: tuple[str, ...]
    """Whose undertaking it is, the likeliest first; more than one where only the history can tell. Empty where the
    text says only what must come before what ("the bombing must stop before anybody talks")."""
    by: tuple[str, ...]
    to: tuple[str, ...]
    topic: str
    strong: bool
    places: frozenset[str]
    names: frozenset[str]
    stems: frozenset[str]
    what: str
    line: str
    """The same so worded that it can stand in a list."""
    condition: str | None
    deadline: str | None
    begins: bool
    """Whether the time stated is when it begins ("from Monday") and not by when it is to be done."""
    ends: bool
    """Whether the time stated is the end of what is to be kept up ("a truce until Saturday")."""
    day: date | None
    """Day of the move, or else of the report."""
    evidence: Evidence
    trigger: str
    hedged: bool = False
    claimed_by: tuple[str, ...] = ()
    plan: str | None = None
    plan_of: tuple[str, ...] = ()
    """Codes of those whose plan or deal it is ("the league's plan"), as far as the content names them."""
    topical: frozenset[str] = frozenset()
    """Those of the stems that name the topic."""
    persons: frozenset[str] = frozenset()
    """Ids of the persons who are to act, where it is named persons and not a side as such."""
    against: bool = False
    """Whether it is asked that the thing be left undone."""
    earlier: bool = False
    """Whether the words look back on it ("had already promised", "in the past"): told again, not done again."""
    anew: bool = False
    """Whether the words call it a new, another, a second one."""
    prolongs: bool = False
    """Whether it is about prolonging what is in force."""
    hours: int | None = None
    """How long it is to be kept up, where the text says ("a 72-hour truce")."""
    by_ids: tuple[str, ...] = ()
    """Ids of the actors that made the move, and of the persons who are quoted making it: their terms count."""
    elements: tuple[tuple[str, Evidence], ...] = ()
    """The elements of the concreteness checklist that the report gives, each with its words."""
    condition_codes: tuple[str, ...] = ()
    """Who is named in the condition."""
    beside: tuple[str, ...] = ()
    """Who else is named in the sentence."""

    @property
    def order(self) -> tuple[date, str, Span, str, str, str]:
        """The order in which reports are linked, whatever the order of the documents; undated ones come last."""
        e = self.evidence
        return (e.reported or date.max, e.doc, e.span, self.trigger, self.move, self.key)


def codes(actors: tuple[Actor, ...]) -> tuple[str, ...]:
    """Coarse codes, each once, in order."""
    return tuple(dict.fromkeys(a.code for a in actors))


def marked(mark: str, text: str) -> bool:
    """Whether the text holds a word of that mark (`lexicon/ledger/marks.csv`), such as `partly` or `withdrawn`."""
    pattern = patterns("marks", "mark").get(mark)
    return bool(pattern and pattern.search(text))


def debtors_of(move: Move) -> tuple[tuple[str, ...], ...]:
    """Groups of candidate debtors: one group for each party that owes, candidates within it the likeliest first."""
    named = codes(move.debtor)
    actor, addressee = codes(move.actor), codes(move.addressee)
    groups: list[tuple[str, ...]]
    if move.type in ("demand", "accuse", "threaten"):
        groups = [(c,) for c in named or addressee]
    elif move.type in ("reject", "accept") and not named:
        groups = [(c, *(a for a in addressee if a != c)) for c in actor]
    else:
        groups = [(c,) for c in named or actor]
    kept = (tuple(c for c in group if c not in NO_DEBTOR) for group in groups)
    return tuple(group for group in kept if group)


def _hull(*spans: Span | None) -> Span:
    there = [s for s in spans if s]
    return min(s for s, _ in there), max(e for _, e in there)


def _named_topic(move: Move, text: str) -> TopicHit | None:
    """The topic named in the head of the content; else in its trigger; else between the two ("agreed on a truce to
    begin at two"); else, weakly, anywhere in the content.

    A move without content is about what follows its trigger in the sentence.
    """
    content = _words(text, move.content)
    verb = _words(text, move.trigger)
    around = _words(text, (move.trigger[0], max(move.sent[1], move.trigger[1])))
    head = head_of(content or around)
    for attempt in (head, f"{verb} {head}", head_of(_words(text, _hull(move.trigger, move.content)))):
        strong = [h for h in find_topics(attempt) if h.strong and not _only_announced(h, attempt, verb, content)]
        if strong:
            return _purpose(strong, attempt) if attempt != content else _purpose_after(strong, move, text)
    found = find_topics(content or around)
    return replace(found[0], strong=False) if found else None


_IS_FOR = re.compile(r"^\s*(?:of\s+(?:[\w-]+\s+){1,4})?(?:to|for|of|on|towards?)\s+(?:[\w-]+\s+){0,2}$")


def _purpose(hits: list[TopicHit], text: str) -> TopicHit:
    """The first topic; for a plan or deal, what it is a plan for or a deal on where that is said at once."""
    first = hits[0]
    if first.topic == "plan" and len(hits) > 1 and _IS_FOR.match(text[first.end : hits[1].start]):
        return hits[1]
    return first


def _only_announced(hit: TopicHit, attempt: str, verb: str, content: str) -> bool:
    """Whether "plan" is part of the verb and no named thing ("announced plans | to meet")."""
    return hit.topic == "plan" and bool(content) and attempt != content and hit.end <= len(verb)


def _purpose_after(hits: list[TopicHit], move: Move, text: str) -> TopicHit:
    """The same, where what the plan is for stands after the content ("a proposal by the envoy | for a truce")."""
    first = hits[0]
    if first.topic != "plan" or not move.content:
        return _purpose(hits, _words(text, move.content))
    after = _words(text, (move.content[1], max(move.content[1], move.sent[1])))
    found = [h for h in find_topics(head_of(after)) if h.strong]
    if len(hits) == 1 and found and _IS_FOR.match(after[: found[0].start]):
        return found[0]
    return _purpose(hits, _words(text, move.content))


_NOT = re.compile(r"(?:\b(?:not|never|no|without|nor)\b|n['’]t\b)[^;,]*$", re.IGNORECASE)


def _is_refusal(move: Move, text: str, hit: TopicHit | None) -> bool:
    """Whether a promise or an offer is one not to do the thing ("vowed to stay in power", "no ground troops")."""
    if move.type not in ("commit", "propose", "accept") or hit is None or not move.content:
        return False
    before = " ".join(text[move.content[0] : move.content[1]].split())[: hit.start]
    return hit.undoes != bool(_NOT.search(f"{_leading(move, text)} {before}"))


def _leading(move: Move, text: str) -> str:
    """The two words before the content, where a negation of it stands ("they will not | shell the mill")."""
    if not move.content:
        return ""
    return " ".join(text[move.sent[0] : move.content[0]].split()[-2:])


_AGAINST = re.compile(r"\b(?:against|from|not to|not)$", re.IGNORECASE)


_IF = re.compile(r"\b(?:if|unless|should|until)\b", re.IGNORECASE)


def _is_against(move: Move, text: str) -> bool:
    """Whether a demand asks that something be left undone ("warned them against shelling the mill").

    What is asked by a threat ("if they do not leave") is to be done.
    """
    if move.type != "demand" or not move.content:
        return False
    clause = re.split(r"[,;:]", text[move.sent[0] : move.content[0]])[-1]
    return not _IF.search(clause) and bool(_AGAINST.search(_leading(move, text)))


_NOT_ACTUAL = re.compile(
    r"\b(?:to|would|could|should|must|may|might|can|cannot|will|shall|never|not|if|provided|unless|until|once|in case|"
    r"whether|before|than|by|for|of|about|without)\W+(?:\w+\W+){0,3}$",
    re.IGNORECASE,
)
_DOUBTED = re.compile(
    r"\b(?:no (?:indication|sign|evidence|proof)s?|little (?:indication|sign|evidence)|not (?:clear|known)|unclear|"
    r"doubt\w*|whether)\b[^.;:]*$",
    re.IGNORECASE,
)
"""What is told as unproven: "there is no sign that they have withdrawn"."""
_HAS = re.compile(r"\b(?:has|have|had|was|were|been|is|are)\W+(?:\w+\W+)?$", re.IGNORECASE)


def is_actual(move: Move, text: str) -> bool:
    """Whether a deed is told as done: not as asked, possible, conditional, yet to come, or named in passing.

    "The troops have withdrawn" is; "to withdraw", "if they withdraw", "by withdrawing" are not.
    """
    before = text[move.sent[0] : move.trigger[0]]
    if _DOUBTED.search(before):
        return False
    clause = re.split(r"[,;:\"“”]|\b(?:that|who|which|and|but)\b", before)[-1]
    return bool(_HAS.search(clause)) or not _NOT_ACTUAL.search(clause)


_IS_INSIGHT = re.compile(
    r"(?:that|how|what|when|why)\b(?! (?:council|government|authority|body|state)\b)|"
    r"(?:[\w.'’-]+ ){1,4}(?:will|would|must|should|needs?|may|might|could|is|are|was|were)\b",
    re.IGNORECASE,
)
"""After "recognise": a clause, which is understood and not recognised ("recognise that it will need money")."""


_CONFERS = re.compile(
    r"\b(?:grant|extend|w[io]n|gave|give|receiv|secur|gain|confer|announc|obtain)\w*\b", re.IGNORECASE
)
_IN_DOING = re.compile(r"\b(?:in|from|of|on|after|before)\W+(?:\w+ly\W+)?$", re.IGNORECASE)


def _is_conferred(move: Move, text: str) -> bool:
    """Whether recognition is told as given: by a verb of its own ("has recognised"), or by one that confers it."""
    trigger, before = _words(text, move.trigger).lower(), text[move.sent[0] : move.trigger[0]]
    if trigger.endswith("ing") and _IN_DOING.search(before):
        return False
    clause = re.split(r"[,;:\"“”]", before)[-1]
    return not _NOT.search(clause) and (not trigger.endswith("ion") or bool(_CONFERS.search(clause)))


def _done_by_saying_so(move: Move, text: str, hit: TopicHit | None) -> bool:
    """Whether the move is itself the deed: a recognition, or the adoption of a text or of sanctions."""
    if hit is None or not hit.strong or hit.topic not in BY_SAYING_SO.get(move.type, ()):
        return False
    if move.type == "endorse":
        insight = _IS_INSIGHT.match(_words(text, (move.trigger[1], move.sent[1])))
        return not insight and is_actual(move, text) and _is_conferred(move, text)
    return marked("adopted", text[move.trigger[0] : move.trigger[1]])


_HAD = re.compile(r"\b(?:had|having)\b|['’]d\b", re.IGNORECASE)


def _looks_back(move: Move, reading: Reading) -> bool:
    """Whether the clause tells of something earlier than the report, by its tense or its adverbs.

    In reported speech "had" is the "has" of what was said ("officials said that they had agreed") and shows nothing.
    """
    text = reading.document.text
    before = re.split(r"[;:\"“”]", text[move.sent[0] : move.trigger[0]])[-1].split()[-NEAR_WORDS:]
    after = text[move.content[0] : move.content[1]].split()[-NEAR_WORDS:] if move.content else []
    words = " ".join([*before, text[move.trigger[0] : move.trigger[1]], *after])
    return marked("earlier", _HAD.sub(" ", words) if _is_reported(move, reading) else words)


def _is_reported(move: Move, reading: Reading) -> bool:
    """Whether the move stands inside what somebody is reported to have said, in other words than his own."""
    at = move.trigger[0]
    return any(
        a.quote != "direct" and start <= at < end and a.cue for a in reading.attributions for start, end in a.content
    )


def is_substantial(move: Move, hit: TopicHit | None, words: frozenset[str]) -> bool:
    """Whether a move says enough of what is to be done to be an undertaking.

    A topic of the list says it. Elsewhere the debtor must have bound himself in so many words, towards somebody, by a
    day, on a condition or to a figure: without any of these nobody could hold him to it. What is asked needs a day.
    """
    if hit and hit.strong:
        return True
    if move.type == "reject" and move.condition:
        return bool(words)  # "they will not leave until the bombing stops" says when they will
    if len(words) < 2 or move.type in JOINING:
        return False
    if move.type in ("commit", "propose", "accept", "fulfil", "breach"):
        figure = any(w[0].isdigit() for w in words)
        return bool(hit or move.addressee or move.deadline_day or move.condition or figure)
    return move.deadline_day is not None


def _places(mentions: tuple[Mention, ...], span: Span, debtors: frozenset[str]) -> frozenset[str]:
    return frozenset(
        m.actor.name.lower()
        for m in mentions
        if m.form == "place" and span[0] <= m.start and m.end <= span[1] and m.actor.code not in debtors
    )


def _claimed_by(move: Move, mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    """Who claims that it happened, if not the outlet itself: the source of the report, or the accuser."""
    if move.said_by:
        start, end = move.said_by
        found = dict.fromkeys(m.actor.code for m in mentions if m.start < end and start < m.end)
        return tuple(found) or ("UNK",)
    return codes(move.actor) if move.type == "accuse" else ()


def _persons(move: Move) -> frozenset[str]:
    """Who in person is to act: the debtor where named, else the one asked, else the one who moves."""
    asked = move.addressee if move.type in ("demand", "accuse", "threaten") else move.actor
    return frozenset(a.id for a in move.debtor or asked if a.kind == "person")


def _speakers(move: Move, reading: Reading) -> tuple[str, ...]:
    """Ids of the persons in whose words a party makes the move ("Kerry said that the United States would pay")."""
    sides = set(codes(move.actor))
    return tuple(
        actor.id
        for said in reading.attributions
        if any(start <= move.trigger[0] < end for start, end in said.content)
        for actor in said.actors
        if actor.kind == "person" and actor.code in sides
    )


_ASIDE = re.compile(r",\s+(?:an?|the|which|who|whose|although|though|but)\b", re.IGNORECASE)


def _without_aside(span: Span | None, text: str) -> Span | None:
    """A condition up to what is said about it: "as long as he stays, a stance that the league shares"."""
    found = _ASIDE.search(text, *span) if span else None
    return (span[0], found.start()) if span and found else span


def _codes_in(mentions: tuple[Mention, ...], span: Span | None) -> tuple[str, ...]:
    """Codes of the actors mentioned in a span, places left out."""
    if span is None:
        return ()
    inside = (m for m in mentions if span[0] <= m.start and m.end <= span[1] and m.form != "place")
    return tuple(dict.fromkeys(m.actor.code for m in inside))


def _elements(move: Move, reading: Reading, topic: str, due: Span | None) -> tuple[tuple[str, Evidence], ...]:
    """The elements of the checklist with their words, from the move's sentence and those that go on about it."""
    doc = reading.document
    return tuple(
        (name, Evidence(doc.id, span, doc.text[span[0] : span[1]], doc.outlet, move.when, doc.published))
        for name, span in elements_in(move, reading, topic, due)
    )


def reports_of(reading: Reading) -> tuple[Report, ...]:
    """The reports of one reading, in order of place."""
    out: list[Report] = []
    for move in reading.moves:
        if move.type in OPENING or move.type in JOINING or move.type in BY_SAYING_SO:
            out.extend(_reports_of_move(move, reading))
    return tuple(out)


def _reports_of_move(move: Move, reading: Reading) -> list[Report]:
    """One report for each act and debtor. A threat counts only with the demand that stands behind it."""
    text = reading.document.text
    if move.type == "threaten":
        asked = demand_behind(move, reading)
        hit = _named_topic(asked, text) if asked else None
        return [r for m in (asked, move) if asked and m for r in _reports_of_act(m, reading, hit)]
    acts = acts_of(move, text)
    return [r for n, act in enumerate(acts) for r in _reports_of_act(act, reading, _named_topic(act, text), n)]


def _reports_of_act(move: Move, reading: Reading, hit: TopicHit | None, number: int = 0) -> list[Report]:
    groups = debtors_of(move)
    if not groups and not (move.condition and move.type in OPENING):
        return []
    text = reading.document.text
    if hit is None or not hit.strong or hit.topic == "leave power":
        hit = leaves_a_place(move, reading) or hit
    if is_anothers(move, reading, hit, frozenset(c for g in groups for c in g)):
        return []
    groups = _between(move, reading, hit) or groups
    if hit and hit.strong and topics()[hit.topic].sides:
        sides = tuple(kept for g in groups if (kept := tuple(c for c in g if c not in NO_SIDE)))
        if groups and not sides:
            return []
        groups = sides
    read = _read_as(move, text, hit, _is_supposed(move, reading))
    if read is None:
        return []
    base = _report(read, reading, hit, frozenset(c for g in groups for c in g))
    place = (str(move.trigger[0] - base.evidence.span[0]), *([f"act {number}"] if number else []))
    return [_keyed(base, group, place) for group in groups or ((),)]


_BETWEEN = re.compile(r"\bbetween\b", re.IGNORECASE)


def _between(move: Move, reading: Reading, hit: TopicHit | None) -> tuple[tuple[str, ...], ...]:
    """Those between whom another proposes a truce ("a ceasefire between the king and the rebels"): they owe it."""
    if move.type != "propose" or not move.content or hit is None or not topics()[hit.topic].sides:
        return ()
    found = _BETWEEN.search(reading.document.text, *move.content)
    named = _codes_in(reading.actors, (found.end(), move.content[1])) if found else ()
    proposer = set(codes(move.actor))
    owing = tuple((c,) for c in named if c not in NO_DEBTOR and c not in NO_SIDE)
    return owing if len(owing) > 1 and proposer.isdisjoint(named) else ()


_KEEPS_OPEN = re.compile(r"(?:to\s+)?(?:rule|ruling)\s+out\b|(?:to\s+)?(?:exclude|excluding)\b", re.IGNORECASE)
"""Who refuses to rule a thing out has refused nothing."""


def _is_supposed(move: Move, reading: Reading) -> bool:
    """Whether a deed stands in the condition of something undertaken: "once they have left" tells of no leaving."""
    return any(
        m.condition and m.type not in ("fulfil", "breach") and m.condition[0] <= move.trigger[0] < m.condition[1]
        for m in reading.moves
    )


def _read_as(move: Move, text: str, hit: TopicHit | None, supposed: bool = False) -> Move | None:
    """The move as the ledger takes it, with the type it has there; `None` if it is about no undertaking.

    A deed that is only `supposed`, in a condition, is none.
    """
    if move.type == "fulfil" and (supposed or not is_actual(move, text)):
        return None
    if _done_by_saying_so(move, text, hit):
        move = replace(move, type="fulfil")
    elif move.type == "endorse":
        return None
    if move.type == "accuse" and not marked("broken", text[move.sent[0] : move.sent[1]]):
        return None
    if move.type == "reject" and move.content and _KEEPS_OPEN.match(text, move.content[0]):
        return None
    if not is_substantial(move, hit, stems(_words(text, move.content)) if move.content else frozenset()):
        return None
    return replace(move, type="reject") if _is_refusal(move, text, hit) else move


def _words(text: str, span: Span | None) -> str:
    """The words of a span on one line."""
    return " ".join(text[span[0] : span[1]].split()) if span else ""


_OF = re.compile(r"(?:on|to|of|for|in|with|a|the)\s+", re.IGNORECASE)


def _what(move: Move, text: str, around: str, hit: TopicHit | None) -> str:
    """What is to be done, in the text's words, with the "not" or "against" that stands before it.

    Where the thing itself stands between the move and the content ("agreed on a truce | to begin at two"), with it.
    """
    what = _words(text, move.content) or around
    if (
        hit
        and hit.strong
        and hit.words
        and hit.words not in what
        and move.content
        and move.content[0] > move.trigger[1]
    ):
        after = _words(text, (move.trigger[1], move.content[1]))
        what = _OF.sub("", after, count=1) if hit.words in after and _OF.match(after) else what
    if not _is_against(move, text):
        return what
    return f"not {what}" if _leading(move, text).endswith(("not", "to")) else f"against {what}"


def _line(move: Move, reading: Reading, what: str, debtors: frozenset[str]) -> str:
    """What is to be done, so worded that it can stand in a list beside the debtor."""
    text = reading.document.text
    if move.content is None or _is_against(move, text) or what != _words(text, move.content):
        return line_of(what)
    start = without_subject(text, move.content, reading.actors, debtors)
    short = line_of(_words(text, (start, move.content[1])))
    return short if stands_alone(short) else line_of(what)


def _report(move: Move, reading: Reading, hit: TopicHit | None, debtors: frozenset[str]) -> Report:
    """All that linking needs of a move, for whichever debtor."""
    doc, text = reading.document, reading.document.text
    span = _hull(move.sent, move.trigger)
    words = text[span[0] : span[1]]
    hull = _hull(move.trigger, move.content)
    around = _words(text, hull)
    what = _what(move, text, around, hit)
    deadline, due = _deadline(move, reading)
    term = _term(move, reading, hit)
    return Report(
        key="",
        copy_key="",
        move=move.type,
        debtors=(),
        by=codes(move.actor),
        to=codes(move.addressee),
        topic=hit.topic if hit else "other",
        strong=bool(hit and hit.strong),
        places=_places(reading.actors, hull, debtors),
        names=proper_names(what),
        stems=stems(around),
        topical=stems(hit.words) if hit and hit.strong else frozenset(),
        persons=_persons(move),
        against=_is_against(move, text),
        earlier=_looks_back(move, reading),
        anew=marked("anew", around),
        prolongs=marked("prolongs", _words(text, (hull[0], max(hull[1], move.sent[1])))),
        what=what,
        line=_line(move, reading, what, debtors),
        condition=_words(text, move.condition) or None,
        deadline=term.end.isoformat() if term.end else deadline,
        begins=term.end is None and bool(move.deadline and move.deadline.signal in STARTS),
        ends=term.end is not None or bool(move.deadline and move.deadline.signal in ENDS),
        hours=term.hours,
        day=move.when or doc.published,
        evidence=Evidence(doc.id, span, words, doc.outlet, move.when, doc.published),
        trigger=_words(text, move.trigger).lower(),
        hedged=move.status == "hedged",
        claimed_by=_claimed_by(move, reading.actors),
        plan=plan_named(what) or plan_named(words),
        plan_of=tuple(c for c in _codes_in(reading.actors, move.content) if c not in debtors),
        by_ids=tuple(dict.fromkeys((*(a.id for a in move.actor), *_speakers(move, reading)))),
        elements=_elements(move, reading, hit.topic if hit else "other", due),
        condition_codes=_codes_in(reading.actors, _without_aside(move.condition, text)),
        beside=_codes_in(reading.actors, span),
    )


def _term(move: Move, reading: Reading, hit: TopicHit | None) -> Lasting:
    """How long it is to be kept up and until when, of what has to be kept up."""
    if hit is None or not topics()[hit.topic].sustained or move.type in ("fulfil", "breach", "accuse"):
        return Lasting()
    said = None if _looks_back(move, reading) else move.when or reading.document.published
    text, hull = reading.document.text, _hull(move.trigger, move.content)
    found = lasting(text, hull, move.sent, reading.timexes, said)
    if found.end is None and found.hours and said and move.type != "reject" and marked("prolongs", _words(text, hull)):
        return replace(
            found, end=said + timedelta(hours=found.hours)
        )  # "extended by five days", on the last of the old
    return found


def _deadline(move: Move, reading: Reading) -> tuple[str | None, Span | None]:
    """The day by which it is to be done, and its words: the move's own, or one stated beside the content.

    A report that it was broken may name the day that was missed ("failed to leave by Sunday"); a deed names none.
    """
    if move.deadline_day or move.type in ("fulfil", "reject") or not move.content:
        return move.deadline_day, (move.deadline.start, move.deadline.end) if move.deadline else None
    doc = reading.document
    told = move.type in ("breach", "accuse", "threaten")
    inside = tuple(t for t in reading.timexes if move.sent[0] <= t.start and t.end <= move.sent[1])
    found = find_deadline(
        doc.text, move.content, inside, move.trigger, doc.published, sent=move.sent, said=move.when, told=told
    )
    return (found.day, found.span) if found and found.day and found.kind not in ("from", "after") else (None, None)


def _keyed(base: Report, group: tuple[str, ...], place: tuple[str, ...]) -> Report:
    sentence = " ".join(words_of(base.evidence.words))
    day = base.evidence.reported.isoformat() if base.evidence.reported else ""
    copy = digest(base.move, "/".join(group), sentence, *place)
    return replace(base, key=digest(copy, day), copy_key=copy, debtors=group)

"""Reads off a parse who does what to whom: the arguments of a verb or noun, and the words that belong to each.

Everything here is about English grammar and nothing about negotiations. spaCy's labels are those of ClearNLP
(`nsubj`, `dobj`, `pobj`, `ccomp`, …). Longer than 400 lines: every question one may ask of a clause has
its function here, and they rest on each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from servanda.records import Span

SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
VERBAL = frozenset({"VERB", "AUX"})
CLAUSES = frozenset({"ccomp", "xcomp"})
_MAX_CLIMB = 6
_TRIM_LEFT = frozenset({",", ":", "-", "--", ";"})
_QUOTES = frozenset({'"', "''", "``"})
_MARKERS = frozenset({"that", "to", "for"})
_TRIM_RIGHT = frozenset({",", ":", ";", "-", "--", ".", "and", "or", "but"})


@dataclass(frozen=True, slots=True)
class Arguments:
    """A predicate with what fills its slots."""

    head: Token
    subject: Token | None
    """Head of who does it: the subject, the by-phrase of a passive, the controller of an infinitive."""
    slots: dict[str, Token]
    """`obj`, `dat`, `inf`, `that`, `ing`, `whether`, `acomp`, `attr`, an entry for each preposition (`for`, `on`, …),
    and one for a preposition with its noun (`on:table`)."""
    particle: str
    passive: bool


def is_passive(verb: Token) -> bool:
    """Whether a verb is a passive participle ("was rejected", "a plan rejected by", "promised reforms")."""
    own = {c.dep_ for c in verb.children}
    if own & {"auxpass", "nsubjpass"} or ("agent" in own and not own >= {"nsubj", "dobj"}):
        return True  # "he welcomed an appeal on Friday by Rome" has its object, and the appeal is Rome's
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ in {"acl", "amod"}:
        return True
    if verb.dep_ == "advcl":
        return not any(c.dep_ in {"aux", "nsubj", "dobj"} for c in verb.children)
    if verb.dep_ == "conj" and not any(c.dep_ in {"aux", "nsubj"} for c in verb.children):
        return verb.head.pos_ in VERBAL and is_passive(verb.head) and not any(c.dep_ == "dobj" for c in verb.children)
    return False


def hyphenated(token: Token) -> str:
    """The lemma of a noun together with what a hyphen joins to it: "cease-fire", which the parser takes apart."""
    if token.i > 1 and token.nbor(-1).lower_ == "-" and not token.nbor(-1).whitespace_:
        return f"{token.nbor(-2).lower_}-{token.lemma_.lower()}"
    return token.lemma_.lower()


def child(token: Token, *deps: str) -> Token | None:
    """The first child that hangs by one of these relations."""
    return next((c for c in token.children if c.dep_ in deps), None)


def own_subject(verb: Token) -> Token | None:
    """The surface subject of this very verb; a relative pronoun counts as the noun it stands for."""
    found = _nearest_subject(verb)
    if found is None:
        return None
    if found.lower_ in RELATIVE and found.tag_ in {"WDT", "WP", "IN", "DT"}:
        clause = verb
        while clause.dep_ == "conj" and clause.head.pos_ in VERBAL:
            clause = clause.head
        if clause.dep_ == "relcl":
            return clause.head
    return found


def _nearest_subject(verb: Token) -> Token | None:
    """The subject that stands closest to its verb; a headline run into the sentence leaves a second one further off.

    The parser hangs some subjects on the auxiliary ("the ministry *is* engaged in").
    """
    hosts = [verb, *(c for c in verb.children if c.dep_ in {"aux", "auxpass"})]
    subjects = [c for host in hosts for c in host.children if c.dep_ in {"nsubj", "nsubjpass"}]
    if subjects and subjects == [run_on_object(verb)]:
        return None
    before = [c for c in subjects if c.i < verb.i]
    return max(before, key=lambda c: c.i) if before else next(iter(subjects), None)


def run_on_object(verb: Token) -> Token | None:
    """ "Rome blasts the raid, calls for talks": the object of the first verb that the parser takes for a subject."""
    head = verb.head
    if verb.dep_ != "ccomp" or verb.tag_ not in {"VBZ", "VBP", "VBD"} or head.i > verb.i or verb.nbor(-1).lower_ != ",":
        return None
    noun = child(verb, "nsubj")
    if noun is None or noun.i < head.i or noun.i > verb.i or child(head, "dobj") is not None:
        return None
    between = verb.doc[head.i + 1 : verb.i]
    return noun if sum(t.lower_ == "," for t in between) == 1 and child(head, "nsubj") is not None else None


def _is_after_aside(verb: Token) -> bool:
    """ "Rome, echoing Paris, called on": the tense that follows an aside is that of whom the aside is about."""
    aside = verb.head.head
    commas = verb.nbor(-1).text == "," and aside.i > 0 and aside.nbor(-1).text == ","
    return commas and aside.dep_ == "acl" and aside.tag_ == "VBG"


_OF_OBJECT = frozenset(
    {"accuse", "suspect", "convict", "blame", "criticise", "criticize", "condemn", "fault", "denounce", "praise"}
    | {"thank", "applaud", "commend", "stop", "prevent", "keep", "deter", "dissuade", "bar", "ban", "block"}
)
"""Verbs after which a participle with "of", "for" or "from" tells what the object does: "accused Rome of shelling"."""


def surface_subject(verb: Token, climb: int = 0) -> Token | None:
    """Who stands as the subject of the clause, borrowed from the governing clause where the verb has none."""
    found = own_subject(verb)
    if found is not None or climb > _MAX_CLIMB:
        return found
    head = verb.head
    if head == verb:
        return None
    match verb.dep_:
        case "conj" if head.pos_ in VERBAL:
            return surface_subject(tensed_partner(verb) or head, climb + 1)
        case "xcomp" | "ccomp" | "advcl" | "prep" | "dep" | "conj":
            return _controller(verb, climb)
        case "acl" if verb.tag_ == "VBD" and _is_after_aside(verb):
            return head.head.head
        case "acl" | "relcl":
            return head if verb.tag_ in {"VBG", "VBN", "VBD"} else _owner_or_subject(head, climb)
        case "pcomp" if head.head.pos_ in VERBAL:
            charged = child(head.head, "dobj") if head.lower_ in {"of", "for", "from"} else None
            if charged is not None and head.head.lemma_ in _OF_OBJECT and not is_passive(head.head):
                return charged
            return surface_subject(head.head, climb + 1)
        case "pcomp":
            return _owner_or_subject(head.head, climb)
    return None


def tensed_partner(verb: Token) -> Token | None:
    """ "Urged them to stop and accused others": a tense after an infinitive or "-ing" goes with the one above."""
    if verb.dep_ != "conj" or verb.tag_ not in {"VBD", "VBZ"} or verb.head.tag_ not in {"VB", "VBG"}:
        return None
    above = verb.head
    while above.head != above and above.tag_ not in {"VBD", "VBZ", "VBP"}:
        above = above.head
    return above if above.tag_ in {"VBD", "VBZ", "VBP"} and above.pos_ in VERBAL else None


def _controller(verb: Token, climb: int) -> Token | None:
    """Who is meant to do an infinitive or participle: the object of "urge", the subject of "promise"."""
    head = verb.head
    if head.pos_ not in VERBAL:
        return _owner_or_subject(head, climb)
    if verb.dep_ in CLAUSES and head.lemma_ not in {"promise", "vow", "threaten"}:
        patient = child(head, "dobj", "dative")
        if patient is not None and not is_passive(head):
            return patient
    return surface_subject(head, climb + 1)


def _owner_or_subject(noun: Token, climb: int) -> Token | None:
    owner = child(noun, "poss")
    if owner is not None:
        return owner
    top = noun
    while top.dep_ in {"conj", "pobj", "prep", "appos", "npadvmod"} and top.head != top:
        top = top.head
    if top.dep_ in {"dobj", "attr", "acomp", "xcomp"} and top.head.pos_ in VERBAL:
        return surface_subject(top.head, climb + 1)
    if top.pos_ in VERBAL and top != noun:
        return surface_subject(top, climb + 1)
    return None


def doer(verb: Token) -> Token | None:
    """Head of who does what the verb says: the by-phrase if it is passive, the (borrowed) subject if not."""
    if not is_passive(verb):
        return surface_subject(verb)
    agent = child(verb, "agent")
    if agent is None:
        agent = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "by"), None)
    if agent is None and verb.dep_ == "conj":
        # "was accepted by one side and rejected by the other" has its own; "was discussed and agreed by both" has not.
        agent = child(verb.head, "agent")
    if agent is None:
        agent = next((a for c in verb.conjuncts for a in c.children if a.dep_ == "agent" and c.i > verb.i), None)
    return child(agent, "pobj") if agent is not None else None


def _complement_kind(comp: Token) -> str:
    first = next((c for c in comp.children if c.dep_ in {"mark", "advmod", "aux"} and c.i < comp.i), None)
    words = {c.lower_ for c in comp.children if c.dep_ in {"mark", "aux", "advmod", "dobj", "nsubj"} and c.i < comp.i}
    if first is not None and first.lower_ in {"whether", "if"}:
        return "whether"
    if "to" in words:
        return "inf"
    if comp.tag_ == "VBG" and not any(c.dep_ == "aux" for c in comp.children):
        return "ing"
    if comp.tag_ == "VB" and not any(c.dep_ == "aux" for c in comp.children) and own_subject(comp) is None:
        return "inf"
    return "that"


def _is_purpose(comp: Token) -> bool:
    """A to-infinitive that spaCy calls an adverbial clause ("appealed to Rome to reopen the port")."""
    marks = {c.lower_ for c in comp.children if c.dep_ == "mark"}
    has_to = any(c.lower_ == "to" and c.dep_ == "aux" for c in comp.children)
    return has_to and not (marks - {"for"})


def apart(a: Token, b: Token) -> bool:
    """Whether a semicolon stands between two tokens: the clauses are two, whatever the parser made of them."""
    low, high = sorted((a.i, b.i))
    return any(a.doc[i].lower_ == ";" for i in range(low, high))


def slots_of(head: Token) -> dict[str, Token]:
    """What fills the slots of a verb, noun or adjective, nearest first."""
    slots: dict[str, Token] = {}
    for c in head.children:
        for name, token in _slot(head, c):
            slots.setdefault(name, token)
    return slots


def _slot(head: Token, c: Token) -> Iterator[tuple[str, Token]]:
    match c.dep_:
        case "dobj":
            yield "obj", _antecedent(c, head)
        case "npadvmod" if c.ent_type_ in {"GPE", "NORP", "ORG", "PERSON"} and c.i > head.i:
            yield "obj", c  # "sounded out Turkey about a meeting"
        case "nsubjpass":
            yield "obj", own_subject(head) or c
        case "dative" if c.pos_ == "ADP":
            inner = child(c, "pobj")
            if inner is not None:
                yield c.lower_, inner
        case "dative":
            yield "dat", c
        case "acomp" | "attr" | "oprd":
            yield c.dep_, c
        case "ccomp" if apart(c, head):
            return
        case "ccomp" | "xcomp" if c.pos_ in VERBAL or c.tag_.startswith("VB"):
            yield _complement_kind(c), c
        case "ccomp" | "xcomp":
            yield "oprd", c
        case "advcl" if any(m.lower_ == "as" and m.dep_ == "mark" for m in c.children) and c.tag_ in {"VBN", "JJ"}:
            yield "as", c
        case "advcl" if _is_purpose(c):
            yield ("for" if any(m.lower_ == "for" for m in c.children if m.dep_ == "mark") else "inf"), c
        case "acl" | "relcl" if head.pos_ not in VERBAL:
            if _complement_kind(c) == "inf" and any(t.lower_ == "to" and t.dep_ == "aux" for t in c.children):
                yield "inf", c
            elif any(m.lower_ == "that" and m.dep_ == "mark" for m in c.children):
                yield "that", c
        case "prep" | "agent" if (
            c.lower_ != "by" or head.pos_ not in VERBAL or head.lemma_ in {"stand", "abide", "speak"}
        ):
            inner = child(c, "pobj", "pcomp")
            if inner is not None and inner.ent_type_ in {"DATE", "TIME"}:
                return
            if inner is not None:
                yield c.lower_, inner
            elif (nested := child(c, "prep")) is not None and (inner := child(nested, "pobj", "pcomp")) is not None:
                yield c.lower_ + "_" + nested.lower_, inner


def _antecedent(obj: Token, verb: Token) -> Token:
    if obj.lower_ in RELATIVE and verb.dep_ == "relcl":
        return verb.head
    return obj


def arguments(verb: Token) -> Arguments:
    """The arguments of a verb, with what coordination and relative clauses lend it."""
    slots = slots_of(verb)
    passive = is_passive(verb)
    run_on = next((n for c in verb.children if c.dep_ == "ccomp" and (n := run_on_object(c)) is not None), None)
    if run_on is not None:
        slots.pop("that", None)
        slots["obj"] = run_on
    if "obj" not in slots:
        lent = _lent_object(verb, passive)
        if lent is not None:
            slots["obj"] = lent
    for owner in (slots.get("obj"), slots.get("dat")):
        if owner is not None:
            for name, token in slots_of(owner).items():
                if token.i > verb.i:
                    slots.setdefault("obj." + name, token)
    for c in verb.children:
        noun = child(c, "pobj") if c.dep_ == "prep" else None
        if noun is not None:
            slots.setdefault(f"{c.lower_}:{noun.lemma_.lower()}", noun)  # "on:table" for "put it on the table"
    for name in ("in", "to"):
        if name in slots:
            for nested, token in slots_of(slots[name]).items():
                slots.setdefault(f"{name}.{nested}", token)
    particle = next((c for c in verb.children if _is_particle(c, verb)), None)
    for beside in (particle, *(c for c in verb.children if c.lower_ in {"firm", "open"} and c.pos_ == "ADJ")):
        # "stayed away from the talks", "left the door open to talks"
        for name, token in slots_of(beside).items() if beside is not None else ():
            slots.setdefault(name, token)
    if particle is not None and "obj" in slots and (verb.lemma_, particle.lower_) in _NO_PARTICLES:
        slots[particle.lower_], particle = slots.pop("obj"), None  # "calling on Rome", with "on" taken for a particle
    return Arguments(verb, doer(verb), slots, particle.lower_ if particle is not None else "", passive)


_NO_PARTICLES = frozenset({("call", "on"), ("call", "upon"), ("call", "for"), ("press", "for"), ("push", "for")})


_PARTICLES = frozenset({"down", "back", "out", "off", "away", "along", "forward", "aside", "together"})


def _is_particle(c: Token, verb: Token) -> bool:
    if c.dep_ == "prt":
        return True
    if c.dep_ == "prep" and c.i == verb.i + 1 and not list(c.children):
        return c.lower_ in _PARTICLES  # "backed off its demand"
    return c.dep_ == "advmod" and (c.tag_ == "RP" or (c.i == verb.i + 1 and c.lower_ in _PARTICLES))


def _lent_object(verb: Token, passive: bool) -> Token | None:
    if verb.dep_ in {"acl", "amod"} and passive:
        return verb.head
    if verb.dep_ == "relcl" and own_subject(verb) != verb.head and not passive:
        has_stranded = any(c.dep_ == "prep" and not list(c.children) for c in verb.children)
        return None if has_stranded or any(c.dep_ in CLAUSES for c in verb.children) else verb.head
    if verb.dep_ == "conj" and passive and verb.head.pos_ in VERBAL:
        return child(verb.head, "nsubjpass") or (verb.head.head if verb.head.dep_ == "acl" else None)
    if not any(c.dep_ in CLAUSES or c.dep_ == "prep" for c in verb.children):
        for other in verb.conjuncts:
            if other.i > verb.i and other.i - verb.i <= 3 and (shared := child(other, "dobj")) is not None:
                return shared
    return None


# ---- spans -----------------------------------------------------------------------------------------------------


def np_span(head: Token) -> Span:
    """A noun phrase without the clauses that hang on it: the words one would underline as the party named."""
    left, right = head.left_edge.i, head.i
    for c in head.children:
        if c.i < head.i:
            continue
        if c.dep_ in {"prep", "conj", "cc", "appos", "case", "nmod", "compound"} or (
            c.dep_ == "punct" and c.lower_ in {",", "-"}
        ):
            right = max(right, c.right_edge.i)
        else:
            break
    return tokens_span(head, left, right)


def tokens_span(anchor: Token, left: int, right: int) -> Span:
    """Characters from token `left` to token `right`, without leading markers, outer commas and closing points."""
    doc = anchor.doc
    while left < right and (doc[left].lower_ in _TRIM_LEFT or doc[left].is_space or _is_marker(doc[left])):
        left += 1
    while right > left and (doc[right].lower_ in _TRIM_RIGHT or doc[right].is_space):
        right -= 1
    while left < right and doc[left].lower_ in _QUOTES and _odd(doc, left, right):
        left += 1
    while right > left and doc[right].lower_ in _QUOTES and _odd(doc, left, right):
        right -= 1
    while right > left and doc[right].lower_ in _TRIM_RIGHT:
        right -= 1
    return doc[left].idx, doc[right].idx + len(doc[right])


def _odd(doc: Doc, left: int, right: int) -> bool:
    """Whether a quotation mark between two tokens has lost its fellow."""
    return sum(doc[i].lower_ in _QUOTES for i in range(left, right + 1)) % 2 == 1


def _is_marker(token: Token) -> bool:
    return token.lower_ in _MARKERS and token.dep_ in {"mark", "aux", "prep"}


def clause_span(head: Token, skip: frozenset[int] = frozenset(), from_head: bool = False) -> Span:
    """The whole complement headed by `head`.

    Left out at its end: subtrees in `skip`, and what is set off by a comma as a comment on the whole (a relative
    clause, an apposition, a participle). With `from_head` it starts at the verb, without subject and auxiliaries.
    """
    left, right = (head.i if from_head else head.left_edge.i), head.right_edge.i
    colon = next((i for i in range(head.i - 1, left, -1) if head.doc[i].lower_ == ":"), None)
    left = left if colon is None else colon + 1
    for c in head.subtree:
        comment = c.dep_ in _COMMENTS or (
            c.dep_ == "prep" and c.lower_ == "with" and any(t.tag_ == "VBG" for t in c.subtree)
        )
        outer = c.i in skip or (comment and c.i > head.i and _set_off(c))
        if outer and c.left_edge.i > head.i and c.right_edge.i >= right - 1:
            right = min(right, c.left_edge.i - 1)
        elif c.i in skip and c.right_edge.i < head.i and c.left_edge.i <= left + 1:
            left = c.right_edge.i + 1
        if c.dep_ == "conj" and c.head == head and c.tag_ in {"VBD", "VBZ"} and head.tag_ in {"VB", "VBG"}:
            right = min(right, c.left_edge.i - 1)
    stop = next((i for i in range(head.i, right) if head.doc[i].lower_ == ";"), None)
    right = right if stop is None else stop - 1
    return tokens_span(head, left, max(right, left))


_COMMENTS = frozenset({"relcl", "advcl", "acl", "parataxis"})


def _set_off(token: Token) -> bool:
    edge = token.left_edge.i
    return edge > 0 and token.doc[edge - 1].lower_ in {",", "-", "--", ";"}

"""Says how a clause stands in the text: as a fact, as a report, negated, hedged, in the future, or merely imagined."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from servanda.moves.clauses import auxiliaries
from servanda.moves.grammar import VERBAL, apart, child, tensed_partner
from servanda.moves.lexicon import MoveLexicon
from servanda.moves.plan_texts import is_subjunctive, sets_terms

_IMAGINED = frozenset({"may", "might", "could", "can"})
_DUTY = frozenset({"must", "should", "ought", "shall"})
_WILL = frozenset({"will", "'ll", "wo", "shall", "gonna"})
_OPEN_MARKS = frozenset({"if", "unless", "whether", "lest", "should", "once", "until", "till", "provided"})
_SCHEDULED = frozenset({"set", "schedule", "due", "slate", "expect", "plan"})
NOBODY = frozenset({"nobody", "none", "neither", "no", "few", "little"})
_GLAD = frozenset({"quick", "swift", "prompt", "first", "last", "happy", "pleased", "proud", "glad", "set", "due"})
_SCANT = frozenset({"possible", "potential", "any", "future", "hypothetical", "likely", "little", "few", "scant"})
_INVERTED = frozenset({"had", "were", "should"})
_NEVER = frozenset({"never", "neither", "nor", "no", "hardly", "barely", "nobody", "none"})
_GOING = frozenset({"leave", "come", "go", "head", "fly", "travel", "arrive", "stay", "return", "depart"})
_EFFORTS = frozenset({"trip", "visit", "meeting", "talk", "effort", "attempt", "bid", "drive", "push", "mission"})
_WISHABLE = frozenset({"consult", "endorse", "accept"})
_AHEAD = frozenset(
    {"way", "possibility", "idea", "hope", "prospect", "goal", "chance", "path", "road", "notion", "bid", "basis"}
)
"""Nouns whose "of" or "for" holds what is thought of and has not come about: "paved the way for talks"."""
_SPEECH_TYPES = frozenset({"demand", "accuse", "propose", "consult", "threaten"})


@dataclass(frozen=True, slots=True)
class Standing:
    """How a clause stands. A move counts as made only if `actual`."""

    actual: bool = True
    negated: bool = False
    hedged: bool = False
    future: bool = False
    """Under "will", "would" in reported speech, "is to", "going to"."""
    duty: bool = False
    """Under "must", "should", "has to", "needs to"."""
    refused: bool = False
    """Under "refused to", "declined to": not done because not wanted."""


PLAIN = Standing()
"""A plain statement of fact."""


def standing(head: Token, kind: str, lexicon: MoveLexicon, owned: bool = False) -> Standing:
    """How the clause or noun `head`, a trigger of type `kind`, stands.

    An `owned` noun ("Rome's offer", "the Italian offer") exists whatever the clause goes on to say of it.
    """
    walk = _Walk(kind, lexicon)
    token = head if head.pos_ in VERBAL else walk.noun(head, owned)
    steps = 0
    while token is not None and steps < 12 and walk.actual:
        token = walk.up(token)
        steps += 1
    return Standing(walk.actual, walk.negated, walk.hedged, walk.future, walk.duty, walk.refused)


def _may(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in _IMAGINED | {"would"} for c in verb.children)


def _colon_between(verb: Token, head: Token) -> bool:
    """ "Issued an ultimatum: if they come, they will be shot": what stands before a colon stands by itself."""
    return verb.i < head.i and any(verb.doc[i].lower_ == ":" for i in range(verb.i, head.i))


def _will_be(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in _WILL | {"would", "can", "must"} for c in verb.children)


def _is_bare(verb: Token) -> bool:
    """ "that Rome also stop bombing", "comply and withdraw": a verb without tense tells what is to be, not what was."""
    if is_subjunctive(verb) and verb.dep_ in {"conj", "ccomp", "acl"}:
        return True
    if verb.tag_ != "VB" or any(c.dep_ in {"aux", "auxpass"} for c in verb.children):
        return False
    return not (verb.dep_ == "conj" and verb.head.tag_ == "VB") and verb.dep_ not in {"xcomp", "ccomp"}


def is_question(token: Token) -> bool:
    """Whether the sentence ends with a question mark."""
    doc = token.doc
    asked = doc.user_data.get(_ASKED)
    if asked is None:
        # Asked of every word of a document, so looked up once.
        asked = frozenset(i for sent in doc.sents if _ends_asking(sent) for i in range(sent.start, sent.end))
        doc.user_data[_ASKED] = asked
    return token.i in asked


_ASKED = "servanda: words of questions"


def _ends_asking(sent: SpacySpan) -> bool:
    for word in reversed(list(sent[-4:])):
        if not word.is_space and not word.is_quote and word.lower_ != "''":
            return bool(word.lower_ == "?")
    return False


class _Walk:
    """Climbs from a trigger towards the root and notes what each governor does to it."""

    def __init__(self, kind: str, lexicon: MoveLexicon) -> None:
        self.kind = kind
        self.words = lexicon.words
        self.lexicon = lexicon
        self.actual = True
        self.negated = False
        self.hedged = False
        self.future = False
        self.duty = False
        self.would = False
        self.refused = False

    def noun(self, noun: Token, owned: bool) -> Token | None:
        """A nominal trigger stands as the clause it is part of, where that clause is about it."""
        if any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children):
            self.negated = True
        if any(c.lower_ in _SCANT for c in noun.children):
            self.actual = False
        if self.kind == "commit" and noun.dep_ == "dobj" and noun.head.lemma_ in {"question", "doubt", "dispute"}:
            self.actual = False  # "questioned Rome's commitment": doubted, and not given
        if is_question(noun):
            self.actual = False
        top = noun
        while top.dep_ in {"conj", "appos"} and top.head != top:
            top = top.head
        verb = top.head
        if self.kind in _WISHABLE and self._is_wished(top):
            self.actual = False
        if top.dep_ in {"nsubj", "nsubjpass"} and self._is_supposed(noun, verb):
            self.actual = False
        if top.dep_ == "pobj" and verb.lower_ == "in" and not owned and verb.head.pos_ in VERBAL:
            return verb.head
        if top.dep_ == "dobj" and owned and child(noun, "poss") is None and _may(verb):
            self.actual = False  # "could face criticism from Rome"
        if top.dep_ in {"dobj", "attr"} and verb.pos_ in VERBAL:
            carried = verb.lemma_ in self.lexicon.carriers or verb.lemma_ == "be"
            return verb if carried or not owned else None
        return None

    def _is_wished(self, noun: Token) -> bool:
        """ "Called for talks", "rejected negotiations": they have not been held by being named."""
        above = noun.head if noun.dep_ in {"dobj", "nsubjpass"} else noun.head.head if noun.dep_ == "pobj" else None
        if above is not None and noun.dep_ == "pobj" and noun.head.lower_ in {"of", "for", "to"}:
            definite = any(c.dep_ == "det" and c.lower_ == "the" for c in noun.children)
            if above.lemma_.lower() in _AHEAD and not definite:
                return True  # "hopes of recognition", "the way for talks"
            if above.lemma_ in {"push", "press", "call", "hope", "wait"} and noun.head.lower_ == "for":
                return True
        if noun.dep_ == "pobj" and noun.head.lower_ == "including" and above is not None and above.dep_ == "dobj":
            above = above.head  # "proposed a deal including talks"
        said = {"say"} if self.kind == "consult" else {"say", "follow", *self.lexicon.carriers}
        if above is None or above.pos_ not in VERBAL or above.lemma_ in said:
            return False
        if above.lemma_ in _GOING or (noun.dep_ == "pobj" and noun.head.lower_ in {"at", "in", "during", "after"}):
            return False  # "left for talks", "announced it at a meeting"
        kinds = {f.type for f in self.lexicon.verbs.get(above.lemma_, ())} - {"consult"}
        followed = above.lemma_ == "follow" and noun.dep_ == "pobj"
        return above.lemma_ in self.lexicon.wishing or followed or bool(kinds & {"reject", "propose", "demand"})

    def _is_supposed(self, noun: Token, verb: Token) -> bool:
        """ "A visit might help", "talks could resume": nothing has been said or held yet."""
        modal = any(c.dep_ == "aux" and c.lower_ in _IMAGINED | {"would"} for c in verb.children)
        indefinite = any(c.dep_ == "det" and c.lower_ in {"a", "an", "any"} for c in noun.children)
        return modal and (indefinite or self.kind == "consult")

    def up(self, verb: Token) -> Token | None:
        """Take in what stands around `verb`; the next governor, or `None` at the end."""
        self._auxiliaries(verb)
        if self._asks_or_supposes(verb) or _is_bare(verb):
            self.actual = False
            return None
        head = verb.head
        if head == verb or apart(verb, head) or _colon_between(verb, head):
            return None
        if any(c.lower_ == "when" for c in verb.children) and verb.tag_ in {"VBZ", "VBP"} and _will_be(head):
            self.actual = False  # "there will be peace when he leaves"
            return None
        if any(c.dep_ == "mark" and c.lower_ in _OPEN_MARKS for c in verb.children):
            self.actual = False
            return None
        if sets_terms(verb, self.lexicon):
            self.actual = False
            return None
        if head.lemma_ == "tell" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
            self.actual = False  # "was told to halt the tests": an order and no deed
            return None
        match verb.dep_:
            case "conj":
                return self._conjoined(verb, head)
            case "xcomp" | "ccomp":
                return self._complement(head)
            case "advcl":
                return self._adverbial(verb, head)
            case "pcomp":
                return self._after_preposition(head)
            case "acl" | "relcl" if any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
                if self.kind == "fulfil" or head.lemma_ not in {"decision", "move", "vote", "step"}:
                    self.actual = self.kind == "consult" and head.lemma_ in _EFFORTS
                return None
            case "acl" | "relcl" if head.lemma_ in self.lexicon.classes["hearsay"] and any(
                c.dep_ == "mark" for c in verb.children
            ):
                denied = head.head.lemma_ in self.words["denying"] or head.head.lemma_ in {"reject", "dismiss"}
                if denied or head.lemma_ not in {"report", "claim", "allegation", "charge", "accusation"}:
                    self.actual = False
            case "csubj" | "csubjpass":
                self.actual = False
        return None

    def _asks_or_supposes(self, verb: Token) -> bool:
        """ "Does Rome agree?", "had Rome agreed, …", "neither agreed nor refused"."""
        if is_question(verb):
            return True
        words = {c.lower_ for c in verb.children if c.dep_ in {"preconj", "cc", "neg", "advmod"}}
        nobody = child(verb, "nsubj", "nsubjpass")
        if nobody is not None and (nobody.lower_ in NOBODY or any(c.lower_ in NOBODY for c in nobody.children)):
            return True
        if "neither" in words or (verb.dep_ == "conj" and any(c.lower_ == "nor" for c in verb.head.children)):
            return True
        subject = child(verb, "nsubj", "nsubjpass")
        first = next((c for c in verb.children if c.dep_ in {"aux", "auxpass"}), None)
        return first is not None and subject is not None and first.i < subject.i and first.lower_ in _INVERTED

    def _auxiliaries(self, verb: Token) -> None:
        for c in verb.children:
            word = c.lower_
            if c.dep_ == "neg" or (word in _NEVER and c.dep_ in {"advmod", "preconj", "cc"}):
                self.negated = not self.negated
            elif c.dep_ == "aux" and word in {"can", "could", "ca"} and any(n.dep_ == "neg" for n in verb.children):
                self.future = True  # "we cannot accept": unwilling, and not merely unable
            elif c.dep_ == "aux" and word in _IMAGINED:
                self.actual = False
            elif c.dep_ == "aux" and word in _DUTY:
                self.duty = True
            elif c.dep_ == "aux" and word in _WILL:
                self.future = True
            elif c.dep_ == "aux" and word in {"would", "'d"} and word in auxiliaries(verb):
                self.would = True
            elif word == "longer" and any(g.lower_ == "no" for g in c.children):
                self.negated = not self.negated
            elif word in self.words["habitual"] and verb.tag_ in {"VBP", "VBZ"}:
                self.actual = False
            elif word in self.words["hedge"] and c.dep_ in {"advmod", "amod", "npadvmod"}:
                self.hedged = True
        if self.would and not self._reported(verb):
            self.actual = False
        elif self.would:
            self.future = True

    def _reported(self, verb: Token) -> bool:
        above = verb
        for _ in range(5):
            if above.dep_ in {"ccomp", "conj", "xcomp", "parataxis"} and above.head != above:
                above = above.head
                if above.lemma_ in self.words["speech"]:
                    return True
            else:
                return any(
                    c.dep_ in {"ccomp", "parataxis"} and c.lemma_ in self.words["speech"] for c in above.children
                )
        return False

    def _conjoined(self, verb: Token, head: Token) -> Token | None:
        if head.pos_ not in VERBAL:
            return None
        tensed = tensed_partner(verb)
        if tensed is not None:
            return self._above(tensed)
        own = any(c.dep_ in {"aux", "nsubj", "nsubjpass"} for c in verb.children)
        if own or verb.tag_ != head.tag_:
            # A clause of its own shares what stands above, not the modals or the negation of its neighbour.
            top = head
            while top.dep_ == "conj" and top.head.pos_ in VERBAL:
                top = top.head
            return self._above(top)
        return head

    def _above(self, verb: Token) -> Token | None:
        head = verb.head
        if verb.dep_ in {"xcomp", "ccomp"} and head != verb:
            return self._complement(head)
        if any(c.dep_ == "mark" and c.lower_ in _OPEN_MARKS for c in verb.children):
            self.actual = False
        return None

    def _complement(self, head: Token) -> Token | None:
        lemma = head.lemma_
        words = self.words
        if lemma in {"have", "be"} and any(c.lower_ == "yet" for c in head.children):
            # "has yet to keep its word" has not kept it; "has yet to answer" says nothing about the answer.
            self.negated, self.actual = not self.negated, self.actual and self.kind == "fulfil"
            return head
        if lemma in words["hedging"] or lemma in words["believing"]:
            self.hedged = True
            return head
        if lemma == "get" or (head.pos_ == "ADJ" and lemma not in _GLAD and lemma not in words["opaque"]):
            self.actual = False
            return None
        if lemma in words["failing"]:
            self.negated = not self.negated
            self.refused = lemma in {"refuse", "decline"}
            return None
        if lemma in words["denying"]:
            self.actual = False
            return None
        if lemma == "agree":
            self.actual = self.kind in {"demand", "endorse"}
            return None
        if lemma in words["speech"] and lemma not in {"claim", "warn", "insist"}:
            unsaid = any(c.dep_ == "neg" or c.lower_ in _NEVER for c in head.children)
            if unsaid or (head.dep_ == "pcomp" and head.head.lower_ in {"of", "from", "without"}):
                self.actual = False
            return None
        if self.kind == "consult" and lemma in _SCHEDULED:
            self.future = True
            return head
        if lemma in words["opaque"] or lemma in self.lexicon.wishing:
            self.actual = False
            return None
        if lemma in {"have", "need", "ought"}:
            self.duty = True
        if lemma == "go" and head.tag_ == "VBG":
            self.future = True
        if lemma == "be":
            self.future = True
        if lemma in {"schedule", "due", "set", "slate"}:
            self.future = True
        return head

    def _adverbial(self, verb: Token, head: Token) -> Token | None:
        marks = {c.lower_ for c in verb.children if c.dep_ == "mark"}
        if marks & {"before", "until", "so"}:
            self.actual = self.actual and "before" in marks and verb.tag_ != "VBG"
            return None
        if any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
            if self.kind not in _SPEECH_TYPES:
                self.actual = False
                return None
            return head if head.pos_ in VERBAL else None
        if self.kind == "fulfil" and verb.tag_ == "VBG" and not marks and head.pos_ in VERBAL:
            return head  # "needs to start talks, stopping the violence": done as little as what it goes with
        return None

    def _after_preposition(self, preposition: Token) -> Token | None:
        word = preposition.lower_
        head = preposition.head
        if word == "without":
            self.negated = not self.negated
            return None
        if word in {
            "into",
            "of",
            "for",
            "from",
            "against",
            "instead",
            "than",
            "about",
            "before",
            "like",
            "despite",
            "on",
        }:
            self.actual = False
        if word in {"with", "in", "to", "at", "on"} and head.pos_ not in VERBAL:
            self.actual = False
        if word == "with" and head.lemma_ in {"charge", "task", "entrust"}:
            self.actual = False  # "charged with carrying out the resolution": a task and no deed
        return None

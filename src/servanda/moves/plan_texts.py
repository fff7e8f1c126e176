"""Finds the plan, draft or deal that a clause speaks for, and whether what it says is still to be done."""

from __future__ import annotations

from spacy.tokens import Token

from servanda.moves.grammar import VERBAL, own_subject, surface_subject
from servanda.moves.lexicon import MoveLexicon

PROVIDING = frozenset(
    {"foresee", "provide", "envisage", "envision", "stipulate", "specify", "prescribe", "say", "state", "propose"}
    | {"suggest", "require", "demand", "ask", "insist", "mean", "mandate", "order"}
)
"""Verbs whose that-clause is a term of the text that is their subject."""
WITH_FOR = frozenset({"call", "provide", "ask", "allow"})
BINDING = frozenset({"require", "oblige", "bind", "commit", "ask", "call", "order", "want", "compel", "have", "see"})
"""Verbs that a text does to a party: "obliges Iran to", "calls on Iran to", "would have both sides halt"."""
HOLDING = frozenset({"foresee", "envisage", "envision", "stipulate", "include", "propose", "require", "prescribe"})
_OBLIGING = frozenset({"will", "would", "'ll", "must", "shall", "should", "to"})
_BACK = 40
"""How many words before an "it" the plan may stand that it takes up."""


def sets_terms(clause: Token, lexicon: MoveLexicon) -> bool:
    """Whether a clause says what a text wants done, so that nothing in it has been done by being named."""
    verb = clause.head
    while verb.dep_ == "conj" and verb.pos_ in VERBAL and own_subject(clause) is not None:
        clause, verb = verb, verb.head  # "that Iran ship its fuel and that Russia store it"
    if verb.dep_ == "prep" and verb.lower_ in {"for", "on"}:
        verb = verb.head
    if verb == clause or base(verb) not in PROVIDING | WITH_FOR | BINDING:
        return False
    return setter(verb, lexicon) is not None and is_to_be(clause, lexicon)


def setter(verb: Token, lexicon: MoveLexicon) -> Token | None:
    """The plan or deal that is the subject of a verb of providing; for "it", the one told of just before."""
    if base(verb) not in PROVIDING | WITH_FOR | BINDING | HOLDING or (verb.tag_ == "VBN" and in_passive(verb)):
        return None
    if verb.pos_ not in VERBAL:
        before = verb.nbor(-1) if verb.i else verb
        mistaken = (
            verb.tag_ == "NNS" and before.head == verb and before.dep_ == "compound" and _is_text(before, lexicon)
        )
        return before if mistaken else None
    subject = own_subject(verb) or surface_subject(verb)
    if subject is None:
        return None
    if subject.lower_ in {"it", "this", "that"}:
        return _taken_up(subject, lexicon)
    return subject if subject.pos_ == "NOUN" and _is_text(subject, lexicon) else None


def base(verb: Token) -> str:
    """The verb that a word is a form of, also where the parser took it for a plural: "the draft foresees that"."""
    return verb.lemma_ if verb.pos_ in VERBAL else verb.lower_[:-1] if verb.tag_ == "NNS" else ""


def in_passive(verb: Token) -> bool:
    return any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)


def _is_text(noun: Token, lexicon: MoveLexicon) -> bool:
    lemma = noun.lemma_.lower()
    return lemma in lexicon.classes["plan_text"] or lemma in lexicon.classes["standing_text"]


def _taken_up(pronoun: Token, lexicon: MoveLexicon) -> Token | None:
    """The plan that an "it" at the head of a sentence takes up: the object of the sentence before, or its subject."""
    start = pronoun.sent.start
    if not start or pronoun.i - start > 3:
        return None
    before = pronoun.doc[max(start - _BACK, 0) : start]
    nouns = [
        t for t in before if t.dep_ in {"dobj", "nsubj", "nsubjpass", "attr"} and t.sent == pronoun.doc[start - 1].sent
    ]
    last = nouns[-1] if nouns else None
    return last if last is not None and last.pos_ == "NOUN" and _is_text(last, lexicon) else None


def is_to_be(clause: Token, lexicon: MoveLexicon) -> bool:
    """Whether a clause says what is to be done: a modal, a bare verb, or the present of a verb of yielding."""
    helping = {c.lower_ for c in clause.children if c.dep_ in {"aux", "auxpass"}}
    if helping & _OBLIGING:
        return True
    if helping & {"has", "have", "had", "was", "were", "did"} or clause.tag_ == "VBD":
        return False
    if clause.tag_ in {"VB", "VBG"} or is_subjunctive(clause):
        return True
    kinds = ("yielding", "duty", "assisting", "meeting", "decided", "settling")
    known = any(clause.lemma_.lower() in lexicon.classes[k] for k in kinds)
    return known and clause.tag_ in {"VBZ", "VBP", "VBN"}


def is_subjunctive(clause: Token) -> bool:
    """ "That Ukraine withdraw": a bare verb after a singular subject tells what is to be, whatever its tag."""
    subject = own_subject(clause)
    if clause.tag_ != "VBP" or subject is None or any(c.dep_ in {"aux", "auxpass"} for c in clause.children):
        return False
    joined = any(c.dep_ in {"conj", "cc"} for c in subject.children)
    one = subject.tag_ in {"NN", "NNP"} or subject.lower_ in {"it", "he", "she"}
    return clause.lemma_ != "be" and one and not joined and "Number=Plur" not in str(subject.morph)

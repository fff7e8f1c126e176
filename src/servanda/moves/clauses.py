"""What a clause in speech looks like: its modals, its negation, whether it is left open, who holds it."""

from __future__ import annotations

from spacy.tokens import Token

from servanda.moves.grammar import VERBAL, child
from servanda.moves.lexicon import MoveLexicon
from servanda.moves.who import Cast, codes

FIRST = frozenset({"we", "i"})
_TELLING = frozenset(
    {"say", "announce", "add", "state", "declare", "insist", "maintain", "stress", "reiterate", "repeat", "confirm"}
    | {"reaffirm", "tell", "argue", "note", "explain", "write", "warn", "reply", "respond"}
)
FIRST_OWNER = frozenset({"our", "my"})
THIRD = frozenset({"he", "she", "they", "it"})
_NEGATIONS = frozenset({"never", "neither", "nor", "no"})
_OPINIONS = frozenset({"view", "position", "line", "stance", "opinion", "belief"})

_OWN_SIDE = frozenset(
    {"government", "authority", "ruler", "administration", "leadership", "cabinet", "movement", "country", "delegation",
     "alliance", "organisation", "organization", "ministry", "council", "army", "military"}
)  # fmt: skip
"""What a party's spokesman calls his own side."""
_NEVER_OWN = frozenset({"regime", "junta", "dictatorship", "clique"})
"""What nobody calls his own government."""


def auxiliaries(verb: Token) -> frozenset[str]:
    """The auxiliaries of a verb as written; the "'d" of "he'd battled" is a "had"."""
    found = frozenset(c.lower_ for c in verb.children if c.dep_ == "aux")
    return found - {"'d"} | {"had"} if "'d" in found and verb.tag_ == "VBN" and not _has_bare_helper(verb) else found


def _has_bare_helper(verb: Token) -> bool:
    """ "He'd be named", "he'd have gone": a helping verb in its base form makes the "'d" a "would"."""
    return any(c.dep_ in {"aux", "auxpass"} and c.tag_ == "VB" for c in verb.children)


def negated(verb: Token) -> bool:
    return any(c.dep_ == "neg" or c.lower_ in _NEGATIONS for c in verb.children)


def is_open(verb: Token) -> bool:
    """Inside a condition, a question or a subordinate clause: nothing is done by saying it."""
    if any(c.dep_ == "mark" and c.lower_ in {"if", "unless", "whether", "because"} for c in verb.children):
        return True
    if any(c.tag_ in {"WP", "WRB", "WDT"} and c.i < verb.i for c in verb.children):
        return True
    return verb.dep_ in {"relcl", "advcl", "acl", "csubj"} and not of_opinion(verb) and not made_clear(verb)


def of_opinion(verb: Token) -> bool:
    """ "the view that Rome must pay" is said as much as "he said that Rome must pay"."""
    return verb.head.lemma_ in _OPINIONS


def made_clear(verb: Token) -> bool:
    """ "Made it clear that Rome would not pay": the parser hangs what is made clear on the adjective."""
    return verb.head.lower_ in {"clear", "plain", "known"} and clarifier(verb) is not None


def clarifier(verb: Token) -> Token | None:
    """Head of who "made (it) clear" what the clause says; `None` if nobody did."""
    clear = verb.head
    made = clear.head if clear.lower_ in {"clear", "plain", "known"} else clear
    if made.lemma_ != "make" or not any(t.lower_ in {"clear", "plain", "known"} for t in made.children):
        return None
    if verb.dep_ not in {"ccomp", "advcl", "acl", "xcomp"}:
        return None
    holder = child(made, "nsubj")
    # A byline run into the sentence leaves the name as the object of its "By".
    by = next((c for c in made.children if c.lower_ == "by" and c.i < made.i), None)
    return holder if holder is not None or by is None else child(by, "pobj")


def is_finite(verb: Token) -> bool:
    if verb.tag_ in {"VBD", "VBZ", "VBP"}:
        return True
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        return child(verb, "agent") is not None
    if verb.dep_ == "xcomp" and verb.head.lemma_ in {"continue", "keep", "try", "begin", "start", "seek", "attempt"}:
        return is_finite(verb.head)
    if verb.dep_ == "conj" and not any(c.dep_ in {"aux", "auxpass"} for c in verb.children):
        return verb.head.pos_ in VERBAL and is_finite(verb.head)
    return any(c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBD", "VBZ", "VBP", "VBN"} for c in verb.children)


def is_denied(token: Token, lexicon: MoveLexicon) -> bool:
    """What somebody denies, doubts or asks is not said by him."""
    above = token
    for _ in range(4):
        if above.dep_ in {"ccomp", "xcomp", "attr", "acomp", "nsubj"} and above.head != above:
            above = above.head
            if above.lemma_ in lexicon.words["denying"] or above.lemma_ in {"doubt", "ask", "wonder"}:
                return True
    return False


def is_speaker(subject: Token, verb: Token, cast: Cast) -> bool:
    """Whether the subject of a clause that is said is whoever says it: "we", "our troops", "Rome said it would"."""
    if subject.lower_ in FIRST or any(c.dep_ == "poss" and c.lower_ in {"our", "my"} for c in subject.children):
        return True
    if subject.lemma_.lower() in _NEVER_OWN:
        return False
    if subject.lower_ in THIRD and cast.is_quoted(subject) and not _is_retold(verb):
        return False  # within quotation marks "they" are never who speaks
    speaker = codes(cast.speaker(verb))
    meant = codes(cast.actors_of(subject))
    if not meant and (subject.lower_ in THIRD or _is_own_side(subject)) and not cast.is_quoted(subject):
        # "Rome said it would leave": what is left open in the clause that is reported is the speaker.
        return bool(speaker) and verb.dep_ == "ccomp" and verb.head.lemma_ in _TELLING
    return bool(meant & speaker)


def _is_retold(verb: Token) -> bool:
    """ "He told me that he would help": a report within the quotation."""
    above = verb.head if verb.dep_ == "conj" else verb
    return above.dep_ == "ccomp" and above.head.lemma_ in _TELLING and above.head.i < above.i


def _is_own_side(subject: Token) -> bool:
    """ "The new rulers" of "a spokesman for the council said the new rulers would wait": no other side is named."""
    if subject.lemma_.lower() not in _OWN_SIDE or not any(
        c.lower_ in {"the", "its", "their"} for c in subject.children
    ):
        return False
    return not any(
        c.dep_ in {"prep", "relcl", "compound", "poss"} and c.lower_ not in {"its", "their"} for c in subject.children
    )

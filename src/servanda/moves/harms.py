"""Accusations in a statement of harm or in one adjective: "lives were lost in the raids", "its vile tactics"."""

from __future__ import annotations

from spacy.tokens import Token

from servanda.moves.clauses import auxiliaries, is_open, negated
from servanda.moves.draft import Draft
from servanda.moves.frames import in_class
from servanda.moves.grammar import child, own_subject
from servanda.moves.lexicon import MoveLexicon
from servanda.moves.who import Cast, codes

_HARMED = frozenset(
    {"kill", "wound", "injure", "maim", "destroy", "flatten", "damage", "hit", "lose", "die", "perish", "suffer"}
    | {"displace", "raze", "devastate", "level", "wipe", "massacre", "starve", "burn", "ruin"}
)
_CAUSE = frozenset({"in", "by", "under", "from", "due", "because", "during", "through"})
_NOT_DONE = frozenset({"will", "would", "may", "might", "could", "must", "should", "can"})
_NO_PARTY_TO_BLAME = frozenset({"MED", "UNK", "BUS"})


def harm_told(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "Villages have been destroyed in Peruvian raids", said by another party: an accusation of Peru."""
    if verb.lemma_ not in _HARMED or negated(verb) or auxiliaries(verb) & _NOT_DONE or is_open(verb):
        return None
    if verb.lemma_ not in {"die", "perish", "suffer"} and child(verb, "auxpass") is None:
        return None
    speaker = codes(cast.speaker(verb))
    if not speaker or speaker <= _NO_PARTY_TO_BLAME or own_subject(verb) is None:
        return None
    deed = next((d for d in _causes(verb) if in_class(d, ("violence", "harmful_deed"), lexicon)), None)
    if deed is None:
        return None
    blamed = codes(cast.party(deed))
    if blamed & speaker or not (blamed or _is_pointed_at(deed, cast)):
        return None
    return Draft("accuse", verb, None, deed, verb, "that", by_source=True, mode="allege", cameo="112", rule="wrong")


def _causes(verb: Token) -> list[Token]:
    """The nouns that say by what: "in raids", "due to these bombings", "because of the siege"."""
    found = []
    for c in verb.children:
        if c.lower_ not in _CAUSE or c.dep_ not in {"prep", "agent"}:
            continue
        inner = child(c, "pobj") or next(
            (n for p in c.children if p.dep_ in {"prep", "pcomp"} for n in p.children), None
        )
        found += [inner] if inner is not None else []
    return found


def _is_pointed_at(deed: Token, cast: Cast) -> bool:
    """ "These bombings", said within quotation marks: deeds of a party that has just been named."""
    return any(c.lower_ in {"these", "those", "this", "such"} for c in deed.children) and cast.is_quoted(deed)


def appalling(adjective: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "Rome's despicable tactics must be known", said by another: an accusation."""
    deed = adjective.head
    if adjective.dep_ != "amod" or adjective.lower_ not in lexicon.classes["appalling"] or deed.pos_ != "NOUN":
        return None
    speaker = codes(cast.speaker(adjective))
    if not speaker or speaker <= _NO_PARTY_TO_BLAME or not cast.is_quoted(adjective):
        return None
    owner = next((c for c in deed.children if c.dep_ in {"poss", "amod", "compound"} and cast.party(c)), None)
    blamed = codes(cast.party(owner)) if owner is not None else frozenset[str]()
    if not blamed or blamed & speaker:
        return None
    return Draft(
        "accuse", adjective, None, owner, deed, "obj", by_source=True, mode="disapprove", cameo="111", rule="wrong"
    )

"""Who makes a move where the text names nobody that the lexicon of actors knows: a father, a union, a foreign court.

A stranger gets the code that the guidelines give: the state for a public office whose country is stated (`ARM` for
"Armenia's top brass"), `XXX-PPL` or `PPL` for private people, `NGO` for a society of them, `UNK` for an office of no
stated country. Firms and experts are no strangers but no party. Whether the move of a stranger counts is another
question: it does if a party stands at the other end, or if the document is about a negotiation.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from servanda.moves.draft import Draft
from servanda.moves.grammar import child
from servanda.moves.lexicon import MoveLexicon
from servanda.moves.places import body_of, country_of, hosts_of, party_named, people_of
from servanda.moves.who import NO_PARTY, Actors, Cast, codes
from servanda.records import Actor, Move

_TIED = frozenset({"poss", "compound", "amod", "nmod", "appos"})
_OWNING = frozenset({"of", "from", "in", "for"})
_DEEP = 3
_LANDS = frozenset({"country", "nation", "state", "republic", "power", "party", "side"})
_WORLDLY = frozenset({"country", "nation", "power", "government", "delegate", "participant", "leader", "diplomat"})
_FOREIGN = frozenset({"foreign", "defense", "defence", "finance", "energy", "trade", "prime"})
_CAUSES = frozenset(
    {
        "rights",
        "right",
        "advocacy",
        "watchdog",
        "progressive",
        "conservative",
        "environmental",
        "aid",
        "relief",
        "jewish",
    }
    | {"muslim", "christian", "religious", "interest", "lobby", "lobbying", "pressure", "consumer", "campaign", "civic"}
    | {"humanitarian", "charitable", "activist", "labor", "labour", "trade", "women", "veterans", "liberal", "civil"}
)
"""What a group stands up for or is made of that is no party to a conflict: "a civil rights group"."""
_CAPTORS = frozenset({"kidnapper", "hijacker", "captor", "abductor", "attacker", "blackmailer", "pirate", "gunman"})
"""People of whom nobody knows whose they are."""
_GATHERINGS = frozenset({"protest", "demonstration", "rally", "march", "sit-in", "vigil"})
_WANTING = frozenset({"demand", "call", "seek", "press", "push", "urge", "want", "ask"})
_POSTS = frozenset({"chairman", "chairwoman", "chair", "president", "director", "chief", "founder"})
"""Posts of firms and of parties alike."""
_HEADING = frozenset({"director", "president", "head", "leader", "founder", "chairman", "chairwoman", "chair", "chief"})
_SOCIETIES = frozenset(
    {"institute", "foundation", "association", "coalition", "federation", "union", "society", "network", "project"}
    | {"center", "centre", "league", "fund", "alliance", "charity", "campaign", "watch", "committee", "group"}
    | {"organization", "organisation", "movement", "conference", "brotherhood", "ngo"}
)
_LOCAL = frozenset({"the", "our", "local", "religious", "community", "church", "party", "union", "business", "tribal"})
_PRESS = frozenset({"television", "tv", "radio", "broadcaster", "newspaper", "daily", "media"})
NEGOTIATION = 5
"""Moves of known parties from which on a document is about a negotiation."""
PRIVATE_TYPES = frozenset({"demand", "propose", "commit", "accept", "reject", "threaten"})
"""What private people do towards each other in a negotiation; their praise, blame and visits need a party."""
_TOWARDS = frozenset({"consult", "fulfil", "breach", "endorse", "commit", "accept", "propose"})
"""Types that count for private people only if the clause itself names the party at the other end."""


def stranger(head: Token | None, cast: Cast, lexicon: MoveLexicon) -> Actors:
    """The fallback actor for the head of a noun phrase; empty if it is a thing, a firm, an expert, or a pronoun."""
    head = _counted(head, lexicon)
    if head is None or head.pos_ not in {"NOUN", "PROPN"} or _is_barred(head, lexicon):
        return ()
    kind = _kind(head, lexicon)
    if kind is None:
        return ()
    if is_worldly(head) and not _tied(head, cast):
        return (body_of("international-community"),)
    tied = _tied(head, cast)
    country = country_of(tied[0].code) if tied else None
    if kind == "public":
        home = () if head.lemma_.lower() in _LANDS else cast.home_actor()
        return _office(tied) or home or (_unknown(head),)
    if kind == "society":
        return (Actor("ngo", "NGO", head.text, "organisation", "NGO"),)
    if head.lemma_.lower() in _CAPTORS:
        return (_unknown(head),)
    if country is None and (home := cast.home_actor()):
        country = home[0].code
    if country is None and (kind == "group" or head.pos_ == "PROPN"):
        return (_unknown(head),)
    return (people_of(country) if country is not None else Actor("ppl", "PPL", "unnamed people", "people", "CVL"),)


def bystander(head: Token, cast: Cast, lexicon: MoveLexicon) -> Actors:
    """Who it is that trades, judges or reports, where a word surely makes a move: a firm, experts, the press.

    Such words are no party; they only keep one that stands nearby from being taken for the maker.
    """
    counted = _counted(head, lexicon)
    words = {counted.lemma_.lower(), counted.lower_} if counted is not None and counted.pos_ == "NOUN" else set()
    if words & _PRESS:
        return (Actor("media", "MED", head.text, "media", "MED"),)
    if words & (lexicon.classes["firm_noun"] - _POSTS):
        return (Actor("business", "BUS", head.text, "business", "BUS"),)
    if not words & lexicon.words["experts"]:
        return ()
    home = cast.home_actor()
    return (people_of(home[0].code) if home else Actor("ppl", "PPL", "unnamed people", "people", "CVL"),)


def _counted(head: Token | None, lexicon: MoveLexicon) -> Token | None:
    """The noun that a quantity is of: "some of the visitors", "a number of teachers"; else the head itself."""
    if head is None or head.lemma_.lower() not in lexicon.words["quantity"]:
        return head
    of = next((c for c in head.children if c.lower_ == "of"), None)
    return child(of, "pobj") or head if of is not None else head


def is_worldly(head: Token) -> bool:
    """ "Foreign ministers", "many countries", "delegates": several states that the text does not name."""
    if head.tag_ not in {"NNS", "NNPS"} or any(c.dep_ == "poss" or c.lower_ in _LOCAL for c in head.children):
        return False
    lemma = head.lemma_.lower()
    return lemma in _WORLDLY or (lemma == "minister" and any(c.lower_ in _FOREIGN for c in head.children))


def settled_people(actor: Actors, cast: Cast) -> Actors:
    """Unnamed people with the country that the text is about: "residents" of a text about Peru are Peru's."""
    home = cast.home_actor() or cast.sides()[:1]
    if not home or codes(actor) != {"PPL"}:
        return actor
    return (people_of(home[0].code),)


def is_stranger(actor: Actors) -> bool:
    """Whether nobody of these is a party: private people, societies, the press, firms, offices of no stated country."""
    return all(a.code in {"PPL", "NGO", "UNK", *NO_PARTY} or a.code.endswith("-PPL") for a in actor)


def is_private_matter(move: Move, draft: Draft, cast: Cast) -> bool:
    """ "The father refused the school's offer": a stranger's move without a party at the other end."""
    own = move.actor_text
    if own is None or not is_stranger(move.actor) or draft.unsaid:
        return False
    if not is_stranger(move.addressee):
        return False
    span = move.content if draft.type in _TOWARDS else move.sent
    if span is None:
        return True
    return not any(m.end <= own[0] or own[1] <= m.start for m in cast.others(span, move.actor))


def _unknown(head: Token) -> Actor:
    return Actor("unknown", "UNK", head.text)


def _kind(head: Token, lexicon: MoveLexicon) -> str | None:
    words = {head.lemma_.lower(), head.lower_}
    if _stands_for_a_cause(head) or (head.ent_type_ == "PERSON" and _heads_a_society(head)):
        return "society"
    if words & _PRESS and any(c.lower_ in {"state", "official"} for c in head.children):
        return "public"  # "state television" is the voice of the state
    if words & lexicon.classes["public_noun"]:
        return "public"
    if words & lexicon.classes["private_noun"] or (words & _GATHERINGS and _has_clause(head)):
        return "people"
    if words & lexicon.classes["society"]:
        return "society"
    if words & lexicon.classes["group_noun"]:
        return "group"
    if head.ent_type_ != "PERSON" or head.pos_ != "PROPN":
        return None
    titles = {c.lemma_.lower() for c in head.children if c.dep_ in {"compound", "appos"}}
    return "public" if titles & lexicon.classes["public_noun"] else "people"


def _has_clause(head: Token) -> bool:
    """Whether a clause hangs on a noun that says what those who gathered want: "protests demanding a vote"."""
    return any(c.dep_ == "acl" and c.tag_ == "VBG" and c.lemma_ in _WANTING for c in head.children)


def _stands_for_a_cause(head: Token) -> bool:
    """ "A civil rights group", "Jewish groups"."""
    if head.lemma_.lower() not in {"group", "organization", "organisation", "coalition", "movement", "union"}:
        return False
    near = [c for c in head.children if c.dep_ in {"compound", "amod", "nmod", "poss"}]
    near += [g for c in near for g in c.children if g.dep_ in {"compound", "amod"}]
    return any(t.lower_ in _CAUSES for t in near)


def _heads_a_society(person: Token) -> bool:
    """ "Ana Ruiz, director of the Coast Institute", "Union President Ana Ruiz": who speaks for a society."""
    for post in person.children:
        if post.dep_ not in {"appos", "compound"} or post.lemma_.lower() not in _HEADING:
            continue
        of = [n for c in post.children if c.lower_ in {"of", "for", "at"} and (n := child(c, "pobj")) is not None]
        of += [c for c in post.children if c.dep_ == "poss"]
        of += [c for c in (*post.children, *person.children) if c.dep_ == "compound" and c != post]
        if any(_names_a_society(n) for n in of):
            return True
    return False


def _names_a_society(noun: Token) -> bool:
    named = {noun.lower_, *(c.lower_ for c in noun.children if c.dep_ in {"compound", "appos", "amod"})}
    official = any(c.ent_type_ in {"GPE", "NORP"} for c in noun.children)
    return bool(named & _SOCIETIES) and not official


def _is_barred(head: Token, lexicon: MoveLexicon) -> bool:
    """ "The French carmaker", "an analyst at a bank": firms trade and experts judge; neither negotiates."""
    barred = lexicon.classes["firm_noun"] | lexicon.words["experts"]
    near = [head, *(c for c in head.children if c.dep_ in {"compound", "appos", "amod"})]
    near += [n for c in head.children if c.lower_ in {"of", "for", "at"} for n in c.children]
    if head.lemma_.lower() in _LANDS and any(
        c.lower_ in {"the", "that", "this", "each", "every"} for c in head.children
    ):
        return True  # "the country broke off ties": one named before, and not just any
    return any(t.lemma_.lower() in barred or t.ent_type_ in {"WORK_OF_ART", "PRODUCT"} for t in near)


def _office(tied: Actors) -> Actors:
    """An office speaks for its state or body; one that belongs to a people speaks for the state."""
    return tuple(a for a in tied if not a.code.endswith("-PPL"))[:1]


def _tied(head: Token, cast: Cast) -> Actors:
    """The state or body that a phrase ties its head to: "Armenia's top brass", "a court in Lyon", "an Estonian MEP"."""
    for token in _ties(head, _DEEP):
        found = cast.actors_of(token) if cast.is_named(token) else ()
        found = found or party_named(token) or hosts_of(token)
        if found and found[0].code not in {"MED", "BUS", "UNK", "PPL", "NGO"}:
            return found
    return ()


def _ties(head: Token, deep: int) -> Iterator[Token]:
    """Modifiers and owners, the nearest first; a conjunct's before those of prepositions."""
    if not deep:
        return
    inner = [c for c in head.children if c.dep_ in _TIED]
    inner += [n for c in head.children if c.dep_ == "prep" and c.lower_ in _OWNING and (n := child(c, "pobj"))]
    yield from inner
    for token in inner:
        yield from _ties(token, deep - 1)

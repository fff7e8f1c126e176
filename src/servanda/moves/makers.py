"""Says who makes a move: whom its subject names, and who is meant where the parse or the names leave that open.

Beyond the subject there are, in this order: whom a pronoun of reported speech stands for; the party named right before
the verb, which a headline or a heading run into the sentence hides from the parser; the state or the one country a bare
role belongs to; and, where a passive leaves it out, nobody known.
"""

from __future__ import annotations

from spacy.tokens import Token

from servanda.moves.addressees import meant_in_quotation
from servanda.moves.candidates import owners
from servanda.moves.draft import Draft
from servanda.moves.exchange import Exchange
from servanda.moves.grammar import VERBAL, child, is_passive, own_subject
from servanda.moves.lexicon import MoveLexicon
from servanda.moves.places import hosts_of
from servanda.moves.strangers import bystander, is_worldly, settled_people, stranger
from servanda.moves.who import Actors, Cast, codes
from servanda.records import Actor

_UNKNOWN = Actor("unknown", "UNK", "not said")
"""Who urged or accused where the passive leaves it out: "Rome was urged to"."""
_SELF = frozenset({"it", "they", "he", "she", "its", "their", "his", "her"})
_THIRD_PERSON = frozenset({"he", "she", "they"})
_FIRST_PERSON = frozenset({"i", "we", "me", "us"})
_BACK = 3
"""Sentences in which whom a pronoun stands for is looked for, its own among them."""
_NAMED_RULES = frozenset({"verb", "noun", "adjective", "unwilling", "phrase", "learned"})
_CLAUSAL = _NAMED_RULES | {"wish", "wrong"}
_BETWEEN = frozenset({"aux", "auxpass", "neg", "advmod", "punct", "prep"})
_NO_SUBJECTS = frozenset({"who", "which", "that", "him", "them", "us", "me"})
_REACH = 6
_TOWARDS = frozenset({"demand", "accuse", "reject", "propose", "threaten", "endorse", "accept"})
_BYSTANDERS = frozenset({"MED", "BUS", "UNK", "NGO"})


def maker_of(draft: Draft, cast: Cast, so_far: Exchange, lexicon: MoveLexicon) -> Actors:
    """Who makes the move; empty where the text leaves it open."""
    beside = _subject_of_its_own(draft) or _gloss(draft.actor)
    actor = cast.actors_of(beside or draft.actor) if draft.actor is not None else ()
    if draft.rule == "plan" and draft.type == "propose":
        return _planner(draft, cast, so_far)
    if draft.by_source:
        actor = cast.speaker(draft.trigger)
    if draft.actor is not None and cast.is_quoted(draft.actor) and draft.actor.lower_ in _THIRD_PERSON and not beside:
        # Within quotation marks "he" is never the speaker: it is whom the speaker has been talking about.
        speaker = cast.speaker(draft.actor)
        if not actor or codes(actor) & codes(speaker):
            meant = meant_in_quotation(draft.actor, speaker, cast, so_far)
            actor = meant.actors if meant is not None else ()
    elif draft.actor is not None and not actor and draft.actor.lower_ in _SELF:
        # "The committee said it had presented a plan": an unresolved pronoun of reported speech is who speaks.
        actor = _teller(draft, cast)
    if not actor and draft.actor is not None and any(c.lower_ in {"our", "my"} for c in draft.actor.children):
        actor = cast.speaker(draft.actor)  # "our government is willing"
    if not actor and draft.rule == "noun" and draft.actor is not None and draft.actor.dep_ == "pobj":
        actor = cast.party(draft.actor)  # "came under fire from Britain", where Britain is no mere place
    if not actor and draft.rule in _NAMED_RULES:
        actor = _beside(draft, cast) or _meant_by(draft.actor, cast) or _at_home(draft, cast)
    actor = actor or _unlisted(draft, cast, lexicon)
    for other in draft.others:
        actor += cast.actors_of(other)
    return settled_people(tuple(dict.fromkeys(actor)), cast)


def _unlisted(draft: Draft, cast: Cast, lexicon: MoveLexicon) -> Actors:
    """Who makes a move where nobody that the lexicon of actors knows does: a stranger, or whoever is left unsaid."""
    actor: Actors = ()
    if draft.rule in _CLAUSAL and not draft.unsaid and not draft.by_source:
        actor = stranger(draft.actor, cast, lexicon)
    if not actor and draft.rule == "learned" and draft.actor is not None:
        actor = bystander(draft.actor, cast, lexicon)
    if not actor and draft.by_source and draft.type in _TOWARDS:
        actor = stranger(cast.source(draft.trigger), cast, lexicon)
    if not actor and draft.actor is not None and draft.actor.pos_ == "PRON":
        actor = _stranger_meant(draft.actor, cast, lexicon)
    if not actor and (draft.unsaid or _is_stranger(draft, cast)):
        return (_UNKNOWN,)
    return actor


def _gloss(pronoun: Token | None) -> Token | None:
    """Who a pronoun stands for, as an editor adds it: "they (the rebels) will attend"."""
    if pronoun is None or pronoun.pos_ != "PRON" or pronoun.i + 2 >= len(pronoun.doc):
        return None
    doc, at = pronoun.doc, pronoun.i + 1
    if doc[at].text not in {"(", "["}:
        return None
    close = next((k for k in range(at + 2, min(at + 6, len(doc))) if doc[k].text in {")", "]"}), None)
    return doc[at + 1 : close].root if close is not None and doc[close - 1].pos_ in {"NOUN", "PROPN"} else None


def _subject_of_its_own(draft: Draft) -> Token | None:
    """ "Rome recalled its envoy and Paris condemned the raid": Paris, which the parser takes for one that was recalled.

    A verb that goes on from another follows the "and" itself; a name between the two is its own subject.
    """
    verb = draft.trigger
    if verb.dep_ != "conj" or verb.tag_ not in {"VBD", "VBZ"} or verb.i < 2 or own_subject(verb) is not None:
        return None
    name = verb.doc[verb.i - 1]
    first = name
    while first.i and verb.doc[first.i - 1].dep_ == "compound" and verb.doc[first.i - 1].head == name:
        first = verb.doc[first.i - 1]
    joined = name.pos_ == "PROPN" and name.dep_ == "conj" and verb.doc[first.i - 1].lower_ in {"and", "but", "while"}
    return name if joined and name.head.dep_ in {"dobj", "pobj"} else None


def _stranger_meant(word: Token, cast: Cast, lexicon: MoveLexicon) -> Actors:
    """Somebody unknown whom a pronoun stands for: who is quoted as "I" and "we", whom the sentences before tell of."""
    if word.lower_ in _FIRST_PERSON or any(c.lower_ in {"our", "my"} for c in word.children):
        return stranger(cast.source(word), cast, lexicon)
    if word.lower_ not in _THIRD_PERSON or cast.is_quoted(word):
        return ()
    sent = word.sent
    for _ in range(_BACK):
        root = sent.root
        subject = own_subject(root) if root.pos_ in VERBAL else None
        if subject is not None and subject.i < word.i and subject.pos_ != "PRON":
            return stranger(subject, cast, lexicon) if _agree(word, subject) else ()
        if (subject is not None and subject.lower_ != word.lower_) or not sent.start:
            return ()
        sent = word.doc[sent.start - 1].sent
    return ()


def _agree(pronoun: Token, subject: Token) -> bool:
    """Whether a name or noun is of the number of a pronoun."""
    plural = subject.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in subject.children)
    return plural == (pronoun.lower_ == "they")


def _planner(draft: Draft, cast: Cast, so_far: Exchange) -> Actors:
    """Whose plan it is that sets a term: its owner, or who made the last proposal, or the only one who makes any."""
    plan = draft.actor
    if plan is None:
        return ()
    beside = [c for c in plan.head.children if c.dep_ in {"amod", "poss"} and c.i < plan.i]
    for owner in [*owners(plan, direct=False), *(beside if plan.dep_ == "compound" else [])]:
        if meant := cast.actors_of(owner):
            return meant
    if (named := cast.actors_of(plan)) or so_far.proposers is not None:
        return named or (so_far.proposers.actors if so_far.proposers is not None else ())
    later = so_far.foresight.all_proposers if so_far.foresight is not None else []
    return later[0].actors if len({codes(p.actors) for p in later}) == 1 else ()


def _teller(draft: Draft, cast: Cast) -> Actors:
    """Who says, in the same sentence, what the draft is part of."""
    report = cast.report(draft.trigger)
    if report is None or not report.cue:
        return ()
    sent = draft.trigger.sent
    return report.actors if sent.start_char <= report.cue[0][0] < sent.end_char else ()


def _at_home(draft: Draft, cast: Cast) -> Actors:
    """The state that a bare role or a state named as a place belongs to."""
    if draft.actor is None or is_worldly(draft.actor):
        return ()
    named = draft.actor.dep_ in {"nsubj", "nsubjpass", "pobj", "nmod"}
    # Teams named by their country meet and host each other.
    named = named and (draft.type != "consult" or draft.rule == "noun")
    return (hosts_of(draft.actor) if named else ()) or cast.home_party(draft.actor)


def _beside(draft: Draft, cast: Cast) -> Actors:
    """The party named right before the verb: "terms the rebels reject", with a headline run into the sentence."""
    verb = draft.trigger if draft.trigger.pos_ in VERBAL else draft.trigger.head
    if draft.rule == "noun" or verb.pos_ not in VERBAL or is_passive(verb):
        return ()
    at = verb.i - 1
    while at > max(verb.sent.start, verb.i - _REACH) and _is_between(verb.doc[at], verb):
        at -= 1
    token = verb.doc[at]
    if at < verb.sent.start or token == draft.actor or not _may_be_subject(token, verb):
        return ()
    return cast.actors_of(token)


def _is_between(token: Token, verb: Token) -> bool:
    """An auxiliary, an adverb or a comma between subject and verb."""
    return token.dep_ in _BETWEEN - {"prep"} and token.head in {verb, verb.head}


def _may_be_subject(token: Token, verb: Token) -> bool:
    """Whether a name before the verb can be its subject: no preposition governs it, or the verb has no other."""
    if token.pos_ not in {"PROPN", "NOUN", "PRON"} or token.lower_ in _NO_SUBJECTS:
        return False
    if verb.tag_ == "VBG" and token.i == verb.i - 1:
        return True  # "a verdict underlined by the rebels' camp calling for an end"
    if not any(c.tag_ in {"VBD", "VBZ", "VBP", "MD"} for c in (verb, *verb.children)):
        return False
    above = token
    while above.dep_ in {"compound", "appos", "nmod", "conj"} and above.head != above:
        above = above.head
    return above.dep_ != "pobj" or own_subject(verb) is None


def _meant_by(pronoun: Token | None, cast: Cast) -> Actors:
    """Whom an unresolved "it", "he" or "they" stands for: the subject of a clause above, or of the sentence before."""
    if pronoun is None or pronoun.pos_ != "PRON" or pronoun.lower_ not in _SELF or cast.is_quoted(pronoun):
        return ()
    above = pronoun.head
    while above.head != above:
        above = above.head
        if above.pos_ in VERBAL and (meant := _party_of(own_subject(above), pronoun, cast)):
            return meant
    start = pronoun.sent.start
    before = pronoun.doc[start - 1].sent.root if start else None
    if before is None or before.pos_ not in VERBAL or cast.is_quoted(before):
        return ()
    return _party_of(own_subject(before), pronoun, cast)


def _party_of(subject: Token | None, pronoun: Token, cast: Cast) -> Actors:
    """The party a subject names or belongs to ("Mr. Roux's remarks"), if the pronoun can stand for it."""
    if subject is None or subject.i >= pronoun.i or subject.pos_ == "PRON":
        return ()
    named = cast.actors_of(subject)
    owner = child(subject, "poss") if not named else None
    return named or (cast.actors_of(owner) if owner is not None else ())


def _is_stranger(draft: Draft, cast: Cast) -> bool:
    """Whether somebody we do not know speaks to a party that we do: "Mr. Roux appealed to the rebels"."""
    who = draft.actor
    if who is None or draft.rule not in _NAMED_RULES or draft.type not in _TOWARDS or draft.addressee is None:
        return False
    if draft.trigger.dep_ == "relcl":
        return False  # "leaders who invited the troops" describes whoever did
    whom = codes(cast.actors_of(draft.addressee))
    if not whom or whom <= _BYSTANDERS or any(c.endswith("PPL") for c in whom):
        return False
    return who.pos_ in {"NOUN", "PROPN"} and cast.can_act(who)

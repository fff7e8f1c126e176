"""Set phrases that do what no single word of theirs does: "out of the question", "all options are on the table"."""

from __future__ import annotations

from spacy.tokens import Token

from servanda.moves.clauses import auxiliaries, is_open, negated
from servanda.moves.draft import Draft
from servanda.moves.frames import in_class
from servanda.moves.grammar import VERBAL, child, surface_subject
from servanda.moves.lexicon import MoveLexicon
from servanda.moves.who import Cast, codes

_DUTIES = frozenset({"duty", "obligation", "responsibility"})
_PLANS = ("deal", "truce", "talk", "gesture", "pact", "ask", "offer", "resolution")


def idiom(token: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """The move that a set phrase makes of its speaker."""
    if token.lower_ == "out" and [t.lower_ for t in token.doc[token.i + 1 : token.i + 4]] == ["of", "the", "question"]:
        return _out_of_the_question(token, cast)
    if token.lower_ == "off" and (barred := _off_limits(token)) is not None:
        return barred
    if token.pos_ not in VERBAL:
        return None
    if (wanted := _what_is_wanted(token, cast, lexicon)) is not None:
        return wanted
    if is_open(token):
        return None
    return (
        _anothers_turn(token, cast)
        or _against(token, cast, lexicon)
        or _running_out(token, cast)
        or _off_the_agenda(token, cast, lexicon)
        or _on_the_table(token, cast)
        or _has_duty(token, cast, lexicon)
        or _no_longer_valid(token, cast, lexicon)
        or _not_tolerated(token, cast)
    )


def _out_of_the_question(word: Token, cast: Cast) -> Draft | None:
    """ "A truce is out of the question": a rejection by the speaker."""
    verb = word.head
    speaker = cast.speaker(word)
    said_of = None
    if not speaker and verb.lemma_ in {"say", "declare", "reply", "add", "answer"}:
        subject = surface_subject(verb)
        if subject is None:
            return None
        about = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ in {"of", "about"}), None)
        said_of = child(about, "pobj") if about is not None else None
        return Draft("reject", word, subject, None, said_of, "obj", mode="change", cameo="120", rule="verb")
    if verb.lemma_ in {"call", "consider", "declare", "describe", "dismiss"}:
        return Draft(
            "reject",
            word,
            surface_subject(verb),
            None,
            child(verb, "dobj"),
            "obj",
            mode="change",
            cameo="120",
            rule="verb",
        )
    if verb.lemma_ not in {"be", "remain"} or negated(verb) or auxiliaries(verb) & {"may", "might"}:
        return None
    what = child(verb, "nsubj", "csubj") or next((c for c in verb.children if c.dep_ in {"xcomp", "ccomp"}), None)
    return Draft("reject", word, None, None, what, "obj", by_source=True, mode="change", cameo="120", rule="no")


def _off_limits(off: Token) -> Draft | None:
    """ "Declared the palaces off limits to the inspectors": a refusal to let them in."""
    limits = child(off, "pobj")
    verb = off.head
    if limits is None or limits.lemma_ != "limit" or verb.lemma_ not in {"place", "put", "declare", "make", "keep"}:
        return None
    whom = next((n for t in (off, limits, verb) for c in t.children if c.lower_ == "to" for n in c.children), None)
    what = child(verb, "dobj", "nsubjpass")
    return Draft("reject", verb, surface_subject(verb), whom, what, "obj", mode="change", cameo="124", rule="verb")


def _anothers_turn(verb: Token, cast: Cast) -> Draft | None:
    """ "It is up to Rome to act", "the onus is on Rome", "it is time for Rome to leave": a demand by the speaker."""
    if verb.lemma_ not in {"be", "come", "lie", "fall", "remain"} or negated(verb) or not cast.speaker(verb):
        return None
    subject = child(verb, "nsubj")
    if subject is None or auxiliaries(verb) & {"may", "might", "would", "will", "could"}:
        return None
    act = next((t for t in verb.subtree if t.tag_ == "VB" and any(c.lower_ == "to" for c in t.children)), None)
    whom: Token | None = None
    if subject.lower_ in {"it", "that", "this"} and verb.lemma_ == "be":
        up = next((c for c in verb.children if c.lower_ == "up"), None)
        to = next((c for c in up.children if c.lower_ == "to"), None) if up is not None else None
        whom = child(to, "pobj") if to is not None else None
    if subject.lemma_.lower() in {"onus", "burden", "ball", "responsibility"}:
        on = next((c for c in verb.children if c.lower_ in {"on", "with", "in"}), None)
        whom = child(on, "pobj") if on is not None else None
    time = subject.lemma_ == "time" or any(c.dep_ == "attr" and c.lemma_ == "time" for c in verb.children)
    if time and act is not None:
        whom = child(act, "nsubj")
    if whom is None or act is None or not (cast.actors_of(whom) or cast.party(whom)):
        return None
    if codes(cast.party(whom)) & codes(cast.speaker(verb)):
        return None
    return Draft("demand", act, None, whom, act, "vp", by_source=True, mode="change", cameo="020", rule="duty")


def _what_is_wanted(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "What we want is a full withdrawal": a demand."""
    if (
        verb.dep_ != "csubj"
        or verb.lemma_ not in {"want", "need", "demand", "seek", "expect"}
        or not cast.speaker(verb)
    ):
        return None
    subject = child(verb, "nsubj")
    if verb.head.lemma_ != "be" or subject is None or subject.lower_ not in {"we", "i"}:
        return None
    what = next((c for c in verb.head.children if c.dep_ in {"attr", "ccomp", "xcomp"} and c.i > verb.i), None)
    if what is None:
        return None
    kinds = ("deal", "truce", "talk", "gesture", "assurance", "yielding", "needed", "watch", "curb")
    if what.pos_ not in VERBAL and not in_class(what, kinds, lexicon):
        return None
    return Draft("demand", verb, None, None, what, "that", by_source=True, mode="change", cameo="020", rule="wish")


def _against(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "Rome is against any new sanctions": a rejection."""
    against = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "against" and c.i == verb.i + 1), None)
    what = child(against, "pobj", "pcomp") if against is not None and verb.lemma_ in {"be", "remain"} else None
    subject = surface_subject(verb)
    if what is None or subject is None or negated(verb) or auxiliaries(verb) or not cast.can_act(subject):
        return None
    kinds = (*_PLANS, "curb", "force", "violence", "refused_noun", "yielding")
    if what.pos_ not in VERBAL and not in_class(what, kinds, lexicon):
        return None
    return Draft("reject", against or verb, subject, None, what, "obj", mode="change", cameo="120", rule="verb")


def _running_out(verb: Token, cast: Cast) -> Draft | None:
    """ "Our patience is running out", "time is running out for Rome": a threat by the speaker."""
    subject = child(verb, "nsubj")
    if subject is None or subject.lemma_ not in {"patience", "time"} or not cast.speaker(verb) or negated(verb):
        return None
    out = verb.lemma_ in {"run", "wear"} and any(c.lower_ in {"out", "thin"} for c in verb.children)
    if not out and not (verb.lemma_ in {"end", "expire", "exhaust"} and subject.lemma_ == "patience"):
        return None
    return Draft("threaten", verb, None, None, verb, "that", by_source=True, mode="violence", cameo="130", rule="no")


def _off_the_agenda(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "New talks are not on our agenda": a rejection by the speaker."""
    subject = child(verb, "nsubj")
    if verb.lemma_ != "be" or subject is None or not negated(verb) or not cast.speaker(verb):
        return None
    on = next((c for c in verb.children if c.lower_ == "on"), None)
    agenda = child(on, "pobj") if on is not None else None
    if agenda is None or agenda.lemma_ not in {"agenda", "table"} or not in_class(subject, _PLANS, lexicon):
        return None
    return Draft("reject", agenda, None, None, subject, "obj", by_source=True, mode="change", cameo="120", rule="no")


def _on_the_table(verb: Token, cast: Cast) -> Draft | None:
    """ "All options are on the table", "the military option remains": a threat by the speaker."""
    subject = child(verb, "nsubj")
    if verb.lemma_ not in {"be", "remain", "stay"} or subject is None or negated(verb):
        return None
    on = next((c for c in verb.children if c.lower_ in {"on", "open"}), None)
    if on is not None and on.lower_ == "on" and not any(c.lower_ == "table" for c in on.children):
        return None
    if subject.lemma_ != "option" or on is None or not cast.speaker(verb):
        return None
    if not any(c.lower_ in {"all", "military", "every", "no"} for c in subject.children):
        return None
    return Draft("threaten", subject, None, None, verb, "that", by_source=True, mode="violence", cameo="138", rule="no")


def _has_duty(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "Rome has an obligation to free the crew": a demand by the speaker."""
    duty = child(verb, "dobj") if verb.lemma_ in {"have", "bear"} else None
    if duty is None or duty.lemma_ not in _DUTIES or negated(verb) or verb.tag_ not in {"VBZ", "VBP", "VBD"}:
        return None
    if any(c.dep_ == "det" and c.lower_ == "no" for c in duty.children):
        return None
    act = next(
        (c for t in (duty, verb) for c in t.children if c.dep_ in {"acl", "relcl", "xcomp"} and c.tag_ == "VB"), None
    )
    subject = surface_subject(verb)
    speaker = cast.speaker(verb)
    if act is None or subject is None or not speaker or not cast.can_act(subject):
        return None
    if subject.lower_ in {"we", "i"} or codes(cast.actors_of(subject)) & codes(speaker):
        return None
    return Draft("demand", duty, None, subject, act, "inf", by_source=True, mode="change", cameo="020", rule="duty")


def _no_longer_valid(verb: Token, cast: Cast, lexicon: MoveLexicon) -> Draft | None:
    """ "The offer is no longer valid", "the deal is off the table", "is dead": a rejection by the speaker."""
    subject = child(verb, "nsubj")
    if verb.lemma_ != "be" or subject is None or not cast.speaker(verb) or not in_class(subject, _PLANS, lexicon):
        return None
    if auxiliaries(verb) - {"has", "have"}:
        return None
    no_longer = any(c.lower_ == "longer" for c in verb.children) or negated(verb)
    valid = next(
        (c for c in verb.children if c.lower_ in {"valid", "operative", "available"} and c.dep_ == "acomp"), None
    )
    off = next((c for c in verb.children if c.dep_ in {"prep", "advmod"} and c.lower_ == "off"), None)
    on = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "on"), None)
    table = next((n for c in (off, on) if c is not None for n in c.children if c.dep_ == "prep"), None)
    on_table = table is not None and table.lower_ == "table"
    gone = (no_longer and (valid is not None or (on is not None and on_table))) or (off is not None and not no_longer)
    if not gone or (off is not None and table is not None and not on_table):
        return None
    trigger = valid or off or on or verb
    return Draft("reject", trigger, None, None, subject, "obj", by_source=True, mode="change", cameo="120", rule="no")


def _not_tolerated(verb: Token, cast: Cast) -> Draft | None:
    """ "Such attacks will not be tolerated", "will not go unanswered": a threat by the speaker."""
    if not negated(verb) or not auxiliaries(verb) & {"will", "wo", "would"} or not cast.speaker(verb):
        return None
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    tolerated = passive and verb.lemma_ == "tolerate"
    unanswered = verb.lemma_ == "go" and any(c.lower_ in {"unanswered", "unpunished"} for c in verb.children)
    if not (tolerated or unanswered):
        return None
    return Draft("threaten", verb, None, None, verb, "that", by_source=True, mode="violence", cameo="130", rule="no")

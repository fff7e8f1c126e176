"""Settles what the drafts of a sentence amount to: a negated acceptance is a rejection, a vow to fight on a refusal."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from servanda.moves.conditions import condition_of
from servanda.moves.draft import Draft
from servanda.moves.force import content_force
from servanda.moves.frames import in_class
from servanda.moves.grammar import own_subject
from servanda.moves.lexicon import MoveLexicon
from servanda.moves.speech import orders


def settled_drafts(drafts: list[Draft], lexicon: MoveLexicon) -> list[Draft]:
    """Only what counts as made, each once."""
    kept: list[Draft] = []
    for draft in drafts:
        settled = _as_made(draft, lexicon)
        if settled is None:
            continue
        twins = [other for other in kept if _same(settled, other)]
        if twins and settled.rule in {"verb", "plan"} and all(t.rule == "noun" for t in twins):
            kept = [other for other in kept if other not in twins]
            twins = []
        if not twins:
            kept.append(settled)
    return [d for d in kept if not _only_announces(d, kept)]


def _cuts_off(act: Token, lexicon: MoveLexicon) -> bool:
    """ "Announced a suspension of aid" turns away; "a suspension of hostilities" is an undertaking."""
    if act.lemma_.lower() not in lexicon.classes["cutting"]:
        return False
    parts = (n for c in act.children if c.lower_ in {"of", "to", "in"} for n in c.children)
    return any(n.lemma_.lower() in lexicon.classes["shared"] for n in parts)


def _only_announces(draft: Draft, others: list[Draft]) -> bool:
    """ "Announced that it would boycott the summit": the boycott is the move, and no undertaking besides."""
    if draft.type != "commit" or draft.rule != "verb" or draft.trigger.lemma_ != "announce":
        return False
    return any(o.trigger == draft.content and o.type in {"reject", "threaten", "consult"} for o in others)


def _as_made(draft: Draft, lexicon: MoveLexicon) -> Draft | None:
    """The move as it stands: a negated acceptance is a rejection, a vow to fight on a refusal, a future one none."""
    stands = draft.standing
    if not stands.actual:
        return None
    if stands.negated:
        return _refused(draft, lexicon)
    if draft.type == "fulfil" and _is_command(draft.trigger):
        return None
    if draft.type == "consult" and stands.future and not _is_dated(draft.trigger):
        return None
    if (
        draft.type == "reject"
        and stands.future
        and draft.trigger.lemma_ in _BREAKING
        and condition_of(draft) is not None
    ):
        return replace(draft, type="threaten", mode="relations", cameo="130")
    if stands.duty or (stands.future and draft.type in {"fulfil", "breach", "commit", "threaten", "accuse"}):
        return None
    if draft.type == "commit" and draft.content_slot == "that" and _is_past(draft.content):
        return None
    if draft.trigger.lemma_ in _ASSURING and draft.type == "commit" and _is_present(draft):
        return None  # "pledged that he is in favour": what is so, and nothing to be done
    if draft.type == "accept" and draft.content_slot == "that" and not _is_open(draft.content):
        return None
    if draft.type == "accept" and draft.content_slot == "that" and draft.trigger.tag_ in {"VBP", "VBZ", "VB"}:
        return None  # "most allies agree that he must go": an opinion shared, and nothing taken on
    if draft.type == "commit" and draft.content is not None and _cuts_off(draft.content, lexicon):
        return replace(draft, type="reject", mode="meet", cameo="120")
    if draft.type == "commit" and draft.content is not None and _is_harm(draft, lexicon):
        return replace(draft, type="threaten", mode="violence", cameo="138")  # "vowed retaliation"
    if draft.type == "commit" and draft.content is not None and draft.content_slot in {"inf", "that"}:
        kind = content_force(draft.content, draft.trigger.lemma_, lexicon)
        if draft.trigger.lemma_ in {"decide", "resolve", "vote"} and kind == "commit":
            return draft if _is_helpful(draft.content, lexicon) else None
        return draft if kind == "commit" else replace(draft, type=kind)
    if draft.rule == "adjective" and draft.type == "propose" and draft.content is not None:
        kind = content_force(draft.content, "ready", lexicon)
        acts = orders(lexicon) | lexicon.words["ready_acts"]
        leaves = draft.content.lemma_ in lexicon.classes["leaving"] and any(
            c.lower_ in {"out", "back", "down", "aside", "away"} for c in draft.content.children
        )
        idle_acts = lexicon.words["stative"] | lexicon.words["looking"] | lexicon.words["defying"]
        stative = draft.content.lemma_ in idle_acts - {"be"}
        idle = draft.content.lemma_ not in acts if draft.trigger.lower_ != "willing" else stative
        if kind == "commit" and draft.content_slot == "inf" and idle and not leaves:
            return None  # "ready to live without light" offers nothing
        return replace(draft, type=kind, mode="violence", cameo="138") if kind == "threaten" else draft
    return draft


_BREAKING = frozenset({"suspend", "cancel", "boycott", "walk", "veto", "pull", "withdraw", "break", "scrap", "abandon"})
"""To do these under a condition ("would suspend the talks unless") is to threaten with them."""
_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "tomorrow"})


def _is_command(verb: Token) -> bool:
    """ "Stop the war": nobody has done it yet."""
    bare = verb.tag_ == "VB" and verb.dep_ in {"ROOT", "ccomp"} and own_subject(verb) is None
    return bare and not any(c.dep_ in {"aux", "auxpass"} for c in verb.children)


def _is_dated(trigger: Token) -> bool:
    """A talk to come counts if its day is named: "will meet in Geneva on Friday"."""
    if any(t.ent_type_ in {"DATE", "TIME"} for t in trigger.sent):
        return True
    start = trigger.sent.start
    before = trigger.doc[start - 1].sent if start else None
    # "The council gathers on Monday. The minister will meet": the day may be told by the sentence before.
    return before is not None and any(t.text in _DAYS for t in before)


def _is_helpful(act: Token, lexicon: MoveLexicon) -> bool:
    """ "Decided to send aid" binds towards others; "decided to wait" concerns nobody."""
    classes = lexicon.classes
    if act.lemma_ in {"open", "reopen"}:
        return any(c.dep_ == "dobj" and in_class(c, ("gate", "talk", "channel_noun"), lexicon) for c in act.children)
    return act.lemma_ in classes["assisting"] | classes["decided"]


def _is_harm(draft: Draft, lexicon: MoveLexicon) -> bool:
    """Whether what is vowed is harm named by a noun: "vowed retaliation", "committed to a strike"."""
    harm = draft.content
    if harm is None or draft.content_slot not in {"obj", "to", "for", "of"} or harm.pos_ != "NOUN":
        return False
    return in_class(harm, ("violence", "reprisal"), lexicon)


def _is_past(clause: Token | None) -> bool:
    """ "assured him that it was done" binds nobody to a future act."""
    if clause is None:
        return False
    first = next((c for c in clause.children if c.dep_ in {"aux", "auxpass"}), clause)
    perfect = first.lemma_ == "have" and clause.tag_ == "VBN"
    return perfect or (first.tag_ == "VBD" and first.lower_ not in {"would", "could"})


_ASSURING = frozenset({"assure", "reassure", "pledge", "promise", "guarantee", "assurance", "vow", "swear"})


def _is_present(draft: Draft) -> bool:
    clause = draft.content
    if clause is None or draft.content_slot != "that":
        return False
    first = next((c for c in clause.children if c.dep_ in {"aux", "auxpass"}), clause)
    return first.tag_ in {"VBZ", "VBP"} and clause.tag_ != "VBG"


def _is_open(clause: Token | None) -> bool:
    """ "agreed that they would leave" binds; "agreed that his days were numbered" is of one opinion."""
    if clause is None:
        return False
    return clause.tag_ == "VB" or any(c.dep_ == "aux" and c.tag_ in {"MD", "TO"} for c in clause.children)


def _refused(draft: Draft, lexicon: MoveLexicon) -> Draft | None:
    """What not doing it amounts to: not to accept or to meet is to reject, not to deliver is to break one's word."""
    stands = draft.standing
    unwilling = stands.future or draft.trigger.tag_ == "VBG" or draft.standing.refused
    if draft.trigger.lemma_ == "meet" and draft.type == "accept":
        return None
    if draft.trigger.lemma_ == "rule" and draft.type == "reject":
        return _not_ruled_out(draft, lexicon)
    if draft.type == "accept" and draft.rule == "verb" and (unwilling or draft.trigger.lemma_ != "agree"):
        return replace(draft, type="reject", mode="change", cameo="120")
    if draft.type == "consult" and draft.rule == "verb" and unwilling:
        if draft.trigger.lemma_ in {"talk", "speak"} and any(c.lower_ == "about" for c in draft.trigger.children):
            return None  # "we are not talking about weeks"
        refused = replace(draft, type="reject", mode="meet", cameo="125")
        return refused if draft.content is not None else replace(refused, content=draft.trigger, content_slot="vp")
    if draft.type == "endorse" and draft.rule == "verb" and unwilling:
        return replace(draft, type="reject", mode="change", cameo="120")
    if draft.rule == "adjective" and draft.type in {"accept", "propose"}:
        if draft.type == "propose" and (draft.content is None or draft.content.lemma_ not in orders(lexicon)):
            return None
        return replace(draft, type="reject", mode="change", cameo="120")
    if draft.type == "fulfil" and draft.trigger.lemma_ in _KEEPING:
        return replace(draft, type="reject" if stands.future else "breach", mode=None, cameo=None)
    return None


def _not_ruled_out(draft: Draft, lexicon: MoveLexicon) -> Draft | None:
    """ "Would not rule out the use of force": a threat; not to rule out talks offers nothing yet."""
    what = draft.content
    if what is None or not (_is_force(what, lexicon) or any(_is_force(t, lexicon) for t in what.subtree)):
        return None
    return replace(draft, type="threaten", mode="violence", cameo="138")


def _is_force(token: Token, lexicon: MoveLexicon) -> bool:
    return token.lemma_.lower() in lexicon.classes["harmful_deed"] | lexicon.classes["harm"] | {"force", "war"}


_KEEPING = frozenset(
    {"comply", "abide", "honour", "honor", "respect", "observe", "implement", "fulfil", "fulfill", "keep", "adhere"}
    | {"withdraw", "release", "stick"}
)


def _same(a: Draft, b: Draft) -> bool:
    """Whether two drafts are one move told by two words ("held talks", "an appeal that called on")."""
    if a.trigger == b.trigger:
        return True
    linked = (
        a.trigger.head == b.trigger or b.trigger.head == a.trigger or a.content == b.trigger or b.content == a.trigger
    )
    if a.type == b.type and (a.content == b.trigger or b.content == a.trigger):
        # "refused to accept", "failed to withdraw": the refusal holds the acceptance that was refused.
        return True
    if a.type == b.type == "consult" and (_is_occasion(a.trigger, b.trigger) or _is_occasion(b.trigger, a.trigger)):
        return True
    one_of_nouns = "noun" in {a.rule, b.rule} and a.rule != b.rule
    return a.type == b.type and linked and (a.type == "consult" or a.rule == b.rule == "duty" or one_of_nouns)


def _is_occasion(noun: Token, other: Token) -> bool:
    """ "Had a dialogue with Chad in a rare meeting": the meeting at which they talked is no second one."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in {"in", "at", "during"} or other.dep_ not in {"dobj", "nsubjpass"}:
        return False
    return noun.head.head in {other, other.head}

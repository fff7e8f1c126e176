"""Resolves the heads of noun phrases to actors, and clauses to whoever is quoted as saying them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict

from spacy.tokens import Token

from servanda.language import Parsed
from servanda.moves.grammar import VERBAL, child, surface_subject
from servanda.moves.lexicon import MoveLexicon
from servanda.moves.places import body_of, hosts_of, is_state, party_named
from servanda.moves.quoted import quotations
from servanda.records import Actor, Attribution, Mention, Span

Actors = tuple[Actor, ...]
_FIRST_PERSON = frozenset({"we", "i", "us", "me", "our", "my", "ourselves"})
_OWNING = ("of", "for", "from", "to", "by", "with", "in")
_BYSTANDERS = frozenset({"MED", "UNK", "BUS", "NGO", "PPL"})
_WORLD = {"western": "west", "international": "international-community", "arab": "arabs", "european": "europeans"}
"""Adjectives that stand for several states, by the id of the body in the actors' lexicon."""
NO_PARTY = frozenset({"MED", "BUS"})
"""The press and firms report, sell and buy; what they do is no move of a negotiation."""
_STANCES = frozenset({"pressure", "support", "backing", "condemnation", "outcry", "recognition", "criticism"})
"""What the world gives or puts on somebody: "international pressure to leave"."""
_HOME = 4
"""Mentions from which on a country may be the one that a text is about."""
_WHERE = frozenset(
    {"in", "inside", "across", "around", "near", "outside", "throughout", "within", "over", "into", "from"}
)
_SERVING = frozenset({"supporting", "backing", "loyal", "representing", "serving"})
"""Words that say whose side somebody is on: "forces loyal to Rome"."""
_APART = frozenset({"relcl", "acl", "advcl", "parataxis"})
_MODIFIERS = frozenset({"compound", "amod", "poss", "nmod", "appos", "nummod"})


class Cast:
    """Who is who in one document: mentions by token, attributions by the words they report."""

    def __init__(
        self,
        parsed: Parsed,
        mentions: tuple[Mention, ...],
        attributions: tuple[Attribution, ...],
        lexicon: MoveLexicon,
    ) -> None:
        self._acting = lexicon.classes["actor_noun"]
        self._related = lexicon.classes["relation"]
        self._quantities = lexicon.words["quantity"] - lexicon.classes["actor_noun"]
        self._civic = lexicon.classes["civic"]
        self._texts = lexicon.classes["text"]
        self._roles = lexicon.classes["role"]
        self._mentions = mentions
        self._home = _home(mentions)
        self._sides = self._two_sides()
        self._reports = attributions
        self._doc = parsed.doc
        self._starts = [t.idx for t in parsed.doc]
        self._at: defaultdict[int, list[Mention]] = defaultdict(list)
        for m in mentions:
            for i in self._tokens((m.start, m.end)):
                self._at[i].append(m)
        self._said: defaultdict[int, list[Attribution]] = defaultdict(list)
        self._quoted: dict[int, Attribution] = {}
        for q in quotations(parsed.text, attributions):
            if q.report is not None:
                self._quoted.update(dict.fromkeys(self._tokens(q.span), q.report))
        for a in attributions:
            if not _reports(a, parsed, lexicon):
                continue
            for span in a.content:
                for i in self._tokens(span):
                    self._said[i].append(a)

    def _tokens(self, span: Span) -> range:
        first = max(0, bisect_right(self._starts, span[0]) - 1)
        return range(first, bisect_right(self._starts, span[1] - 1))

    # ---- who is meant ------------------------------------------------------------------------------------------

    def actors_of(self, head: Token | None) -> Actors:
        """The actors a noun phrase names, its coordinated parts included; empty where the text leaves it open."""
        if head is None:
            return ()
        parts = _conjuncts(head)
        if parts and any(c.lower_ == "but" for c in head.children):
            # "one side offered talks but the other refused", with two clauses taken for two nouns.
            return self.actors_of(parts[-1])
        found: list[Actor] = list(self._one(head))
        for part in parts:
            found += self._one(part)
        return tuple(dict.fromkeys(found))

    def party(self, head: Token | None) -> Actors:
        """The actors a phrase names, a state counting also where the text speaks of it as a place.

        For what somebody says of another: "Rome bears the blame", "the Italian shelling wrecked the talks".
        """
        named = self.actors_of(head)
        if named or head is None:
            return named
        for c in (head, *head.children):
            if (c == head or c.dep_ in {"poss", "amod", "compound", "nmod"}) and (state := party_named(c)):
                return state
            inner = child(c, "pobj") if c.dep_ in {"prep", "agent"} and c.lower_ in {"by", "of"} else None
            if inner is None and c.dep_ in {"acl", "amod"} and c.lower_ in _SERVING:
                inner = child(c, "dobj") or next((n for p in c.children if p.lower_ == "to" for n in p.children), None)
            if inner is not None and (meant := self.actors_of(inner) or party_named(inner)):
                return meant
            if c.dep_ in {"poss", "compound", "nmod"} and (meant := self.actors_of(c)):
                return meant
        return self.world() if head.lower_ == "international" and head.head.lemma_.lower() in _STANCES else ()

    def home_party(self, head: Token | None) -> Actors:
        """Whom a bare "officials" or "an opposition leader" belongs to: the one country that the text is about."""
        if head is None or head.pos_ != "NOUN" or head.lemma_.lower() not in self._roles or self._home is None:
            return ()
        if any(c.dep_ in {"prep", "poss"} or c.pos_ == "PROPN" or c.ent_type_ for c in head.children):
            return ()
        kinds = {c.lemma_.lower() for c in head.children} | {head.lemma_.lower()}
        against = bool(kinds & {"opposition", "rebel", "insurgent"})
        code = self._home + ("-OPP" if against else "")
        actor = next((m.actor for m in self._mentions if m.actor.code == code and m.actor.kind != "person"), None)
        return (actor,) if actor is not None else ()

    def home_actor(self) -> Actors:
        """The state that the text is about, if there is one."""
        return tuple(m.actor for m in self._mentions if m.actor.code == self._home and m.actor.kind != "person")[:1]

    def _one(self, head: Token) -> list[Actor]:
        direct = self._direct(head)
        if direct:
            return direct
        if head.lower_ in _FIRST_PERSON:
            return list(self.speaker(head))
        lemma = head.lemma_.lower()
        if lemma in self._texts:
            return self._author(head)
        if lemma in self._quantities or head.pos_ == "NUM":
            of = next((c for c in head.children if c.lower_ == "of"), None)
            return self._one(noun) if of is not None and (noun := child(of, "pobj")) is not None else []
        if head.pos_ in {"NOUN", "ADJ"} and lemma not in self._acting:
            return [a for c in head.children if c.dep_ == "appos" for a in self._direct(c)]
        for c in head.children:
            if c.dep_ == "poss" and lemma in self._related:
                continue
            if c.dep_ in _MODIFIERS and (inner := self._direct(c)):
                return inner + [a for p in _conjuncts(c) for a in self._direct(p)]
        for c in head.children:
            if c.dep_ in {"prep", "agent"} and c.lower_ in _OWNING and (noun := child(c, "pobj")) is not None:
                inner = self._direct(noun)
                if inner:
                    return inner
                if lemma in self._civic and (hosts := hosts_of(noun)):
                    return list(hosts)  # "lawmakers in Ankara" are Turkey's
        return []

    def _author(self, text: Token) -> list[Actor]:
        """Who speaks in "an appeal that called on": its owner, or who made it, or who is quoted."""
        owner = child(text, "poss")
        if owner is not None:
            return self._one(owner)
        for c in text.children:
            inner = child(c, "pobj") if c.dep_ in {"prep", "agent"} and c.lower_ in {"by", "from", "of"} else c
            if inner is not None and (inner != c or c.dep_ in {"compound", "amod"}) and (named := self._direct(inner)):
                return named
        top = text
        while top.dep_ in {"pobj", "prep", "dobj", "appos", "conj"} and top.head != top and top.pos_ not in VERBAL:
            top = top.head
        subject = surface_subject(top) if top != text else None
        if subject is not None and subject.lemma_.lower() not in self._texts:
            return self._one(subject)
        return list(self.speaker(text))

    def _direct(self, token: Token) -> list[Actor]:
        mentions = self._at.get(token.i, [])
        exact = [m for m in mentions if _is_head(m, token)]
        return [m.actor for m in (exact or mentions)]

    def others(self, span: Span, than: Actors) -> list[Mention]:
        """Mentions inside a span of parties other than these; the press does not count."""
        known = codes(than)
        inside = [m for m in self._mentions if span[0] <= m.start and m.end <= span[1]]
        return [
            m
            for m in inside
            if m.actor.code not in known
            and m.actor.code not in _BYSTANDERS
            and not m.actor.code.endswith("-PPL")
            and not self._is_where(m)
        ]

    def belonging(self, word: Token) -> Actors:
        """Whom "Western", "international" stand for in "the Western strikes", "the international effort"."""
        if word.dep_ not in {"amod", "compound"} or word.head.pos_ != "NOUN":
            return ()
        led = next((c for c in word.children if c.dep_ in {"npadvmod", "compound", "amod"} and c.i < word.i), None)
        if led is not None and word.lemma_ in {"lead", "led", "back", "run", "sponsor"}:
            return self.actors_of(led) or party_named(led)  # "the NATO-led strikes"
        if word.text[0].isupper() and (state := party_named(word)):
            return state
        code = _WORLD.get(word.lower_)
        return tuple(dict.fromkeys(m.actor for m in self._mentions if m.actor.id == code))[:1] or (
            (body_of(code),) if code else ()
        )

    def world(self) -> Actors:
        """The international community."""
        return (body_of("international-community"),)

    def home(self) -> Actors:
        """The state that the text is about, if it is about one."""
        return tuple(m.actor for m in self._parties(self._home))[:1]

    def sides(self) -> Actors:
        """The two sides of the conflict within a country that the text speaks of most; empty if it names only one."""
        return self._sides

    def enemy(self, actor: Actors) -> Mention | None:
        """The other side of the conflict within the country that the text is about, if this is one side of it."""
        sides = [a.code for a in self.sides()]
        others = [c for c in sides if c not in codes(actor)]
        return self._parties(others[0])[0] if len(others) == 1 else None

    def where(self, actors: Actors, within: Span | None = None) -> Span | None:
        """Where the text, or a part of it, first names one of these."""
        start, end = within or (0, len(self._doc.text))
        spans = ((m.start, m.end) for m in self._mentions if m.actor in actors)
        return next(((s, e) for s, e in spans if start <= s and e <= end), None)

    def _parties(self, code: str | None) -> list[Mention]:
        """Mentions of the party with this code, those of the party as such before those of a person of it."""
        found = [m for m in self._mentions if m.actor.code == code]
        return sorted(found, key=lambda m: m.actor.kind == "person")

    def last_body(self, before: int) -> Actor | None:
        """The organisation named last: what "the bloc" or "the alliance" takes up."""
        found = [m for m in self._mentions if m.end <= before and m.actor.kind in {"igo", "igo-organ"}]
        return found[-1].actor if found else None

    def last_speaker(self, before: int, than: Actors) -> tuple[Span, Actors] | None:
        """Who else was quoted last."""
        ends = [(a.source[0], a.actors) for a in self._reports if a.source and a.actors and a.source[0][1] <= before]
        others = [(span, actors) for span, actors in ends if not codes(actors) & codes(than)]
        return max(others, key=lambda pair: pair[0], default=None)

    def owner_elsewhere(self, noun: Token, than: Actors) -> Actor | None:
        """Whose "the warrant" is, where another place of the text says "the court's warrant"; `None` if it is open."""
        if noun.pos_ != "NOUN" or not any(c.lower_ in {"the", "this", "that", "these"} for c in noun.children):
            return None
        owned: dict[str, Actor] = {}
        for t in noun.doc:
            if t.pos_ != "NOUN" or t.lemma_.lower() != noun.lemma_.lower() or t == noun:
                continue
            for c in t.children:
                by = child(c, "pobj") if c.dep_ == "prep" and c.lower_ in {"of", "by", "from"} else c
                if by is not None and (by != c or c.dep_ in {"poss", "compound", "amod"}):
                    owned.update((a.code, a) for a in self._direct(by) or party_named(by) if a.code not in codes(than))
        return next(iter(owned.values())) if len(owned) == 1 else None

    def is_beside(self, mention: Mention, trigger: Token) -> bool:
        """Whether a mention stands in the clause of a word or in one that governs it, and not in a clause apart."""
        token = self._doc[self._tokens((mention.end - 1, mention.end)).start]
        while token.head != token:
            another = token.dep_ == "conj" and token.pos_ in VERBAL and token.tag_ in {"VBD", "VBZ", "VBP", "MD"}
            if (another or token.dep_ in _APART) and token != trigger and not token.is_ancestor(trigger):
                return False
            token = token.head
        return True

    def _two_sides(self) -> Actors:
        count = Counter(m.actor.code for m in self._mentions)
        divided = [c for c in count if c.endswith("-OPP") and c[:-4] in count and count[c] + count[c[:-4]] >= _HOME]
        if not divided:
            return ()
        code = max(sorted(divided), key=lambda c: (count[c], count[c[:-4]]))
        return (self._parties(code[:-4])[0].actor, self._parties(code)[0].actor)

    def _is_where(self, mention: Mention) -> bool:
        """ "In Italy", "from Italy": where it happens, and nobody who is dealt with."""
        if mention.actor.kind not in {"state", "place"}:
            return False
        last = self._doc[self._tokens((mention.end - 1, mention.end)).start]
        return last.dep_ == "pobj" and last.head.lower_ in _WHERE

    def can_act(self, token: Token) -> bool:
        """Whether the phrase names somebody, known or not, who could be asked to do something."""
        acting = token.lemma_.lower() in self._acting or token.pos_ in {"PROPN", "PRON"}
        return acting or self.is_named(token) or token.lemma_.lower() in self._quantities

    def is_named(self, token: Token) -> bool:
        """Whether some mention covers the token."""
        return bool(self._at.get(token.i))

    def audience(self, token: Token) -> Token | None:
        """Head of whom the words that the token is part of are addressed to: "he told *Moscow*"."""
        said = self.report(token)
        for start, end in said.cue if said is not None else ():
            for i in self._tokens((start, end)):
                whom = child(token.doc[i], "dobj", "dative")
                if whom is not None and whom.pos_ not in VERBAL:
                    return whom
        return None

    # ---- who says so -------------------------------------------------------------------------------------------

    def report(self, token: Token) -> Attribution | None:
        """The innermost attribution whose content holds the token and whose source is known."""
        around = sorted(self._said.get(token.i, []), key=_length)
        quoted = self._quoted.get(token.i)
        if quoted is not None and (not around or not around[0].actors or around[0].quote != "indirect"):
            return quoted
        return next((a for a in around if a.actors), around[0] if around else quoted)

    def is_quoted(self, token: Token) -> bool:
        """Whether the token stands between quotation marks whose speaker is known."""
        return token.i in self._quoted

    def source(self, token: Token) -> Token | None:
        """Head of the words that name who is quoted as saying the words the token is part of."""
        said = self.report(token)
        if said is None or not said.source:
            return None
        words = token.doc[self._tokens(said.source[0]).start : self._tokens(said.source[0]).stop]
        return words.root

    def speaker(self, token: Token) -> Actors:
        """Who is quoted as saying the words the token is part of."""
        said = self.report(token)
        return said.actors if said else ()


def _reports(a: Attribution, parsed: Parsed, lexicon: MoveLexicon) -> bool:
    """Whether an attribution reports words: what is wanted, promised or refused is the move itself, not a report."""
    verbs = [t for s, e in a.cue for t in parsed.doc.char_span(s, e, alignment_mode="expand") or ()]
    return not any(t.lemma_ in lexicon.deeds for t in verbs)


def _home(mentions: tuple[Mention, ...]) -> str | None:
    """The country that more than half of the mentions of parties of a state belong to."""
    count = Counter(m.actor.code[:3] for m in mentions if m.actor.code[3:] in {"", "-OPP"} and len(m.actor.code) != 4)
    states = Counter({c: n for c, n in count.items() if is_state(c)})
    if not states:
        return None
    code, times = states.most_common(1)[0]
    return code if times >= _HOME and 2 * times > sum(states.values()) else None


def _is_head(mention: Mention, token: Token) -> bool:
    if mention.head is not None:
        return token.idx <= mention.head < token.idx + len(token)
    return token.idx < mention.end <= token.idx + len(token)


def _length(a: Attribution) -> int:
    return sum(end - start for start, end in a.content)


def _conjuncts(head: Token) -> list[Token]:
    found, todo = [], [head]
    while todo:
        for c in todo.pop().children:
            if c.dep_ == "conj":
                found.append(c)
                todo.append(c)
    return found


def codes(actors: Actors) -> frozenset[str]:
    """The coarse codes of some actors."""
    return frozenset(a.code for a in actors)

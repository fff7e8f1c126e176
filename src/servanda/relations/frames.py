"""The frames of action: which verbs, with which nouns and particles, do what; and which words change that.

"impose" with "curfew" is COERCE; "lift" with "curfew" is YIELD; "refuse to lift" is REJECT; "offer to lift" is AGREE.
Roots are those of the PLOVER manual (Open Event Data Alliance).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from servanda.errors import LexiconError
from servanda.lexicon import table

ROOTS = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "INVESTIGATE", "MOBILIZE", "PROTEST",
    "REJECT", "REQUEST", "SANCTION", "SUPPORT", "THREATEN", "YIELD",
)  # fmt: skip
_NO_COMPANIONS = frozenset({"nsubj", "aux", "auxpass", "punct", "mark", "relcl", "advcl"})
_DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
_MONTHS = frozenset(
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
     "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "oct", "nov", "dec"]
)  # fmt: skip
_TIMES = frozenset(["after", "before", "since", "during", "until", "amid", "following"])
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "relcl", "acl"})
_PREDICATES = frozenset({"acomp", "attr", "oprd"})
INTRANSITIVE = "0"
"""In the column of prepositions: the verb has no object ("strike" is PROTEST, "strike a convoy" is ASSAULT)."""
COOPERATIVE = frozenset({"AGREE", "AID", "CONSULT", "COOPERATE", "SUPPORT", "YIELD"})
HARMFUL = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A row of `frames.csv`."""

    root: str
    objects: frozenset[str]
    particles: frozenset[str]

    @property
    def weight(self) -> int:
        """How much the frame asks for: the more, the surer."""
        return 2 * bool(self.objects) + bool(self.particles)


@dataclass(frozen=True, slots=True)
class Frames:
    """The frames by verb, the words that change them by word, and words by sense."""

    by_verb: Mapping[str, tuple[Frame, ...]]
    modality: Mapping[str, tuple[str, ...]]
    senses: Mapping[str, tuple[str, ...]]
    by_object: Mapping[str, tuple[str, ...]]
    """Roots of the frames that name a noun: what is done with "curfew" is COERCE, YIELD or THREATEN."""


@lru_cache(maxsize=1)
def load_frames() -> Frames:
    """The frames that ship with Servanda.

    Raises `LexiconError` for a row with an unknown root.
    """
    by_verb: dict[str, list[Frame]] = defaultdict(list)
    for number, row in enumerate(table("relations", "frames"), 2):
        if row["root"] not in ROOTS:
            raise LexiconError(f"relations/frames.csv, row {number}: unknown root {row['root']!r}", "use a PLOVER root")
        frame = Frame(row["root"], _words(row["objects"]), _words(row["preps"]))
        for verb in _words(row["verbs"]):
            by_verb[verb].append(frame)
    return Frames(
        {verb: tuple(frames) for verb, frames in by_verb.items()},
        _inverted((row["kind"], row["words"]) for row in table("relations", "modality")),
        _inverted((row["class"], row["words"]) for row in table("relations", "classes")),
        _inverted((row["root"], row["objects"]) for row in table("relations", "frames")),
    )


def frame_roots(token: Token, frames: Frames) -> tuple[str, ...]:
    """Roots of the frames that a verb or event noun fills here, the most demanding first.

    Of two frames that ask for as much, the one whose noun stands nearer to the verb is first.
    """
    rows = frames.by_verb.get(token.lemma_.lower(), ())
    if not rows:
        return ()
    nouns, particles = _surroundings(token)
    found = []
    for frame in rows:
        depth = min((nouns[noun] for noun in frame.objects if noun in nouns), default=None)
        if (frame.objects and depth is None) or (frame.particles and not frame.particles & particles):
            continue
        found.append((-frame.weight, depth or 0, frame.root))
    found.sort(key=lambda f: f[:2])
    return tuple(dict.fromkeys(root for _, _, root in found))


def modified(root: str, kinds: Iterable[str]) -> str:
    """What an act is when it is promised, refused, demanded … in place of done; the innermost change comes first."""
    for kind in kinds:
        root = _changed(root, kind)
    return root


def _changed(root: str, kind: str) -> str:
    match kind:
        case "refuse":
            return "REJECT"
        case "promise":
            return "AGREE" if root in COOPERATIVE else "THREATEN" if root in HARMFUL else root
        case "may":
            return "THREATEN" if root in HARMFUL else root
        case "threaten":
            return "THREATEN"
        case "demand":
            return "THREATEN" if root in ("SANCTION", "PROTEST") else "REQUEST"
        case "accuse":
            return "ACCUSE"
        case "support":
            return "SUPPORT"
        case "end":
            return "YIELD" if root in HARMFUL else "SANCTION" if root in ("AID", "COOPERATE") else root
        case "not":
            return "REJECT" if root in COOPERATIVE else "AGREE" if root == "THREATEN" else root
    return root


def _surroundings(token: Token) -> tuple[dict[str, int], frozenset[str]]:
    """Nouns that go with a verb (objects, their modifiers, what hangs on its prepositions) by depth; its particles.

    What happened when ("after days of threats") is no part of the act, nor is what stands inside another clause.
    """
    nouns: dict[str, int] = {}
    particles: set[str] = set()
    stack = [(child, 0) for child in token.children if child.dep_ not in _NO_COMPANIONS]
    while stack:
        word, depth = stack.pop()
        lemma = word.lemma_.lower()
        children = list(word.children)
        if word.dep_ == "prep" and (lemma in _TIMES or any(_is_date(child) for child in children)):
            continue
        if word.dep_ == "ccomp" and not _is_small_clause(word):
            stack.extend((child, depth + 1) for child in children if lemma == "be" and child.dep_ in ("acomp", "attr"))
            continue
        if _is_particle(word, depth):
            particles.add(lemma)
        nouns[lemma] = min(depth, nouns.get(lemma, depth))
        if depth < 3:
            inside = word.dep_ in _CLAUSES
            stack.extend((child, depth + 1) for child in children if not inside or child.dep_ in _PREDICATES)
    if not any(child.dep_ in ("dobj", "ccomp") for child in token.children):
        particles.add(INTRANSITIVE)
    if token.dep_ in ("conj", "xcomp", "acl", "relcl", "pcomp", "pobj", "compound", "amod"):
        nouns.setdefault(token.head.lemma_.lower(), 3)
    return nouns, frozenset(particles)


def _is_particle(word: Token, depth: int) -> bool:
    """A particle or preposition of a verb or of its object: parsers hang "an embargo on oil" on either."""
    if depth == 0:
        return word.dep_ in ("prep", "prt", "agent", "dative", "advmod")
    return depth == 1 and word.dep_ == "prep" and word.head.dep_ in ("dobj", "nsubjpass")


def _is_small_clause(verb: Token) -> bool:
    """Whether a clause is part of its verb: "let them go", "found him guilty", but not "said that he would go"."""
    return not any(child.dep_ in ("aux", "mark") for child in verb.children) and verb.tag_ not in ("VBD", "VBZ")


def _is_date(word: Token) -> bool:
    lemma = word.lemma_.lower()
    return lemma in _DAYS or (word.is_title and lemma.rstrip(".") in _MONTHS) or (lemma.isdigit() and len(lemma) == 4)


def _words(cell: str) -> frozenset[str]:
    return frozenset(word for word in cell.split("|") if word)


def _inverted(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name, cell in pairs:
        for word in sorted(_words(cell)):
            if name not in found[word]:
                found[word].append(name)
    return {word: tuple(names) for word, names in found.items()}

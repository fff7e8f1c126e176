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
COOPERATIVE = frozenset({"AGREE", "AID", "CONSULT", "COOPERATE", "SUPPORT", "YIELD"})


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
    """What an act is when it is promised, refused, demanded … in place of done."""
    for kind in kinds:
        match kind:
            case "refuse":
                return "REJECT"
            case "promise":
                root = "AGREE" if root in COOPERATIVE else "THREATEN" if root not in ("ACCUSE", "REQUEST") else root
            case "threaten":
                return "THREATEN"
            case "demand":
                return "THREATEN" if root in ("SANCTION", "PROTEST") else "REQUEST"
            case "accuse":
                return "ACCUSE"
            case "support":
                return "SUPPORT"
    return root


def _surroundings(token: Token) -> tuple[dict[str, int], frozenset[str]]:
    """Nouns that go with a verb (objects, their modifiers, what hangs on its prepositions) by depth; its particles."""
    nouns: dict[str, int] = {}
    particles: set[str] = set()
    stack = [(child, 0) for child in token.children]
    while stack:
        word, depth = stack.pop()
        if depth == 0 and word.dep_ in _NO_COMPANIONS:
            continue
        children = list(word.children)
        if depth == 0 and word.dep_ in ("prep", "prt", "agent", "dative"):
            if any(child.lemma_.lower() in _DAYS for child in children):
                continue
            particles.add(word.lemma_.lower())
        lemma = word.lemma_.lower()
        nouns[lemma] = min(depth, nouns.get(lemma, depth))
        if depth < 3:
            stack.extend((child, depth + 1) for child in children)
    if token.dep_ in ("conj", "xcomp", "acl", "relcl", "pcomp", "pobj", "compound", "amod"):
        nouns.setdefault(token.head.lemma_.lower(), 3)
    return nouns, frozenset(particles)


def _words(cell: str) -> frozenset[str]:
    return frozenset(word for word in cell.split("|") if word)


def _inverted(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name, cell in pairs:
        for word in sorted(_words(cell)):
            if name not in found[word]:
                found[word].append(name)
    return {word: tuple(names) for word, names in found.items()}

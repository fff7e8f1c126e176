"""Describes what stands between two marked actors: words, grammar, and the frames that are filled there.

Each description is a bag of named features with weights. There are two bags, each scaled to length one: what the words
and the grammar say, and what the frames say.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Token

from servanda.lexicon.senses import PART_OF, load_senses
from servanda.records import Spans
from servanda.relations.acts import Act, act_of, changes_above
from servanda.relations.frames import Frames, frame_roots, modified

Bag = dict[str, float]

FRAME_SHARE = 0.7
"""Length of the frames' bag beside the words' bag of length one; the best of 0.7 and 1 in cross-validation."""
_COMPLEMENTS = ("xcomp", "ccomp", "acomp", "oprd", "pcomp")


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its two actors: their words, their head words, and the verbs that connect them."""

    doc: Doc
    source: frozenset[int]
    target: frozenset[int]
    source_head: Token
    target_head: Token
    chain: tuple[Token, ...]
    """The verb the source governs and the complements under it: "is willing to withdraw" gives three."""
    path: tuple[Token, ...]
    """The words on the way through the grammar from the source's head word to the target's."""


def describe(doc: Doc, source: Spans, target: Spans, frames: Frames) -> Bag:
    """Every feature of a marked pair."""
    scene = _scene(doc, source, target)
    bag = _scaled(_dictionary(word_features(scene, frames)), 1.0)
    bag.update(_scaled(_dictionary(frame_features(scene, frames)), FRAME_SHARE))
    return bag


def word_features(scene: Scene, frames: Frames) -> Iterator[tuple[str, float]]:
    """What the words, their order and their grammar say."""
    yield "order=" + ("st" if scene.source_head.i < scene.target_head.i else "ts"), 1.0
    yield f"marked={bool(scene.source)}{bool(scene.target)}", 1.0
    yield from _sequence(scene)
    yield from _chain(scene, frames)
    yield from _target_side(scene, frames)
    yield from _path(scene, frames)
    yield from _inside(scene, frames)
    for token in scene.doc:
        if token.i not in scene.source and token.i not in scene.target:
            for sense in senses(token, frames):
                yield "any=" + sense, 0.7


def frame_features(scene: Scene, frames: Frames) -> Iterator[tuple[str, float]]:
    """Which frames are filled, by what the source does and elsewhere, and how they are changed by the words above."""
    acts = _acts(scene, frames)
    for act in acts:
        yield "frame=" + act.plain, 1.0
        yield ("frame-denied=" if act.denied else "frame-changed=") + act.root, 1.0
        yield f"changes={'+'.join(act.changes)}>{act.plain}", 1.0
    yield from _verdicts(scene, frames)
    above = next((act for token in _ancestors(scene.chain[0])[1:] for act in act_of(token, frames)), None)
    yield "above=" + (above.root if above else "none"), 1.0
    yield from _hints(scene, frames)
    yield from _standing(scene, frames)
    if _together(scene):
        yield "together", 1.0
        for act in acts:
            yield "together+frame=" + act.root, 1.0
    if acts:
        yield f"last-frame={acts[-1].root}{acts[-1].denied}", 1.0
        yield "first-frame=" + acts[0].root, 1.0
    else:
        yield "no-frame", 1.0
    chain = {t.i for t in scene.chain}
    for token in _ancestors(scene.target_head):
        if token.i not in chain and token.i not in scene.target:
            for root in frame_roots(token, frames)[:1]:
                yield "frame-at-target=" + root, 1.0
    for token in scene.doc:
        for root in frame_roots(token, frames)[:1]:
            yield "frame-anywhere=" + root, 0.5


def _hints(scene: Scene, frames: Frames) -> Iterator[tuple[str, float]]:
    """Which roots a verb and its object could have in any frame, where they fill none together."""
    hints: dict[str, float] = defaultdict(float)
    for verb in scene.chain:
        roots = {frame.root for frame in frames.by_verb.get(verb.lemma_.lower(), ())}
        for root in roots:
            hints["verb-could=" + root] += 1 / len(roots)
    for word in {child for verb in scene.chain for child in verb.subtree} | set(scene.path):
        if word.i not in scene.source and word.i not in scene.target and word.pos_ == "NOUN":
            roots = set(frames.by_object.get(word.lemma_.lower(), ()))
            for root in roots:
                hints["object-could=" + root] += 1 / len(roots)
    yield from ((name, min(weight, 2.0)) for name, weight in sorted(hints.items()))


def _standing(scene: Scene, frames: Frames) -> Iterator[tuple[str, float]]:
    """How the last verb of the chain and the verb above the target stand, whether or not they fill a frame."""
    for place, verb in (("last", scene.chain[-1]), ("target", _governor(scene.target_head)[0])):
        kinds = list(dict.fromkeys(changes_above(verb, frames)))
        yield f"stands-{place}={'+'.join(kinds)}", 1.0
        for kind in kinds:
            yield f"{place}-under={kind}", 1.0
        roots = {frame.root for frame in frames.by_verb.get(verb.lemma_.lower(), ())}
        for root in roots:
            yield f"{place}-could={modified(root, reversed(kinds))}", 1 / len(roots)


def _together(scene: Scene) -> bool:
    """Whether the two actors stand side by side as one subject: "Oslo and Bern agreed"."""
    token = scene.target_head
    while token.dep_ == "conj":
        token = token.head
        if token.i in scene.source:
            return True
    return False


def senses(token: Token, frames: Frames) -> tuple[str, ...]:
    """The groups of words by sense that a token belongs to, and (marked `~`) the classes of its senses among moves."""
    lemma, part = token.lemma_.lower(), PART_OF.get(token.pos_)
    classes = load_senses().of(lemma, part) if part is not None else ""
    return (*frames.senses.get(lemma, ()), *("~" + letter for letter in classes))


def _acts(scene: Scene, frames: Frames) -> list[Act]:
    """Each act in the chain, from the source down."""
    return [act for verb in scene.chain for act in act_of(verb, frames)]


def _verdicts(scene: Scene, frames: Frames) -> Iterator[tuple[str, float]]:
    """What the rules alone would answer: by the act nearest to the target, and by the act nearest to the source."""
    near_target = next((act for token in reversed(scene.path) for act in act_of(token, frames)), None)
    acts = _acts(scene, frames)
    near_source = acts[0] if acts else None
    last = acts[-1] if acts else None
    names = []
    for place, act in (("target", near_target), ("source", near_source), ("last", last)):
        name = act.root if act else "none"
        if (
            act
            and place == "target"
            and _is_done_by(act.verb, scene.target)
            and not _is_done_by(act.verb, scene.source)
        ):
            name = "other's-" + name
        names.append(name)
        yield f"verdict-{place}={name}", 1.0
    yield "verdicts=" + "+".join(names), 1.0


def _is_done_by(verb: Token, actor: frozenset[int]) -> bool:
    return any(child.dep_ == "nsubj" and child.i in actor for child in verb.children)


def _sequence(scene: Scene) -> Iterator[tuple[str, float]]:
    """The lemmas in order, one, two and three at a time, with the actors and numbers masked."""
    words: list[str] = []
    for token in scene.doc:
        mark = "<s>" if token.i in scene.source else "<t>" if token.i in scene.target else None
        word = mark or ("#" if token.like_num else token.lemma_.lower())
        if not token.is_space and not (mark and words and words[-1] == mark):
            words.append(word)
    yield from (("w=" + word, 1.0) for word in words)
    yield from ((f"ww={a} {b}", 1.0) for a, b in pairwise(words))
    yield from ((f"www={a} {b} {c}", 0.7) for a, b, c in zip(words, words[1:], words[2:], strict=False))


def _chain(scene: Scene, frames: Frames) -> Iterator[tuple[str, float]]:
    for place, verb in enumerate(scene.chain):
        lemma = verb.lemma_.lower()
        yield f"chain{min(place, 2)}={lemma}", 1.0
        yield "chain=" + lemma, 1.0
        for form in _forms(verb):
            yield f"form{min(place, 1)}={form}", 1.0
            yield f"chain+form={lemma} {form}", 0.7
        for sense in senses(verb, frames):
            yield f"chain-sense{min(place, 1)}={sense}", 1.0
        for child in verb.children:
            if child.dep_ in ("dobj", "attr", "nsubjpass", "oprd") and child.i not in scene.target:
                yield f"verb+object={lemma} {child.lemma_.lower()}", 1.0
                yield "object=" + child.lemma_.lower(), 1.0
                for sense in senses(child, frames):
                    yield "object-sense=" + sense, 1.0
                    for other in senses(verb, frames):
                        yield f"verb+object-sense={other} {sense}", 1.0
            elif child.dep_ in ("prep", "prt"):
                yield f"verb+particle={lemma} {child.lemma_.lower()}", 1.0
    for upper, lower in pairwise(scene.chain):
        for a in senses(upper, frames):
            for b in senses(lower, frames):
                yield f"chain-senses={a} {b}", 1.0


def _forms(verb: Token) -> Iterator[str]:
    yield verb.tag_
    for child in verb.children:
        if child.dep_ == "neg":
            yield "not"
        elif child.dep_ == "auxpass":
            yield "passive"
        elif child.dep_ in ("aux", "prt"):
            yield f"{child.dep_}:{child.lemma_.lower()}"


def _target_side(scene: Scene, frames: Frames) -> Iterator[tuple[str, float]]:
    verb, relations = _governor(scene.target_head)
    yield "target-verb=" + verb.lemma_.lower(), 1.0
    yield f"one-verb={verb.i == scene.chain[0].i}", 1.0
    yield "source-relation=" + ">".join(_governor(scene.source_head)[1][-2:]), 1.0
    yield "target-relation=" + ">".join(relations[-3:]), 1.0
    for sense in senses(verb, frames):
        yield "target-verb-sense=" + sense, 1.0
    for form in _forms(verb):
        yield "target-verb-form=" + form, 1.0
    if relations:
        yield f"target-verb+relation={verb.lemma_.lower()} {relations[-1]}", 1.0


def _path(scene: Scene, frames: Frames) -> Iterator[tuple[str, float]]:
    for token in scene.path:
        yield "path=" + token.lemma_.lower(), 1.0
        for sense in senses(token, frames):
            yield "path-sense=" + sense, 1.0
    for upper, lower in pairwise(scene.path):
        for a in senses(upper, frames):
            for b in senses(lower, frames):
                yield f"path-senses={a} {b}", 1.0
    low, high = sorted((scene.source_head.i, scene.target_head.i))
    for token in scene.doc[low:high]:
        if token.i not in scene.source and token.i not in scene.target:
            for sense in senses(token, frames):
                yield "between=" + sense, 1.0


def _inside(scene: Scene, frames: Frames) -> Iterator[tuple[str, float]]:
    for index in sorted(scene.target):
        token = scene.doc[index]
        if token.pos_ in ("NOUN", "ADJ", "VERB"):
            yield "in-target=" + token.lemma_.lower(), 1.0
            for sense in senses(token, frames):
                yield "in-target-sense=" + sense, 1.0
    for index in sorted(scene.source):
        token = scene.doc[index]
        if token.pos_ in ("NOUN", "ADJ", "PROPN"):
            yield "in-source=" + token.lemma_.lower(), 0.7
            for sense in senses(token, frames):
                yield "in-source-sense=" + sense, 1.0


def _scene(doc: Doc, source: Spans, target: Spans) -> Scene:
    source_words, target_words = _covered(doc, source), _covered(doc, target)
    root = next((t for t in doc if t.head.i == t.i and not t.is_space), doc[0])
    source_head = _head(doc, source_words) or root
    target_head = _head(doc, target_words) or root
    above_target = _ancestors(target_head)
    return Scene(
        doc, source_words, target_words, source_head, target_head,
        chain=_chain_of(_governor(source_head)[0], {t.i for t in above_target}),
        path=_path_between(source_head, target_head, source_words | target_words),
    )  # fmt: skip


def _covered(doc: Doc, spans: Spans) -> frozenset[int]:
    return frozenset(t.i for t in doc for start, end in spans if t.idx < end and t.idx + len(t) > start)


def _head(doc: Doc, words: frozenset[int]) -> Token | None:
    """The word of a phrase that hangs on something outside it."""
    for index in sorted(words):
        token = doc[index]
        if not token.is_punct and (token.head.i not in words or token.head.i == token.i):
            return token
    return None


def _governor(token: Token) -> tuple[Token, list[str]]:
    """The verb above a noun phrase, and the relations climbed to reach it."""
    relations: list[str] = []
    while token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
        above = token.head
        relations.append(f"{token.dep_}:{above.lemma_.lower()}" if above.pos_ == "ADP" else token.dep_)
        token = above
    return token, relations


def _chain_of(verb: Token, above_target: set[int]) -> tuple[Token, ...]:
    """A verb and the complements under it, towards the target where there are several."""
    chain = [verb]
    while len(chain) < 6:
        children = list(verb.children)
        below = [c for c in children if c.dep_ in _COMPLEMENTS and c.i > verb.i]
        below += [g for c in children if c.dep_ == "prep" for g in c.children if g.dep_ == "pcomp"]
        if not below:
            break
        verb = next((c for c in below if c.i in above_target), below[0])
        chain.append(verb)
    return tuple(chain)


def _ancestors(token: Token) -> list[Token]:
    line = [token]
    while token.head.i != token.i:
        token = token.head
        line.append(token)
    return line


def _path_between(source: Token, target: Token, actors: frozenset[int]) -> tuple[Token, ...]:
    up, down = _ancestors(source), _ancestors(target)
    below_meeting = {t.i: place for place, t in enumerate(down)}
    for place, token in enumerate(up):
        if token.i in below_meeting:
            way = [*up[: place + 1], *reversed(down[: below_meeting[token.i]])]
            return tuple(t for t in way if t.i not in actors)
    return ()


def _dictionary(features: Iterable[tuple[str, float]]) -> Bag:
    return dict(features)


def _scaled(bag: Bag, length: float) -> Bag:
    norm = math.sqrt(sum(value * value for value in bag.values())) or 1.0
    return {name: value * length / norm for name, value in bag.items()}

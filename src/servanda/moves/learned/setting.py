"""Names where a word stands: in whose mouth, in what sort of sentence, beside which moves that the rules see."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from servanda.moves.learned.phrase import Phrase
from servanda.moves.learned.scene import Scene
from servanda.moves.learned.word import senses_of
from servanda.moves.standing import is_question, standing
from servanda.moves.who import codes

_NEAR = 6
"""Words within which a move that a rule sees is told of."""
_PRESS = frozenset({"MED", "BUS"})
_SOCIETY = frozenset({"NGO", "UNK", "PPL"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is the same for every word of a sentence."""

    features: tuple[str, ...]
    moves: tuple[tuple[str, int], ...]
    """Types and tokens of the moves between parties that rules see in it."""


def sentence_of(scene: Scene, sent: SpacySpan) -> Sentence:
    """A sentence by its form, its length in words and its place."""
    length = sum(1 for t in sent if not t.is_space)
    found = [f"len={min(length // 6, 8)}"]
    if is_question(sent.root):
        found.append("question")
    if sent.start == 0:
        found.append("first")
    told = ((t.draft.type, i) for i in range(sent.start, sent.end) for t in scene.told.get(i, ()) if t.between)
    return Sentence(tuple(found), tuple(told))


def speech_features(scene: Scene, phrase: Phrase) -> list[str]:
    """Who is quoted as saying the word, and whether its subject is the same."""
    token, cast = phrase.token, scene.cast
    report = cast.report(token)
    mode = "q" if cast.is_quoted(token) else "i" if report is not None else "0"
    found = ["rep=" + mode]
    if report is None:
        return found
    kind = scene.kind(phrase.subject)
    speaker = codes(report.actors)
    found.append("spk=" + _speaker(speaker))
    found.append("spsame" if speaker & scene.codes(phrase.subject) else "spdiff_" + kind)
    found += [f"rep_sk={mode}_{kind}", f"repl={mode}{scene.lemma[token.i]}"]
    senses = (senses_of(scene, token.i) + phrase.predicate)[:3]
    found += [f"repm={mode}_{kind}{letter}" for letter in senses]
    obj = phrase.slots.get("obj")
    if obj is not None and scene.codes(obj) - speaker:
        found.append("objother")
    return found


def _speaker(speaker: frozenset[str]) -> str:
    if not speaker:
        return "none"
    return "med" if speaker <= _PRESS else "ngo" if speaker <= _SOCIETY else "party"


def standing_features(scene: Scene, token: Token) -> list[str]:
    """Whether the clause tells what happened: not under "if", "could", a denial, a hope, a negation."""
    stands = standing(token, "accept", scene.lexicon)  # no type yet: one without rules of its own
    marks = (
        ("unreal", not stands.actual),
        ("negated", stands.negated),
        ("future", stands.future),
        ("duty", stands.duty),
        ("refused", stands.refused),
        ("hedged", stands.hedged),
    )
    found = ["st=" + name for name, holds in marks if holds]
    whole = "+".join(found) or "st"
    return [*found, f"stl={whole}_{scene.lemma[token.i]}", f"stm={whole}_{senses_of(scene, token.i)[:1]}"]


def rule_features(scene: Scene, at: int, sentence: Sentence) -> list[str]:
    """What the rules see at the word and close to it."""
    here = scene.told.get(at, ())
    if not here:
        found = ["norule"]
    else:
        found = []
        for told in here:
            draft = told.draft
            stands = draft.standing.actual and not draft.standing.negated
            found += [
                f"r={draft.type}{'' if told.between else '!'}",
                f"rr={draft.rule}_{draft.type}",
                f"ract={draft.type}{stands}",
            ]
    found += ["rn=" + kind for kind, i in sentence.moves if i != at and abs(i - at) <= _NEAR]
    return found

"""Says which words of a document may make a move, and describes each by named features."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from servanda.language import Parsed
from servanda.moves.learned.lore import load_lore
from servanda.moves.learned.phrase import phrase_features
from servanda.moves.learned.scene import Scene, Told
from servanda.moves.learned.setting import Sentence, rule_features, sentence_of, speech_features, standing_features
from servanda.moves.learned.word import governor_features, window_features, word_features
from servanda.moves.lexicon import load_moves_lexicon
from servanda.moves.who import Cast

_OPEN = frozenset({"VERB", "NOUN", "ADJ"})
_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "relcl", "advcl", "xcomp"})
_SMALL = frozenset({"no", "against", "off", "out"})
"""Small words that can carry a move: "no to the plan", "the deal is off"."""


@dataclass(frozen=True, slots=True)
class Described:
    """A word that may make a move, with its features."""

    token: Token
    sentence: int
    """First token of its sentence."""
    features: list[str]
    """Each once."""


def described(parsed: Parsed, cast: Cast, told: Mapping[int, Sequence[Told]]) -> Iterator[Described]:
    """The candidates of a document in order. `told` says, by token, what the rules see there."""
    scene = Scene(parsed.doc, cast, load_lore(), load_moves_lexicon(), told)
    for sent in parsed.sentences():
        sentence = sentence_of(scene, sent)
        for token in sent:
            if token.i in told or _may_make(scene, token):
                yield Described(token, sent.start, _features(scene, token, sentence))


def _may_make(scene: Scene, token: Token) -> bool:
    """Verbs, nouns, adjectives; an auxiliary that heads a clause; a name that is a word of the tables; small words."""
    if token.is_space or token.is_punct:
        return False
    pos = scene.pos[token.i]
    if pos in _OPEN:
        return True
    if pos == "AUX":
        return scene.dep[token.i] in _CLAUSES
    if pos == "PROPN":
        return scene.lore.makes(scene.lemma[token.i])
    return scene.lower[token.i] in _SMALL


def _features(scene: Scene, token: Token, sentence: Sentence) -> list[str]:
    phrase, found = phrase_features(scene, token)
    named = [
        *word_features(scene, token),
        *found,
        *governor_features(scene, token),
        *window_features(scene, token),
        *speech_features(scene, phrase),
        *standing_features(scene, token),
        *sentence.features,
        *rule_features(scene, token.i, sentence),
    ]
    return list(dict.fromkeys(named))

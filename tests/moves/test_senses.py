"""The classes of words: each letter is explained, and its examples are coded so."""

from __future__ import annotations

import pytest

from servanda.lexicon import table
from servanda.lexicon.senses import PARTS, load_senses

CLASSES = table("moves", "sense_classes")
SENSES = table("moves", "senses")


@pytest.mark.parametrize("row", CLASSES, ids=[r["letter"] for r in CLASSES])
def test_the_examples_of_a_class_belong_to_it(row: dict[str, str]) -> None:
    assert row["name"]
    assert row["belongs"]
    examples = [word.rsplit("/", 1) for word in row["examples"].split()]
    assert examples
    wrong = [f"{word}/{pos}" for word, pos in examples if row["letter"] not in load_senses().of(word, pos)]
    assert wrong == []


def test_letters_are_told_apart() -> None:
    letters = [row["letter"] for row in CLASSES]
    assert len(set(letters)) == len(letters)
    assert all(len(letter) == 1 for letter in letters)


def test_a_word_is_coded_once_for_each_part_of_speech() -> None:
    keys = [(row["word"], row["pos"]) for row in SENSES]
    assert keys == sorted(set(keys))
    assert {pos for _, pos in keys} == set(PARTS)
    assert len(keys) > 5000


def test_no_letter_stands_twice_in_a_word() -> None:
    assert [row for row in SENSES if len(set(row["classes"])) != len(row["classes"])] == []


@pytest.mark.parametrize(("word", "pos"), [("spoon", "N"), ("violate", "Aj"), ("", "V")])
def test_a_word_that_says_nothing_here_has_no_class(word: str, pos: str) -> None:
    assert load_senses().of(word, pos) == ""


def test_another_part_of_speech_is_asked_only_after_the_first() -> None:
    senses = load_senses()
    assert senses.of("veto", "N", "V") == senses.nouns["veto"]
    assert senses.of("rebuke", "Aj", "V") == senses.verbs["rebuke"]

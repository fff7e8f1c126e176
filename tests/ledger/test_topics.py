"""Every row of the topics file is found in its own example; texts about nothing of the kind have no topic."""

from __future__ import annotations

import pytest

from servanda.ledger.phrases import Row, rows
from servanda.ledger.topics import Phrase, head_of, phrases, topic_of, topics


@pytest.mark.parametrize("row", phrases(), ids=lambda p: f"{p.topic}: {p.phrase}")
def test_example_has_the_topic(row: Phrase) -> None:
    assert row.pattern.search(row.example)
    assert topic_of(row.example) == row.topic


@pytest.mark.parametrize(
    "text",
    [
        "The orchestra will play two symphonies.",
        "He fired the cook.",
        "She left early.",
        "They withdrew into silence.",
        "A firewall protects the network.",
        "The steps to the cellar are steep.",
        "",
    ],
)
def test_other_texts_have_none(text: str) -> None:
    assert topic_of(text) is None


def test_a_strong_phrase_comes_before_a_weak_one() -> None:
    assert topic_of("a bill for a truce") == "ceasefire"


def test_every_phrase_has_a_topic_and_every_topic_a_phrase() -> None:
    assert {p.topic for p in phrases()} == set(topics()) - {"other"}


@pytest.mark.parametrize("row", rows("subordinate", None), ids=lambda r: r.phrase)
def test_the_head_ends_before_the_clause(row: Row) -> None:
    head = head_of(row.example)
    assert head != row.example
    assert row.example[len(head) :].startswith(row.phrase)


@pytest.mark.parametrize("text", ["an immediate truce in the valley", "the asylum", "as soon as it rains, a truce"])
def test_a_text_without_such_a_clause_is_all_head(text: str) -> None:
    assert head_of(text) in (text, "as soon ")

"""Every row of the topics file is found in its own example; texts about nothing of the kind have no topic."""

from __future__ import annotations

import pytest

from servanda.ledger.topics import Phrase, phrases, topic_of


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
    assert topic_of("the plan for a truce") == "ceasefire"

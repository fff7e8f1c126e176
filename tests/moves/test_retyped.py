"""A type that the learned reader is certain of stands for that of a rule, unless it sees the rule's there too."""

from __future__ import annotations

import pytest

from servanda.moves import find
from servanda.moves.learned import Hypothesis
from servanda.records import Document, MoveType
from tests.moves.grounds import DEALING
from tests.moves.reading import PUBLISHED, read

PROMISE = "Peru promised to reopen the port."


def types_with(monkeypatch: pytest.MonkeyPatch, text: str, *seen: tuple[MoveType, str, float]) -> list[str]:
    """The types of the moves after `DEALING` where the learned reader sees these, by type, word and mass."""

    def hypotheses(parsed, *_):  # type: ignore[no-untyped-def]
        tokens = list(parsed.doc)[len(parsed.doc) - len(text.split()) - 1 :]
        return [Hypothesis(kind, next(t for t in tokens if t.text == word), mass) for kind, word, mass in seen]

    with monkeypatch.context() as patch:
        patch.setattr(find, "hypotheses", hypotheses)
        moves = read(Document("test", DEALING + text, published=PUBLISHED)).moves
    return [m.type for m in moves if m.trigger[0] >= len(DEALING)]


def test_a_certain_type_stands_for_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    assert types_with(monkeypatch, PROMISE) == ["commit"]
    assert types_with(monkeypatch, PROMISE, ("threaten", "promised", 0.85)) == ["threaten"]


@pytest.mark.parametrize(
    "seen",
    [
        [("threaten", "promised", 0.84)],
        [("threaten", "port", 1.0)],
        [("threaten", "promised", 1.0), ("commit", "promised", 0.5)],
        [("threaten", "promised", 1.0), ("commit", "reopen", 0.5)],
        [("commit", "promised", 1.0)],
    ],
)
def test_else_the_type_of_the_rules_stays(
    monkeypatch: pytest.MonkeyPatch, seen: list[tuple[MoveType, str, float]]
) -> None:
    assert "commit" in types_with(monkeypatch, PROMISE, *seen)


def test_a_warning_beside_its_threat_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Peru told Chile to leave or face attack."
    assert sorted(types_with(monkeypatch, text, ("threaten", "told", 1.0))) == ["demand", "threaten"]


def test_a_breach_stays_one(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Peru violated the truce."
    assert types_with(monkeypatch, text, ("accuse", "violated", 1.0)) == ["breach"]

"""The word lists of the stage: each row's example does what the row says."""

from __future__ import annotations

import pytest

from servanda.attribution import attribute
from servanda.attribution.words import load_words, rows
from servanda.language import load_parser
from servanda.records import Attribution, Document


def read(text: str) -> tuple[Attribution, ...]:
    return attribute(load_parser().parse(Document(id="t", text=text)), ())


@pytest.mark.parametrize("row", rows("reporting"), ids=lambda r: r["lemma"])
def test_the_verb_is_a_cue_in_its_example(row: dict[str, str]) -> None:
    parsed = load_parser().parse(Document(id="t", text=row["example"]))
    found = attribute(parsed, ())
    cues = {t.lemma_.lower() for a in found for t in parsed.doc for s, e in a.cue if s <= t.idx < e}
    assert row["lemma"] in cues
    if row["addressee"] == "object":
        assert any(a.addressee for a in found)


@pytest.mark.parametrize("row", rows("hedges"), ids=lambda r: r["words"])
def test_the_hedge_is_seen_in_its_example(row: dict[str, str]) -> None:
    found = read(row["example"])
    assert row["words"] in {row["example"][slice(*a.hedge)] for a in found if a.hedge}


@pytest.mark.parametrize("row", rows("source_nouns"), ids=lambda r: r["noun"])
def test_the_noun_is_a_source_of_its_kind(row: dict[str, str]) -> None:
    assert [a.source_kind for a in read(row["example"])] == [row["kind"]]


@pytest.mark.parametrize("row", rows("roles"), ids=lambda r: r["noun"])
def test_the_role_is_an_unnamed_source(row: dict[str, str]) -> None:
    found = read(row["example"])
    assert [(a.source_kind, a.unnamed.role if a.unnamed else None) for a in found] == [("unnamed", row["noun"])]


@pytest.mark.parametrize("name", ["reporting", "hedges", "source_nouns", "roles"])
def test_no_row_stands_twice(name: str) -> None:
    keys = [next(iter(r.values())) for r in rows(name)]
    assert len(keys) == len(set(keys))


def test_a_named_source_is_not_unnamed() -> None:
    assert [a.source_kind for a in read("Governor Ada Brill said that the road was open.")] == ["named"]


def test_verbs_without_a_listener_address_nobody() -> None:
    assert [a.addressee for a in read("The rebels insisted that they had kept the truce.")] == [None]
    assert "insist" not in load_words().addressing

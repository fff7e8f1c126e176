"""Each example of the lexicons shows what its row says."""

from __future__ import annotations

import pytest

from servanda.moves.events import event_frames
from servanda.moves.glossary import entry, glossary
from servanda.moves.lexicon import load_moves_lexicon, rows
from servanda.records import MOVE_TYPES
from tests.moves.reading import events_in, moves_in, types_in, words

FILES = (("verbs.csv", "verb"), ("nouns.csv", "noun"), ("adjectives.csv", "adjective"))
EXAMPLES = [
    pytest.param(row[key], row["type"], row["example"], row["content"], id=f"{row[key]}-{row['example'][:30]}")
    for name, key in FILES
    for row in rows(name)
    if row["example"]
]


@pytest.mark.parametrize(("word", "kind", "example", "content"), EXAMPLES)
def test_a_row_reads_its_example(word: str, kind: str, example: str, content: str) -> None:
    found = [m for m in moves_in(example) if m.type == kind]
    assert found, types_in(example)
    if content:
        assert content in [words(example, m.content) for m in found]


EVENTS = [pytest.param(r["root"], r["example"], id=r["example"]) for r in rows("events.csv") if r["example"]]


@pytest.mark.parametrize(("root", "example"), EVENTS)
def test_a_row_of_events_reads_its_example(root: str, example: str) -> None:
    assert root in [e.plover for e in events_in(example)]


CARRIED = [pytest.param(r["example"], id=r["verb"]) for r in rows("carriers.csv") if r["example"]]


@pytest.mark.parametrize("example", CARRIED)
def test_a_light_verb_carries_its_noun(example: str) -> None:
    assert moves_in(example)


ACCUSED = [pytest.param(r["example"], id=r["verb"]) for r in rows("wrongs.csv") if r["example"]]


@pytest.mark.parametrize("example", ACCUSED)
def test_a_wrong_asserted_of_another_is_an_accusation(example: str) -> None:
    assert "accuse" in types_in(example)


GLOSSARY = [
    pytest.param(r["code"], r["verdict"], r["text"], id=f"{r['code']}-{r['text'][:40]}") for r in rows("examples.csv")
]


@pytest.mark.parametrize(("code", "verdict", "text"), GLOSSARY)
def test_the_glossary_means_what_it_says(code: str, verdict: str, text: str) -> None:
    if code in MOVE_TYPES:
        found = code in types_in(text)
    else:
        found = code in [m.plover for m in moves_in(text)] + [e.plover for e in events_in(text)]
    assert found == (verdict == "yes")


def test_every_type_has_an_entry_with_examples_of_both_kinds() -> None:
    for kind in MOVE_TYPES:
        found = entry(kind)
        assert found is not None
        assert {e.belongs for e in found.examples} == {True, False}


def test_every_code_in_use_has_an_entry() -> None:
    lexicon = load_moves_lexicon()
    used = {
        f.cameo for table in (lexicon.verbs, lexicon.nouns, lexicon.adjectives) for fs in table.values() for f in fs
    }
    used |= {f.cameo for fs in event_frames().values() for f in fs}
    used |= {f.root for fs in event_frames().values() for f in fs}
    assert used - {None} <= set(glossary())


def test_every_class_a_row_names_exists() -> None:
    known = set(load_moves_lexicon().classes)
    for name in ("verbs.csv", "nouns.csv", "events.csv"):
        for row in rows(name):
            assert {o.lstrip("-") for o in row["objects"].split()} <= known, row


def test_an_unknown_code_has_no_entry() -> None:
    assert entry("GOSSIP") is None

"""Each example of the lexicons shows what its row says."""

from __future__ import annotations

import pytest

from servanda.moves.events import event_frames
from servanda.moves.glossary import entry, glossary
from servanda.moves.lexicon import load_moves_lexicon, rows
from servanda.moves.plover import cameo_roots, coded, root_of
from servanda.records import MOVE_TYPES, MoveType
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


PHRASES = [pytest.param(r["type"], r["example"], id=r["phrase"]) for r in rows("phrases.csv")]


@pytest.mark.parametrize(("kind", "example"), PHRASES)
def test_a_set_phrase_makes_its_move(kind: str, example: str) -> None:
    assert kind in types_in(example)


@pytest.mark.parametrize(
    "name", ["verbs.csv", "nouns.csv", "adjectives.csv", "carriers.csv", "wrongs.csv", "phrases.csv", "events.csv"]
)
def test_every_row_has_an_example(name: str) -> None:
    assert [row for row in rows(name) if not row["example"]] == []


COUNTER = [pytest.param(r["type"], r["text"], id=f"{r['word']}-{r['text'][:40]}") for r in rows("counterexamples.csv")]


@pytest.mark.parametrize(("kind", "text"), COUNTER)
def test_a_word_of_another_sense_or_standing_makes_no_such_move(kind: str, text: str) -> None:
    assert kind not in types_in(text)


def test_a_counterexample_holds_the_word_it_is_about() -> None:
    for row in rows("counterexamples.csv"):
        assert row["word"][:2] in row["text"].lower(), row


EVENTS = [pytest.param(r, id=f"{r['verb']}-{r['example']}") for r in rows("events.csv")]


@pytest.mark.parametrize("row", EVENTS)
def test_a_row_of_events_reads_its_example(row: dict[str, str]) -> None:
    (event,) = events_in(row["example"])
    assert (event.plover, event.mode, event.cameo) == (row["root"], row["mode"] or None, row["cameo"])
    assert " ".join(a.code for a in event.actor) == row["maker"] != ""
    assert " ".join(a.code for a in event.addressee) == row["target"]


@pytest.mark.parametrize("row", EVENTS)
def test_an_event_that_is_only_imagined_is_none(row: dict[str, str]) -> None:
    example = row["example"].rstrip(".")
    text = example if example.split()[0] != "The" else f"the{example[3:]}"
    assert events_in(f"If {text}, the talks would end.") == ()


def test_a_row_of_events_with_a_slot_for_the_target_shows_one() -> None:
    for row in rows("events.csv"):
        assert ("=a" in row["slots"]) == bool(row["target"]), row


def test_the_code_of_an_event_falls_under_its_root() -> None:
    for row in rows("events.csv"):
        assert cameo_roots()[row["cameo"]] == row["root"], row


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
            assert {o.lstrip("-@") for o in row["objects"].split()} <= known, row


def test_an_unknown_code_has_no_entry() -> None:
    assert entry("GOSSIP") is None


MODES = [
    pytest.param(row["root"], row["mode"], row[column], column == "example", id=row[column])
    for row in rows("modes.csv")
    for column in ("example", "not")
    if row[column]
]


@pytest.mark.parametrize(("root", "mode", "text", "belongs"), MODES)
def test_a_mode_means_what_it_says(root: str, mode: str, text: str, belongs: bool) -> None:
    found = [(m.plover, m.mode) for m in moves_in(text)] + [(e.plover, e.mode) for e in events_in(text)]
    assert ((root, mode) in found) == belongs, found


def test_every_code_says_what_it_is_and_shows_examples() -> None:
    for code, found in glossary().items():
        assert found.definition, code
        assert found.belongs, code
        assert found.excluded, code
        assert found.examples, code


def test_every_mode_in_use_has_an_entry() -> None:
    lexicon = load_moves_lexicon()
    frames = [f for table in (lexicon.verbs, lexicon.nouns, lexicon.adjectives) for fs in table.values() for f in fs]
    for frame in frames:
        if frame.mode:
            root = root_of(frame.type, frame.cameo)
            assert f"{root}/{frame.mode}" in glossary(), frame
    for events in event_frames().values():
        assert all(f"{f.root}/{f.mode}" in glossary() for f in events if f.mode)


def test_a_cameo_code_lies_within_its_coarser_one() -> None:
    codes = {row["code"] for row in rows("cameo.csv")}
    assert all(code[:-1] in codes for code in codes if len(code) == 4)
    assert {code[:2] for code in codes} == {f"{n:02}" for n in range(2, 21)}


def test_a_mode_is_found_by_its_name_and_by_its_root() -> None:
    assert entry("coerce/Curfew") == glossary()["COERCE/curfew"]
    several = entry("meet")
    assert several is not None
    assert several.related == ("REQUEST/meet", "REJECT/meet")
    root = entry("yield")
    assert root is not None
    assert root.kind == "PLOVER root"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Russia violated the truce on Monday.", ("ASSAULT", None, "196")),
        ("Uganda failed to withdraw its troops.", ("REJECT", "yield", "124")),
        ("Uganda broke its promise to Kenya.", ("REJECT", "change", "128")),
    ],
)
def test_a_broken_undertaking_has_codes_too(text: str, code: tuple[str, str | None, str]) -> None:
    assert code in [(m.plover, m.mode, m.cameo) for m in moves_in(text) if m.type == "breach"]


@pytest.mark.parametrize("kind", MOVE_TYPES)
def test_a_move_of_any_type_has_a_root_and_a_cameo_code_known_to_the_glossary(kind: MoveType) -> None:
    root, mode, cameo = coded(kind, None, None, None, load_moves_lexicon())
    assert root in glossary()
    assert cameo in glossary()
    assert mode is None or f"{root}/{mode}" in glossary()

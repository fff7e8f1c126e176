"""The store: what is kept comes back, nothing is kept twice, judgements are rows of their own."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from servanda.errors import StoreError
from servanda.records import Document, Judgement, Reading
from servanda.store import Store, open_store, reading_key


def reading(doc_id: str, text: str = "Moscow agreed.", version: str = "1") -> Reading:
    return Reading(Document(doc_id, text), version=version)


def test_readings_come_back_in_the_order_of_their_ids(store: Store) -> None:
    store.put([reading("b"), reading("a")])
    assert [r.document.id for r in store.readings()] == ["a", "b"]


def test_reading_the_same_document_twice_changes_nothing(store: Store) -> None:
    store.put([reading("a")])
    before = list(store.readings())
    store.put([reading("a"), reading("a")])
    assert list(store.readings()) == before
    assert store.versions() == {"1": 1}


def test_a_newer_version_replaces_a_reading_and_keeps_the_old_one(store: Store) -> None:
    store.put([reading("a", version="1")])
    store.put([reading("a", version="2")])
    assert [r.version for r in store.readings()] == ["2"]
    assert store.versions() == {"1": 1, "2": 1}


def test_a_text_that_comes_back_is_the_newest_again(store: Store) -> None:
    old, new = reading("a", "Moscow agreed."), reading("a", "Moscow refused.")
    for given in (old, new):
        store.put([given])
    assert store.missing([reading_key(old.document, "1"), reading_key(new.document, "1")]) == {
        reading_key(old.document, "1")
    }
    store.put([old])
    assert list(store.readings()) == [old]
    assert store.versions() == {"1": 2}


def test_what_is_held_is_told_by_id_and_version(store: Store) -> None:
    store.put([reading("a")])
    assert store.held(["a", "z"], "1") == {"a"}
    assert store.held(["a"], "2") == set()


def test_what_is_missing_is_told_by_key(store: Store) -> None:
    store.put([reading("a")])
    here, absent = reading_key(reading("a").document, "1"), reading_key(reading("z").document, "1")
    assert store.missing([here, absent]) == {absent}


def test_the_key_tells_apart_what_differs_in_text_date_or_version() -> None:
    keys = {reading_key(Document("a", t), v) for t in ("x", "y") for v in ("1", "2")}
    assert len(keys) == 4


def test_a_judgement_never_touches_a_reading(store: Store) -> None:
    store.put([reading("a")])
    judgement = Judgement("c1", "dispute", "reviewer-2", datetime(2026, 1, 2, tzinfo=UTC), "two truces that week")
    store.judge(judgement)
    assert store.judgements() == (judgement,)
    assert len(list(store.readings())) == 1


def test_two_databases_do_not_mix(store: Store, tmp_path: Path) -> None:
    store.put([reading("a")])
    assert list(open_store(tmp_path / "other.db").readings()) == []


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("these are notes, and a page of them " * 100)
    with pytest.raises(StoreError, match=r"notes\.db"):
        open_store(path)


def test_the_database_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "photos.db"
    with closing(sqlite3.connect(path)) as photos, photos:
        photos.execute("create table photo (id integer)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program's"):
        open_store(path)
    assert path.read_bytes() == before


def test_a_database_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    open_store(path).close()
    with closing(sqlite3.connect(path)) as newer, newer:
        newer.execute("insert into django_migrations (app, name, applied) values ('store', '9999_later', '2030-01-01')")
    with pytest.raises(StoreError, match="newer version"):
        open_store(path)

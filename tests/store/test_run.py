"""Running over many documents: nothing is read twice, nothing stops the run, processes change nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from servanda.flow import default_toolkit
from servanda.records import Document, Problem
from servanda.run import Tally, read_all, read_into
from servanda.store import open_store

TEXTS = ("Moscow agreed on Monday to a truce.", "Damascus refused to lift the siege.", "It rained.")


def documents() -> list[Document]:
    return [Document(f"d{n}", text) for n, text in enumerate(TEXTS)]


class Killed(BaseException):
    """Stands for a signal that ends the process between two documents."""


def killed_after(items: Iterable[Document], count: int) -> Iterator[Document]:
    for n, item in enumerate(items):
        if n == count:
            raise Killed
        yield item


def test_a_second_run_reads_nothing(tmp_path: Path) -> None:
    store, first, second = open_store(tmp_path / "a.db"), Tally(), Tally()
    read_into(store, documents(), first)
    read_into(store, documents(), second)
    assert (first.read, first.known) == (3, 0)
    assert (second.read, second.known) == (0, 3)


def test_another_text_of_the_same_id_is_counted_and_is_what_the_ledger_sees(tmp_path: Path) -> None:
    store = open_store(tmp_path / "a.db")
    old, new = Document("d", TEXTS[0]), Document("d", TEXTS[1])
    tallies = [Tally() for _ in range(4)]
    for document, tally in zip((old, new, new, old), tallies, strict=True):
        read_into(store, [document], tally)
    assert [(t.read, t.known, t.replaced) for t in tallies] == [(1, 0, 0), (1, 0, 1), (0, 1, 0), (1, 0, 1)]
    assert [r.document for r in store.readings()] == [old]


def test_a_killed_run_resumes_without_loss_or_doubles(tmp_path: Path) -> None:
    store = open_store(tmp_path / "a.db")
    many = [Document(f"d{n:03}", "It rained.") for n in range(300)]
    with pytest.raises(Killed):
        read_into(store, killed_after(many, 270), Tally())
    kept = len(list(store.readings()))
    assert 0 < kept < 300
    tally = Tally()
    read_into(store, many, tally)
    assert tally.known == kept
    assert [r.document.id for r in store.readings()] == [d.id for d in many]


def test_a_problem_is_counted_and_the_rest_is_read() -> None:
    tally = Tally()
    items = [documents()[0], Problem("x.txt", "is empty", "give it a text"), documents()[1]]
    assert [r.document.id for r in read_all(items, tally)] == ["d0", "d1"]
    assert [p.where for p in tally.problems] == ["x.txt"]


def test_a_document_that_breaks_a_rule_is_a_problem() -> None:
    broken = Document("bad", None)  # type: ignore[arg-type]
    tally = Tally()
    assert [r.document.id for r in read_all([broken, *documents()], tally)] == ["d0", "d1", "d2"]
    assert [p.where for p in tally.problems] == ["bad"]


def test_several_processes_read_the_same_as_one() -> None:
    assert list(read_all(documents(), Tally(), jobs=2)) == list(read_all(documents(), Tally()))


def test_every_reading_carries_the_version_of_the_rules() -> None:
    kit = default_toolkit()
    assert {r.version for r in read_all(documents(), Tally(), kit)} == {kit.version}

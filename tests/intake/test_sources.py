"""Inputs of every kind, and what happens to those that cannot be read."""

from __future__ import annotations

import gzip
import io
import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from servanda.intake import Defaults, documents_from, documents_from_all
from servanda.intake.defaults import NO_DEFAULTS
from servanda.intake.sources import documents_of_stream
from servanda.records import Document, Problem
from tests.shared import shared_path

REPORT = (
    "Envoy offers to walk with fighters\n\nGENEVA, 6 October 2016 (Lakeside Wire) — The envoy offered on Thursday to "
    "escort the fighters out of the city in person.\n\nHe said the strikes would have to stop first.\n"
)


def docs(source: Path, defaults: Defaults = NO_DEFAULTS) -> list[Document]:
    return [item for item in documents_from(str(source), defaults) if isinstance(item, Document)]


def problems(source: Path) -> list[Problem]:
    return [item for item in documents_from(str(source)) if isinstance(item, Problem)]


def rows(path: Path, *values: object) -> Path:
    path.write_text("".join(json.dumps(value) + "\n" for value in values), encoding="utf-8")
    return path


def test_a_plain_text_gives_its_title_day_and_agency(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    [doc] = docs(tmp_path / "a.txt")
    assert (doc.id, doc.title, doc.published) == ("a.txt", "Envoy offers to walk with fighters", date(2016, 10, 6))
    assert doc.text == REPORT
    assert [doc.text[s:e] for s, e in doc.furniture] == ["GENEVA, 6 October 2016 (Lakeside Wire) — "]


def test_the_default_day_is_taken_only_where_the_text_is_silent(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(
        "The envoy made an offer to the fighters, and nobody answered it.", encoding="utf-8"
    )
    days = [doc.published for doc in docs(tmp_path, Defaults(published=date(2016, 12, 1)))]
    assert days == [date(2016, 10, 6), date(2016, 12, 1)]


def test_rows_keep_their_text_to_the_character(tmp_path: Path) -> None:
    text = "A first line.\r\n\tA second one — with a tab.\n"
    [doc] = docs(rows(tmp_path / "c.jsonl", {"id": "x", "text": text, "dct": "2016-10-06", "publisher": "Gazette"}))
    assert (doc.id, doc.text, doc.published, doc.outlet) == ("x", text, date(2016, 10, 6), "Gazette")


def test_bad_rows_are_problems_with_their_line_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text(
        '{"id": "a", "text": "One."}\n{broken\n{"id": "b"}\n[1]\n{"id": "c", "text": "Two."}\n', encoding="utf-8"
    )
    assert [doc.id for doc in docs(path)] == ["a", "c"]
    assert [p.where.rsplit(", ", 1)[1] for p in problems(path)] == ["line 2", "line 3", "line 4"]


def test_a_row_with_an_empty_text_is_kept_and_told(tmp_path: Path) -> None:
    path = rows(tmp_path / "c.jsonl", {"id": "a", "text": ""})
    assert [doc.text for doc in docs(path)] == [""]
    assert [p.what for p in problems(path)] == ["has an empty `text`"]


def test_a_repeated_id_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    path = rows(
        tmp_path / "c.jsonl", {"id": "a", "text": "One."}, {"id": "a", "text": "Two."}, {"id": "a", "text": "One."}
    )
    found = docs(path)
    assert [doc.text for doc in found] == ["One.", "Two."]
    assert len({doc.id for doc in found}) == 2
    assert [p.where.rsplit(", ", 1)[1] for p in problems(path)] == ["line 2", "line 3"]


def test_compressed_rows_are_read(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "c.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write('{"id": "a", "text": "One."}\n')
    assert [doc.id for doc in docs(tmp_path / "c.jsonl.gz")] == ["a"]


def test_a_truncated_archive_keeps_what_came_before(tmp_path: Path) -> None:
    whole = gzip.compress(
        b'{"id": "a", "text": "One."}\n' * 1 + b'{"id": "b", "text": "' + bytes(range(97, 123)) * 4000 + b'"}\n'
    )
    (tmp_path / "c.jsonl.gz").write_bytes(whole[: len(whole) - 12])
    assert problems(tmp_path / "c.jsonl.gz")


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\n ", "is empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(500), "holds a picture"),
        ("binary.txt", bytes(range(256)) * 20, "holds binary data"),
        ("long.txt", b"word " * 2_000_000, "too long"),
        ("long.jsonl", b'{"id": "a", "text": "' + b"word " * 2_000_000 + b'"}\n', "longer than"),
        ("empty.html", b"", "is empty"),
        ("nothing.html", b"<html><body><script>var a = 1;</script></body></html>", "no article"),
        ("empty.jsonl", b"", "is empty"),
        ("table.csv", b"a,b\n", "not of a kind"),
        ("list.json", b"[]", "not of a kind"),
        ("other.xml", b"<?xml version='1.0'?><stock><item/></stock>", "neither RSS nor Atom"),
        ("thai.txt", "ข่าวการเจรจาสันติภาพ".encode("tis-620") * 3 + b" \xff\xfe\x81", "encoding"),
    ],
)
def test_what_cannot_be_read_is_a_problem_and_the_run_goes_on(
    tmp_path: Path, name: str, data: bytes, what: str
) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "zz.txt").write_text(REPORT, encoding="utf-8")
    [problem] = problems(tmp_path)
    assert name in problem.where
    assert what in problem.what
    assert problem.hint
    assert [doc.id for doc in docs(tmp_path)] == ["zz.txt"]


def test_a_folder_is_read_in_the_order_of_names_without_what_is_no_report(tmp_path: Path) -> None:
    for name in (
        "b/2.txt",
        "b/10.txt",
        "a.txt",
        ".hidden.txt",
        "README.md",
        "page_files/ad.html",
        "style.css",
        "p.png",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{name}: {REPORT}", encoding="utf-8")
    (tmp_path / "page.html").write_text(
        f"<html><body><article><p>{REPORT * 3}</p></article></body></html>", encoding="utf-8"
    )
    assert [doc.id for doc in docs(tmp_path)] == ["a.txt", "b/10.txt", "b/2.txt", "page.html"]
    assert problems(tmp_path) == []


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    assert [p.what for p in problems(tmp_path / "none.txt")] == ["does not exist"]


def test_two_files_of_one_name_get_two_ids(tmp_path: Path) -> None:
    for folder, text in (("x", "One report."), ("y", "Another report.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(text, encoding="utf-8")
    items = list(documents_from_all([str(tmp_path / "x" / "a.txt"), str(tmp_path / "y" / "a.txt")]))
    assert len({item.id for item in items if isinstance(item, Document)}) == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1252"])
def test_encodings_that_are_certain_are_read(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes(REPORT.replace("city", "“café” quarter").encode(encoding))
    [doc] = docs(tmp_path / "a.txt")
    assert "“café” quarter" in doc.text
    assert doc.published == date(2016, 10, 6)


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        (b'{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n', ["a", "b"]),
        (gzip.compress(b'{"id": "a", "text": "One."}\n', mtime=0), ["a"]),
    ],
)
def test_rows_are_recognised_on_standard_input(data: bytes, ids: list[str]) -> None:
    found = documents_of_stream(io.BytesIO(data))
    assert [item.id for item in found if isinstance(item, Document)] == ids


def test_text_and_pages_are_recognised_on_standard_input() -> None:
    page = (
        f"<!DOCTYPE html><html><head><title>Offer</title></head><body><article><p>{REPORT}</p></article></body></html>"
    )
    [text] = documents_of_stream(io.BytesIO(REPORT.encode()))
    [html] = documents_of_stream(io.BytesIO(page.encode()))
    assert isinstance(text, Document)
    assert isinstance(html, Document)
    assert text.text == REPORT
    assert "<p>" not in html.text
    assert text.id != html.id
    assert text.id.startswith("stdin#")


@pytest.mark.parametrize(("file", "count"), [("libya-cnn.jsonl.gz", 398), ("libya-reuters.jsonl.gz", 379)])
def test_no_article_of_the_libya_corpora_is_lost(file: str, count: int) -> None:
    found = docs(shared_path("data", file))
    assert len({doc.id for doc in found}) == count
    assert all(doc.published and doc.outlet for doc in found)


def test_a_link_that_leads_back_is_not_followed_round_and_round(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "up").symlink_to(tmp_path, target_is_directory=True)
    found = list(documents_from(str(tmp_path)))
    assert [item.id for item in found if isinstance(item, Document)] == ["a.txt"]
    assert len(found) == 1


def test_a_folder_that_may_not_be_opened_is_a_problem_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "open.txt").write_text(REPORT)
    scandir = os.scandir

    def guarded(folder: Path) -> Iterator[os.DirEntry[str]]:
        if folder.name == "closed":
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr("servanda.intake.sources.os.scandir", guarded)
    assert [doc.id for doc in docs(tmp_path)] == ["open.txt"]
    assert [problem.what for problem in problems(tmp_path)] == ["cannot be read: Permission denied"]

"""Exports: fixed headers, one row a record, nothing lost on the way there and back, same input same bytes."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from xml.etree import ElementTree

import pyarrow.parquet as pq
import pytest
from icalendar import Calendar

from servanda.exports import FORMATS, export
from servanda.exports.calendar import last_day
from servanda.exports.events import ICEWS_COLUMNS, PHOENIX_COLUMNS
from servanda.exports.rows import LEDGER_COLUMNS, MOVE_COLUMNS, ledger_rows, move_rows
from servanda.exports.tables import from_csv, to_csv
from servanda.ledger import Ledger
from servanda.records import Actor, Document, Move, PoliticalEvent, Reading
from tests.ledger_samples import LEDGER, ROAD

NORWAY = Actor("nor", "NOR", "Norway", "state", "NOR", wikidata="Q20")
GUARD = Actor("rou-army", "ROU", "Romanian army", "state", "ROUMIL")
TEXT = 'Norway and the army told Oslo\ttheir "terms", then\nNorway praised the army.'
DOCUMENT = Document("d,1", TEXT, "The Courier", date(2016, 10, 17), "Terms", url="http://example.org/1")
MOVE = Move(
    "demand", (0, 49), (20, 24), (NORWAY, GUARD), (0, 19), (NORWAY,), content=(30, 43), when=date(2016, 10, 16),
    when_basis="text", plover="REQUEST", cameo="100",
)  # fmt: skip
PRAISE = PoliticalEvent((50, 74), (57, 64), "SUPPORT", cameo="051", actor=(NORWAY,), addressee=(GUARD,))
READINGS = (Reading(DOCUMENT, moves=(MOVE,), events=(PRAISE,), version="1"),)


def written(name: str) -> bytes:
    return export(name, READINGS, LEDGER)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_ledger_gives_the_same_bytes(name: str) -> None:
    assert written(name) == written(name)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_takes_an_empty_ledger(name: str) -> None:
    assert isinstance(export(name, (), Ledger()), bytes)


def test_moves_come_back_from_csv_as_they_went() -> None:
    rows = [dict(row) for row in move_rows(READINGS)]
    assert from_csv(to_csv(rows, MOVE_COLUMNS)) == rows


def test_the_ledger_comes_back_from_csv_as_it_went() -> None:
    rows = [dict(row) for row in ledger_rows(LEDGER.commitments)]
    assert from_csv(to_csv(rows, LEDGER_COLUMNS)) == rows


@pytest.mark.parametrize(("name", "columns"), [("moves-csv", MOVE_COLUMNS), ("ledger-csv", LEDGER_COLUMNS)])
def test_csv_headers_are_fixed(name: str, columns: tuple[str, ...]) -> None:
    header = next(csv.reader(io.StringIO(written(name).decode())))
    assert tuple(header) == columns


@pytest.mark.parametrize(
    ("name", "columns", "rows"), [("moves-parquet", MOVE_COLUMNS, 1), ("ledger-parquet", LEDGER_COLUMNS, 2)]
)
def test_parquet_has_the_same_columns_and_rows(name: str, columns: tuple[str, ...], rows: int) -> None:
    table = pq.read_table(io.BytesIO(written(name)))
    assert tuple(table.column_names) == columns
    assert table.num_rows == rows


def test_an_empty_parquet_file_has_the_same_schema_as_a_full_one() -> None:
    empty = pq.read_schema(io.BytesIO(export("moves-parquet", (), Ledger())))
    assert empty.equals(pq.read_schema(io.BytesIO(written("moves-parquet"))))


def test_jsonl_has_one_object_a_move() -> None:
    [row] = [json.loads(line) for line in written("moves-jsonl").splitlines()]
    assert (row["type"], row["actor"], row["addressee"]) == ("demand", "NOR;ROU", "NOR")


def test_plover_rows_have_what_the_manual_requires() -> None:
    rows = [json.loads(line) for line in written("plover").splitlines()]
    assert [row["event"] for row in rows] == ["REQUEST", "SUPPORT"]
    assert [row["quad_code"] for row in rows] == [3, 1]
    assert [a["code"] for a in rows[0]["actor"]] == ["NOR", "ROU"]
    assert rows[0]["text"] == TEXT[0:49]


def test_plover_says_where_its_date_comes_from() -> None:
    rows = [json.loads(line) for line in written("plover").splitlines()]
    assert [(row["date"], row["date_basis"]) for row in rows] == [
        ("2016-10-16", "event"),
        ("2016-10-17", "publication"),
    ]


def test_joint_actors_are_never_fused() -> None:
    rows = [line.split("\t") for line in written("petrarch").decode().splitlines()]
    assert [(r[1], r[2], r[3]) for r in rows] == [
        ("NOR", "NOR", "100"),
        ("ROUMIL", "NOR", "100"),
        ("NOR", "ROUMIL", "051"),
    ]


def test_phoenix_rows_have_twenty_six_columns() -> None:
    rows = [line.split("\t") for line in written("phoenix").decode().splitlines()]
    assert {len(row) for row in rows} == {len(PHOENIX_COLUMNS)} == {26}
    assert rows[1][5:9] == ["ROUMIL", "ROU", "MIL", ""]


def test_icews_rows_have_the_header_and_twenty_columns_even_with_tabs_in_the_text() -> None:
    header, *rows = [line.split("\t") for line in written("icews").decode().splitlines()]
    assert tuple(header) == ICEWS_COLUMNS
    assert {len(row) for row in rows} == {20}
    assert rows[1][2:5] == ["Romanian army", "MIL", "ROU"]


def test_an_annotation_finds_its_words_by_quotation_and_by_position() -> None:
    items = json.loads(written("annotations"))["first"]["items"]
    quote, position = items[0]["target"]["selector"]
    assert quote["exact"] == TEXT[position["start"] : position["end"]] == "told"
    assert quote["prefix"] + quote["exact"] + quote["suffix"] in TEXT


def test_the_graph_leads_from_debtor_to_creditor() -> None:
    root = ElementTree.fromstring(written("graphml"))
    space = "{http://graphml.graphdrawing.org/xmlns}"
    edges = [(e.get("source"), e.get("target")) for e in root.iter(f"{space}edge")]
    assert edges == [("ROU", "NOR"), ("unknown", "anyone")]


def test_only_dated_undertakings_are_in_the_calendar() -> None:
    [task] = Calendar.from_ical(written("ics")).walk("VTODO")
    assert task["due"].dt == date(2016, 10, 21)
    assert str(task["uid"]) == f"{ROAD.id}@servanda"


@pytest.mark.parametrize(
    ("deadline", "day"),
    [("2016-10-21", date(2016, 10, 21)), ("2016-02", date(2016, 2, 29)), ("2016", date(2016, 12, 31))],
)
def test_a_month_or_a_year_falls_due_on_its_last_day(deadline: str, day: date) -> None:
    assert last_day(deadline) == day

"""The commands that answer an analyst's questions, over three reports of one promise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from servanda.cli.main import app
from tests.cli.stores import stored

REPORTS = (
    ("r1", "The Courier", "2016-10-17", "Russia promised on Monday to withdraw its troops from Aleppo by October 21."),
    ("r2", "The Gazette", "2016-10-18", "Syria rejected the plan for a ceasefire in Aleppo."),
    ("r3", "The Gazette", "2016-10-23", "Russia failed to withdraw its troops from Aleppo by October 21, France said."),
)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    return stored(tmp_path_factory.mktemp("questions"), REPORTS)


def ask(*words: str) -> str:
    """What a command prints; it must end well."""
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code == 0, result.output
    return result.stdout


def entries(db: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in ask("ledger", "--db", db, "--json").splitlines()]


def test_check_says_what_an_undertaking_leaves_open(db: str) -> None:
    promise = next(e for e in entries(db) if e["debtor"] == ["RUS"])
    shown = ask("check", str(promise["id"]), "--db", db)
    assert "not said" in shown
    [check] = json.loads(ask("check", str(promise["id"]), "--db", db, "--json"))
    assert check["summary"]


def test_check_reads_a_file_without_a_database(tmp_path: Path) -> None:
    report = tmp_path / "statement.txt"
    report.write_text("Russia promised to withdraw its troops from Aleppo by 21 October 2016.\n")
    assert "Russia" in ask("check", str(report))


def test_check_of_a_text_without_undertakings_says_so(tmp_path: Path) -> None:
    report = tmp_path / "weather.txt"
    report.write_text("It rained in Aleppo for the third day in a row.\n")
    assert "no undertaking found" in ask("check", str(report))


def test_why_tells_two_entries_apart(db: str) -> None:
    ids = [str(e["id"]) for e in entries(db)]
    assert len(ids) > 1
    assert "two entries" in ask("why", ids[0], ids[1], "--db", db)


def test_positions_of_a_party_are_dated(db: str) -> None:
    assert "2016-10-17" in ask("positions", "RUS", "--db", db)


def test_a_party_that_said_nothing_has_no_position(db: str) -> None:
    assert "no position" in ask("positions", "BRA", "--db", db)


def test_the_timetable_names_what_is_overdue_or_due(db: str) -> None:
    table = json.loads(ask("timetable", "--db", db, "--as-of", "2016-10-18", "--json"))
    assert [r["deadline"] for r in table["timetable"]["rows"] if r["deadline"]] == ["2016-10-21"]
    assert table["deadlocks"] == []
    assert "2016-10-21" in ask("timetable", "--db", db, "--as-of", "2016-10-18")


def test_coverage_tells_who_had_it_first_and_what_one_outlet_alone_has(db: str) -> None:
    assert "The Courier" in ask("coverage", "--db", db)
    sole = json.loads(ask("coverage", "--db", db, "--sole", "The Gazette", "--json"))
    assert {told["first"]["outlet"] for told in sole["moves"]} == {"The Gazette"}


def test_the_brief_is_there_for_programs_too(db: str) -> None:
    brief = json.loads(ask("brief", "--db", db, "--since", "2016-10-18", "--json"))
    assert {party["name"] for party in brief["parties"]} >= {"Russia"}
    assert [entry["deadline"] for entry in brief["due"]] == ["2016-10-21"]

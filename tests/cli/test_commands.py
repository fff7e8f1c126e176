"""The commands as a user meets them: files in, tables and pages out, problems named, exit codes kept."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from rich.console import Console
from typer.testing import CliRunner

from servanda.cli.ledger import ledger_table
from servanda.cli.main import app, main
from tests.ledger_samples import BARE, ROAD

REPORT = json.dumps(
    {
        "id": "r1",
        "outlet": "The Courier",
        "published": "2016-10-17",
        "text": "Russia promised on Monday to halt air strikes on Aleppo by Friday. Syria rejected the plan.",
    }
)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    path.write_text(REPORT)
    return path


@pytest.fixture
def db(tmp_path: Path, reports: Path) -> str:
    path = str(tmp_path / "servanda.db")
    assert CliRunner().invoke(app, ["read", str(reports), "--into", path]).exit_code == 0
    return path


def test_read_writes_valid_readings(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "readings.jsonl"
    result = CliRunner().invoke(app, ["read", str(reports), "-o", str(out)])
    assert result.exit_code == 0
    schema = json.loads(CliRunner().invoke(app, ["schema", "reading"]).stdout)
    [line] = out.read_text().splitlines()
    Draft202012Validator(schema).validate(json.loads(line))


def test_reading_twice_gives_the_same_bytes(reports: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "1.jsonl", tmp_path / "2.jsonl"
    for out in (first, second):
        CliRunner().invoke(app, ["read", str(reports), "-o", str(out)])
    assert first.read_bytes() == second.read_bytes()


def test_readings_go_to_standard_output_too(reports: Path) -> None:
    result = CliRunner().invoke(app, ["read", str(reports), "-o", "-"])
    assert json.loads(result.stdout)["id"] == "r1"


def test_text_comes_from_standard_input_too() -> None:
    result = CliRunner().invoke(app, ["read", "-", "--published", "2016-10-17"], input="Russia agreed to a truce.\n")
    assert json.loads(result.stdout)["published"] == "2016-10-17"


def test_a_second_run_into_a_database_reads_nothing(reports: Path, db: str) -> None:
    before = CliRunner().invoke(app, ["ledger", "--db", db, "--json"]).stdout
    result = CliRunner().invoke(app, ["read", str(reports), "--into", db])
    assert "0 documents read, 1 known before" in result.stderr
    assert CliRunner().invoke(app, ["ledger", "--db", db, "--json"]).stdout == before


def test_a_missing_file_is_a_problem_and_the_rest_is_read(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "readings.jsonl"
    result = CliRunner().invoke(app, ["read", str(tmp_path / "none.txt"), str(reports), "-o", str(out)])
    assert result.exit_code == 1
    assert "none.txt" in result.stderr
    assert "hint:" in result.stderr
    assert len(out.read_text().splitlines()) == 1


def test_ledger_lines_are_valid_against_their_schema(db: str) -> None:
    schema = json.loads(CliRunner().invoke(app, ["schema", "commitment"]).stdout)
    lines = CliRunner().invoke(app, ["ledger", "--db", db, "--format", "jsonl"]).stdout.splitlines()
    assert lines
    for line in lines:
        Draft202012Validator(schema).validate(json.loads(line))


def test_show_prints_the_words_of_the_source(db: str) -> None:
    first = json.loads(CliRunner().invoke(app, ["ledger", "--db", db, "--json"]).stdout.splitlines()[0])
    shown = CliRunner().invoke(app, ["show", first["id"], "--db", db]).stdout
    assert "The Courier, 2016-10-17" in shown


def test_an_unknown_id_is_named(db: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["servanda", "show", "nothing", "--db", db])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 2
    assert "nothing: the ledger holds no such undertaking" in capsys.readouterr().err


def test_a_ledger_that_was_never_made_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["servanda", "ledger", "--db", str(tmp_path / "none.db")])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 2
    assert "servanda read FILES --into" in capsys.readouterr().err


def test_a_day_that_is_no_day_is_refused(db: str) -> None:
    assert CliRunner().invoke(app, ["ledger", "--db", db, "--as-of", "soon"]).exit_code == 2


def test_the_ledger_of_a_day_before_the_first_report_is_empty(db: str) -> None:
    assert CliRunner().invoke(app, ["ledger", "--db", db, "--as-of", "2016-10-01", "--json"]).stdout == ""


def test_the_brief_is_written_where_asked(db: str, tmp_path: Path) -> None:
    page = tmp_path / "brief.html"
    assert CliRunner().invoke(app, ["brief", "--db", db, "-o", str(page)]).exit_code == 0
    assert "The Courier" in page.read_text()


def test_the_table_fits_eighty_columns_without_colour() -> None:
    out = io.StringIO()
    Console(file=out, width=80, no_color=True).print(ledger_table([ROAD, BARE]))
    text = out.getvalue()
    assert max(map(len, text.splitlines())) <= 80
    assert "violated" in text
    assert "\x1b" not in text

"""What people type wrong: each command names the thing and the next step, and none ends in a traceback."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from servanda.cli.common import find_entry
from servanda.cli.main import app, main
from servanda.errors import UnknownRecord
from servanda.ledger import Ledger
from servanda.version import VERSION
from tests.ledger_samples import ROAD

REPORT = {"id": "r1", "published": "2016-10-17", "text": "Russia promised on Monday to halt air strikes by Friday."}
OWN_TABLE = (
    "id,name,aliases,code,cameo,kind,country,start,end,acts_for,wikidata,source\n"
    "harbour-club,Harbour Club,,FRA-OPP,FRAOPP,party,FRA,,,,,own\n"
)


@pytest.fixture
def db(tmp_path: Path) -> str:
    (tmp_path / "reports.jsonl").write_text(json.dumps(REPORT))
    path = str(tmp_path / "servanda.db")
    assert CliRunner().invoke(app, ["read", str(tmp_path / "reports.jsonl"), "--into", path]).exit_code == 0
    return path


def stopped(words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """What the program says on standard error when it refuses; the exit code must be 2."""
    monkeypatch.setattr("sys.argv", ["servanda", *words])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 2
    return capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [["export", "ics"], ["export", "ledger-parquet"], ["brief"]], ids=lambda words: "-".join(words)
)
def test_a_folder_that_does_not_exist_is_named(
    words: list[str], db: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "nowhere" / "out")
    said = stopped([*words, "--db", db, "-o", out], monkeypatch, capsys)
    assert f"servanda: {out}: " in said
    assert "hint:" in said


@pytest.mark.parametrize(
    "words", [["read", "-", "-o", "nowhere/x"], ["read", "-", "--actors", "nowhere.csv"], ["relate", "nowhere.jsonl"]]
)
def test_a_missing_file_is_named(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert f"servanda: {words[-1]}: " in stopped(words, monkeypatch, capsys)


def test_a_file_that_is_no_database_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.db").write_text("hello\n")
    said = stopped(["ledger", "--db", str(tmp_path / "notes.db")], monkeypatch, capsys)
    assert "cannot be opened as a ledger database" in said


def test_a_beginning_that_several_ids_share_names_them() -> None:
    ledger = Ledger((replace(ROAD, id="ab1"), replace(ROAD, id="ab2")), None, ((), ()))
    assert find_entry(ledger, "ab2").id == "ab2"
    with pytest.raises(UnknownRecord, match="ab1, ab2"):
        find_entry(ledger, "ab")
    with pytest.raises(UnknownRecord, match="an empty id"):
        find_entry(ledger, "")


def test_the_version_is_printed() -> None:
    assert CliRunner().invoke(app, ["--version"]).stdout.startswith(f"{VERSION}+")


def test_codes_may_be_typed_small(db: str) -> None:
    shown = CliRunner().invoke(app, ["ledger", "--db", db, "--party", "rus"]).stdout
    assert "Russia" in shown
    assert "no position" not in CliRunner().invoke(app, ["positions", "rus", "--db", db]).stdout


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (
            ["ledger", "--party", "chn"],
            "no undertaking by or to China as of 17 October 2016; the ledger holds 1 undertaking",
        ),
        (["ledger", "--as-of", "1990-01-01"], "no undertaking as of 1 January 1990"),
        (["timetable", "--as-of", "1990-01-01"], "As of 1 January 1990: no open step has a date or an order."),
    ],
)
def test_nothing_found_is_said_and_no_empty_table_printed(words: list[str], answer: str, db: str) -> None:
    result = CliRunner().invoke(app, [*words, "--db", db])
    assert result.exit_code == 0
    assert result.stdout.strip() == answer


def test_a_text_without_times_or_actors_says_so() -> None:
    assert CliRunner().invoke(app, ["times", "Nothing here."]).stdout.strip() == "no time expression found"
    assert CliRunner().invoke(app, ["actors", "It rained on the hills."]).stdout.strip() == "no actor found"


def test_brackets_in_a_text_are_not_taken_for_markup() -> None:
    assert "Kenya" in CliRunner().invoke(app, ["actors", "[/b] Kenya's cabinet met the press."]).stdout


@pytest.mark.parametrize("command", ["times", "actors"])
def test_a_file_that_is_no_text_is_refused(command: str, tmp_path: Path) -> None:
    (tmp_path / "picture.dat").write_bytes(b"\xff\xd8\xff\xe0")
    result = CliRunner().invoke(app, [command, str(tmp_path / "picture.dat")])
    assert result.exit_code == 2
    assert "no text in UTF-8" in " ".join(result.stderr.split())


def test_actors_asks_for_something_to_explain() -> None:
    result = CliRunner().invoke(app, ["actors"])
    assert result.exit_code == 2
    assert "--validate" in result.stderr


def test_check_of_a_missing_file_speaks_of_the_file(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["check", str(tmp_path / "none.txt")])
    assert result.exit_code == 1
    assert "none.txt: does not exist" in result.stderr
    assert result.stdout == ""


def test_pairs_come_from_standard_input_and_a_bad_line_stops_nothing() -> None:
    pair = b'{"id":"p","sentence":"Chad attacked Mali.","source":[[0,4]],"target":[[14,18]]}\n'
    result = CliRunner().invoke(app, ["relate", "-", "-o", "-"], input=b"\xff\n" + pair)
    assert result.exit_code == 1
    assert "line 1" in result.stderr
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["p"]


def test_own_actors_are_known_to_read(tmp_path: Path) -> None:
    own, text = tmp_path / "own.csv", "The Harbour Club promised to reopen the road.\n"
    own.write_text(OWN_TABLE, encoding="utf-8")
    plain = CliRunner().invoke(app, ["read", "-"], input=text).stdout
    known = [CliRunner().invoke(app, ["read", "-", "--actors", str(p)], input=text).stdout for p in (own, tmp_path)]
    assert "FRA-OPP" not in plain
    for line in known:
        assert [move["actor"] for move in json.loads(line)["moves"]] == [["FRA-OPP"]]
    assert len({json.loads(line)["version"] for line in (plain, *known)}) == 2


def test_lines_of_evidence_stay_whole_in_a_pipe(db: str) -> None:
    first = json.loads(CliRunner().invoke(app, ["ledger", "--db", db, "--json"]).stdout.splitlines()[0])
    shown = CliRunner().invoke(app, ["show", first["id"], "--db", db], env={"COLUMNS": "40"}).stdout
    assert f"“{REPORT['text']}”" in shown


def test_a_stopped_run_says_that_it_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("servanda.run.read_into", interrupted)
    result = CliRunner().invoke(app, ["read", "-", "--into", str(tmp_path / "x.db")], input="")
    assert result.exit_code == 130
    assert "and the same command goes on from there" in result.stderr


def test_a_dash_is_standard_output_for_every_command_that_writes(
    db: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(app, ["brief", "--db", db, "-o", "-"]).stdout.rstrip().endswith("</html>")
    assert CliRunner().invoke(app, ["export", "ledger-csv", "--db", db, "-o", "-"]).stdout.startswith("id,debtor")
    assert not (tmp_path / "-").exists()


def test_an_outlet_that_is_not_there_is_refused_with_those_that_are(db: str) -> None:
    result = CliRunner().invoke(app, ["coverage", "--sole", "Nobody's Paper", "--db", db])
    assert result.exit_code == 2
    assert "none of the outlets" in " ".join(result.stderr.split())

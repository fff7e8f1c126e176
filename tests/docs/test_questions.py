"""Every command on the page of questions runs on the ledger of the demo and has something to say."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from servanda.cli.main import app

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "guides" / "questions.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^    servanda (.+)$", PAGE, re.M)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    assert CliRunner().invoke(app, ["demo", str(folder)]).exit_code == 0
    return folder


def test_each_question_of_the_list_has_its_commands() -> None:
    rows = re.findall(r"^\| (\d)\. ", PAGE, re.M)
    sections = re.findall(r"^## (\d)\. ", PAGE, re.M)
    assert rows == sections == [str(n) for n in range(1, 10)]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_page_runs_and_says_something(
    command: str, demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(demo)
    listed = CliRunner().invoke(app, ["ledger", "--json"]).stdout.splitlines()
    ids = iter(json.loads(line)["id"] for line in listed)
    words = [next(ids) if word == "ID" else word for word in shlex.split(command)]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 0, result.output
    assert len(result.output) > 40
    assert "no undertaking" not in result.output
    assert "no position" not in result.output
    assert "no move to show" not in result.output

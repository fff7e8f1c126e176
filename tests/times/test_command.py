"""`servanda times`, and that it needs no language model."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner

from servanda.cli.main import app

RUN = CliRunner()


def test_a_text() -> None:
    result = RUN.invoke(app, ["times", "They must leave by Friday.", "--on", "2016-10-19", "--json"])
    assert result.exit_code == 0
    row = json.loads(result.stdout)
    assert (row["text"], row["value"], row["signal"]) == ("Friday", "2016-10-21", "by")


def test_a_file_and_a_table(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("A pause of 48 hours, until mid-November.", encoding="utf-8")
    result = RUN.invoke(app, ["times", str(path), "--on", "2016-10-19"])
    assert result.exit_code == 0
    assert "PT48H" in result.stdout
    assert "until mid-November" in result.stdout
    assert "2016-11 MID" in result.stdout


def test_brackets_in_the_text_are_shown_as_they_are() -> None:
    result = RUN.invoke(app, ["times", "in early [2016]"])
    assert result.exit_code == 0
    assert "2016" in result.stdout


def test_a_wrong_date_is_misuse() -> None:
    assert RUN.invoke(app, ["times", "by Friday", "--on", "Friday"]).exit_code == 2


def test_no_language_model_is_loaded() -> None:
    code = "import sys, servanda.times, servanda.cli.main; sys.exit('spacy' in sys.modules)"
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src")}
    assert subprocess.run([sys.executable, "-c", code], env=env, check=False).returncode == 0

"""`servanda actors`: who a name stands for on a day, and the mentions of a text."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from servanda.cli.main import app

RUN = CliRunner()


def test_a_name_is_explained() -> None:
    done = RUN.invoke(app, ["actors", "Elysee", "--json"])
    assert done.exit_code == 0
    assert [row["actor"]["code"] for row in json.loads(done.stdout)] == ["FRA"]


def test_a_text_shows_its_mentions() -> None:
    done = RUN.invoke(app, ["actors", "Kuwait's emir spoke and left.", "--json"])
    assert [(row["start"], row["end"], row["code"]) for row in json.loads(done.stdout)] == [(0, 13, "KWT")]


def test_a_bad_day_is_misuse() -> None:
    assert RUN.invoke(app, ["actors", "Elysee", "--on", "tomorrow"]).exit_code == 2


def test_own_actors_are_used(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "id,name,aliases,code,cameo,kind,country,start,end,acts_for,wikidata,source\n"
        "harbour-club,Harbour Club,,FRA-OPP,FRAOPP,party,FRA,,,,,own\n",
        encoding="utf-8",
    )
    done = RUN.invoke(app, ["actors", "Harbour Club", "--actors", str(own), "--json"])
    assert [row["actor"]["code"] for row in json.loads(done.stdout)] == ["FRA-OPP"]

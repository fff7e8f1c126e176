"""Asking the ledger by party, topic, status and day, with names as people write them."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from servanda.cli.main import app
from tests.cli.stores import stored

REPORTS = (
    ("r1", "The Courier", "2016-10-10", "Russia promised on Monday to withdraw its troops from Aleppo by October 21."),
    ("r2", "The Gazette", "2016-10-12", "The Syrian opposition rejected the plan for a ceasefire in Aleppo."),
    ("r3", "The Gazette", "2016-10-18", "Turkey promised to release the prisoners by November 30."),
)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    return stored(tmp_path_factory.mktemp("asking"), REPORTS)


def ask(*words: str, code: int = 0) -> str:
    """What a command prints, on one line."""
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code == code, result.output
    return " ".join((result.stdout or result.stderr).split())


def debtors(*words: str) -> list[str]:
    """The debtors of the entries that `servanda ledger` gives."""
    result = CliRunner().invoke(app, ["ledger", *words, "--json"])
    assert result.exit_code == 0, result.output
    return sorted(json.loads(line)["debtor"][0] for line in result.stdout.splitlines())


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ((), ["RUS", "SYR-OPP", "TUR"]),
        (("--party", "Russia"), ["RUS"]),
        (("--party", "Syrian opposition"), ["SYR-OPP"]),
        (("--topic", "prisoners"), ["TUR"]),
        (("--topic", "Release of prisoners"), ["TUR"]),
        (("--status", "committed"), ["RUS", "TUR"]),
        (("--status", "open"), ["RUS", "TUR"]),
        (("--status", "rejected", "--status", "violated"), ["SYR-OPP"]),
        (("--since", "2016-10-18"), ["TUR"]),
        (("--since", "2016-10-11", "--party", "RUS"), []),
    ],
)
def test_the_ledger_is_asked_by_party_topic_status_and_day(words: tuple[str, ...], found: list[str], db: str) -> None:
    assert debtors("--db", db, *words) == found


def test_news_are_told_with_how_it_stood(db: str) -> None:
    assert "new: Turkey release the prisoners" in ask("ledger", "--db", db, "--since", "2016-10-18")


def test_what_is_not_there_is_said_in_words(db: str) -> None:
    said = ask("ledger", "--db", db, "--party", "France", "--topic", "amnesty", "--since", "2016-10-18")
    assert said.startswith("no undertaking by or to France on amnesty and immunity new since 18 October 2016")
    assert said.endswith("the ledger holds 3 undertakings")


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("ledger", "--party", "Atlantis"), "no party known here"),
        (("ledger", "--topic", "weather"), "none of the topics: ceasefire"),
        (("ledger", "--status", "done"), "none of open, demanded"),
        (("positions", "Atlantis"), "no party known here"),
    ],
)
def test_a_word_that_is_not_known_is_refused_with_those_that_are(words: tuple[str, ...], hint: str, db: str) -> None:
    said = " ".join(CliRunner().invoke(app, [*words, "--db", db]).stderr.replace("│", " ").split())
    assert hint in said


def test_positions_without_a_party_show_who_wants_what(db: str) -> None:
    said = ask("positions", "--db", db)
    assert "Turkey" in said
    assert "release of prisoners itself 2016-10-18" in said


def test_the_timetable_keeps_to_a_party_and_to_days(db: str) -> None:
    assert "Russia" not in ask("timetable", "--db", db, "--party", "Turkey")
    near = ask("timetable", "--db", db, "--within", "10")
    assert "Russia" in near
    assert "in 3 days" in near
    assert "Turkey" not in near


def test_show_says_what_the_status_means_and_names_no_codes(db: str) -> None:
    entry = json.loads(CliRunner().invoke(app, ["ledger", "--db", db, "--party", "RUS", "--json"]).stdout)
    said = ask("show", entry["id"], "--db", db)
    assert "stands: committed (promised)" in said
    assert "due: 21 October 2016" in said
    assert "RUS" not in said


def test_coverage_of_one_undertaking(db: str) -> None:
    entry = json.loads(CliRunner().invoke(app, ["ledger", "--db", db, "--party", "RUS", "--json"]).stdout)
    said = ask("coverage", "--entry", entry["id"], "--db", db)
    assert "The Courier (alone)" in said
    assert "The Gazette" not in said

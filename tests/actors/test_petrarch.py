"""Actor files of TABARI and PETRARCH: names, synonyms, dated roles, and a report of what was not understood."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from servanda.actors import explain, load_lexicon

FILE = """<!-- a file of our own -->
# comment
ATLANTEAN_LEAGUE_  [IGOUNO] ; a body
+LEAGUE_OF_ATLANTIS
MIRA_OSTREK_
+M._OSTREK_
\t[FRAELI <990101]
\t[FRAGOV 990101-20040630] ; in office
\t[FRAELI >20040701]
NOBODY_AT_ALL [---]
BROKEN_ENTRY [FRA 99-]
LONELY_NAME
"""


def imported(tmp_path: Path) -> Path:
    path = tmp_path / "own.actors.txt"
    path.write_text(FILE, encoding="utf-8")
    return path


def test_dated_roles_decide_the_code(tmp_path: Path) -> None:
    lexicon = load_lexicon((imported(tmp_path),))
    on_day = {
        day: [e.actor.cameo for e in explain(lexicon, "Mira Ostrek", day) if e.actor]
        for day in (date(1998, 5, 1), date(2001, 5, 1), date(2006, 5, 1))
    }
    assert list(on_day.values()) == [["FRAELI"], ["FRAGOV"], ["FRAELI"]]


def test_synonyms_are_known(tmp_path: Path) -> None:
    lexicon = load_lexicon((imported(tmp_path),))
    found = explain(lexicon, "League of Atlantis", None)
    assert [e.actor.code for e in found if e.actor] == ["UN"]


def test_the_report_counts_and_names_lines(tmp_path: Path) -> None:
    report = load_lexicon((imported(tmp_path),)).imports[0]
    assert (report.actors, report.dated, report.discarded) == (2, 3, 1)
    assert [p.where for p in report.problems] == [
        "own.actors.txt, line 11",
        "own.actors.txt, line 10",
        "own.actors.txt, line 11",
        "own.actors.txt, line 12",
    ]

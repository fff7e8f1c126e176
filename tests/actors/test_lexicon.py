"""The tables: sound, complete enough, quick to read; the validator finds what is wrong with a bad one."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.actors import load_lexicon
from servanda.actors.codes import coarse
from servanda.actors.lexicon import lexicon_folder, read_table
from servanda.actors.tables import cells, first_day, last_day
from servanda.actors.validate import validate
from servanda.actors.words import folded, key_words
from servanda.errors import LexiconError
from tests.actors.scene import who


def test_the_tables_are_sound() -> None:
    assert validate(lexicon_folder()) == ()


def test_every_united_nations_member_is_there() -> None:
    assert len(load_lexicon().states) >= 193


def _examples(name: str) -> list[tuple[str, str]]:
    with (lexicon_folder() / name).open(encoding="utf-8", newline="") as table:
        return [(r["example"], r["codes"]) for r in csv.DictReader(table) if r["example"]]


@pytest.mark.parametrize(
    ("example", "expected"), [*_examples("words.csv"), *_examples("roles.csv"), *_examples("domestic.csv")]
)
def test_the_examples_of_the_word_lists(example: str, expected: str) -> None:
    found = {code for _, code in who(example)}
    assert found == set(cells(expected))


BAD = {
    "holders": ("office,person,surname,aliases,start,end,wikidata,source,checked", "xxx-chief,A B,B,,2001,1999,,own,"),
    "code": (
        "id,name,aliases,code,cameo,kind,country,start,end,acts_for,wikidata,source",
        "x,X,,FRA-XYZ,,igo,,,,,,own",
    ),
    "date": (
        "id,name,aliases,code,cameo,kind,country,start,end,acts_for,wikidata,source",
        "x,X,,FRA,,igo,,20x1,,,,own",
    ),
}


@pytest.mark.parametrize("rows", BAD.values(), ids=BAD.keys())
def test_the_validator_finds_a_bad_row(tmp_path: Path, rows: tuple[str, str]) -> None:
    (tmp_path / "bad.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert validate(tmp_path)


def _terms(tmp_path: Path, *terms: str, notes: str = "") -> Path:
    (tmp_path / "states.csv").write_text(
        "id,iso3,cameo,name,names,demonyms,adjectives,capital,metonyms,region,wikidata,form\natl,ATL,ATL,Atlantis,,,,,,,,\n",
        encoding="utf-8",
    )
    (tmp_path / "offices.csv").write_text(
        f"office,actor,code,cameo,kind,titles,notes\natl-head-of-state,atl,ATL,ATLGOV,head-of-state,king,{notes}\n",
        encoding="utf-8",
    )
    (tmp_path / "holders.csv").write_text(
        "office,person,surname,aliases,start,end,wikidata,source,checked\n"
        + "".join(f"atl-head-of-state,{term},,own,\n" for term in terms),
        encoding="utf-8",
    )
    return tmp_path


def test_two_holders_at_once_are_found(tmp_path: Path) -> None:
    assert len(validate(_terms(tmp_path, "Ama Bo,Bo,,2001,2005-06", "Ci Do,Do,,2004,"))) == 1


def test_a_handover_in_one_year_is_no_overlap(tmp_path: Path) -> None:
    assert validate(_terms(tmp_path, "Ama Bo,Bo,,2001,2004", "Ci Do,Do,,2004,")) == ()


def test_a_collective_office_may_have_several(tmp_path: Path) -> None:
    assert validate(_terms(tmp_path, "Ama Bo,Bo,,2001,2005", "Ci Do,Do,,2001,2005", notes="collective")) == ()


def test_a_table_of_something_else_stops(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("fruit,colour\npear,green\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"x\.csv, line 2"):
        read_table(load_lexicon(), tmp_path / "x.csv")


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2030, 12, 31)))
def test_a_partial_date_covers_its_days(day: date) -> None:
    for written in (f"{day:%Y}", f"{day:%Y-%m}", f"{day:%Y-%m-%d}"):
        first, last = first_day(written), last_day(written)
        assert first is not None
        assert last is not None
        assert first <= day <= last


@given(st.text(max_size=30))
def test_folding_a_word_twice_changes_nothing(word: str) -> None:
    for once in key_words(word):
        assert folded(once) == once


@pytest.mark.parametrize(
    ("cameo", "expected"),
    [
        ("SYRREB", "SYR-OPP"),
        ("SYRGOV", "SYR"),
        ("SYRCVL", "SYR-PPL"),
        ("IGOUNO", "UN"),
        ("IGOMOSOIC", "OIC"),
        ("FRAMED", "MED"),
        ("QQQ", "UNK"),
    ],
)
def test_coarse_codes(cameo: str, expected: str) -> None:
    assert coarse(cameo, {"SYR", "FRA"}) == expected

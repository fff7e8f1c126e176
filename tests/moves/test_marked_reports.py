"""Our own marked press reports: what the choice of parties and the learned reader learn from is well formed."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from datetime import date

import pytest

from bench.train_moves import DAY, MARK, REPORTS, marked, reports
from servanda.moves.places import state_with
from servanda.records import MOVE_TYPES

BODIES = frozenset(
    {"UN", "EU", "NATO", "AU", "LAS", "GCC", "OIC", "OAS", "OSCE", "ECOWAS", "ASEAN", "IGAD", "IMF", "ICC", "WEST"}
    | {"ALQ", "ISI", "VAT", "INT", "NGO", "PPL", "MED", "BUS", "UNK"}
)
"""Codes of the guidelines that are no state's."""
FILES = sorted(REPORTS.glob("*.txt"))
LINES = [line for path in FILES for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
HEADS = [line for line in LINES if line.startswith("#")]
BODY = [line for line in LINES if not line.startswith("#")]
MARKS = [(found, line) for line in BODY for found in MARK.finditer(line)]


def is_code(code: str) -> bool:
    """Whether the guidelines have a code: a body, a state, or the opposition or people of a state."""
    land, dash, side = code.partition("-")
    if code in BODIES:
        return True
    return land.isupper() and (side in {"OPP", "PPL"} or not dash) and state_with(land) is not None


def test_braces_are_balanced_and_types_known() -> None:
    wrong = [line for line in BODY if set("{}|") & set(MARK.sub("", line))]
    wrong += [line for found, line in MARKS if found[1] not in MOVE_TYPES or not found[2].strip()]
    assert wrong == []


def test_every_mark_says_who_made_the_move_and_to_whom() -> None:
    """A maker is always given, if need be as `UNK`; `-` stands for an addressee whom the text does not give."""
    assert [line for found, line in MARKS if not found[3] or found[3] == "-" or not found[4]] == []


def test_codes_are_those_of_the_guidelines() -> None:
    codes = {code for found, _ in MARKS for value in found.group(3, 4) if value != "-" for code in value.split(",")}
    assert sorted(code for code in codes if not is_code(code)) == []


@pytest.mark.parametrize("code", ["", "-", "Peru", "PER-GOV", "per", "XQX", "NGO-PPL", " PER", "PER-OPP-PPL"])
def test_what_is_no_code_is_not_taken_for_one(code: str) -> None:
    assert not is_code(code)


def test_every_report_has_a_day_and_an_outlet() -> None:
    assert [head for head in HEADS if not re.fullmatch(r"# \d{4}-\d\d-\d\d \S.*", head)] == []
    days = [document.published for document, _ in reports() if document.published is not None]
    assert min(days) > date(1970, 1, 1)
    assert max(days) < date(2026, 1, 1)
    assert len(days) == len(HEADS) == len({document.id for document, _ in reports()})
    assert all(path.read_text(encoding="utf-8").startswith("# ") for path in FILES)


def test_a_number_sign_stands_only_before_a_day() -> None:
    assert [line for line in BODY if "# " in line] == []


def test_the_reports_hold_all_types_and_many_lines_without_a_move() -> None:
    kinds = Counter(found[1] for found, _ in MARKS)
    assert set(kinds) == set(MOVE_TYPES)
    assert min(kinds.values()) > 40
    assert sum("{" not in line for line in BODY) > 0.25 * len(BODY)
    assert len(HEADS) >= 250


def test_no_line_is_written_twice() -> None:
    assert [line for line, n in Counter(line for line in BODY if len(line) > 60).items() if n > 1] == []


def test_no_report_is_left_without_a_move() -> None:
    assert [document.id for document, marks in reports() if not marks] == []


def test_marks_lie_in_their_text_in_order_and_apart() -> None:
    for document, marks in reports():
        spans = [tuple(m["trigger"]) for m in marks]
        assert all(0 <= start < end <= len(document.text) for start, end in spans), document.id
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans)), document.id
        assert not set("{}|") & set(document.text), document.id
        assert all(document.text[s:e] == document.text[s:e].strip() for s, e in spans), document.id


def test_parties_are_read_from_the_braces() -> None:
    document, marks = marked("Peru {demand:urged|PER,BOL|CHL} Chile, which {reject:said no|CHL|-}.", "own", DAY)
    assert document.text == "Peru urged Chile, which said no."
    assert document.published == DAY
    assert [(m["actor"], m["addressee"]) for m in marks] == [(["PER", "BOL"], ["CHL"]), (["CHL"], None)]

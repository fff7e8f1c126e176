"""Lines around a report, and lines of reports that look like them."""

from __future__ import annotations

import pytest

from servanda.intake.furniture import FurnitureRule, credits_within, furniture_kind, furniture_rules
from servanda.intake.headers import is_outlet_name, outlet_words

_IDS = [f"{rule.kind}-{i}" for i, rule in enumerate(furniture_rules())]


@pytest.mark.parametrize("rule", furniture_rules(), ids=_IDS)
def test_each_row_of_the_lexicon_fits_its_example(rule: FurnitureRule) -> None:
    assert rule.pattern.fullmatch(rule.example)


@pytest.mark.parametrize("rule", furniture_rules(), ids=_IDS)
def test_no_row_of_the_lexicon_takes_the_prose_that_looks_like_it(rule: FurnitureRule) -> None:
    assert [furniture_kind(rule.not_example, zone) for zone in ("head", "any", "tail")] == [None, None, None]


@pytest.mark.parametrize(
    "line",
    [
        "By Monday, the road had been opened.",
        "By Friday the last bus had left the quarter.",
        "Comments from Moscow were not to be had.",
        "Share the burden, the minister told his colleagues.",
        "Print media reported the offer on page one.",
        "Russia vetoed it.",
        "No one commented.",
        "The text is here.",
        "More aid is needed in the east of the city.",
        "Reporting by both sides is due every Friday.",
        "He signed up to the plan.",
        "Update on the talks: none of the parties has moved.",
        "Copyright law was not on the agenda.",
        "Search parties were sent out after the strike.",
        "Interview with the envoy: 'I would go with them'",
    ],
)
def test_short_prose_is_not_furniture(line: str) -> None:
    assert [furniture_kind(line, zone) for zone in ("head", "any", "tail")] == [None, None, None]


def test_credits_in_brackets_are_found_inside_a_line() -> None:
    text = "The road stayed shut. (Reporting by A. Writer in Geneva; Editing by B. Reader) More followed."
    assert [text[s:e] for s, e in credits_within(text)] == ["(Reporting by A. Writer in Geneva; Editing by B. Reader)"]


def test_other_brackets_are_no_credits() -> None:
    assert credits_within("The group (reporting by radio from the hills) said it would leave.") == []


@pytest.mark.parametrize("row", outlet_words(), ids=[row["word"] for row in outlet_words()])
def test_names_of_papers_are_told_from_headlines(row: dict[str, str]) -> None:
    assert is_outlet_name(row["example"])
    assert not is_outlet_name(row["not_example"])

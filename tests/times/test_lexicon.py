"""Every example of the lexicon of times holds."""

from __future__ import annotations

from datetime import date

import pytest

from servanda.records import TimeSpan
from servanda.times import KnownDays, find_deadline, find_times
from servanda.times.grammar import rows
from servanda.times.holidays import days_near
from servanda.times.known import public_events
from servanda.times.steps import day_of_step, event_in

FRIDAY = date(2016, 10, 21)
"""The document date of every example."""


def found(text: str) -> dict[str, TimeSpan]:
    return {text[t.start : t.end]: t for t in find_times(text, FRIDAY)}


@pytest.mark.parametrize("row", [r for r in rows("patterns") if r["example"]], ids=lambda r: r["rule"])
def test_example_of_each_rule(row: dict[str, str]) -> None:
    spans = found(row["example"])
    assert row["words"] in spans
    if row["value"]:
        assert spans[row["words"]].value == row["value"]


def test_nearly_every_rule_has_an_example() -> None:
    without = {row["rule"] for row in rows("patterns") if not row["example"]}
    assert without == {"the_period"}  # needs a quarter named before: see test_values


@pytest.mark.parametrize("row", [r for r in rows("words") if r["example"]], ids=lambda r: r["word"])
def test_example_of_each_word(row: dict[str, str]) -> None:
    assert any(row["word"].lower() in words.lower() for words in found(row["example"])), row["example"]


@pytest.mark.parametrize("row", list(rows("cue_kinds")), ids=lambda r: r["cue"])
def test_example_of_each_kind_of_cue(row: dict[str, str]) -> None:
    assert found(row["example"])[row["words"]].value == row["value"]


def test_every_cue_is_of_a_kind_that_is_explained() -> None:
    assert {row["cue"] for row in rows("cues")} == {row["cue"] for row in rows("cue_kinds")}


@pytest.mark.parametrize("row", list(rows("signals")), ids=lambda r: r["signal"])
def test_example_of_each_signal(row: dict[str, str]) -> None:
    text = row["example"]
    deadline = find_deadline(text, (0, len(text) - 1), find_times(text, FRIDAY), None, FRIDAY)
    assert deadline is not None
    assert deadline.kind == row["kind"]


@pytest.mark.parametrize("row", list(rows("holidays")), ids=lambda r: r["name"])
def test_example_of_each_holiday(row: dict[str, str]) -> None:
    spans = {words.lower().removeprefix("the "): t for words, t in found(row["example"]).items()}
    assert date.fromisoformat(spans[row["name"]].value) in days_near(row["reckoning"], row["rule"], 2016)


@pytest.mark.parametrize("row", list(rows("office")), ids=lambda r: f"{r['phrase']}, {r['part']}")
def test_example_of_each_way_to_leave_or_take_office(row: dict[str, str]) -> None:
    text, day = row["example"], date(2017, 1, 20)
    whole = {(i, j): day for i in range(len(text)) for j in range(i + 3, i + 4)}
    known = KnownDays(leaving=whole) if row["sense"] == "leaves" else KnownDays(taking=whole)
    deadline = find_deadline(text, (0, len(text) - 1), find_times(text, FRIDAY), None, FRIDAY, calendar=known)
    assert deadline is not None
    assert (deadline.day, deadline.basis) == ("2017-01-20", "term of office")


@pytest.mark.parametrize("row", list(rows("steps")), ids=lambda r: f"{r['word']}, {r['part']}")
def test_example_of_each_step_and_phase(row: dict[str, str]) -> None:
    text = row["example"]
    event = event_in(text)
    assert event is not None
    assert row["sense"] in (event.family, event.phase, "signing", "is on")
    time = day_of_step(text, (0, text.index(" 24") - 3), find_times(text, FRIDAY))
    assert time is not None
    assert time.value == "2016-10-24"


@pytest.mark.parametrize("row", list(rows("public")), ids=lambda r: r["event"])
def test_example_of_each_public_event(row: dict[str, str]) -> None:
    text, known = row["example"], KnownDays(events=public_events(FRIDAY))
    deadline = find_deadline(text, (0, len(text) - 1), find_times(text, FRIDAY), None, FRIDAY, calendar=known)
    assert deadline is not None
    assert (deadline.day, deadline.basis) == ("2018-11-06" if "mid" in text else "2016-11-08", "public calendar")

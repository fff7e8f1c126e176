"""Laws of `find_times` that hold for any text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.times import find_times
from servanda.times.grammar import grammar, rows
from servanda.times.resolve import RESOLVERS
from servanda.times.tokens import vocabulary

WORDS = sorted({row["word"] for row in rows("words")})
MARKS = [
    ",",
    ".",
    "-",
    "'s",
    "(",
    ")",
    "\n",
    "\n\n",
    "$",
    "3",
    "31",
    "30",
    "2016",
    "1990s",
    "10:35",
    "2016-02-30",
    "12/31/99",
]
TEXTS = st.lists(st.sampled_from([*WORDS, *MARKS, "will", "said", "envoy"]), max_size=25).map(" ".join)
DAYS = st.none() | st.dates(date(1700, 1, 1), date(2190, 12, 31))


@given(TEXTS | st.text(max_size=80), DAYS)
def test_spans_lie_in_the_text_in_order_and_apart(text: str, anchor: date | None) -> None:
    end = 0
    for time in find_times(text, anchor):
        assert end <= time.start < time.end <= len(text)
        end = time.end


@given(TEXTS, DAYS)
def test_same_text_same_times(text: str, anchor: date | None) -> None:
    assert find_times(text, anchor) == find_times(text, anchor)


@given(TEXTS, DAYS)
def test_first_day_is_never_after_last_day(text: str, anchor: date | None) -> None:
    for time in find_times(text, anchor):
        if time.first and time.last:
            assert time.first <= time.last


def test_every_rule_has_a_reading() -> None:
    assert set(grammar().rules) == set(RESOLVERS)


def test_every_word_has_one_class() -> None:
    assert len(vocabulary().classes) >= len(WORDS)


@pytest.mark.parametrize(
    "words", ["about more than ", "two thousand and ", "more than at least ", "a half and a half "]
)
def test_no_pattern_repeats_without_bound(words: str) -> None:
    """A run of words that could go on for ever is given up after a few: else long junk would never end."""
    assert find_times(words * 5000, date(2016, 10, 21)) == ()


def test_no_open_repetition_in_the_grammar() -> None:
    assert not [
        row for name in ("patterns", "macros") for row in rows(name) if "*" in row["pattern"] or "+" in row["pattern"]
    ]

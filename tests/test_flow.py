"""The one path: whatever the text, a reading comes out, its offsets match, and it is the same each time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from servanda.flow import read
from servanda.records import Document
from servanda.seams import dump_line, reading_from_json, reading_to_json, schema

VALIDATOR = Draft202012Validator(schema("reading"))
WORDS = st.sampled_from(
    [
        "Russia",
        "said",
        "“we",
        "will",
        "withdraw",
        "”",
        ".",
        "\n\n",
        "Syria",
        "by Friday",
        "if",
        "the rebels",
        "refused",
        "to",
        "he",
        "—",
        "« non »",
        "\xa0",
        "Mr. Lavrov",
        "on Monday",
        "promised",
        ",",
        "\t",
        "🙂",
        "1 May",
    ]
)
TEXTS = st.lists(WORDS, max_size=40).map(" ".join)


def spans_of(value: Any) -> Iterator[tuple[int, int]]:
    """Every pair of offsets in a reading."""
    if isinstance(value, dict):
        if "start" in value:
            yield value["start"], value["end"]
        for child in value.values():
            yield from spans_of(child)
    elif isinstance(value, list):
        if len(value) == 2 and all(isinstance(v, int) for v in value):
            yield value[0], value[1]
        else:
            for child in value:
                yield from spans_of(child)


@pytest.mark.parametrize("text", ["", " ", "\n", "…", "A"])
def test_next_to_nothing_is_read_as_nothing(text: str) -> None:
    reading = read(Document("d", text))
    assert reading.moves == ()
    assert reading.attributions == ()


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_any_text_gives_a_valid_reading_whose_offsets_lie_inside_it(text: str) -> None:
    data = reading_to_json(read(Document("d", text, published=date(2016, 10, 18))))
    VALIDATOR.validate(data)
    for start, end in spans_of({k: v for k, v in data.items() if k != "text"}):
        assert 0 <= start <= end <= len(text)


@settings(max_examples=25, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_bytes(text: str) -> None:
    document = Document("d", text, published=date(2016, 10, 18))
    assert dump_line(reading_to_json(read(document))) == dump_line(reading_to_json(read(document)))


@settings(max_examples=25, deadline=None)
@given(TEXTS)
def test_a_reading_survives_the_round_trip_through_json(text: str) -> None:
    reading = read(Document("d", text, published=date(2016, 10, 18)))
    assert reading_to_json(reading_from_json(reading_to_json(reading))) == reading_to_json(reading)

"""Sentences and offsets: what the parser sees has the same characters at the same places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.language import load_parser
from servanda.language.parse import paragraph_starts, plain_text, trimmed
from servanda.records import Document


def sentences(text: str, furniture: tuple[tuple[int, int], ...] = ()) -> list[str]:
    parsed = load_parser().parse(Document("d", text, furniture=furniture))
    return [" ".join(s.text.split()) for s in parsed.sentences()]


def test_a_blank_line_ends_a_sentence_without_a_full_stop() -> None:
    assert sentences("Truce holds for a day\n\nMoscow said it would stop.") == [
        "Truce holds for a day",
        "Moscow said it would stop.",
    ]


def test_a_line_that_goes_on_in_lower_case_is_one_sentence() -> None:
    assert sentences("The envoy said that both sides\nwould meet again.") == [
        "The envoy said that both sides would meet again."
    ]


def test_text_wrapped_to_a_width_is_not_cut_at_its_lines() -> None:
    text = (
        "The ministry said in its statement on Monday that the crossing at\n"
        "Bab al-Hawa would be open to all convoys of the United Nations from\n"
        "Thursday and that the guards had been told to let the drivers pass.\n"
    )
    assert len(sentences(text)) == 1


def test_lines_that_end_their_sentences_are_paragraphs() -> None:
    assert len(paragraph_starts("First line ends.\nSecond line ends.\nThird.")) == 2


def test_furniture_is_never_read() -> None:
    text = "By A. Writer\nMoscow agreed."
    assert sentences(text, furniture=((0, 12),)) == ["Moscow agreed."]


def test_furniture_inside_a_line_parts_what_stands_around_it() -> None:
    text = "Rebels refuse the plan GENEVA (Lakeside Wire) — The envoy said the road would open."
    start, end = text.index("GENEVA"), text.index("The envoy")
    assert sentences(text, furniture=((start, end),)) == [
        "Rebels refuse the plan",
        "The envoy said the road would open.",
    ]


@pytest.mark.parametrize("mark", ["“", "”", "«", "»", "„"])
def test_every_kind_of_quotation_mark_is_read_as_one(mark: str) -> None:
    assert plain_text(Document("d", f"{mark}No")) == '"No'


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_the_text_to_parse_is_as_long_as_the_stored_one(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    document = Document("d", text, furniture=((start, end),))
    assert len(plain_text(document)) == len(text)


@given(st.text(alphabet=" \n\tab", max_size=20))
def test_a_trimmed_span_has_no_white_space_at_its_ends(text: str) -> None:
    start, end = trimmed(text, (0, len(text)))
    assert text[start:end] == text.strip()

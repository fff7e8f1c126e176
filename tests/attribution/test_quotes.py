"""Who said what, in sentences of our own."""

from __future__ import annotations

import pytest

from servanda.attribution import attribute
from servanda.attribution.quotes import find_quotes
from servanda.language import load_parser
from servanda.records import Document


def said(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution, as words."""
    found = attribute(load_parser().parse(Document(id="t", text=text)), ())
    words = [[" … ".join(text[s:e] for s, e in spans) for spans in (a.source, a.cue, a.content)] for a in found]
    return [(w[0], w[1], w[2]) for w in words]


def test_indirect_speech_has_source_cue_and_content() -> None:
    assert said("The minister said that the convoy would leave on Friday.") == [
        ("The minister", "said", "that the convoy would leave on Friday")
    ]


def test_direct_speech_is_taken_with_its_marks() -> None:
    assert [(s, c) for s, c, _ in said('"We will not sign this paper today," the envoy said.')] == [
        ("the envoy", "said")
    ]


@pytest.mark.parametrize("text", ["The convoy left the city at dawn.", "Snow fell on the hills for three days."])
def test_a_plain_report_attributes_nothing(text: str) -> None:
    assert said(text) == []


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    text = "“We came to talk.\n\n“We leave with nothing.”"
    assert [(q.closed, q.goes_on) for q in find_quotes(text)] == [(False, False), (True, True)]

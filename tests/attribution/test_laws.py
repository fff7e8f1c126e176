"""Laws of attribution: spans lie in the text, the same text gives the same answer, furniture says nothing."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from servanda.attribution import attribute
from servanda.attribution.quotes import find_quotes
from servanda.language import load_parser
from servanda.records import Attribution, Document

PIECES = st.sampled_from(
    [
        "The envoy said that the road would open.",
        "“We will wait,” Governor Brill said.",
        "According to the Red Cross, nine villages have no water.",
        '"No," he said, "never."',
        "Snow closed the pass.",
        "The rebels: we stay.",
        "« Non »",
        "''",
        '"',
        "“",
        "”",
        "'",
        "\n\n",
        "—",
        "…",
        "\u00a0",
    ]
)
TEXTS = st.lists(PIECES, max_size=8).map(" ".join)
CALM = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(text: str) -> tuple[Attribution, ...]:
    return attribute(load_parser().parse(Document(id="t", text=text)), ())


@CALM
@given(TEXTS)
def test_every_span_lies_in_the_text_and_holds_something(text: str) -> None:
    for a in read(text):
        assert a.cue or a.quote == "direct"  # a quotation may float without words that introduce it
        assert a.content
        for spans in (a.source, a.cue, a.content):
            assert list(spans) == sorted(spans)
            for start, end in spans:
                assert 0 <= start < end <= len(text)
                assert text[start:end].strip()
        assert 0 < a.confidence <= 1


@CALM
@given(TEXTS)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read(text) == read(text)


@CALM
@given(TEXTS)
def test_parents_form_no_ring_and_depth_counts_them(text: str) -> None:
    found = read(text)
    for n, a in enumerate(found):
        at, steps = a.parent, 0
        while at is not None:
            assert at != n
            at, steps = found[at].parent, steps + 1
            assert steps <= len(found)
        assert steps == a.depth


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab \n\"'“”‘’«»„.,", max_size=60))
def test_quotations_are_in_order_and_inside_the_text(text: str) -> None:
    quotes = [q for q in find_quotes(text) if not q.single]
    for one, two in pairwise(quotes):
        assert one.end <= two.start
    assert all(0 <= q.start < q.end <= len(text) for q in quotes)


def test_words_in_furniture_are_attributed_to_nobody() -> None:
    text = "A reader said that the road was open. The envoy said that the road was closed."
    document = Document(id="t", text=text, furniture=((0, 37),))
    found = attribute(load_parser().parse(document), ())
    assert [text[a.source[0][0] : a.source[0][1]] for a in found] == ["The envoy"]
    assert len(attribute(load_parser().parse(replace(document, furniture=())), ())) == 2

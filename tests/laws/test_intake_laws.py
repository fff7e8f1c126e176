"""What holds for every input: nothing stops the run, nothing is lost, offsets fit, the same bytes give the same."""

from __future__ import annotations

import gzip
import io
import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from servanda.intake import documents_from
from servanda.intake.layout import layout_of
from servanda.intake.rows import documents_of_rows
from servanda.intake.sources import documents_of_stream
from servanda.intake.streams import Unpacked
from servanda.records import Document, Problem, Reading
from servanda.seams import dump_line, reading_from_json, reading_to_json

LINES = st.sampled_from(
    [
        "",
        "By Ann Ode",
        "16 October 2016",
        "Posted on October 16, 2016 by admin | 3 comments",
        "3 comments",
        "Share on Facebook",
        "Lakeside Wire",
        "Title: Ministers part",
        "Source: Lakeside Wire",
        "Ministers part without a text",
        "GENEVA, Oct 16 (Lakeside Wire) — The ministers met for three hours and could not agree on a text.",
        "The envoy will report to the Council on Monday, and he will ask for monitors on both roads.",
        "(Reporting by Ann Ode; Editing by Bo Lee)",
        "He said “no”.",
        "\tdiese Zeile\r",
    ]
)
TEXTS = st.lists(LINES | st.text(max_size=60), max_size=14).map("\n".join)
NAMES = st.sampled_from(
    ["a.txt", "a.html", "a.jsonl", "a.xml", "a.warc", "a.txt.gz", "a.jsonl.gz", "a.warc.gz", "a.pdf"]
)


@given(TEXTS)
def test_spans_are_in_order_apart_and_inside_the_text(text: str) -> None:
    layout = layout_of(text)
    edges = [edge for span in layout.furniture for edge in span]
    assert edges == sorted(edges)
    assert all(start < end for start, end in layout.furniture)
    assert all(0 <= edge <= len(text) for edge in edges)


@given(TEXTS)
def test_a_title_is_never_furniture(text: str) -> None:
    layout = layout_of(text)
    if layout.title_span:
        start, end = layout.title_span
        assert text[start:end] == layout.title
        assert not any(s < end and start < e for s, e in layout.furniture)


@given(TEXTS)
def test_the_same_text_has_the_same_layout(text: str) -> None:
    assert layout_of(text) == layout_of(text)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(name=NAMES, data=st.binary(max_size=400) | TEXTS.map(str.encode) | TEXTS.map(lambda t: f"<p>{t}</p>".encode()))
def test_no_file_stops_the_run_or_vanishes(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    items = list(documents_from(str(path)))
    assert items
    assert all(item.where and item.what and item.hint for item in items if isinstance(item, Problem))
    assert items == list(documents_from(str(path)))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400) | TEXTS.map(str.encode))
def test_no_stream_stops_the_run_or_vanishes(data: bytes) -> None:
    assert list(documents_of_stream(io.BytesIO(data)))


@given(st.lists(st.text(max_size=80), max_size=6))
def test_rows_keep_every_character_they_can(texts: list[str]) -> None:
    data = "".join(json.dumps({"id": str(i), "text": text}) + "\n" for i, text in enumerate(texts))
    docs = [item for item, _ in documents_of_rows("a", io.BytesIO(data.encode())) if isinstance(item, Document)]
    assert [len(doc.text) for doc in docs] == [len(text) for text in texts]
    pairs = zip("".join(doc.text for doc in docs), "".join(texts), strict=True)
    assert all(kept == written or kept == "\ufffd" for kept, written in pairs)


@given(st.text(alphabet=st.characters(), max_size=40))
def test_every_text_of_a_row_can_be_written_down(text: str) -> None:
    row = io.BytesIO(json.dumps({"text": text}).encode())
    [doc] = [item for item, _ in documents_of_rows("a", row) if isinstance(item, Document)]
    line = dump_line(reading_to_json(Reading(doc))).encode()
    assert reading_from_json(json.loads(line)).document == doc


@given(st.lists(st.binary(max_size=3000), max_size=4), st.integers(0, 60))
def test_packed_streams_are_unpacked_or_told(parts: list[bytes], cut: int) -> None:
    packed = b"".join(gzip.compress(part) for part in parts)
    stream = Unpacked(io.BytesIO(packed[: len(packed) - cut] if cut else packed))
    data = io.BufferedReader(stream).read()
    whole = b"".join(parts)
    assert whole.startswith(data)
    assert data == whole or stream.damage or cut


class _Endless(io.RawIOBase):
    """A corpus that is made as it is read."""

    def __init__(self, rows: int) -> None:
        self._rows: Iterator[bytes] = (
            json.dumps({"id": f"r{i}", "text": f"Report {i}. " + "The road stayed shut. " * 20}).encode() + b"\n"
            for i in range(rows)
        )
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        data = self._left or next(self._rows, b"")
        taken, self._left = data[: len(buffer)], data[len(buffer) :]
        buffer[: len(taken)] = taken
        return len(taken)


def _peak(rows: int) -> int:
    tracemalloc.start()
    count = sum(isinstance(item, Document) for item in documents_of_stream(io.BufferedReader(_Endless(rows))))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == rows
    return peak


def test_ten_times_the_rows_need_no_more_memory() -> None:
    _peak(50)
    assert _peak(2000) < _peak(200) + 300_000

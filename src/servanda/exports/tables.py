"""Tables: CSV, JSON lines and Parquet, of moves or of the ledger."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from servanda.exports.rows import Row
from servanda.seams import dump_line

_NUMBERS = {"sent_start", "sent_end", "trigger_start", "trigger_end", "documents"}
_SHARES = {"confidence", "salience"}


def to_csv(rows: Iterable[Row], columns: Sequence[str]) -> str:
    """RFC 4180, with a header row; what is not known is an empty cell."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def from_csv(text: str) -> list[Row]:
    """The rows that `to_csv` wrote; an empty cell is `None` again."""
    return [{k: _cell(k, v) for k, v in row.items()} for row in csv.DictReader(io.StringIO(text, newline=""))]


def to_jsonl(rows: Iterable[Row]) -> str:
    """One JSON object a line."""
    return "".join(dump_line(dict(row)) + "\n" for row in rows)


def to_parquet(rows: Iterable[Row], columns: Sequence[str]) -> bytes:
    """One Parquet file whose columns have the same types however many rows there are."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = {
        name: pa.int64() if name in _NUMBERS else pa.float64() if name in _SHARES else pa.string() for name in columns
    }
    table = pa.Table.from_pylist(list(rows), schema=pa.schema([(name, kinds[name]) for name in columns]))
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink)
    return bytes(sink.getvalue().to_pybytes())


def _cell(name: str, value: str) -> str | int | float | None:
    if name in _NUMBERS:
        return int(value)
    if name in _SHARES:
        return float(value)
    return value or None

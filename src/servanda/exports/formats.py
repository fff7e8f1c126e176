"""The list of formats, and the one function that writes any of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from servanda.exports.annotations import to_annotations
from servanda.exports.calendar import to_ics
from servanda.exports.events import to_icews, to_petrarch, to_phoenix, to_plover
from servanda.exports.graph import to_graphml
from servanda.exports.rows import LEDGER_COLUMNS, MOVE_COLUMNS, coded_events, ledger_rows, move_rows
from servanda.exports.tables import to_csv, to_jsonl, to_parquet
from servanda.ledger import Ledger
from servanda.records import Reading

Writer = Callable[[Sequence[Reading], Ledger], str | bytes]

FORMATS: dict[str, tuple[str, Writer]] = {
    "moves-csv": ("one row a move", lambda readings, _: to_csv(move_rows(readings), MOVE_COLUMNS)),
    "moves-jsonl": ("one JSON object a move", lambda readings, _: to_jsonl(move_rows(readings))),
    "moves-parquet": ("one row a move", lambda readings, _: to_parquet(move_rows(readings), MOVE_COLUMNS)),
    "ledger-csv": ("one row an undertaking", lambda _, led: to_csv(ledger_rows(led.commitments), LEDGER_COLUMNS)),
    "ledger-jsonl": ("one JSON object an undertaking", lambda _, led: to_jsonl(ledger_rows(led.commitments))),
    "ledger-parquet": (
        "one row an undertaking",
        lambda _, led: to_parquet(ledger_rows(led.commitments), LEDGER_COLUMNS),
    ),
    "plover": ("PLOVER JSON lines", lambda readings, _: to_plover(coded_events(readings))),
    "petrarch": ("PETRARCH2's tab-separated events", lambda readings, _: to_petrarch(coded_events(readings))),
    "phoenix": ("the Phoenix daily layout, 26 columns", lambda readings, _: to_phoenix(coded_events(readings))),
    "icews": ("the ICEWS layout, 20 columns", lambda readings, _: to_icews(coded_events(readings))),
    "annotations": ("W3C Web Annotations (JSON-LD)", lambda readings, _: to_annotations(readings)),
    "graphml": ("parties and what they owe, as a graph", lambda _, led: to_graphml(led.commitments)),
    "ics": ("deadlines as a calendar of tasks", lambda _, led: to_ics(led.commitments)),
}
"""Each format's name, what it holds, and its writer."""


def export(name: str, readings: Sequence[Reading], ledger: Ledger) -> bytes:
    """The readings or the ledger in a format of `FORMATS`, as bytes (text is UTF-8)."""
    written = FORMATS[name][1](readings, ledger)
    return written.encode("utf-8") if isinstance(written, str) else written

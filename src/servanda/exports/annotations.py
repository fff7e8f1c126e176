"""W3C Web Annotations: each move, attribution and time on its source, by quotation and by position."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from servanda.exports.rows import record_id
from servanda.records import Document, Reading, Span

CONTEXT = 32
"""Characters before and after that a quotation selector carries, so that it finds its place again."""


def to_annotations(readings: Iterable[Reading]) -> str:
    """One JSON-LD annotation collection (https://www.w3.org/TR/annotation-model/)."""
    items = [item for reading in readings for item in _items(reading)]
    collection = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationCollection",
        "label": "Servanda",
        "total": len(items),
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return json.dumps(collection, ensure_ascii=False, indent=1) + "\n"


def _items(reading: Reading) -> Iterator[dict[str, Any]]:
    document = reading.document
    for move in reading.moves:
        who = ", ".join(a.name for a in move.actor) or "not named"
        yield _annotation(document, move.trigger, "move", f"{move.type} by {who}", ["tagging", move.type])
    for said in reading.attributions:
        for span in said.content[:1]:
            who = ", ".join(a.name for a in said.actors) or said.source_kind
            yield _annotation(document, span, "attribution", f"{said.quote} speech of {who}", ["tagging", said.quote])
    for time in reading.timexes:
        yield _annotation(
            document, (time.start, time.end), "time", f"{time.type} {time.value}", ["tagging", time.value]
        )


def _annotation(document: Document, span: Span, kind: str, body: str, tags: list[str]) -> dict[str, Any]:
    start, end = span
    return {
        "id": f"urn:servanda:{record_id(document.id, span, kind + tags[-1])}",
        "type": "Annotation",
        "motivation": tags[0],
        "body": [
            {"type": "TextualBody", "value": body, "format": "text/plain", "purpose": "describing"},
            {"type": "TextualBody", "value": f"{kind}:{tags[-1]}", "purpose": "tagging"},
        ],
        "target": {
            "source": document.url or f"urn:servanda:doc:{document.id}",
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": document.text[start:end],
                    "prefix": document.text[max(0, start - CONTEXT) : start],
                    "suffix": document.text[end : end + CONTEXT],
                },
                {"type": "TextPositionSelector", "start": start, "end": end},
            ],
        },
    }

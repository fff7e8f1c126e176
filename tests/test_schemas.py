"""The published schemas name every key that is written, over all the example reports."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from servanda.flow import keep, read
from servanda.intake import Defaults, documents_from
from servanda.ledger.json import commitment_to_json
from servanda.records import Document, Reading
from servanda.seams import reading_to_json, schema


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    with resources.as_file(resources.files("servanda").joinpath("examples", "reports")) as folder:
        return [read(d) for d in documents_from(str(folder), Defaults()) if isinstance(d, Document)]


def closed(value: Any) -> Any:
    """The schema, refusing keys that it does not name; as published it lets newer versions add some."""
    if isinstance(value, list):
        return [closed(v) for v in value]
    if not isinstance(value, dict):
        return value
    inner = {k: closed(v) for k, v in value.items()}
    return {**inner, "additionalProperties": False} if isinstance(inner.get("properties"), dict) else inner


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every part of a schema that describes an object with named keys."""
    if isinstance(value, dict):
        if isinstance(value.get("properties"), dict) and value.get("type") == "object":
            yield value
        for inner in value.values():
            yield from objects(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from objects(inner)


def test_every_example_reading_has_the_keys_of_the_schema_and_no_other(readings: list[Reading]) -> None:
    strict = Draft202012Validator(closed(schema("reading")))
    assert len(readings) == 20
    for reading in readings:
        strict.validate(reading_to_json(reading))


def test_every_line_of_the_example_ledger_has_the_keys_of_the_schema_and_no_other(readings: list[Reading]) -> None:
    strict = Draft202012Validator(closed(schema("commitment")))
    lines = [json.loads(json.dumps(commitment_to_json(c))) for c in keep(readings).commitments]
    assert lines
    for line in lines:
        strict.validate(line)


@pytest.mark.parametrize("name", ["reading", "commitment"])
def test_a_schema_is_one_and_lets_newer_versions_add_keys(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))
    for part in objects(schema(name)):
        assert "additionalProperties" not in part
        assert set(part.get("required", ())) <= set(part["properties"])


@pytest.mark.parametrize("name", ["reading", "commitment"])
def test_every_key_of_the_outermost_object_is_explained(name: str) -> None:
    own_name_says_it = {"title", "author", "url"}
    known = schema(name)["properties"]
    assert {k for k, v in known.items() if "description" not in v and "$ref" not in v} <= own_name_says_it

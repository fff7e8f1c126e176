"""The JSON seams: what is written can be read back, and is valid against the published schema."""

from __future__ import annotations

import json
from datetime import date

from jsonschema import Draft202012Validator

from servanda.records import (
    Actor,
    Attribution,
    Document,
    Mention,
    Move,
    PoliticalEvent,
    Problem,
    Reading,
    TimeSpan,
)
from servanda.seams import dump_line, reading_from_json, reading_to_json, schema

RUSSIA = Actor("rus", "RUS", "Russia", "state", "RUS")
TEXT = "Russia vowed to halt the strikes by Friday."
FRIDAY = TimeSpan(36, 42, "DATE", "2016-10-21", None, date(2016, 10, 21), date(2016, 10, 21), "document date", "by")
READING = Reading(
    Document("a", TEXT, "The Courier", date(2016, 10, 18), "Vow", furniture=((0, 0),), title_span=(0, 6)),
    timexes=(FRIDAY,),
    actors=(Mention(0, 6, RUSSIA),),
    attributions=(Attribution(((0, 6),), ((7, 12),), ((13, 42),), "indirect", (RUSSIA,), addressee=(16, 20)),),
    moves=(
        Move(
            "commit", (0, 43), (7, 12), (RUSSIA,), (0, 6), content=(16, 42), deadline=FRIDAY, deadline_day="2016-10-21",
            when=date(2016, 10, 18), when_basis="text", debtor=(RUSSIA,), plover="AGREE", cameo="057",
        ),
    ),
    events=(PoliticalEvent((0, 43), (16, 20), "YIELD", actor=(RUSSIA,)),),
    problems=(Problem("a", "odd", "look"),),
    version="0.1.0+00000000",
)  # fmt: skip


def test_a_reading_survives_the_round_trip() -> None:
    assert reading_from_json(json.loads(dump_line(reading_to_json(READING)))) == READING


def test_a_reading_is_valid_against_the_published_schema() -> None:
    Draft202012Validator.check_schema(schema("reading"))
    Draft202012Validator(schema("reading")).validate(reading_to_json(READING))


def test_the_schema_refuses_a_move_of_no_known_type() -> None:
    data = reading_to_json(READING)
    data["moves"][0]["type"] = "promise"
    assert not Draft202012Validator(schema("reading")).is_valid(data)

"""What is promised or asked "by Friday" lies ahead, however far the verb stands; what had not been done lies behind."""

from __future__ import annotations

from datetime import date

import pytest

from servanda.times import find_times

WEDNESDAY = date(2016, 10, 19)


def last_value(text: str) -> str:
    """The value of the last expression, on a Wednesday."""
    return find_times(text, WEDNESDAY)[-1].value


@pytest.mark.parametrize(
    "text",
    [
        "Ruritania promised on Monday to halt the raids by Friday.",
        "The envoy urged the council on Tuesday to lift the curfew by Friday.",
        "She told them to leave the valley by Friday.",
        "They agreed in Oslo on Monday to meet again on Friday.",
    ],
)
def test_a_day_that_binds_lies_ahead(text: str) -> None:
    assert last_value(text) == "2016-10-21"


@pytest.mark.parametrize(
    "text",
    [
        "They failed to leave the valley by Friday.",
        "By Friday, the army had left the valley.",
        "The column was forced to leave the town on Friday.",
        "She came to Oslo on Friday.",
    ],
)
def test_a_day_of_what_was_lies_behind(text: str) -> None:
    assert last_value(text) == "2016-10-14"

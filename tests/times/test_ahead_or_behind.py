"""What governs a day decides whether it is still to come: insertions, ultimatums, plans, what was moved or called."""

from __future__ import annotations

from datetime import date

import pytest

from servanda.times import find_times

WEDNESDAY = date(2016, 10, 19)


def last_value(text: str) -> str:
    """The value of the last expression, on a Wednesday."""
    return find_times(text, WEDNESDAY)[-1].value


AHEAD = [
    "The council gave the towns -- two ports and an oasis -- until Friday to surrender.",
    "The council gave the towns — two ports and an oasis — until Friday to surrender.",
    "The council gave the towns - two ports and an oasis - until Friday to surrender.",
    "She vowed -- after talks on Monday with the envoy -- to free them on Friday.",
    "The envoy will, he said, meet both sides on Friday.",
    "An ultimatum expiring Friday was rejected by the rebels.",
    "The rebels rejected an ultimatum expiring on Friday.",
    "The pact, which runs out on Friday, was signed in a hurry.",
    "She called for a truce beginning on Friday.",
    "They agreed to a truce from Friday.",
    "The army declared a truce from Friday.",
    "The meeting was put off to Friday.",
    "The vote was moved from Monday to Friday.",
    "The signing was brought forward to Friday.",
    "Talks have been set for Friday.",
    "She called a cabinet meeting for Friday.",
    "They face a Friday deadline.",
    "They have a deadline of Friday.",
    "Friday's summit was to test them.",
    "Ahead of a summit on Friday, both sides traded blame.",
    "The envoy arrived ahead of a summit on Friday.",
    "The council voted ahead of Friday's deadline.",
    "She demanded that they stop the raids by Friday or face sanctions.",
    'She demanded an end to the siege "as early as Friday".',
    "They have plans for a vote on Friday.",
    "They backed the plan to vote on Friday.",
    "The rebels have until Friday to respond.",
    "The rebels were called on to leave by Friday.",
]


@pytest.mark.parametrize("text", AHEAD)
def test_still_to_come(text: str) -> None:
    assert last_value(text) == "2016-10-21"


BEHIND = [
    "They spoke of the group that was called the Northern Front until Friday.",
    "The council met the mayors -- of two ports and an oasis -- on Friday.",
    "The envoy, he said, met both sides on Friday.",
    "The fighting began as early as Friday.",
    "The smoke suggested that by Friday the fighting had moved on.",
    "They missed Friday's deadline.",
    "They ignored the Friday deadline.",
    "On Friday the plan was rejected by the rebels.",
    "The rally called for Friday was cancelled.",
    "The road has been shut from Friday.",
    "The column moved on Friday.",
    "Friday's summit was to have tested them.",
    "The court will rule on whether Friday's vote was legal.",
    "No one expected that on Friday.",
    "She did not expect them on Friday.",
    "They fled ahead of the troops, and returned on Friday.",
    "The ruling came ahead of a vote, which was lost on Friday.",
    'She wrote on Friday: "I want to leave."',
]


@pytest.mark.parametrize("text", BEHIND)
def test_behind(text: str) -> None:
    assert last_value(text) == "2016-10-14"


def test_ahead_of_counts_from_the_day_named_before() -> None:
    assert last_value("On Monday they traded blame ahead of a vote on Tuesday.") == "2016-10-18"


def test_a_range_from_a_day_is_of_no_plan() -> None:
    assert last_value("She called it a crime committed from Feb. 15 to Feb. 28.") == "2016-02-28"


def test_a_hyphen_within_a_word_opens_no_insertion() -> None:
    assert last_value("The so-called no-fly zone was set up on Friday.") == "2016-10-14"

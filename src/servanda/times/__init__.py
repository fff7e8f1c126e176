"""Finds time expressions and says which days they mean. Needs no language model."""

from servanda.times.bounds import Deadline
from servanda.times.deadlines import find_deadline
from servanda.times.find import find_times
from servanda.times.known import Calendar, KnownDays
from servanda.times.said import MoveDate, date_of_move

__all__ = ["Calendar", "Deadline", "KnownDays", "MoveDate", "date_of_move", "find_deadline", "find_times"]

"""Finds time expressions and says which days they mean. Needs no language model."""

from servanda.times.deadlines import Calendar, Deadline, KnownDays, MoveDate, date_of_move, find_deadline
from servanda.times.find import find_times

__all__ = ["Calendar", "Deadline", "KnownDays", "MoveDate", "date_of_move", "find_deadline", "find_times"]

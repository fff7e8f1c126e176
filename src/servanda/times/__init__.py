"""Finds time expressions and says which days they mean. Needs no language model."""

from servanda.times.find import find_times

__all__ = ["find_times"]

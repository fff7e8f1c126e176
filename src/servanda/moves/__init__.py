"""Finds what one party did towards another with words, or by keeping or breaking its word."""

from servanda.moves.find import find_moves

__all__ = ["find_moves"]

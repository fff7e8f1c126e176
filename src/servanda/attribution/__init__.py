"""Finds who is said to have said, believed or intended what."""

from servanda.attribution.attribute import attribute

__all__ = ["attribute"]

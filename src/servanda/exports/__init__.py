"""Writes readings and ledgers in the formats that others import, with fixed headers."""

from servanda.exports.formats import FORMATS, export

__all__ = ["FORMATS", "export"]

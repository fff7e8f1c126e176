"""Turns files, pages, feeds and archives into documents."""

from servanda.intake.defaults import Defaults
from servanda.intake.sources import documents_from, documents_from_all

__all__ = ["Defaults", "documents_from", "documents_from_all"]

"""Turns files, pages, feeds and archives into documents."""

from servanda.intake.sources import Defaults, documents_from

__all__ = ["Defaults", "documents_from"]

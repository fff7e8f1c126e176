"""Writes the brief: one self-contained page that an analyst can read, check and forward."""

from servanda.brief.page import brief_page

__all__ = ["brief_page"]

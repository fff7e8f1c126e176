"""Writes the brief: one self-contained page that an analyst can read, check and forward."""

from servanda.brief.page import brief_data, brief_page

__all__ = ["brief_data", "brief_page"]

"""Turns a document into words, sentences and their grammar, behind one Protocol."""

from servanda.language.parse import Parsed, Parser, SpacyParser, load_parser

__all__ = ["Parsed", "Parser", "SpacyParser", "load_parser"]

"""Keeps readings and judgements in a database: SQLite by default, any database Django knows by URL."""

from servanda.store.store import Store, open_store, reading_key

__all__ = ["Store", "open_store", "reading_key"]

"""Sees to it that no two documents of a run share an id, and that no document is lost for having another's."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from types import TracebackType

from servanda.records import Document, Problem


class IdRegister:
    """The ids of a run with a hash of each text. Kept in a temporary database of SQLite's, which goes to disk as it
    grows, so that a million ids need no more memory than a thousand; it vanishes with the run.
    """

    def __init__(self) -> None:
        self._seen = sqlite3.connect("")
        self._seen.execute("PRAGMA journal_mode = OFF")
        self._seen.execute("CREATE TABLE seen (id BLOB PRIMARY KEY, text BLOB, place TEXT) WITHOUT ROWID")

    def __enter__(self) -> IdRegister:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._seen.close()

    def admit(self, doc: Document, where: str) -> Iterator[Document | Problem]:
        """The document if its id is new; if not a problem, and unless it is a copy the document under its own id."""
        text = hashlib.sha256(doc.text.encode()).digest()
        key = hashlib.sha256(doc.id.encode()).digest()
        row = self._seen.execute("SELECT text, place FROM seen WHERE id = ?", (key,)).fetchone()
        if row is None:
            self._seen.execute("INSERT INTO seen VALUES (?, ?, ?)", (key, text, where))
            yield doc
        elif row[0] == text:
            hint = "take one of the two out of the input; the first was read"
            yield Problem(where, f"repeats document {doc.id!r} of {row[1]}, word for word", hint)
        else:
            renamed = replace(doc, id=f"{doc.id}#{text.hex()[:12]}")
            hint = f"give each document an id of its own; this one is read as {renamed.id!r}"
            yield Problem(where, f"has the id {doc.id!r}, which {row[1]} already has", hint)
            yield from self._admit_renamed(renamed, where)

    def _admit_renamed(self, doc: Document, where: str) -> Iterator[Document | Problem]:
        key = hashlib.sha256(doc.id.encode()).digest()
        cursor = self._seen.execute("INSERT OR IGNORE INTO seen VALUES (?, ?, ?)", (key, b"", where))
        if cursor.rowcount:
            yield doc

"""Puts readings and judgements into a database and gets them back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from django.db import connections, transaction
from django.db.models import Max

from servanda.records import Document, Judgement, Reading
from servanda.seams import dump_line, reading_from_json, reading_to_json
from servanda.store.setup import connect

if TYPE_CHECKING:
    from servanda.store.models import JudgementRow, ReadingRow


def reading_key(document: Document, version: str) -> str:
    """The key under which the reading of this document by this version is kept: a SHA-256 in hexadecimal."""
    bare = reading_to_json(Reading(document, version=version))
    return hashlib.sha256(dump_line(bare).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Store:
    """An open database. Every method is one transaction, so that a killed run leaves whole readings only."""

    alias: str
    where: str

    def close(self) -> None:
        """Close the connection; the next call opens it again."""
        connections[self.alias].close()

    def missing(self, keys: Iterable[str]) -> set[str]:
        """Those of `keys` that are not kept, or whose reading a later one of the same document has replaced."""
        asked = set(keys)
        return asked - self._newest(asked)

    def held(self, doc_ids: Iterable[str], version: str) -> set[str]:
        """Those of `doc_ids` of which a reading by this version is kept, whatever their text was."""
        rows = _readings().objects.using(self.alias).filter(doc_id__in=set(doc_ids), version=version)
        return set(rows.values_list("doc_id", flat=True))

    def put(self, readings: Iterable[Reading]) -> int:
        """Keep readings; each becomes the newest of its document. Returns how many were given.

        One that is the newest already stays as it is; one that had been replaced takes its place again.
        """
        rows = [_row(reading) for reading in readings]
        table = _readings().objects.using(self.alias)
        with transaction.atomic(using=self.alias):
            table.filter(key__in=self.missing(row.key for row in rows)).delete()
            table.bulk_create(rows, ignore_conflicts=True, batch_size=64)
        return len(rows)

    def _newest(self, keys: set[str]) -> set[str]:
        """Those of `keys` under which the newest reading of a document is kept."""
        table = _readings().objects.using(self.alias)
        kept = list(table.filter(key__in=keys).values_list("key", "doc_id", "id"))
        of_these = table.filter(doc_id__in={doc_id for _, doc_id, _ in kept})
        newest = dict(of_these.values_list("doc_id").annotate(newest=Max("id")))
        return {key for key, doc_id, place in kept if newest[doc_id] == place}

    def readings(self) -> Iterator[Reading]:
        """The newest reading of each document, by document id; what it replaced stays kept, but is not folded."""
        rows = _readings().objects.using(self.alias)
        newest = rows.values("doc_id").annotate(newest=Max("id")).values("newest")
        current = rows.filter(id__in=newest).order_by("doc_id")
        for data in current.values_list("data", flat=True).iterator(chunk_size=200):
            yield reading_from_json(json.loads(data))

    def versions(self) -> dict[str, int]:
        """How many readings each version has left here."""
        counts: dict[str, int] = {}
        for version in _readings().objects.using(self.alias).values_list("version", flat=True):
            counts[version] = counts.get(version, 0) + 1
        return counts

    def judge(self, judgement: Judgement) -> None:
        """Add a person's decision."""
        _judgements().objects.using(self.alias).create(
            record=judgement.record,
            verdict=judgement.verdict,
            by=judgement.by,
            at=judgement.at,
            reason=judgement.reason,
            changes=[list(pair) for pair in judgement.changes],
        )

    def judgements(self) -> tuple[Judgement, ...]:
        """Every decision, in the order in which they were made."""
        return tuple(
            Judgement(
                record=row.record,
                verdict=cast("Judgement", row).verdict,
                by=row.by,
                at=row.at,
                reason=row.reason,
                changes=tuple((a, b) for a, b in row.changes),
            )
            for row in _judgements().objects.using(self.alias).all()
        )


def open_store(where: str | Path) -> Store:
    """Open the database at a path or URL, creating or migrating it as needed.

    Raises `StoreError` if it cannot be opened.
    """
    return Store(connect(where), str(where))


def _row(reading: Reading) -> ReadingRow:
    return _readings()(
        key=reading_key(reading.document, reading.version),
        doc_id=reading.document.id,
        outlet=reading.document.outlet,
        published=reading.document.published,
        version=reading.version,
        data=dump_line(reading_to_json(reading)),
    )


def _readings() -> type[ReadingRow]:
    """The table, imported late: Django must be set up first."""
    from servanda.store.models import ReadingRow

    return ReadingRow


def _judgements() -> type[JudgementRow]:
    from servanda.store.models import JudgementRow

    return JudgementRow

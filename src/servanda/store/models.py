"""The tables: what was read, and what people decided about it. The ledger is folded from these; it has no table."""

from __future__ import annotations

from django.db import models


class ReadingRow(models.Model):
    """One document as read by one version of the rules."""

    id = models.BigAutoField(primary_key=True)
    key = models.CharField(max_length=64, unique=True)
    """Hash of the document and the version, so that nothing is kept twice."""
    doc_id = models.TextField(db_index=True)
    outlet = models.TextField(null=True)
    published = models.DateField(null=True, db_index=True)
    version = models.CharField(max_length=64, db_index=True)
    data = models.TextField()
    """The reading, in the JSON shape of `servanda.seams`."""

    class Meta:
        app_label = "store"


class JudgementRow(models.Model):
    """A person's decision about a record. Never edited: taking one back is another row."""

    record = models.TextField(db_index=True)
    verdict = models.CharField(max_length=16)
    by = models.TextField()
    at = models.DateTimeField()
    reason = models.TextField(blank=True)
    changes = models.JSONField(default=list)

    class Meta:
        app_label = "store"
        ordering = ("at", "id")

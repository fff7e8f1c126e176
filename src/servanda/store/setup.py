"""Starts Django for the store alone: no web server, no settings module, one connection per database opened."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

import django
from django.core.management import call_command
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.utils import DatabaseError

from servanda.errors import StoreError


def connect(where: str | Path) -> str:
    """Open (and create or migrate) the database at a path or `postgresql://` URL; return its Django alias.

    Raises `StoreError` if it cannot be opened, is another program's file, or was written by a newer version.
    """
    _start()
    alias = "db_" + hashlib.sha256(str(where).encode()).hexdigest()[:12]
    if alias not in connections.databases:
        connections.databases[alias] = connections.configure_settings({"default": {}, alias: _settings(where)})[alias]
    try:
        refusal = _not_ours(alias)
        if not refusal:
            call_command("migrate", database=alias, verbosity=0, interactive=False)
    except DatabaseError as error:
        connections[alias].close()
        raise StoreError(f"{where}: cannot be opened as a ledger database ({error})", _hint(where)) from error
    if refusal:
        connections[alias].close()
        raise StoreError(f"{where}: {refusal[0]}", refusal[1])
    return alias


def _not_ours(alias: str) -> tuple[str, str] | None:
    """Why a database must not be touched, and what to do; `None` for a new one or one of ours.

    A server's database may be shared with other programs; a file may not.
    """
    connection = connections[alias]
    tables = set(connection.introspection.table_names())
    if connection.vendor == "sqlite" and tables and "django_migrations" not in tables:
        return "is another program's database", "choose another file name with --db or --into"
    loader = MigrationLoader(connection)
    unknown = set(loader.applied_migrations) - set(loader.disk_migrations)
    newer = sorted(name for app, name in unknown if app == "store")
    return (f"was written by a newer version of Servanda ({newer[-1]})", "install that version") if newer else None


def _start() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "servanda.store.settings")
    django.setup()


def _settings(where: str | Path) -> dict[str, object]:
    text = str(where)
    if text.startswith(("postgres://", "postgresql://")):
        url = urlsplit(text)
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": url.path.lstrip("/"),
            "USER": unquote(url.username or ""),
            "PASSWORD": unquote(url.password or ""),
            "HOST": url.hostname or "",
            "PORT": str(url.port or ""),
        }
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": text, "OPTIONS": {"timeout": 30}}


def _hint(where: str | Path) -> str:
    if "://" in str(where):
        return "check that the server runs and that the URL names a database and a user that may create tables"
    return "choose another file name with --db or --into, or check that its folder exists and can be written"

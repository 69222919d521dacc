"""Whether this process can serve people: the database answers, and has the shape the code expects."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from hearth.core.remembering import Memory

SECONDS = 5
_lately: Memory[dict[str, Any]] = Memory(SECONDS, most=1)


def readiness() -> dict[str, Any]:
    """What was found in the last few seconds: `ready`, whether the database answers, migrations not yet applied."""
    return _lately.recall("readiness", look)


def look() -> dict[str, Any]:
    """Ask the database now."""
    try:
        missing = sorted(_written() - _applied())
    except Error:
        return {"ready": False, "database": False}
    return {"ready": not missing, "database": True, "migrations_missing": missing}


@lru_cache(maxsize=1)
def _written() -> frozenset[str]:
    """Migrations the code comes with; they do not change while it runs."""
    return frozenset(map(".".join, MigrationLoader(None).disk_migrations or {}))


def _applied() -> set[str]:
    return set(map(".".join, MigrationRecorder(connection).applied_migrations()))

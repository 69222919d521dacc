"""A ledger with something in it, and what somebody could do to it."""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from hearth.core.actors import System
from hearth.ground.audit import sealing
from hearth.ground.audit.recording import record
from tests import cast

HOUSE = System("test")


def write(congress, lines: int = 1) -> None:
    for n in range(lines):
        record("test.happened", congress.ref, by=HOUSE, n=n)


@pytest.fixture
def chain(yuhe):
    """Nine lines, sealed in three goes."""
    for _ in range(3):
        write(yuhe, 3)
        sealing.seal_new()
    return yuhe


def tamper(statement: str, *values: object) -> None:
    """As somebody would who owns the database server and switches its triggers off."""
    with cast.database_account("NONE"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement, values)
        cursor.execute("SET LOCAL session_replication_role = origin")

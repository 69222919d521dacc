"""Rows that are only ever added, the ledger's above all: whether PostgreSQL still refuses to change them (D4)."""

from __future__ import annotations

from typing import Any

from hearth.core.grants import rights
from hearth.core.tenancy import tenants

CHANGES = ("UPDATE", "DELETE", "TRUNCATE")
UPDATE_OR_TRUNCATE = (16, 32)  # bits of pg_trigger.tgtype
UNGUARDED = """
SELECT wanted FROM unnest(%s::text[]) wanted, unnest(%s::int[]) bit
WHERE NOT EXISTS (
    SELECT 1 FROM pg_trigger t WHERE t.tgrelid = to_regclass(format('%%I.%%I', current_schema(), wanted))
    AND NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') AND t.tgtype & bit <> 0)
GROUP BY wanted ORDER BY wanted
"""
CHANGERS = """
SELECT DISTINCT name FROM unnest(%s::text[], %s::text[], %s::text[]) AS asked(name, kept, verb)
WHERE name IN (SELECT rolname FROM pg_roles)
AND has_table_privilege(name, format('%%I.%%I', current_schema(), kept), verb) ORDER BY name
"""


def tables() -> list[str]:
    """Tables whose rows are written and read, and never changed."""
    return sorted(model._meta.db_table for model in tenants() if model.is_append_only)


def unguarded(cursor: Any) -> list[str]:
    """Those whose triggers were dropped or switched off: their rows could be changed or emptied."""
    cursor.execute(UNGUARDED, [tables(), list(UPDATE_OR_TRUNCATE)])
    return [table for (table,) in cursor.fetchall()]


def changers(cursor: Any, names: dict[str, str]) -> list[str]:
    """Accounts that may do more with such rows than their role should; `names` says how each role signs in."""
    asked = [
        (name, table, verb)
        for role, name in names.items()
        for table in tables()
        for verb in CHANGES
        if verb not in rights(role, table)
    ]
    cursor.execute(CHANGERS, [list(column) for column in zip(*asked, strict=True)])
    return [name for (name,) in cursor.fetchall()]

"""The second wall: PostgreSQL itself shows each congress its own rows only, whatever the application forgets (D3).

Raised after every migration for every `TenantModel`, so that a new table has its wall before its first row.
"""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError
from django.db import connections, transaction

from hearth.core import grants
from hearth.core.roles import PLAIN
from hearth.core.tenancy import SETTING, tenants

POLICY = "own_congress_only"
OWN = f"congress_id = nullif(current_setting('{SETTING}', true), '')::bigint"
# the same, as PostgreSQL writes it down
WRITTEN = f"(congress_id = (NULLIF(current_setting('{SETTING}'::text, true), ''::text))::bigint)"
OPEN = """
SELECT wanted FROM unnest(%s::text[]) wanted LEFT JOIN pg_class c
  ON c.oid = to_regclass(format('%%I.%%I', current_schema(), wanted))
WHERE (c.relrowsecurity AND c.relforcerowsecurity AND (
    SELECT bool_and(p.polname = %s AND p.polcmd = '*' AND p.polroles = '{0}'
                    AND pg_get_expr(p.polqual, p.polrelid) = %s AND pg_get_expr(p.polwithcheck, p.polrelid) = %s)
    FROM pg_policy p WHERE p.polrelid = c.oid)) IS NOT TRUE
ORDER BY wanted
"""
PASSERS = """
SELECT rolname FROM pg_roles r WHERE rolname = ANY(%s) AND (rolsuper OR rolbypassrls OR EXISTS (
    SELECT 1 FROM pg_class c WHERE c.relowner = r.oid AND c.relname = ANY(%s)))
ORDER BY rolname
"""
OWNER = "SELECT rolname, rolsuper OR rolbypassrls, rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user"


class CannotStand(CommandError):
    """The database's owner may not do what the wall needs; the sentence says who must do what."""


def raise_walls(using: str = "default") -> None:
    """Raise what is missing, as the owner of the tables; nothing happens where everything stands."""
    with transaction.atomic(using), connections[using].cursor() as cursor:
        _examine_owner(cursor)
        grants.make_roles(cursor)
        for table in open_tables(cursor):
            cursor.execute(f'DROP POLICY IF EXISTS {POLICY} ON "{table}"')
            cursor.execute(f'CREATE POLICY {POLICY} ON "{table}" USING ({OWN}) WITH CHECK ({OWN})')
            cursor.execute(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY')
        grants.grant(cursor, connections[using].introspection.table_names(cursor))


def open_tables(cursor: Any) -> list[str]:
    """Tables of congresses that PostgreSQL does not guard as it should."""
    tables = [model._meta.db_table for model in tenants()]
    cursor.execute(OPEN, [tables, POLICY, WRITTEN, WRITTEN])
    return [table for (table,) in cursor.fetchall()]


def passers(cursor: Any, names: list[str]) -> list[str]:
    """Which of these accounts no wall stops: superusers, those who may pass by, and owners of a table."""
    tables = [model._meta.db_table for model in tenants()]
    cursor.execute(PASSERS, [names, tables])
    return [name for (name,) in cursor.fetchall()]


def _examine_owner(cursor: Any) -> None:
    """Backups and the doors between congresses need an owner whom its own wall does not stop."""
    cursor.execute(OWNER)
    owner, may_pass, may_make = cursor.fetchone()
    if not may_pass:
        raise CannotStand(f"{owner} must see past the walls. As a superuser, say: ALTER ROLE {owner} BYPASSRLS;")
    if not may_make and (missing := grants.missing_roles(cursor)):
        raise CannotStand(f"{owner} may not make roles. As a superuser, say: {_by_hand(missing)}")


def _by_hand(missing: list[str]) -> str:
    return " ".join(f"CREATE ROLE {role} {PLAIN};" for role in missing)


def raise_after_migrating(*, using: str, plan: Any = None, **_told: Any) -> None:
    """Called by Django after `migrate`; emptying tables between tests calls it as well, but without a plan."""
    if plan is not None:
        raise_walls(using)

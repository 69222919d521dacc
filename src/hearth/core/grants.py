"""Which account of the database may do what with which table: no more than its process needs (D3)."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.conf import settings

from hearth.core.roles import PLAIN, REPORT, ROLES, WEB, WORKER, limits
from hearth.core.tenancy import tenants

ALL = "SELECT, INSERT, UPDATE, DELETE"
MISSING = "SELECT role FROM unnest(%s::text[]) role WHERE role NOT IN (SELECT rolname FROM pg_roles)"
# two databases of one server may be made at the same moment: the second finds the role there
MAKE = """
DO $$ BEGIN
    CREATE ROLE {0} {1};
    GRANT {0} TO CURRENT_USER;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$
"""
LIMITS = "SELECT coalesce(rolconfig, '{}') FROM pg_roles WHERE rolname = %s"
# functions that look past the wall in the owner's name, each for one answer
DOORS = """
SELECT p.oid::regprocedure::text FROM pg_proc p
WHERE p.prosecdef AND p.pronamespace = current_schema()::regnamespace
"""


def missing_roles(cursor: Any) -> list[str]:
    """Accounts that are not there."""
    cursor.execute(MISSING, [list(ROLES)])
    return [role for (role,) in cursor.fetchall()]


def make_roles(cursor: Any) -> None:
    """Make the accounts that are missing, and let each wait no longer than it may."""
    for role in missing_roles(cursor):
        cursor.execute(MAKE.format(role, PLAIN))
    for role in ROLES:
        cursor.execute(LIMITS, [role])
        (set_already,) = cursor.fetchone()
        for name, value in limits(role).items():
            if f"{name}={value}" not in set_already:
                cursor.execute(f"ALTER ROLE {role} SET {name} = '{value}'")


def grant(cursor: Any, tables: list[str]) -> None:
    """Give each account what it may do, and take everything else away."""
    cursor.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {', '.join(ROLES)}")
    for role in ROLES:
        for table in tables:
            if may := rights(role, table):
                cursor.execute(f'GRANT {may} ON "{table}" TO {role}')
    cursor.execute(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {WEB}, {WORKER}")
    cursor.execute(DOORS)
    for (door,) in cursor.fetchall():
        cursor.execute(f"REVOKE ALL ON FUNCTION {door} FROM PUBLIC")
        cursor.execute(f"GRANT EXECUTE ON FUNCTION {door} TO {WEB}, {WORKER}")


def rights(role: str, table: str) -> str:
    """What this account may do with the rows of a table; a new table of a congress needs no line here."""
    model = next((model for model in apps.get_models() if model._meta.db_table == table), None)
    if role == REPORT:
        return "SELECT" if model in tenants() else ""
    if table == "django_migrations":
        return "SELECT"
    if table.startswith("procrastinate_"):
        return ALL if role == WORKER else "SELECT, INSERT"
    if model is apps.get_model(settings.HEARTH_TENANT):
        return "SELECT, INSERT, UPDATE"
    if not getattr(model, "is_append_only", False):
        return ALL
    may_tidy = role == WORKER and getattr(model, "has_an_end", False)
    return "SELECT, INSERT, DELETE" if may_tidy else "SELECT, INSERT"

"""How PostgreSQL finds what a page asks for, and how much it looks at for that."""

from __future__ import annotations

import json
from typing import Any

from django.db import connection
from django.db.models import QuerySet


def count_rows(cursor: Any, tables: str) -> None:
    """As autovacuum does by itself in time; the web server's role has no right to it."""
    cursor.execute("SELECT current_role")
    (role,) = cursor.fetchone()
    cursor.execute("SET LOCAL ROLE NONE")
    cursor.execute(f"ANALYZE {tables}")
    cursor.execute(f"SET LOCAL ROLE {role}")


def plan_of(rows: QuerySet[Any]) -> dict[str, Any]:
    """How PostgreSQL finds these rows once somebody has asked: the first clears away what undone tests left."""
    sql, params = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}", params)
        told = cursor.fetchone()[0]
    plan: dict[str, Any] = (json.loads(told) if isinstance(told, str) else told)[0]["Plan"]
    return plan


def steps(plan: dict[str, Any]) -> list[dict[str, Any]]:
    """The plan and everything beneath it."""
    return [plan, *(step for part in plan.get("Plans", ()) for step in steps(part))]


def pages_of(plan: dict[str, Any]) -> int:
    """How many pages of memory were looked at."""
    return int(plan["Shared Hit Blocks"] + plan["Shared Read Blocks"])


def rows_read(plan: dict[str, Any], table: str) -> int:
    """How many rows of this table were looked at, whether they were wanted or not."""
    scans = [step for step in steps(plan) if step.get("Relation Name") == table]
    counts = ("Actual Rows", "Rows Removed by Filter", "Rows Removed by Index Recheck")
    return int(sum(step["Actual Loops"] * step.get(count, 0) for step in scans for count in counts))

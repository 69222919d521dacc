"""What is overdue is found among what runs: promises that were kept are never looked at again."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet

from hearth.core import clock
from hearth.core.bookmarks import Bookmark
from hearth.ground.rulebook.models import Clock
from hearth.journey.casework.models import Referral

KEPT = 20_000
HISTORY = """
INSERT INTO rulebook_clock SELECT made.* FROM generate_series(1, %s) n, rulebook_clock t,
LATERAL jsonb_populate_record(t, jsonb_build_object(
    'id', md5('clock' || n)::uuid, 'thing_id', md5('referral' || n)::uuid,
    'started_at', t.started_at - n * interval '1 hour', 'due_at', t.due_at - n * interval '1 hour',
    'stopped_at', t.due_at - n * interval '2 hours', 'outcome', 'kept')) made WHERE t.id = %s
"""
# what runs and is not due yet, so that running alone tells little
TO_COME = """
INSERT INTO rulebook_clock SELECT made.* FROM generate_series(1, %s) n, rulebook_clock t,
LATERAL jsonb_populate_record(t, jsonb_build_object(
    'id', md5('to come' || n)::uuid, 'thing_id', md5('to come' || n)::uuid,
    'due_at', t.due_at + n * interval '1 hour')) made WHERE t.id = %s
"""
REFERRALS = """
INSERT INTO casework_referral SELECT made.* FROM generate_series(1, %s) n, casework_referral t,
LATERAL jsonb_populate_record(t, jsonb_build_object(
    'id', md5('referral' || n)::uuid, 'code', lpad(to_hex(n), 8, 'Z'), 'clock_id', md5('clock' || n)::uuid,
    'state', 'confirmed', 'sent_at', t.sent_at - n * interval '1 hour',
    'moved_at', t.moved_at - n * interval '1 hour')) made WHERE t.clock_id = %s
"""


@pytest.fixture
def late(referral):
    """A referral whose report is late, after twenty thousand that were kept."""
    with connection.cursor() as cursor:
        cursor.execute(HISTORY, [KEPT, referral.clock_id])
        cursor.execute(REFERRALS, [KEPT, referral.clock_id])
        _count(cursor, "rulebook_clock, casework_referral")
    return referral


def _count(cursor: Any, tables: str) -> None:
    """As autovacuum does by itself in time; the web server's role has no right to it."""
    cursor.execute("SELECT current_role")
    (role,) = cursor.fetchone()
    cursor.execute("SET LOCAL ROLE NONE")
    cursor.execute(f"ANALYZE {tables}")
    cursor.execute(f"SET LOCAL ROLE {role}")


@pytest.fixture
def amid_others(late):
    """The same, while five thousand others run that are not due yet."""
    with connection.cursor() as cursor:
        cursor.execute(TO_COME, [KEPT // 4, late.clock_id])
        _count(cursor, "rulebook_clock")
    return late


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


def test_what_is_overdue_is_read_from_an_index_of_what_runs_up_to_this_moment(amid_others):
    now = amid_others.clock.due_at + timedelta(minutes=1)

    plan = plan_of(Clock.objects.overdue(now)[:26])

    scans = {step["Index Name"]: step["Index Cond"] for step in steps(plan) if "Index Name" in step}
    found = [each.pk for each in Clock.objects.overdue(now)]
    assert found == [each.pk for each in Clock.objects.about(amid_others).running().order_by("due_at", "id")]
    assert list(scans) == ["clocks_by_due"]
    assert "due_at <" in scans["clocks_by_due"]
    assert pages_of(plan) < 20


def test_the_next_page_of_it_begins_where_the_last_one_ended(amid_others):
    now = amid_others.clock.due_at + timedelta(minutes=1)
    after = Bookmark(amid_others.clock.due_at - timedelta(minutes=1), amid_others.clock_id)

    plan = plan_of(Clock.objects.overdue(now).filter(after.later("due_at"))[:26])

    (index,) = [step for step in steps(plan) if "Index Name" in step]
    assert index["Index Name"] == "clocks_by_due"
    assert "due_at <" in index["Index Cond"]
    assert "due_at >=" in index["Index Cond"]


def test_staff_find_late_referrals_without_reading_those_that_were_kept(late):
    now = late.clock.due_at + timedelta(minutes=1)

    plan = plan_of(Referral.objects.late(now).order_by("clock__due_at", "id")[:26])

    read = [step for step in steps(plan) if step["Node Type"] == "Seq Scan" and step["Actual Rows"] > 1]
    assert [found.pk for found in Referral.objects.late(now)] == [late.pk]
    assert read == []
    assert pages_of(plan) < 200


def test_nothing_is_overdue_among_promises_that_were_kept(late):
    assert list(Clock.objects.overdue(clock.now())) == []
    assert Clock.objects.filter(outcome="kept").count() == KEPT


def test_the_clocks_of_a_thing_are_found_by_indexes_of_what_runs_and_of_what_ended(amid_others):
    plan = plan_of(Clock.objects.about(amid_others))

    assert {step["Node Type"] for step in steps(plan)} >= {"BitmapOr", "Bitmap Index Scan"}
    assert "clock_runs_once" in {step.get("Index Name") for step in steps(plan)}

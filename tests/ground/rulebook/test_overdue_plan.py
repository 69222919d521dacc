"""What is overdue is found among what runs: promises that were kept are never looked at again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection

from hearth.core import clock
from hearth.core.bookmarks import Bookmark
from hearth.ground.rulebook.models import Clock
from hearth.journey.casework.models import Referral
from tests.plans import count_rows, pages_of, plan_of, steps

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
        count_rows(cursor, "rulebook_clock, casework_referral")
    return referral


@pytest.fixture
def amid_others(late):
    """The same, while five thousand others run that are not due yet."""
    with connection.cursor() as cursor:
        cursor.execute(TO_COME, [KEPT // 4, late.clock_id])
        count_rows(cursor, "rulebook_clock")
    return late


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

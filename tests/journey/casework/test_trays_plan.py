"""A tray of staff's board is found by an index, however much lies beside it that is not in it."""

from __future__ import annotations

import pytest
from django.db import connection

from hearth.core import clock
from hearth.journey.casework import queries
from hearth.journey.casework.models import Referral, Request
from tests import cast
from tests.plans import count_rows, plan_of, rows_read

BESIDE = 20_000
TABLES = "casework_issue, casework_referral, casework_request, contact_thread, congress_unit, congress_deputy"
ISSUES = """
INSERT INTO casework_issue SELECT made.* FROM generate_series(1, %s) n, casework_issue t,
LATERAL jsonb_populate_record(t, jsonb_build_object(
    'id', md5('issue' || n)::uuid, 'code', lpad(to_hex(n), 8, 'Z'))) made
WHERE t.id = %s
"""
WITH_UNITS = """
INSERT INTO casework_referral SELECT made.* FROM generate_series(1, %s) n, casework_referral t,
LATERAL jsonb_populate_record(t, jsonb_build_object(
    'id', md5('beside' || n)::uuid, 'code', lpad(to_hex(n), 8, 'Z'), 'clock_id', NULL, 'state', 'accepted',
    'issue_id', md5('issue' || n)::uuid,
    'moved_at', t.moved_at - n * interval '1 hour')) made WHERE t.id = %s
"""


@pytest.fixture
def crowd(referral):
    """Twenty thousand that units have in hand, of which nothing is to be said."""
    Referral.objects.filter(pk=referral.pk).update(state="accepted")
    with connection.cursor() as cursor:
        cursor.execute(ISSUES, [BESIDE, referral.issue_id])
        cursor.execute(WITH_UNITS, [BESIDE, referral.pk])
        count_rows(cursor, TABLES)
    return Referral.objects.order_by("moved_at")[:3]


@pytest.mark.parametrize(
    ("name", "changes"),
    [("rule", {"state": "returned"}), ("disputed", {"sent_back": 1}), ("still", {"state": "asking"})],
)
def test_few_among_many_are_found_without_reading_the_many(crowd, bai, name, changes):
    rare = crowd[0]
    Referral.objects.filter(pk=rare.pk).update(**changes)
    tray = queries.trays_of(bai, clock.now())[name]

    assert [found.pk for found in tray.referrals()] == [rare.pk]
    assert rows_read(plan_of(tray.referrals().order_by("-moved_at", "-id")[:26]), "casework_referral") < 50
    assert rows_read(plan_of(tray.referrals().order_by().values("pk")[:100]), "casework_referral") < 50


def test_what_came_from_another_unit_is_found_so_too(crowd, bai):
    rare, other, *_ = crowd
    Referral.objects.filter(pk=rare.pk).update(before=other)
    tray = queries.trays_of(bai, clock.now())["wandered"]

    assert [found.pk for found in tray.referrals()] == [rare.pk]
    assert rows_read(plan_of(tray.referrals().order_by("-moved_at", "-id")[:26]), "casework_referral") < 50


def test_what_a_unit_asks_for_is_ruled_upon_once_however_often_it_was_asked_before(crowd, bai):
    rare = crowd[0]
    for state in ("denied", "asked"):
        Request.objects.create(referral=rare, kind="extend", words="-", state=state, asked_at=clock.now())
    Referral.objects.filter(pk=rare.pk).update(state="returned")

    tray = queries.trays_of(bai, clock.now())["rule"]

    assert [found.pk for found in tray.referrals()] == [rare.pk]
    assert queries.counts({"rule": tray}) == {"rule": 1}


def test_a_unit_finds_its_own_among_what_others_have_in_hand(crowd, he, chief):
    others = [cast.unit(f"单位{number}", f"Unit {number}").pk for number in range(40)]
    mine = [row.pk for row in crowd]
    with connection.cursor() as cursor:
        spread = "UPDATE casework_referral SET unit_id = (%s::uuid[])[1 + abs(hashtext(code)) %% 40]"
        cursor.execute(f"{spread} WHERE NOT id = ANY(%s)", [others, mine])
        count_rows(cursor, TABLES)

    for who in (he, chief):
        tray = queries.trays_of(who, clock.now())["todo"]
        assert sorted(found.pk for found in tray.referrals()) == sorted(mine)
        rows = tray.referrals().select_related("unit", "clock", "issue__thread__deputy")
        assert rows_read(plan_of(rows.order_by("clock__due_at", "id")[:26]), "casework_referral") < 50
        assert rows_read(plan_of(tray.referrals().order_by().values("pk")[:100]), "casework_referral") < 50

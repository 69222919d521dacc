"""When the rules or the calendar change, the next moments of open threads are counted anew, by set."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from hearth.core import clock, tenancy
from hearth.ground.audit.models import Entry
from hearth.ground.rulebook import almanac, versions
from hearth.ground.rulebook.calendar import WorkingDays
from hearth.ground.rulebook.deadlines import due
from hearth.ground.rulebook.foresight import Outlook, counted
from hearth.ground.rulebook.profile import Profile
from hearth.journey.contact.events import Happened
from hearth.journey.contact.models import Thread

BATCH = 2_000
FIRST = UUID(int=0)
WRITE = """
UPDATE contact_thread t SET due_at = told.due_at
FROM unnest(%s::uuid[], %s::timestamptz[], %s::text[], %s::timestamptz[], %s::timestamptz[])
    AS told(id, was_due_at, due_rule, due_from, due_at)
WHERE t.id = told.id AND t.congress_id = %s AND t.due_at = told.was_due_at AND t.due_rule = told.due_rule
    AND t.due_from = told.due_from
"""
Due = tuple[UUID, datetime, str, datetime]


class Batch(NamedTuple):
    """What one step did: how many threads it looked at, how many got another moment, and the last of them."""

    looked_at: int
    moved: int
    last: UUID


class Edition(NamedTuple):
    """By which rules and which calendar is counted."""

    version: str
    calendar: int


def edition() -> tuple[Profile, WorkingDays, Edition]:
    """Rules and calendar as the database has them: what a process remembers may be some seconds old."""
    profile, calendar = versions.looked_up(clock.now()), almanac.calendar_at()
    return profile, calendar, Edition(profile.id, calendar.number)


def is_behind(congress: Any) -> bool:
    """Whether rules or calendar have changed since every thread was counted."""
    told = Entry.objects.filter(code=congress.ref.code, event=str(Happened.RECOUNTED), facts__is_done=True)
    last = told.order_by("-at", "-id").first()
    before = Edition(last.facts["version"], last.facts["calendar"]) if last else Edition(congress.profile, 0)
    return edition()[2] != before


def recount_some(profile: Profile, calendar: WorkingDays, after: UUID, most: int) -> Batch:
    """The next threads in the order of their keys; who was moved on meanwhile has a new moment already."""
    found = _waiting(after, most)
    if not found:
        return Batch(0, 0, after)
    dates = [(told, new) for told in found if (new := _by(profile, calendar, told)) != told[1]]
    return Batch(len(found), _write(dates) if dates else 0, found[-1][0])


def outlook(profile: Profile, calendar: WorkingDays, now: datetime, most: int) -> Outlook:
    """What other rules or another calendar would do to the next moments of open threads."""
    found = _waiting(FIRST, most + 1)
    dates = [(told[1], _by(profile, calendar, told)) for told in found[:most]]
    return counted(dates, now, is_all=len(found) <= most)


def _waiting(after: UUID, most: int) -> list[Due]:
    rows = Thread.objects.filter(pk__gt=after, due_at__isnull=False).exclude(due_rule="")
    return list(rows.order_by("pk").values_list("pk", "due_at", "due_rule", "due_from")[:most])


def _by(profile: Profile, calendar: WorkingDays, told: Due) -> datetime:
    _key, was_due, name, start = told
    rule = profile.rules.get(name)
    return due(rule, start, calendar).moment if rule else was_due


def _write(dates: list[tuple[Due, datetime]]) -> int:
    columns = zip(*((*told, new) for told, new in dates), strict=True)
    with connection.cursor() as cursor:
        cursor.execute(WRITE, [*map(list, columns), tenancy.current_id()])
        return int(cursor.rowcount)

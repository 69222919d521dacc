"""Whoever organises something registers it once, for all deputies who took part."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.ground.congress.models import Congress, Deputy, Mandate
from hearth.record.dossier import counting
from hearth.record.dossier.actions.noting import TO_COME
from hearth.record.dossier.events import Happened
from hearth.record.dossier.models import Activity, DutyRecord
from hearth.record.dossier.terms import must_be_open, served

KNOWN = _("This activity is registered already, with the same title on the same day.")
NOBODY = _("Choose at least one deputy who took part.")
NOT_SERVING = _("Not in office on that day: %(names)s. Choose the others, or another day.")
NOT_TODAY = _("A code at the door is for the day itself. Enter who took part by name.")
CLOSED = _("This code is no longer valid. Ask whoever organises it.")
STRUCK = _("You were struck off this list. Ask whoever organises it.")
THERE_ALREADY = _("All of them stand there already.")


class Held(NamedTuple):
    """What took place."""

    kind: str
    title: str
    held_on: date
    place: str = ""
    organiser: str = ""
    half_days: int = 1


@action("dossier.register")
def register(
    congress: Congress, held: Held, deputies: Sequence[Deputy], *, by: By, at_the_door: bool = False
) -> Activity:
    """It took place, and these took part: it stands in the file of each, at once.

    Where deputies check in at the door, nobody need be named yet.
    """
    if held.held_on > clock.today():
        raise Refused(TO_COME)
    if at_the_door and held.held_on != clock.today():
        raise Refused(NOT_TODAY)
    if not (deputies or at_the_door):
        raise Refused(NOBODY)
    must_be_open(held.held_on.year, *(each.pk for each in deputies))
    activity = Activity(**held._asdict(), name=by.name, role=by.role, registered_by=by.id, registered_at=clock.now())
    activity.has_door, activity.doors = at_the_door, int(at_the_door)
    try:
        with transaction.atomic():
            activity.save(force_insert=True)
    except IntegrityError:
        raise Refused(KNOWN) from None
    _entered(activity, deputies, by)
    told = {"deputies": len(deputies), "who": [each.code for each in deputies]}
    record(Happened.REGISTERED, activity, by=by, kind=held.kind, on=held.held_on.isoformat(), **told)
    return activity


@action("dossier.enrol")
def enrol(activity: Activity, deputies: Sequence[Deputy], *, by: By) -> int:
    """These took part as well. Answers how many are new; who had been struck off stands there again."""
    must_be_open(activity.held_on.year, *(each.pk for each in deputies))
    standing = {line.deputy_id: line for line in activity.records.select_related("deputy")}
    back = [standing[each.pk] for each in deputies if each.pk in standing and standing[each.pk].can("restore")]
    new = [each for each in deputies if each.pk not in standing]
    if not new and not back:
        raise Refused(THERE_ALREADY)
    for line in back:
        line.step("restore", verified_by=by.id, verified_name=by.name, verified_at=clock.now())
        counting.count(line.done_on.year, line.deputy_id)
    if new:
        _entered(activity, new, by)
    who = [*(each.code for each in new), *(line.deputy.code for line in back)]
    record(Happened.ENROLLED, activity, by=by, deputies=len(who), who=who)
    return len(new) + len(back)


@action("dossier.open_door")
def open_door(activity: Activity, *, by: By) -> None:
    """A code is put up at the door: whoever scans it today is entered. Put up again, it is another one."""
    if activity.held_on != clock.today():
        raise Refused(NOT_TODAY)
    Activity.objects.filter(pk=activity.pk).update(has_door=True, doors=F("doors") + 1)
    record(Happened.DOOR_OPENED, activity, by=by)


@action("dossier.close_door")
def close_door(activity: Activity, *, by: By) -> None:
    """The code leads nowhere any more; who has checked in stays entered."""
    Activity.objects.filter(pk=activity.pk).update(has_door=False)
    record(Happened.DOOR_CLOSED, activity, by=by)


@action("dossier.check_in")
def check_in(activity: Activity, *, by: By) -> DutyRecord:
    """The deputy has come and scanned the code at the door: it stands in their file, once.

    Whoever registered it answers for it; a deputy who scanned it and did not stay can be struck off.
    """
    deputy = by.deputy
    must_be_open(activity.held_on.year, deputy.pk)
    if not Activity.objects.select_for_update().get(pk=activity.pk).is_at_the_door:
        raise Refused(CLOSED)
    standing: DutyRecord | None = activity.records.filter(deputy=deputy).first()
    if standing is not None:
        if standing.can("restore"):
            raise Refused(STRUCK)
        return standing
    _entered(activity, [deputy], by, (activity.registered_by, activity.name))
    record(Happened.CHECKED_IN, activity, by=by, deputy=deputy.code)
    return activity.records.get(deputy=deputy)  # type: ignore[no-any-return]


@action("dossier.strike_off")
def strike_off(line: DutyRecord, *, by: By) -> None:
    """This deputy was not there after all; the line goes from the file (STRUCK)."""
    must_be_open(line.done_on.year, line.deputy_id)
    line.step("strike")
    counting.count(line.done_on.year, line.deputy_id)
    record(Happened.STRUCK_OFF, line, by=by)


def _entered(
    activity: Activity, deputies: Sequence[Deputy], by: By, verified: tuple[UUID | None, str] | None = None
) -> None:
    seated = Mandate.objects.filter(served(activity.held_on), deputy__in=[each.pk for each in deputies])
    serving = set(seated.values_list("deputy", flat=True))
    if absent := [each.name for each in deputies if each.pk not in serving]:
        raise Refused(NOT_SERVING % {"names": "、".join(absent)})
    now = clock.now()
    DutyRecord.objects.bulk_create(
        DutyRecord(
            deputy=each,
            kind=activity.kind,
            origin="organiser",
            state="verified",
            done_on=activity.held_on,
            half_days=activity.half_days,
            activity=activity,
            name=by.name,
            role=by.role,
            entered_by=by.id,
            entered_at=now,
            moved_at=now,
            verified_by=verified[0] if verified else by.id,
            verified_name=verified[1] if verified else by.name,
            verified_at=now,
        )
        for each in deputies
    )
    counting.count(activity.held_on.year, *(each.pk for each in deputies))

"""Whoever organises something registers it once, for all deputies who took part."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.db import IntegrityError, transaction
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
def register(congress: Congress, held: Held, deputies: Sequence[Deputy], *, by: By) -> Activity:
    """It took place, and these took part: it stands in the file of each, at once."""
    if held.held_on > clock.today():
        raise Refused(TO_COME)
    if not deputies:
        raise Refused(NOBODY)
    must_be_open(held.held_on.year, *(each.pk for each in deputies))
    activity = Activity(**held._asdict(), name=by.name, role=by.role, registered_by=by.id, registered_at=clock.now())
    try:
        with transaction.atomic():
            activity.save(force_insert=True)
    except IntegrityError:
        raise Refused(KNOWN) from None
    _entered(activity, deputies, by)
    record(Happened.REGISTERED, activity, by=by, kind=held.kind, on=held.held_on.isoformat(), deputies=len(deputies))
    return activity


@action("dossier.enrol")
def enrol(activity: Activity, deputies: Sequence[Deputy], *, by: By) -> int:
    """These took part as well. Answers how many are new; who had been struck off stands there again."""
    must_be_open(activity.held_on.year, *(each.pk for each in deputies))
    standing = {line.deputy_id: line for line in activity.records.all()}
    back = [standing[each.pk] for each in deputies if each.pk in standing and standing[each.pk].can("restore")]
    new = [each for each in deputies if each.pk not in standing]
    if not new and not back:
        raise Refused(THERE_ALREADY)
    for line in back:
        line.step("restore", verified_by=by.id, verified_name=by.name, verified_at=clock.now())
        counting.count(line.done_on.year, line.deputy_id)
    if new:
        _entered(activity, new, by)
    record(Happened.ENROLLED, activity, by=by, deputies=len(new) + len(back))
    return len(new) + len(back)


@action("dossier.strike_off")
def strike_off(line: DutyRecord, *, by: By) -> None:
    """This deputy was not there after all; the line goes from the file (STRUCK)."""
    must_be_open(line.done_on.year, line.deputy_id)
    line.step("strike")
    counting.count(line.done_on.year, line.deputy_id)
    record(Happened.STRUCK_OFF, line, by=by)


def _entered(activity: Activity, deputies: Sequence[Deputy], by: By) -> None:
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
            verified_by=by.id,
            verified_name=by.name,
            verified_at=now,
        )
        for each in deputies
    )
    counting.count(activity.held_on.year, *(each.pk for each in deputies))

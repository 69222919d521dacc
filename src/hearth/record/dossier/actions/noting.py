"""What a deputy did elsewhere: entered in a few words, put right, or taken out again. Nobody is asked to."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.recordings import Spoken
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.ground.congress.models import Deputy
from hearth.record.dossier import counting
from hearth.record.dossier.events import Happened
from hearth.record.dossier.models import Correction, DutyPhoto, DutyRecord, DutyVoice
from hearth.record.dossier.terms import must_be_open, must_have_served

TO_COME = _("This day is still to come. Enter it once it is over.")
TWICE = _("This stands in the file already, on the same day and in the same words.")
THE_SAME = _("This is what stands there already. Change something, or leave it.")
FIELDS = ("kind", "done_on", "words", "place", "people")


class Told(NamedTuple):
    """What is said to have been done."""

    kind: str
    done_on: date
    words: str
    place: str = ""
    people: int | None = None


@action("dossier.note")
def note(
    deputy: Deputy, told: Told, *, by: By, photos: tuple[UUID, ...] = (), voice: Spoken | None = None
) -> DutyRecord:
    """On this day the deputy did this, elsewhere: in a few words, in photos, or spoken.

    It counts once staff have verified it (PENDING).
    """
    _can_be(deputy, told)
    now = clock.now()
    made: DutyRecord = DutyRecord.objects.create(
        deputy=deputy,
        origin="own",
        name=by.name,
        role=by.role,
        entered_by=by.id,
        entered_at=now,
        moved_at=now,
        **told._asdict(),
    )
    DutyPhoto.objects.bulk_create(DutyPhoto(id=photo, record=made, number=n) for n, photo in enumerate(photos, 1))
    if voice is not None:
        DutyVoice.of(voice, record=made).save(force_insert=True)
    came_with = {"photos": len(photos), "has_voice": voice is not None}
    record(Happened.NOTED, made, by=by, kind=told.kind, on=told.done_on.isoformat(), **came_with)
    return made


@action("dossier.correct")
def correct(line: DutyRecord, told: Told, *, by: By) -> None:
    """It is put right. How it read before stays readable; what had been verified is to be verified again."""
    was = {name: getattr(line, name) for name in FIELDS}
    if was == told._asdict():
        raise Refused(THE_SAME)
    must_be_open(line.done_on.year, line.deputy_id)
    _can_be(line.deputy, told, line)
    Correction.objects.create(record=line, was=_written(was), name=by.name, made_at=clock.now())
    line.step("correct", **told._asdict(), reason="", verified_by=None, verified_name="", verified_at=None)
    _counted(line, was["done_on"])
    fields = sorted(name for name, value in told._asdict().items() if was[name] != value)
    record(Happened.CORRECTED, line, by=by, fields=fields)


@action("dossier.withdraw")
def withdraw(line: DutyRecord, *, by: By) -> None:
    """It is taken out of the file: it was entered by mistake (WITHDRAWN)."""
    must_be_open(line.done_on.year, line.deputy_id)
    line.step("withdraw")
    _counted(line, line.done_on)
    record(Happened.WITHDRAWN, line, by=by)


def _can_be(deputy: Deputy, told: Told, line: DutyRecord | None = None) -> None:
    if told.done_on > clock.today():
        raise Refused(TO_COME)
    must_have_served(deputy, told.done_on)
    must_be_open(told.done_on.year, deputy.pk)
    if not told.words:  # photos or a voice note say it
        return
    same = DutyRecord.objects.filter(deputy=deputy, kind=told.kind, done_on=told.done_on, words=told.words)
    standing = same.exclude(state__in=("withdrawn", "struck")).exclude(pk=line.pk if line else None)
    if standing.exists():
        raise Refused(TWICE)


def _written(was: dict[str, Any]) -> dict[str, Any]:
    return {**was, "done_on": was["done_on"].isoformat()}


def _counted(line: DutyRecord, *days: date) -> None:
    for year in {line.done_on.year, *(day.year for day in days)}:
        counting.count(year, line.deputy_id)

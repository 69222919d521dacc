"""A year is closed; a congress names duties of its own."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.ground.congress.models import Congress, Deputy
from hearth.record.dossier.events import Happened
from hearth.record.dossier.lifecycle import TO_DECIDE
from hearth.record.dossier.models import DutyKind, DutyRecord, DutyYear
from hearth.record.dossier.terms import must_be_open

NOT_OVER = _("The year %(year)s is not over yet.")
OPEN = _("%(lines)s lines of that year still wait for a decision. Decide about them first.")
NAMED = _("This kind exists already.")


@action("dossier.lock_year")
def lock_year(congress: Congress, year: int, *, by: By) -> DutyYear:
    """The year is closed: what stands in it is what figures and reports are made of, and is not changed any more."""
    if year >= clock.today().year:
        raise Refused(NOT_OVER % {"year": year})
    must_be_open(year, *Deputy.objects.values_list("pk", flat=True))
    lines = DutyRecord.objects.of_year(year)
    if waiting := lines.filter(state__in=TO_DECIDE).count():
        raise Refused(OPEN % {"lines": waiting})
    locked = lines.filter(state="verified").update(state="locked")
    made: DutyYear = DutyYear.objects.create(year=year, name=by.name, locked_at=clock.now(), lines=locked)
    record(Happened.YEAR_LOCKED, made, by=by, year=year, lines=locked)
    return made


@action("dossier.set_kind")
def set_kind(congress: Congress, duty: str, name_zh: str, name_en: str = "", *, by: By) -> DutyKind:
    """This congress has a kind of duty that others do not have; it can be entered from now on."""
    standing: DutyKind | None = DutyKind.objects.filter(name_zh=name_zh).first()
    if standing is not None and standing.is_active:
        raise Refused(NAMED)
    fields = {"duty": duty, "name_en": name_en, "is_active": True, "set_at": clock.now()}
    made, _is_new = DutyKind.objects.update_or_create(name_zh=name_zh, defaults=fields)
    record(Happened.KIND_SET, made, by=by, duty=duty)
    return made  # type: ignore[no-any-return]


@action("dossier.drop_kind")
def drop_kind(kind: DutyKind, *, by: By) -> None:
    """Nobody enters this kind any more; lines of it stay."""
    DutyKind.objects.filter(pk=kind.pk).update(is_active=False)
    kind.is_active = False
    record(Happened.KIND_DROPPED, kind, by=by)

"""When a line can stand in a file: while the deputy was in office, and as long as its year is open."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from hearth.core.refusals import Refused
from hearth.ground.congress.models import Deputy, Mandate
from hearth.record.dossier import counting
from hearth.record.dossier.models import DutyYear

NOT_IN_OFFICE = _("%(deputy)s was not in office on %(day)s.")
LOCKED = _("The year %(year)s is closed. What stands in it is not changed any more.")


def served(day: date) -> Q:
    """Of mandates: it had begun on that day, and had not ended."""
    begun = Q(began_on__lte=day) | Q(began_on=None, term__begins_on__lte=day)
    ended = Q(ended_on__lt=day) | Q(ended_on=None, term__ends_on__lt=day)
    return begun & ~ended & ~Q(state__in=("elected", "qualified")) & ~Q(ended_on__lt=F("term__begins_on"))


def must_have_served(deputy: Deputy, day: date) -> None:
    """Raises `Refused` where the deputy held no seat on that day."""
    if not Mandate.objects.filter(served(day), deputy=deputy).exists():
        raise Refused(NOT_IN_OFFICE % {"deputy": deputy.name, "day": date_format(day)})


def must_be_open(year: int, *deputies: UUID) -> None:
    """Holds these files, so that the year is not closed meanwhile. Raises `Refused` where it is closed already."""
    counting.lock(*deputies)
    if is_locked(year):
        raise Refused(LOCKED % {"year": year})


def is_locked(year: int) -> bool:
    """Whether the year is closed."""
    return bool(DutyYear.objects.filter(year=year).exists())

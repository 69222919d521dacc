"""When a deputy can be met: reception days and reports to voters that are to come, for anybody's calendar."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hearth.core import clock
from hearth.core.addresses import address
from hearth.core.icalendar import Event
from hearth.ground.congress.models import Deputy, ReceptionDay
from hearth.record.dossier.models import VoterReport

MOST = 100


def diary(deputy: Deputy, base: str) -> Iterator[Event]:
    """What is announced from today on; `base` is the address of the installation."""
    yield from _receptions(deputy, base)
    yield from _reports(deputy, base)


def _receptions(deputy: Deputy, base: str) -> Iterator[Event]:
    days = ReceptionDay.objects.to_come(clock.today()).filter(sittings__deputy=deputy).select_related("station")
    for day in days[:MOST]:
        where, page = day.station, f"{base}{address('congress:station', day.station_id)}"
        words = " ".join(filter(None, (day.note, where.phone)))
        title = _("%(deputy)s receives people") % {"deputy": deputy.name}
        place = f"{where.name}, {where.address}"
        yield Event(str(day.pk), day.held_on, day.begins, day.ends, title, place, words, page)


def _reports(deputy: Deputy, base: str) -> Iterator[Event]:
    announced = VoterReport.objects.filter(deputy=deputy, state="announced", held_on__gte=clock.today())
    for report in announced.order_by("held_on", "id")[:MOST]:
        page = f"{base}{address('dossier:report', report.code)}"
        title = pgettext("calendar", "%(deputy)s reports to voters") % {"deputy": deputy.name}
        yield Event(str(report.pk), report.held_on, report.begins, None, title, report.place, report.notice, page)

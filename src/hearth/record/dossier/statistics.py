"""How a year went in a congress: by duty and by area, and where somebody may need a hand. Nobody is put in order."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Sum
from django.utils.translation import pgettext_lazy

from hearth.core import clock
from hearth.ground.congress.models import Deputy, Mandate
from hearth.ground.congress.models.mandate import IN_OFFICE
from hearth.journey.contact.models import Thread
from hearth.record.dossier.catalogue import duty_of, known_kinds
from hearth.record.dossier.kinds import DUTIES, Duty
from hearth.record.dossier.models import DutyCount, DutyRecord

ENOUGH = 30  # half-days: about fifteen days a year are a county deputy's usual duty (Shandong's measures)
MOST_NAMED = 50
NO_GROUP = pgettext_lazy("statistics", "In no group")


class OfDuty(NamedTuple):
    """One duty in the whole congress: lines, and how many deputies have any."""

    duty: Duty
    lines: int
    deputies: int


class OfKind(NamedTuple):
    """One kind of line in the whole congress: lines, and how many deputies have any."""

    name: Any
    lines: int
    deputies: int


class OfArea(NamedTuple):
    """One area, or one group of deputies: how many they are, and their lines of each duty."""

    name: Any
    deputies: int
    lines: list[int]


class Busy(NamedTuple):
    """Somebody who gave more time than is usual."""

    deputy: Deputy
    half_days: int


class Waiting(NamedTuple):
    """Somebody whose voters wait for an answer that is late."""

    deputy: Deputy
    threads: int


def of_year(year: int) -> dict[str, Any]:
    """Everything on the page of statistics; its queries do not grow with the number of lines."""
    known = known_kinds()
    seats = list(Mandate.objects.filter(state__in=IN_OFFICE).select_related("district__area", "group"))
    counted: dict[UUID, Counter[str]] = defaultdict(Counter)
    of_kind: dict[str, list[int]] = defaultdict(list)
    rows = DutyCount.objects.filter(year=year).order_by().values_list("deputy", "kind", "lines")
    for deputy, kind, lines in rows:
        counted[deputy][duty_of(kind, known)] += lines
        of_kind[kind].append(lines)
    return {
        "duties": [_of_duty(key, duty, counted) for key, duty in DUTIES.items()],
        "kinds": [
            OfKind(known[kind].name, sum(of_kind[kind]), len(of_kind[kind])) for kind in known if kind in of_kind
        ],
        "areas": _by_area(seats, counted),
        "groups": _by_group(seats, counted),
        "duty_names": [duty.name for duty in DUTIES.values()],
        "busy": _busy(year),
        "waiting": _waiting(),
        "derived": _share_derived(year),
        "enough": ENOUGH // 2,
    }


def _of_duty(key: str, duty: Duty, counted: dict[UUID, Counter[str]]) -> OfDuty:
    lines = [each[key] for each in counted.values() if each[key]]
    return OfDuty(duty, sum(lines), len(lines))


def _by_area(seats: list[Mandate], counted: dict[UUID, Counter[str]]) -> list[OfArea]:
    there: dict[Any, list[UUID]] = defaultdict(list)
    for seat in seats:
        there[seat.district.area].append(seat.deputy_id)
    areas = sorted(there, key=lambda area: (area.row, area.column))
    return [_together(area.name, there[area], counted) for area in areas]


def _by_group(seats: list[Mandate], counted: dict[UUID, Counter[str]]) -> list[OfArea]:
    """By name; deputies of no group come last, and nothing at all where there are no groups."""
    there: dict[Any, list[UUID]] = defaultdict(list)
    for seat in seats:
        there[seat.group].append(seat.deputy_id)
    groups = sorted((group for group in there if group), key=lambda group: (str(group.name), group.pk))
    rows = [_together(group.name, there[group], counted) for group in groups]
    return [*rows, _together(NO_GROUP, there[None], counted)] if groups and there[None] else rows


def _together(name: Any, those: list[UUID], counted: dict[UUID, Counter[str]]) -> OfArea:
    return OfArea(name, len(those), [sum(counted[each][key] for each in those) for key in DUTIES])


def _busy(year: int) -> list[Busy]:
    lines = DutyRecord.objects.of_year(year).counted().filter(half_days__isnull=False).order_by()
    found = lines.values_list("deputy").annotate(total=Sum("half_days")).filter(total__gt=ENOUGH)[:MOST_NAMED]
    spent = dict(found)
    return [Busy(each, spent[each.pk]) for each in _by_name(spent)]


def _waiting() -> list[Waiting]:
    late = Thread.objects.filter(turn="deputy", is_sealed=False, due_at__lt=clock.now()).order_by()
    found = dict(late.values_list("deputy").annotate(threads=Count("pk"))[:MOST_NAMED])
    return [Waiting(each, found[each.pk]) for each in _by_name(found)]


def _by_name(found: dict[UUID, int]) -> list[Deputy]:
    return list(Deputy.objects.filter(pk__in=list(found)).order_by("sound", "id"))


def _share_derived(year: int) -> int | None:
    """Out of a hundred lines, how many nobody had to type: a figure of this platform, not of a deputy."""
    origins = DutyRecord.objects.of_year(year).counted().order_by().values_list("origin").annotate(lines=Count("pk"))
    found = dict(origins)
    total = sum(found.values())
    return round(100 * found.get("derived", 0) / total) if total else None

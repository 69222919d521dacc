"""Reads behind a file, its lines, activities, and what waits for staff."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import TruncMonth
from django.utils.translation import pgettext_lazy

from hearth.core.actors import Actor
from hearth.core.bookmarks import Bookmark
from hearth.ground.congress.models import Deputy, Mandate
from hearth.ground.rulebook.working_time import SHANGHAI
from hearth.record.dossier.lifecycle import GONE
from hearth.record.dossier.models import Activity, DutyRecord, DutyYear
from hearth.record.dossier.rules import OVERSEEING

ROWS = 25
MOST_COUNTED = 100
MOST_YEARS = 6
# what happens so often that a month of it stands in one line
ROUTINE = ("reply", "coordination", "talk", "evaluation", "follow_up", "verification", "cosignature", "solved")


class Page(NamedTuple):
    """Some lines, and where to go on."""

    rows: list[Any]
    goes_on: Bookmark | None


class Tray(NamedTuple):
    """One pile of lines, what moved last on top."""

    name: str
    label: Any
    lines: Callable[[], QuerySet[Any]]
    is_counted: bool = False


class Often(NamedTuple):
    """So many lines of a kind in a month."""

    month: date
    kind: str
    lines: int


def mandate_of(deputy: Deputy) -> Mandate | None:
    """The seat they hold, or held last."""
    seats = Mandate.objects.filter(deputy=deputy).select_related("district__area", "term")
    found: Mandate | None = seats.order_by("-term__number").first()
    return found


def years_of(deputy: Deputy, today: date) -> list[int]:
    """The years of which there is a file, this one first."""
    first = DutyRecord.objects.filter(deputy=deputy).order_by("done_on").values_list("done_on", flat=True).first()
    begin = first.year if first else today.year
    return list(range(today.year, max(begin, today.year - MOST_YEARS + 1) - 1, -1))


def lines_of(deputy: Deputy, year: int) -> QuerySet[Any]:
    """What stands in the file for this year, whether it counts already or not."""
    found: QuerySet[Any] = DutyRecord.objects.filter(deputy=deputy).of_year(year).exclude(state__in=GONE)
    return found


def by_day(deputy: Deputy, year: int) -> dict[date, int]:
    """How many lines count on each day."""
    lines = DutyRecord.objects.filter(deputy=deputy).of_year(year).counted().order_by()
    return dict(lines.values_list("done_on").annotate(lines=Count("pk")))


def often(deputy: Deputy, year: int) -> list[Often]:
    """What happens often, by month."""
    lines = lines_of(deputy, year).filter(kind__in=ROUTINE).order_by()
    found = lines.annotate(month=TruncMonth("done_on")).values_list("month", "kind").annotate(lines=Count("pk"))
    return [Often(*each) for each in found.order_by("-month", "kind")]


def singly(deputy: Deputy, year: int, most: int) -> list[Any]:
    """What stands by itself, the latest first."""
    lines = lines_of(deputy, year).exclude(kind__in=ROUTINE).select_related("activity")
    return list(lines.order_by("-done_on", "-id")[:most])


def page_of_lines(deputy: Deputy, year: int, kinds: tuple[str, ...], after: Bookmark | None) -> Page:
    """The lines of these kinds, or all of them, the latest first."""
    lines = lines_of(deputy, year).select_related("activity")
    if kinds:
        lines = lines.filter(kind__in=kinds)
    if after is not None:
        day = after.at.astimezone(SHANGHAI).date()
        lines = lines.filter(Q(done_on__lte=day) & (Q(done_on__lt=day) | Q(pk__lt=after.id)))
    return _cut(list(lines.order_by("-done_on", "-id")[: ROWS + 1]), lambda row: _at(row.done_on))


def trays_of(actor: Actor) -> dict[str, Tray]:
    """Staff see what waits for a decision and what was entered of late; deputies their own."""

    def seen(*states: str) -> Any:
        lines = DutyRecord.objects.visible_to(actor)
        return lines.filter(state__in=states) if states else lines

    trays = []
    if actor.roles & OVERSEEING:
        trays.append(Tray("verify", pgettext_lazy("duty", "To verify"), lambda: seen("pending"), is_counted=True))
        trays.append(Tray("settle", pgettext_lazy("duty", "Disputed"), lambda: seen("disputed"), is_counted=True))
    else:
        trays.append(Tray("returned", pgettext_lazy("duty", "Sent back"), lambda: seen("returned"), is_counted=True))
        trays.append(Tray("pending", pgettext_lazy("duty", "Waiting for staff"), lambda: seen("pending", "disputed")))
    trays.append(Tray("lately", pgettext_lazy("duty", "Lately"), seen))
    return {tray.name: tray for tray in trays}


def counts(trays: Mapping[str, Tray]) -> dict[str, int]:
    """How much lies in each tray that waits for somebody, to a hundred."""
    waiting = [tray for tray in trays.values() if tray.is_counted]
    return {tray.name: tray.lines().order_by().values("pk")[:MOST_COUNTED].count() for tray in waiting}


def page_of(tray: Tray, after: Bookmark | None) -> Page:
    """The next lines of a tray."""
    lines = tray.lines().filter(after.earlier("moved_at") if after else Q()).select_related("deputy", "activity")
    return _cut(list(lines.order_by("-moved_at", "-id")[: ROWS + 1]), lambda row: row.moved_at)


def activities(actor: Actor, after: Bookmark | None) -> Page:
    """What was registered for many, the latest first, each with how many took part."""
    rows = Activity.objects.visible_to(actor)
    if after is not None:
        day = after.at.astimezone(SHANGHAI).date()
        rows = rows.filter(Q(held_on__lte=day) & (Q(held_on__lt=day) | Q(pk__lt=after.id)))
    return _cut(list(rows.order_by("-held_on", "-id")[: ROWS + 1]), lambda row: _at(row.held_on))


def taking_part(rows: list[Activity]) -> dict[UUID, int]:
    """How many took part in each."""
    lines = DutyRecord.objects.filter(activity__in=[row.pk for row in rows]).exclude(state__in=GONE).order_by()
    return dict(lines.values_list("activity").annotate(lines=Count("pk")))


def locked_years() -> dict[int, DutyYear]:
    """The years that are closed."""
    return {each.year: each for each in DutyYear.objects.order_by("-year")}


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=SHANGHAI)


def _cut(rows: list[Any], at: Callable[[Any], datetime]) -> Page:
    if len(rows) <= ROWS:
        return Page(rows, None)
    last = rows[ROWS - 1]
    return Page(rows[:ROWS], Bookmark(at(last), last.pk))


def with_lines(year: int) -> QuerySet[Any]:
    """Deputies in whose files something stands for this year, by number."""
    lines = DutyRecord.objects.of_year(year).filter(deputy=OuterRef("pk")).counted()
    found: QuerySet[Any] = Deputy.objects.filter(Exists(lines)).order_by("code")
    return found

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.ground.rulebook.calendar import Hours, Season, YearPlan


class YearQuerySet(TenantQuerySet):
    """Years as they were arranged, and arranged again."""

    def as_set_at(self, moment: datetime) -> "YearQuerySet":
        """For each year the arrangement that stood at this moment."""
        return self.filter(set_at__lte=moment).order_by("year", "-number").distinct("year")


class CalendarYear(TenantModel):
    """How one year's working days and office hours were arranged here. A correction is a new row: the old one stays."""

    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    days_off = ArrayField(models.DateField(), default=list)
    days_worked = ArrayField(models.DateField(), default=list)
    is_provisional = models.BooleanField(default=False)
    # from a day of the year on, these spans, and those of weekdays that differ:
    # [["01-01", [["08:30", "12:00"], ["14:30", "18:00"]], [[4, [["08:30", "12:00"]]]]], …]
    hours = models.JSONField(default=list)
    special = models.JSONField(default=list)  # days with hours of their own: [["2027-02-10", [["09:00", "12:00"]]], …]
    note = models.CharField(max_length=200, blank=True)
    set_at = models.DateTimeField()
    set_by = models.UUIDField(null=True)

    objects: Any = TenantManager.of(YearQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "number"], name="calendar_numbers_differ")]
        indexes = [models.Index(fields=["congress", "year", "-number"], name="calendar_of_year")]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """How the ledger calls it."""
        return f"{self.year}.{self.number}"

    @property
    def plan(self) -> YearPlan:
        """As it is counted with."""
        days = frozenset(self.days_off), frozenset(self.days_worked)
        return YearPlan(*days, self.is_provisional, seasons(self.hours), special_days(self.special))


def seasons(written: list[Any]) -> tuple[Season, ...]:
    """Office hours as they are counted with."""
    return tuple(_season(*told) for told in written)


def special_days(written: list[Any]) -> tuple[tuple[date, Hours], ...]:
    """Days with hours of their own, as they are counted with."""
    return tuple((date.fromisoformat(day), _spans(spans)) for day, spans in written)


def written_hours(hours: tuple[Season, ...]) -> list[Any]:
    """Office hours, as the row keeps them."""
    return [_written_season(season) for season in hours]


def written_days(special: tuple[tuple[date, Hours], ...]) -> list[Any]:
    """Days with hours of their own, as the row keeps them."""
    return [[day.isoformat(), _written(spans)] for day, spans in sorted(special)]


def _written_season(season: Season) -> list[Any]:
    told: list[Any] = [f"{season.month:02}-{season.day:02}", _written(season.spans)]
    return [*told, [[weekday, _written(spans)] for weekday, spans in season.on]] if season.on else told


def _written(spans: Hours) -> list[list[str]]:
    return [[f"{begins:%H:%M}", f"{ends:%H:%M}"] for begins, ends in spans]


def _season(day: str, spans: list[list[str]], on: Iterable[Any] = ()) -> Season:
    month, number = date.fromisoformat(f"2000-{day}").timetuple()[1:3]
    return Season(month, number, _spans(spans), tuple((weekday, _spans(own)) for weekday, own in on))


def _spans(written: list[list[str]]) -> Hours:
    return tuple((time.fromisoformat(begins), time.fromisoformat(ends)) for begins, ends in written)

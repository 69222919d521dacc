from datetime import date, datetime, time
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.ground.rulebook.calendar import Season, YearPlan


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
    # from a day of the year on, these spans: [["01-01", [["08:30", "12:00"], ["14:30", "18:00"]]], …]
    hours = models.JSONField(default=list)
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
        return YearPlan(frozenset(self.days_off), frozenset(self.days_worked), self.is_provisional, seasons(self.hours))


def seasons(written: list[Any]) -> tuple[Season, ...]:
    """Office hours as they are counted with."""
    return tuple(_season(day, spans) for day, spans in written)


def written_hours(hours: tuple[Season, ...]) -> list[Any]:
    """The same, as the row keeps them."""
    return [
        [f"{season.month:02}-{season.day:02}", [[f"{begins:%H:%M}", f"{ends:%H:%M}"] for begins, ends in season.spans]]
        for season in hours
    ]


def _season(day: str, spans: list[list[str]]) -> Season:
    month, number = date.fromisoformat(f"2000-{day}").timetuple()[1:3]
    return Season(
        month, number, tuple((time.fromisoformat(begins), time.fromisoformat(ends)) for begins, ends in spans)
    )

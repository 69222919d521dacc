from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models

from hearth.core.lifecycle import Lifecycle, Moving
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet

RECEPTION = Lifecycle(
    "announced",
    {"announced": {"correct": "announced", "remind": "announced", "cancel": "cancelled"}, "cancelled": {}},
)


class StationDeputy(TenantModel):
    """A deputy on the roster of a liaison station: one who can be met and written to there (Deputies Law, art. 27)."""

    station = models.ForeignKey("congress.Station", models.CASCADE, related_name="roster")
    deputy = models.ForeignKey("congress.Deputy", models.CASCADE, related_name="rosters")

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["congress", "station", "deputy"], name="roster_names_a_deputy_once")
        ]

    def __str__(self) -> str:
        return f"{self.deputy} at {self.station}"


class ReceptionDayQuerySet(TenantQuerySet):
    """Reception days of the congress in scope."""

    def to_come(self, today: date) -> ReceptionDayQuerySet:
        """Those from this day on that were not called off, the nearest first."""
        return self.filter(state="announced", held_on__gte=today).order_by("held_on", "begins", "id")


class ReceptionDay(Moving, TenantModel):
    """Hours on which deputies receive people at a liaison station (代表接待日)."""

    lifecycle = RECEPTION

    station = models.ForeignKey("congress.Station", models.PROTECT, related_name="reception_days", db_index=False)
    held_on = models.DateField()
    begins = models.TimeField()
    ends = models.TimeField()
    note = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=10, default="announced")
    reminded_at = models.DateTimeField(null=True)

    objects: Any = TenantManager.of(ReceptionDayQuerySet)

    class Meta(TenantModel.Meta):
        indexes = [
            models.Index(fields=["congress", "station", "held_on"], name="reception_at_station"),
            models.Index(fields=["congress", "held_on"], name="reception_by_date"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends__gt=models.F("begins")), name="reception_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return f"{self.station}, {self.held_on}"

    @property
    def code(self) -> str:
        """How the ledger names it."""
        return str(self.pk.hex[-8:].upper())

    @property
    def hours(self) -> str:
        """From when to when people are received."""
        return f"{self.begins:%H:%M}–{self.ends:%H:%M}"


class Sitting(TenantModel):
    """A deputy who receives people on a reception day."""

    day = models.ForeignKey("congress.ReceptionDay", models.CASCADE, related_name="sittings")
    deputy = models.ForeignKey("congress.Deputy", models.CASCADE, related_name="sittings")

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "day", "deputy"], name="sitting_once_a_day")]

    def __str__(self) -> str:
        return f"{self.deputy} on {self.day}"

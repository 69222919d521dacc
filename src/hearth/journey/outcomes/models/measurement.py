from typing import Any

from django.db import models
from django.db.models import F, Q

from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet

WAYS = [("rows", "counted from referrals and their clocks"), ("typed", "counted by hand, with its source")]
LEAST = 10  # of fewer cases nobody gives a share of a hundred


class MeasurementQuerySet(TenantQuerySet):
    """How promises were kept."""

    def newest(self) -> "MeasurementQuerySet":
        """The last one of each promise."""
        return self.order_by("commitment", "-until").distinct("commitment")


class Measurement(TenantModel):
    """How often a promise was kept in a period: in how many of how many cases, who counted, and by what."""

    commitment = models.ForeignKey("outcomes.Commitment", models.CASCADE, related_name="measurements")
    since = models.DateField()
    until = models.DateField()
    sample = models.PositiveIntegerField()
    met = models.PositiveIntegerField()
    missing = models.PositiveIntegerField(default=0)  # of which nobody can say: taken back before the time was over
    percent = models.PositiveSmallIntegerField()  # what was promised then
    way = models.CharField(max_length=5, choices=WAYS)
    source = models.CharField(max_length=200, blank=True)
    name = models.CharField(max_length=80, blank=True)
    measured_at = models.DateTimeField()

    personal = ("source", "name")
    objects: Any = TenantManager.of(MeasurementQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["congress", "commitment", "since", "until"], name="measured_once_a_period"),
            models.CheckConstraint(condition=Q(met__lte=F("sample")), name="met_of_the_sample"),
            models.CheckConstraint(condition=Q(since__lte=F("until")), name="measured_forward"),
        ]

    def __str__(self) -> str:
        return f"{self.met} of {self.sample}, {self.since} to {self.until}"

    @property
    def share(self) -> int | None:
        """Of a hundred cases, rounded down so that nothing looks better than it is; None where they are too few."""
        return self.met * 100 // self.sample if self.sample >= LEAST else None

    @property
    def is_below(self) -> bool:
        """Less often than was promised."""
        return self.met * 100 < self.sample * self.percent

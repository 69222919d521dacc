from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q

from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.ground.rulebook.reckoning import Span

MEASURES = [("h", "hours by the clock on the wall"), ("wh", "office hours")]


class PromiseQuerySet(TenantQuerySet):
    """What units promise."""

    def at(self, moment: datetime) -> "PromiseQuerySet":
        """Those that hold at this moment."""
        return self.filter(Q(until=None) | Q(until__gt=moment), valid_from__lte=moment)


class UnitPromise(TenantModel):
    """What a unit promised of its own accord: an answer within so many hours. It counts where the rules are slower.

    Its name is that of a clock, such as `result`, or of one rule, such as `referral.result_utilities`.
    """

    unit = models.ForeignKey("congress.Unit", models.PROTECT, related_name="promises", db_index=False)
    name = models.CharField(max_length=30)
    amount = models.PositiveIntegerField()
    measure = models.CharField(max_length=3, choices=MEASURES)
    valid_from = models.DateTimeField()
    until = models.DateTimeField(null=True)

    objects: Any = TenantManager.of(PromiseQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["congress", "unit", "name"], condition=Q(until=None), name="promised_once")
        ]
        indexes = [models.Index(fields=["congress", "unit", "name", "valid_from"], name="promises_of_unit")]

    def __str__(self) -> str:
        return f"{self.name}: {self.amount} {self.measure}"

    @property
    def allowed(self) -> Span:
        """How much time it leaves."""
        return Span(self.amount, self.measure)

    def held_at(self, moment: datetime) -> bool:
        """Whether it held at this moment."""
        return self.valid_from <= moment and (self.until is None or moment < self.until)

    @property
    def code(self) -> str:
        """How the ledger calls it: by the unit that gave it."""
        return str(self.unit.code)

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q

from hearth.core import clock
from hearth.core.ids import short_code
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.record.scoring.guards import COUNTS


class RuleQuerySet(TenantQuerySet):
    """Score rules of the congress in scope."""

    def begun_or_to_come(self) -> RuleQuerySet:
        """Without those that were ended before they began."""
        return self.exclude(valid_to_on__lt=F("valid_from_on"))

    def of_year(self, year: int) -> RuleQuerySet:
        """Those that hold on any day of the year."""
        last = Q(valid_to_on=None) | Q(valid_to_on__gte=date(year, 1, 1))
        return self.begun_or_to_come().filter(last, valid_from_on__lte=date(year, 12, 31))

    def touching(self, kind: str, first: date) -> RuleQuerySet:
        """Those for this kind that hold on this day or later."""
        last = Q(valid_to_on=None) | Q(valid_to_on__gte=first)
        return self.begun_or_to_come().filter(last, kind=kind)


class ScoreRule(TenantModel):
    """What one kind of line counts (积分规则): points for each matter or day, a cap for the year, the law behind it.

    It is never changed, only ended: what counted in a year that is closed counts the same for good.
    """

    code = models.CharField(max_length=8, default=short_code)
    kind = models.CharField(max_length=24)  # a key of the file's kinds, or the code of a DutyKind
    counts_by = models.CharField(max_length=10, choices=[(key, key) for key in COUNTS])
    points = models.PositiveSmallIntegerField()
    cap = models.PositiveSmallIntegerField()
    legal_basis = models.CharField(max_length=200)
    valid_from_on = models.DateField()
    valid_to_on = models.DateField(null=True)
    name = models.CharField(max_length=80)
    set_at = models.DateTimeField()

    personal = ("name",)
    objects: Any = TenantManager.of(RuleQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["congress", "code"], name="score_rule_codes_differ"),
            models.UniqueConstraint(
                fields=["congress", "kind"], condition=Q(valid_to_on=None), name="score_rule_open_once"
            ),
            models.CheckConstraint(condition=Q(points__gte=1, cap__gte=F("points")), name="score_rule_is_capped"),
            models.CheckConstraint(condition=~Q(legal_basis=""), name="score_rule_has_a_basis"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def is_over(self) -> bool:
        """It holds no longer."""
        return self.valid_to_on is not None and self.valid_to_on < clock.today()

    @property
    def is_open(self) -> bool:
        """Nobody has said yet when it ends."""
        return self.valid_to_on is None

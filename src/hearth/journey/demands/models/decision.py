from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet

VERBS = [
    (verb, verb)
    for verb in (
        *("begin", "join", "accept", "refuse", "take_out"),
        *("confirm", "rename", "hand_to", "consult", "convert", "watch", "solve", "close", "reopen"),
        *("merge", "split", "dissolve", "keep"),
        *("publish", "unpublish"),
    )
]


class DecisionQuerySet(TenantQuerySet):
    """Decisions of the congress in scope."""

    def standing(self) -> DecisionQuerySet:
        """Those nobody took back."""
        return self.filter(undone_at=None)

    def about(self, *demands: Any) -> DecisionQuerySet:
        """Those that touched one of these demands."""
        return self.filter(Q(demand__in=demands) | Q(other__in=demands))


class Decision(TenantModel):
    """What a person decided about a demand, with how it stood before, so that it can be taken back whole."""

    verb = models.CharField(max_length=10, choices=VERBS)
    demand = models.ForeignKey("demands.Demand", models.CASCADE, related_name="decisions")
    other = models.ForeignKey("demands.Demand", models.CASCADE, null=True, related_name="decisions_beside")
    before = models.JSONField(default=dict)  # how each demand it touched stood, by its key
    who = models.UUIDField(null=True)
    name = models.CharField(max_length=80)
    role = models.CharField(max_length=20)
    made_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)
    undone_by = models.CharField(max_length=80, blank=True)

    personal = ("who", "name", "undone_by")
    objects: Any = TenantManager.of(DecisionQuerySet)

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["congress", "demand", "-made_at", "-id"], name="decisions_lately")]

    def __str__(self) -> str:
        return f"{self.verb} {self.demand_id}"

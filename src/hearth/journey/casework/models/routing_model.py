from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from hearth.core.lifecycle import Moving
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.journey.casework.lifecycle import ROUTING_MODEL


class RoutingModel(Moving, TenantModel):
    """What a night learnt of which line a message belongs to (派单模型): numbers only, until a clerk puts it in force.

    `newest_at` is when the newest matter it learnt from was sent: what was sent later is new to it. `figures` is how
    good it was on messages it had not learnt from; lines are named by their keys, and nobody's words stand in it.
    """

    lifecycle = ROUTING_MODEL

    code = models.CharField(max_length=8)
    state = models.CharField(max_length=8, default="proposed")
    packed = models.BinaryField(default=b"")  # empty once nobody can put it in force any more
    figures = models.JSONField(default=dict)
    examples = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    newest_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    said_by = models.CharField(max_length=80, blank=True)  # who decided last
    before = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+", db_index=False)  # was in force

    personal = ("said_by",)
    objects: Any = TenantManager.of(TenantQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["congress", "code"], name="routing_model_codes_differ"),
            models.UniqueConstraint(
                fields=["congress", "state"],
                condition=Q(state__in=("proposed", "in_force")),
                name="one_routing_model_in_force",
            ),
        ]
        indexes = [models.Index(fields=["congress", "-made_at"], name="routing_models_lately")]

    def __str__(self) -> str:
        return self.code

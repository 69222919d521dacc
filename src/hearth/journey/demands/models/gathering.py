from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from hearth.core.lifecycle import Moving
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.journey.demands.lifecycle import GATHERING

WAYS = [("machine", "the machine, by itself"), ("person", "a person")]


class GatheringQuerySet(TenantQuerySet):
    """Places of messages in demands."""

    def joined(self) -> GatheringQuerySet:
        """Messages that are in a demand."""
        return self.filter(state="joined")

    def settled(self) -> GatheringQuerySet:
        """Those that stand or that a person ended; what merely lapsed, such as where a message was held, is none."""
        return self.exclude(state="ended", ended_by=None)

    def offered(self) -> GatheringQuerySet:
        """Messages that probably belong, and wait for somebody to say so."""
        return self.filter(state="offered")


class Gathering(Moving, TenantModel):
    """A message's place in a common demand: who put it there and why. It can be ended; the message stays untouched."""

    lifecycle = GATHERING

    demand = models.ForeignKey("demands.Demand", models.CASCADE, related_name="gatherings")
    thread = models.ForeignKey("contact.Thread", models.CASCADE, related_name="gatherings")
    state = models.CharField(max_length=8, default="offered")
    how = models.CharField(max_length=8, choices=WAYS, default="machine")
    score = models.FloatField(null=True)  # of a hundred, as a share of one; None where a person put it there
    why = models.JSONField(default=dict)
    source = models.BinaryField(max_length=12, default=b"")  # tells who wrote from who else wrote, and nothing more
    since = models.DateTimeField()
    said_by = models.CharField(max_length=80, blank=True)  # who put it there
    begun_by = models.ForeignKey("demands.Decision", models.SET_NULL, null=True, related_name="begun", db_index=False)
    ended_at = models.DateTimeField(null=True)
    ended_from = models.CharField(max_length=8, blank=True)  # what it was until then
    ended_by = models.ForeignKey("demands.Decision", models.SET_NULL, null=True, related_name="ended", db_index=False)
    told = models.CharField(max_length=10, blank=True)  # the last state of the demand the resident has heard of
    is_to_tell = models.BooleanField(default=False)

    personal = ("why", "said_by", "source")
    objects: Any = TenantManager.of(GatheringQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["congress", "thread"], condition=Q(state="joined"), name="in_one_demand_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["congress", "demand", "thread"], condition=Q(state__in=("offered", "joined")), name="there_once"
            ),
        ]
        indexes = [
            models.Index(fields=["congress", "demand", "state", "-since", "-id"], name="gatherings_lately"),
            models.Index(fields=["congress", "since"], name="gatherings_to_tell", condition=Q(is_to_tell=True)),
        ]

    def __str__(self) -> str:
        return f"{self.thread_id} in {self.demand_id}"

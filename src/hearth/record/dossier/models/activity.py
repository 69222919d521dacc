from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from hearth.core import clock
from hearth.core.actors import By
from hearth.core.ids import short_code
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.record.dossier.rules import OVERSEEING


class ActivityQuerySet(TenantQuerySet):
    """Activities of the congress in scope."""

    def visible_to(self, actor: By) -> ActivityQuerySet:
        """Staff and chair all of them; a deputy and their aides those they took part in."""
        if not actor:
            return self.none()
        if "system" in actor.roles or actor.roles & OVERSEEING:
            return self
        mine = [deputy.pk for deputy in (actor.deputy, *actor.acts_for) if deputy]
        return self.filter(records__deputy__in=mine).distinct() if mine else self.none()


class Activity(TenantModel):
    """Something deputies took part in together, registered once for all of them by whoever organised it."""

    code = models.CharField(max_length=8, default=short_code)
    kind = models.CharField(max_length=24)
    title = models.CharField(max_length=120)
    place = models.CharField(max_length=120, blank=True)
    organiser = models.CharField(max_length=120, blank=True)
    held_on = models.DateField()
    half_days = models.PositiveSmallIntegerField(default=1)
    name = models.CharField(max_length=80)
    role = models.CharField(max_length=20)
    registered_by = models.UUIDField(null=True)
    registered_at = models.DateTimeField()
    door = models.CharField(max_length=24, blank=True)  # what the code at the door says, on that day

    personal = ("name", "place", "door")
    objects: Any = TenantManager.of(ActivityQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["congress", "code"], name="activity_codes_differ"),
            models.UniqueConstraint(fields=["congress", "kind", "held_on", "title"], name="activity_stands_once"),
            models.UniqueConstraint(fields=["congress", "door"], condition=~Q(door=""), name="doors_differ"),
        ]
        indexes = [models.Index(fields=["congress", "-held_on", "-id"], name="activities_lately")]

    def __str__(self) -> str:
        return self.code

    @property
    def is_at_the_door(self) -> bool:
        """Deputies can check in: it is held today, and its code has been put up."""
        return bool(self.door) and self.held_on == clock.today()

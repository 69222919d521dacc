from __future__ import annotations

from typing import Any

from django.core import signing
from django.db import models
from django.utils.crypto import constant_time_compare

from hearth.core import clock
from hearth.core.actors import By
from hearth.core.ids import short_code
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.record.dossier.rules import OVERSEEING

SIGNS = 22  # of a signature, 132 bits
_signer = signing.Signer(salt="hearth.door")


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
    doors = models.PositiveSmallIntegerField(default=0)  # how many codes have been put up; the newest one counts
    has_door = models.BooleanField(default=False)

    personal = ("name", "place")
    objects: Any = TenantManager.of(ActivityQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["congress", "code"], name="activity_codes_differ"),
            models.UniqueConstraint(fields=["congress", "kind", "held_on", "title"], name="activity_stands_once"),
        ]
        indexes = [models.Index(fields=["congress", "-held_on", "-id"], name="activities_lately")]

    def __str__(self) -> str:
        return self.code

    @property
    def is_at_the_door(self) -> bool:
        """Deputies can check in: it is held today, and a code hangs there."""
        return self.has_door and self.held_on == clock.today()

    @property
    def door(self) -> str:
        """What the newest code at the door says beside the number: signed, and kept nowhere."""
        return _signer.signature(f"{self.pk.hex}:{self.doors}")[:SIGNS]

    def is_said_by(self, door: str) -> bool:
        """Whether the code that was scanned is the one that hangs there."""
        return self.has_door and constant_time_compare(door, self.door)

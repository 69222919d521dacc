from datetime import date
from typing import Any

from django.db import models

from hearth.core.actors import ROLES
from hearth.core.lifecycle import Lifecycle, Moving
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet

POST = Lifecycle("held", {"held": {"extend": "held", "end": "ended"}, "ended": {}})


class PostQuerySet(TenantQuerySet):
    """Posts people hold."""

    def held_on(self, day: date) -> "PostQuerySet":
        """Those whose time includes this day."""
        return self.not_over(day).filter(since__lte=day)

    def not_over(self, day: date) -> "PostQuerySet":
        """Those that go on at this day, or begin later."""
        return self.filter(models.Q(until=None) | models.Q(until__gte=day), state="held")

    def not_resting(self) -> "PostQuerySet":
        """Without those of a deputy who may not act for the time being, and of their aides (Deputies Law, art. 61)."""
        return self.exclude(deputy__mandates__state="suspended")


class Seat(models.Model):
    """What a person is or is to be in a congress, for whom and for how long."""

    role = models.CharField(max_length=12, choices=[(role, role) for role in ROLES])
    deputy = models.ForeignKey("congress.Deputy", models.CASCADE, null=True, related_name="%(class)ss")
    unit = models.ForeignKey("congress.Unit", models.CASCADE, null=True, related_name="%(class)ss")
    station = models.ForeignKey("congress.Station", models.CASCADE, null=True, related_name="%(class)ss")

    class Meta:
        abstract = True

    @property
    def seat(self) -> dict[str, Any]:
        """The post and what it belongs to, by their keys."""
        return {name: getattr(self, name) for name in ("role", "deputy_id", "unit_id", "station_id")}

    @property
    def place(self) -> Any:
        """The deputy, unit or station the post belongs to, if it belongs to any."""
        return self.deputy or self.unit or self.station


class Post(Moving, Seat, TenantModel):
    """What a person is in this congress, for a time: clerk, aide of a deputy, contact of a unit."""

    lifecycle = POST

    user = models.ForeignKey("accounts.User", models.CASCADE, related_name="posts")
    since = models.DateField()
    until = models.DateField(null=True)
    state = models.CharField(max_length=10, default="held")
    reason = models.CharField(max_length=200, blank=True)
    given_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    confirmed_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField(null=True)

    personal = ("reason",)
    objects: Any = TenantManager.of(PostQuerySet)

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["user", "congress"], name="post_of_user")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(role__in=["deputy", "aide"]) | models.Q(deputy__isnull=False),
                name="post_of_deputy_names_one",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.role}"

    @property
    def code(self) -> str:
        """How the ledger names it."""
        return self.pk.hex[-8:].upper()

    def is_over(self, day: date) -> bool:
        """Whether it was ended, or its time has passed."""
        return self.state == "ended" or (self.until is not None and self.until < day)

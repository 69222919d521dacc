from datetime import datetime
from functools import cached_property
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from hearth.core.lifecycle import Moving
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.ground.rulebook.lifecycle import VERSION
from hearth.ground.rulebook.profile import Profile


class VersionQuerySet(TenantQuerySet):
    """The rules of a congress, as they were adopted one after another."""

    def valid(self, at: datetime) -> "VersionQuerySet":
        """Those in force by this moment, the newest first: the first of them counts."""
        return self.filter(state="in_force", valid_from__lte=at).order_by("-valid_from", "-number")


class ProfileVersion(Moving, TenantModel):
    """The rules a congress adopted: a shipped profile, with the numbers it has changed and where they come from."""

    lifecycle = VERSION

    base = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    changes = models.JSONField(default=dict)
    note = models.CharField(max_length=200, blank=True)
    valid_from = models.DateTimeField()
    drafted_at = models.DateTimeField()
    drafted_by = ArrayField(models.UUIDField(), default=list)  # everybody who had a hand in it
    put_in_force_at = models.DateTimeField(null=True)
    put_in_force_by = models.UUIDField(null=True)
    state = models.CharField(max_length=10, default="draft")

    objects: Any = TenantManager.of(VersionQuerySet)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["congress", "number"], name="version_numbers_differ"),
            models.UniqueConstraint(fields=["congress"], condition=Q(state="draft"), name="one_draft_of_the_rules"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """How the ledger and the clocks call it."""
        return f"{self.base}.{self.number}"

    @cached_property
    def profile(self) -> Profile:
        """The promises it makes."""
        since = timezone.localdate(self.valid_from)
        return Profile.named(self.base).changed(self.code, since, self.changes)

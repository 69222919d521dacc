from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models.functions import Coalesce

from hearth.core.taking import Taken
from hearth.core.tenancy import TenantManager, TenantQuerySet
from hearth.doors.auditing.lifecycle import EXPORT

LISTS = [("ledger", "ledger"), ("sightings", "sightings")]
SUBJECTS = [*LISTS, ("register", "register"), ("files", "duty files")]


class ExportQuerySet(TenantQuerySet):
    """Files that were ordered."""

    def own(self, user: UUID | None) -> ExportQuerySet:
        """Their own."""
        return self.filter(ordered_by=user)

    def lying_since(self, moment: datetime) -> ExportQuerySet:
        """Files that were made before this moment and not taken away yet."""
        made = self.filter(state="ready").annotate(made_at=Coalesce("ready_at", "ordered_at"))
        return made.filter(made_at__lt=moment)

    def waiting_for(self, user: UUID | None) -> ExportQuerySet:
        """Those that somebody else ordered and on which nobody has decided, oldest first."""
        return self.filter(state="waiting").exclude(ordered_by=user).order_by("ordered_at", "id")


class Export(Taken):
    """Lines somebody took along: which were asked for, by whom, who confirmed it, and the file a job made of them."""

    lifecycle = EXPORT
    folder = "exports"

    subject = models.CharField(max_length=10, choices=SUBJECTS)
    second = models.UUIDField(null=True)
    ready_at = models.DateTimeField(null=True)

    personal = ("asked",)
    objects: Any = TenantManager.of(ExportQuerySet)

    class Meta(Taken.Meta):
        indexes = [models.Index(fields=["congress", "ordered_at", "id"], name="export_lately")]

    def __str__(self) -> str:
        return f"{self.subject}: {self.state}"

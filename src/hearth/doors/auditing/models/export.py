from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce

from hearth.core.lifecycle import Moving
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.doors.auditing.lifecycle import EXPORT

LISTS = [("ledger", "ledger"), ("sightings", "sightings")]
SUBJECTS = [*LISTS, ("register", "register")]
FORMATS = [("xlsx", "Excel"), ("csv", "CSV")]


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


class Export(Moving, TenantModel):
    """Lines somebody took along: which were asked for, by whom, who confirmed it, and the file a job made of them."""

    lifecycle = EXPORT

    subject = models.CharField(max_length=10, choices=SUBJECTS)
    format = models.CharField(max_length=4, choices=FORMATS)
    asked = models.JSONField(default=dict)
    language = models.CharField(max_length=10)
    state = models.CharField(max_length=10, default="ordered")
    rows = models.PositiveIntegerField(default=0)
    ordered_at = models.DateTimeField()
    ordered_by = models.UUIDField()
    second = models.UUIDField(null=True)
    ready_at = models.DateTimeField(null=True)

    personal = ("asked",)
    objects: Any = TenantManager.of(ExportQuerySet)

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["congress", "ordered_at", "id"], name="export_lately")]

    def __str__(self) -> str:
        return f"{self.subject}: {self.state}"

    @property
    def code(self) -> str:
        """How the ledger names it."""
        return self.pk.hex[-8:].upper()

    @property
    def file(self) -> Path:
        """What was made."""
        return Path(settings.DATA) / "exports" / f"{self.pk}.{self.format}"

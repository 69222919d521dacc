from pathlib import Path

from django.conf import settings
from django.db import models

from hearth.core.lifecycle import Moving
from hearth.core.tenancy import TenantModel
from hearth.doors.auditing.lifecycle import EXPORT

SUBJECTS = [("ledger", "ledger"), ("sightings", "sightings")]
FORMATS = [("xlsx", "Excel"), ("csv", "CSV")]


class Export(Moving, TenantModel):
    """Lines an auditor took along: which were asked for, by whom, and the file a job made of them."""

    lifecycle = EXPORT

    subject = models.CharField(max_length=10, choices=SUBJECTS)
    format = models.CharField(max_length=4, choices=FORMATS)
    asked = models.JSONField(default=dict)
    language = models.CharField(max_length=10)
    state = models.CharField(max_length=10, default="ordered")
    rows = models.PositiveIntegerField(default=0)
    ordered_at = models.DateTimeField()
    ordered_by = models.UUIDField()

    personal = ("asked",)

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

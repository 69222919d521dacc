from pathlib import Path

from django.conf import settings
from django.db import models

from hearth.core.lifecycle import Lifecycle, Moving
from hearth.core.tenancy import TenantModel

SHEET = Lifecycle("ordered", {"ordered": {"finish": "ready", "fail": "failed"}, "ready": {}, "failed": {}})
KINDS = [("poster", "poster"), ("cards", "cards"), ("posters", "posters of all deputies")]


class Sheet(Moving, TenantModel):
    """Something to print that a clerk ordered: a poster, a sheet of cards, the posters of all deputies."""

    lifecycle = SHEET

    kind = models.CharField(max_length=10, choices=KINDS)
    deputy_code = models.ForeignKey("contact.DeputyCode", models.CASCADE, null=True, related_name="sheets")
    language = models.CharField(max_length=10)
    base = models.CharField(max_length=200)
    state = models.CharField(max_length=10, default="ordered")
    pages = models.PositiveIntegerField(default=0)
    ordered_at = models.DateTimeField()
    ordered_by = models.UUIDField()

    def __str__(self) -> str:
        return f"{self.kind}: {self.state}"

    @property
    def code(self) -> str:
        """How the ledger names it."""
        return self.pk.hex[-8:].upper()

    @property
    def file(self) -> Path:
        """The printed PDF."""
        return Path(settings.DATA) / "sheets" / f"{self.pk}.pdf"

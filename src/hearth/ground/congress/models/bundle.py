from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models

from hearth.core.actors import By
from hearth.core.lifecycle import Lifecycle, Moving
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet

BUNDLE = Lifecycle("ordered", {"ordered": {"finish": "ready", "fail": "failed"}, "ready": {}, "failed": {}})
KINDS = [("letter", "the letter to one person"), ("deputies", "letters to all deputies without an account")]


class BundleQuerySet(TenantQuerySet):
    """Letters to print."""

    def visible_to(self, actor: By) -> "BundleQuerySet":
        """A letter opens an account, so only whoever ordered it holds it in their hands."""
        return self.filter(ordered_by=actor.id) if actor.id else self.none()


class Bundle(Moving, TenantModel):
    """Invitation letters to be printed and handed over: one, or one for every deputy without an account."""

    lifecycle = BUNDLE

    kind = models.CharField(max_length=10, choices=KINDS)
    language = models.CharField(max_length=10)
    base = models.CharField(max_length=200)
    until = models.DateField(null=True)
    state = models.CharField(max_length=10, default="ordered")
    pages = models.PositiveIntegerField(default=0)
    ordered_at = models.DateTimeField()
    ordered_by = models.UUIDField()

    objects: Any = TenantManager.of(BundleQuerySet)

    def __str__(self) -> str:
        return f"{self.kind}: {self.state}"

    @property
    def code(self) -> str:
        """How the ledger names it."""
        return self.pk.hex[-8:].upper()

    @property
    def file(self) -> Path:
        """The printed PDF."""
        return Path(settings.DATA) / "letters" / f"{self.pk}.pdf"

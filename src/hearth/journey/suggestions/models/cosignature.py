from __future__ import annotations

from typing import Any

from django.db import models

from hearth.core import clock
from hearth.core.lifecycle import Moving
from hearth.core.tenancy import TenantModel
from hearth.journey.suggestions.lifecycle import COSIGNATURE
from hearth.journey.suggestions.models.suggestion import Suggestion


class Cosignature(Moving, TenantModel):
    """A deputy invited to put their name under it (联名); it stands under the very wording they read."""

    lifecycle = COSIGNATURE

    suggestion = models.ForeignKey(Suggestion, models.CASCADE, related_name="cosignatures")
    deputy = models.ForeignKey("congress.Deputy", models.PROTECT, related_name="cosignatures")
    state = models.CharField(max_length=10, default="invited")
    wording = models.PositiveSmallIntegerField(null=True)
    moved_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True)  # that it is taken back

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "suggestion", "deputy"], name="deputy_signs_once")]

    def __str__(self) -> str:
        return f"{self.deputy_id}: {self.state}"

    def step(self, move: str, **changes: Any) -> None:
        """Take this move, now."""
        self.move(move, moved_at=clock.now(), **changes)

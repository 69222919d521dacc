from __future__ import annotations

from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import models

from hearth.core import clock
from hearth.core.arrivals import arrived
from hearth.core.tenancy import TenantModel
from hearth.journey.suggestions.models.assignment import Reply


class SealedPaper(TenantModel):
    """A unit's answer as it left the house, signed and under its seal, as PDF; of several the last one stands."""

    reply = models.ForeignKey(Reply, models.CASCADE, related_name="papers")
    state = models.CharField(max_length=10, default="waiting")  # waiting, ready, unreadable
    size = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)  # what was attached can be told from what is shown
    name = models.CharField(max_length=80)  # who attached it
    at = models.DateTimeField()

    personal = ("name",)

    def __str__(self) -> str:
        return f"{self.state}, {self.at:%Y-%m-%d}"

    @property
    def arrived(self) -> Path:
        """The file as it was sent, until it lies in its place."""
        return arrived(self.pk)

    @property
    def file(self) -> Path:
        """Where it lies."""
        return Path(settings.MEDIA_ROOT) / str(self.congress_id) / self.pk.hex[-2:] / f"{self.pk}.pdf"


def new_sealed_paper(reply: Reply, arrival: UUID, name: str) -> SealedPaper:
    """What has arrived under this name, to be kept with this answer."""
    return SealedPaper(id=arrival, reply=reply, name=name, at=clock.now())

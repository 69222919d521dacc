from typing import Any

from django.db import models

from hearth.core.lifecycle import Moving
from hearth.core.tenancy import TenantManager, TenantModel, TenantQuerySet
from hearth.journey.contact.lifecycle import CODE

USES = [("poster", "poster"), ("card", "card"), ("web", "web")]


class DeputyCodeQuerySet(TenantQuerySet):
    """Codes of the congress in scope."""

    def active(self) -> "DeputyCodeQuerySet":
        """Those behind which a deputy can be reached."""
        return self.filter(state="active")

    def of_deputies(self) -> "DeputyCodeQuerySet":
        """Those that lead to one deputy, not to a station."""
        return self.filter(deputy__isnull=False)

    def for_the_wall(self) -> "DeputyCodeQuerySet":
        """The newest poster of each deputy in office, in the order of their numbers."""
        hanging = self.active().filter(use="poster", deputy__mandates__state="active")
        return hanging.order_by("deputy__code", "-issued_at", "-id").distinct("deputy__code")


class DeputyCode(Moving, TenantModel):
    """A deputy or station code (代表码、联络站码): what stands behind a printed QR code. Checkable, revocable, never
    guessable (D12)."""

    lifecycle = CODE

    code = models.CharField(max_length=10, unique=True)
    deputy = models.ForeignKey("congress.Deputy", models.PROTECT, null=True, related_name="deputy_codes")
    station = models.ForeignKey("congress.Station", models.PROTECT, null=True, related_name="station_codes")
    use = models.CharField(max_length=10, choices=USES, default="poster")
    label = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=10, default="active")
    issued_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    successor = models.ForeignKey("self", models.PROTECT, null=True, related_name="predecessors")

    objects: Any = TenantManager.of(DeputyCodeQuerySet)

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["congress", "deputy", "use", "state"], name="code_of_deputy")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(deputy__isnull=False, station=None) | models.Q(deputy=None, station__isnull=False),
                name="code_of_deputy_or_station",
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def holder(self) -> Any:
        """The deputy or the station to whom it leads."""
        return self.station if self.station_id else self.deputy

    @property
    def is_stations(self) -> bool:
        """It hangs at a liaison station; whoever scans it chooses a deputy of its roster."""
        return self.station_id is not None

    @property
    def title(self) -> str:
        """曹立新代表, or 安和街道代表联络站."""
        return str(self.holder.name if self.is_stations else self.holder.title)

    @property
    def number(self) -> str:
        """As it is printed in clear on the poster: 7K4Q-M2XW-9F."""
        return f"{self.code[:4]}-{self.code[4:8]}-{self.code[8:]}"

    def at(self, base: str) -> str:
        """The address in the QR code, where the installation is reached under `base` (contract: /c/<code>)."""
        return f"{base}/c/{self.code}"

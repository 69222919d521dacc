from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models

from hearth.core.arrivals import arrived
from hearth.core.photos import thumbnail_of
from hearth.core.tenancy import TenantModel

KINDS = [("pdf", "a paper, as PDF"), ("photo", "a photo")]


class Evidence(TenantModel):
    """By what it can be seen that a claim is true: words that name nobody, with papers and photos."""

    outcome = models.ForeignKey("outcomes.Outcome", models.CASCADE, related_name="evidence")
    words = models.TextField(blank=True)
    name = models.CharField(max_length=80)
    role = models.CharField(max_length=20)
    given_at = models.DateTimeField()

    personal = ("words", "name")

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["congress", "outcome", "given_at"], name="evidence_of_outcome")]

    def __str__(self) -> str:
        return f"of {self.outcome_id}, {self.given_at:%Y-%m-%d}"


class Attachment(TenantModel):
    """A file that came with an outcome: the document itself, or what shows that the claim is true."""

    outcome = models.ForeignKey("outcomes.Outcome", models.CASCADE, related_name="attachments")
    evidence = models.ForeignKey(Evidence, models.CASCADE, null=True, related_name="attachments")  # None: the document
    kind = models.CharField(max_length=5, choices=KINDS)
    state = models.CharField(max_length=10, default="waiting")  # waiting, ready, unreadable
    size = models.PositiveIntegerField(default=0)
    original_hash = models.CharField(max_length=64, blank=True)

    personal = ("original_hash",)

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["congress", "original_hash"], name="attachments_by_hash")]

    def __str__(self) -> str:
        return f"{self.kind} of {self.outcome_id}"

    @property
    def arrived(self) -> Path:
        """The file as it was sent, until it lies in its place."""
        return arrived(self.pk)

    @property
    def file(self) -> Path:
        """Where it lies; of a photo, drawn anew from its pixels, a small one stands beside it."""
        ending = "pdf" if self.kind == "pdf" else "jpg"
        return Path(settings.MEDIA_ROOT) / str(self.congress_id) / self.pk.hex[-2:] / f"{self.pk}.{ending}"

    @property
    def sizes(self) -> tuple[Path, Path]:
        """The large picture and the small one."""
        return self.file, thumbnail_of(self.file)

    @classmethod
    def of(cls, outcome: Any, arrival: Any, kind: str, evidence: Any = None) -> Attachment:
        """What has arrived under this name, to be kept with this outcome."""
        return cls(id=arrival, outcome=outcome, kind=kind, evidence=evidence)

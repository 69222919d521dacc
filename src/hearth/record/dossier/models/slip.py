from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.db import models

from hearth.core.encryption import EncryptedTextField
from hearth.core.tenancy import TenantModel
from hearth.record.dossier.models.report import STEPS

PLACES = 7  # as many digits for each count, so that its length tells nothing


class Slip(TenantModel):
    """A printed slip that has not been given yet: the keyed hash of its code, and nothing else.

    With the slip the row goes. No moment, number or order tells when it was made or in whose hand it was.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    report = models.ForeignKey("dossier.VoterReport", models.PROTECT, related_name="slips")
    hash = models.BinaryField(max_length=32)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["congress", "hash"], name="slip_codes_differ")]
        indexes = [models.Index(fields=["congress", "report"], name="slips_of_report")]

    def __str__(self) -> str:
        return f"a slip for {self.report_id}"


class Urn(TenantModel):
    """Where the slips of a report lie until it is closed: three counts under one seal, sealed anew by each slip.

    Who reads the database, even before and after a slip, learns that one was given and not what it said.
    """

    report = models.OneToOneField("dossier.VoterReport", models.PROTECT, related_name="urn")
    marks = EncryptedTextField()

    def __str__(self) -> str:
        return f"the urn of {self.report_id}"

    @property
    def counts(self) -> dict[str, int]:
        """How many slips said what."""
        return {step: int(self.marks[PLACES * n : PLACES * (n + 1)]) for n, step in enumerate(STEPS)}

    def put(self, step: str) -> None:
        """One more slip says this. Whoever calls this has the urn locked."""
        self.marks = self._written(self.counts | {step: self.counts[step] + 1})
        self.save(update_fields=["marks"])

    @classmethod
    def empty(cls, report: Any) -> Urn:
        """A new one, sealed with nothing in it."""
        urn = cls(report=report)
        urn.marks = urn._written(dict.fromkeys(STEPS, 0))
        urn.save(force_insert=True)
        return urn

    @staticmethod
    def _written(counts: dict[str, int]) -> str:
        return "".join(f"{counts[step]:0{PLACES}d}" for step in STEPS)

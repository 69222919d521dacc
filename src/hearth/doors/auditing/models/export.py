from django.db import models

from hearth.core.taking import Taken
from hearth.doors.auditing.lifecycle import EXPORT

SUBJECTS = [("ledger", "ledger"), ("sightings", "sightings")]


class Export(Taken):
    """Lines an auditor took along: which were asked for, by whom, and the file a job made of them."""

    lifecycle = EXPORT
    folder = "exports"

    subject = models.CharField(max_length=10, choices=SUBJECTS)

    personal = ("asked",)

    class Meta(Taken.Meta):
        indexes = [models.Index(fields=["congress", "ordered_at", "id"], name="export_lately")]

    def __str__(self) -> str:
        return f"{self.subject}: {self.state}"

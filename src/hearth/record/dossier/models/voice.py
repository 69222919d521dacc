from django.db import models

from hearth.core.recordings import Recording


class DutyVoice(Recording):
    """What a deputy spoke into their telephone in place of writing a line of their file."""

    record = models.OneToOneField("dossier.DutyRecord", models.CASCADE, related_name="voice")

    def __str__(self) -> str:
        return f"{self.kind} of {self.record_id}"

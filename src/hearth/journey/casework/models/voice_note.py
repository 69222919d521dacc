from __future__ import annotations

from django.db import models

from hearth.core.recordings import Recording


class VoiceNote(Recording):
    """What a deputy spoke into their telephone after a talk or a visit."""

    talk = models.OneToOneField("casework.Talk", models.CASCADE, related_name="voice")

    def __str__(self) -> str:
        return f"{self.kind} of {self.talk_id}"

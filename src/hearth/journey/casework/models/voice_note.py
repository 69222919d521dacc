from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import models

from hearth.core.arrivals import arrived
from hearth.core.encryption import EncryptedTextField, lock_bytes, new_key, unlock_bytes
from hearth.core.files import write_whole
from hearth.core.tenancy import TenantModel


class VoiceNote(TenantModel):
    """What a deputy spoke into their telephone after a talk or a visit, under a key of its own: without it, noise."""

    talk = models.OneToOneField("casework.Talk", models.CASCADE, related_name="voice")
    kind = models.CharField(max_length=8)
    key = EncryptedTextField()
    size = models.PositiveIntegerField()

    personal = ("key",)

    def __str__(self) -> str:
        return f"{self.kind} of {self.talk_id}"

    @classmethod
    def of(cls, talk: object, arrival: object, kind: str) -> VoiceNote:
        """The recording that has arrived under this name, to be kept with this talk."""
        return cls(id=arrival, talk=talk, kind=kind, key=new_key(), size=arrived(arrival).stat().st_size)  # type: ignore[arg-type,misc]

    @property
    def file(self) -> Path:
        """Where it lies, locked."""
        return Path(settings.MEDIA_ROOT) / str(self.congress_id) / self.pk.hex[-2:] / f"{self.pk}.voice"

    def lay_down(self) -> None:
        """Lock what has arrived into its place; the second time nothing is left to do."""
        if (came := arrived(self.pk)).exists():
            write_whole(self.file, lock_bytes(self.key, came.read_bytes(), str(self.pk)))
            came.unlink(missing_ok=True)

    def sound(self) -> bytes:
        """What can be heard, in memory only; raises `FileNotFoundError` where it is gone."""
        if self.file.exists():
            return unlock_bytes(self.key, self.file.read_bytes(), str(self.pk))
        return arrived(self.pk).read_bytes()

    def silence(self) -> None:
        """Take away its files."""
        for file in (self.file, arrived(self.pk)):
            file.unlink(missing_ok=True)

"""What somebody spoke into their telephone, kept under a key of its own: without it, noise."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple, Self
from uuid import UUID

from cryptography.exceptions import InvalidTag
from django.conf import settings
from django.db import models

from hearth.core.arrivals import arrived
from hearth.core.encryption import EncryptedTextField, lock_bytes, new_key, unlock_bytes
from hearth.core.files import write_whole
from hearth.core.tenancy import TenantModel


class Spoken(NamedTuple):
    """A recording that has arrived: its name there, and what kind it is."""

    arrival: UUID
    kind: str


class Recording(TenantModel):
    """A voice note; what it goes with is said by those that extend this."""

    kind = models.CharField(max_length=8)
    key = EncryptedTextField()
    size = models.PositiveIntegerField()

    personal = ("key",)

    class Meta(TenantModel.Meta):
        abstract = True

    @classmethod
    def of(cls, spoken: Spoken, **what: Any) -> Self:
        """The recording that has arrived, to be kept with this."""
        return cls(
            id=spoken.arrival, kind=spoken.kind, key=new_key(), size=arrived(spoken.arrival).stat().st_size, **what
        )

    @property
    def file(self) -> Path:
        """Where it lies, locked."""
        return Path(settings.MEDIA_ROOT) / str(self.congress_id) / self.pk.hex[-2:] / f"{self.pk}.voice"

    def lay_down(self) -> None:
        """Lock what has arrived into its place; the second time nothing is left to do."""
        if (came := arrived(self.pk)).exists():
            write_whole(self.file, lock_bytes(self.key, came.read_bytes(), str(self.pk)))
            came.unlink(missing_ok=True)

    def sound(self) -> bytes | None:
        """What can be heard, in memory only; None where it is gone, or was altered."""
        try:
            if self.file.exists():
                return unlock_bytes(self.key, self.file.read_bytes(), str(self.pk))
            return arrived(self.pk).read_bytes()
        except (FileNotFoundError, InvalidTag):
            return None

    def silence(self) -> None:
        """Take away its files."""
        for file in (self.file, arrived(self.pk)):
            file.unlink(missing_ok=True)

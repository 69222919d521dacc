from __future__ import annotations

from typing import Any

from django.db import models

from hearth.core.encryption import EncryptedTextField, lock, lock_bytes, new_key, unlock, unlock_bytes
from hearth.core.tenancy import TenantModel


class Envelope(TenantModel):
    """What a sealed matter lies in: its own random key, wrapped by the congress's. Without the row, nobody reads it."""

    thread = models.OneToOneField("contact.Thread", models.CASCADE, related_name="envelope")
    key = EncryptedTextField()
    place = models.BinaryField(default=b"")

    personal = ("key", "place")

    def __str__(self) -> str:
        return f"of {self.thread_id}"

    @classmethod
    def around(cls, thread: Any, place: str) -> Envelope:
        """A fresh one for this thread, with the place in it."""
        envelope = cls(thread_id=thread.pk, key=new_key())
        envelope.place = envelope.put(place)
        return envelope

    @classmethod
    def anew_around(cls, thread: Any, place: str) -> Envelope:
        """The same where it was sealed and unsealed before: photos may lie under that key until they are laid open."""
        envelope: Envelope = cls.objects.filter(thread=thread).first() or cls(thread_id=thread.pk, key=new_key())
        envelope.place = envelope.put(place)
        return envelope

    def put(self, text: str) -> bytes:
        """Lock these words in."""
        return lock(self.key, text, str(self.thread_id)) if text else b""

    def take(self, data: bytes | memoryview) -> str:
        """The words again."""
        return unlock(self.key, bytes(data), str(self.thread_id)) if data else ""

    def put_picture(self, data: bytes, name: str) -> bytes:
        """Lock this picture in, to be opened under this name of this matter only."""
        return lock_bytes(self.key, data, f"{self.thread_id}/{name}")

    def take_picture(self, data: bytes, name: str) -> bytes:
        """The picture again, in memory only."""
        return unlock_bytes(self.key, data, f"{self.thread_id}/{name}")

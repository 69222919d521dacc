"""What must not be readable in a stolen dump: contact details under a key that is not in the database."""

from __future__ import annotations

import hmac
import os
from functools import lru_cache
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models

from hearth.core import tenancy


def keyed_hash(purpose: str, *parts: str | bytes) -> bytes:
    """A hash nobody can recompute without the key file: 32 bytes."""
    message = b"\0".join(part.encode() if isinstance(part, str) else part for part in parts)
    return hmac.digest(_key(purpose), message, "sha256")


@lru_cache(maxsize=64)
def _key(purpose: str) -> bytes:
    family = purpose.split(".")[0]
    return hmac.digest(settings.HEARTH_KEYS[family].encode(), purpose.encode(), "sha256")


@lru_cache(maxsize=1024)
def _cipher(congress: int) -> AESGCM:
    return AESGCM(sha256(_key("field.aes") + str(congress).encode()).digest())


def encrypt(text: str, place: str) -> bytes:
    """AES-256-GCM under the congress's own key, bound to its place, so that it cannot be moved to another column."""
    nonce = os.urandom(12)
    return b"\x01" + nonce + _cipher(tenancy.current_id()).encrypt(nonce, text.encode(), place.encode())


def decrypt(data: bytes, place: str) -> str:
    """The text again; raises `cryptography.exceptions.InvalidTag` where it was altered or moved."""
    return _cipher(tenancy.current_id()).decrypt(data[1:13], data[13:], place.encode()).decode()


class EncryptedTextField(models.BinaryField):  # type: ignore[type-arg]
    """Text that stands encrypted in the database and in every backup. It cannot be searched."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["editable"] = True
        super().__init__(*args, **kwargs)

    def _place(self) -> str:
        return f"{self.model._meta.db_table}.{self.column}"

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        return super().get_db_prep_value(encrypt(value, self._place()) if value else b"", connection, prepared)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> str:
        return decrypt(bytes(value), self._place()) if value else ""

    def to_python(self, value: Any) -> Any:
        return value

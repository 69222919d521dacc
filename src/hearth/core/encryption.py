"""What must not be readable in a stolen dump: contact details under a key that is not in the database (D7b).

A kept value is a version, a suite, a key's number, a nonce and the ciphertext. It is bound to its table, column, row
and congress, so that it can be read in its place and in no other.
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from hearth.core import tenancy

VERSION, BEFORE = b"\x02", b"\x01"  # before: neither row, suite nor key were named; such values are still read
NUMBER, NONCE, TAG = 4, 12, 16
HEAD = 2 + NUMBER


class Sealing(Protocol):
    """A cipher with its key: what it seals ends with a tag, and is opened with the same nonce and surroundings."""

    def encrypt(self, nonce: bytes, data: bytes, associated_data: bytes | None) -> bytes: ...

    def decrypt(self, nonce: bytes, data: bytes, associated_data: bytes | None) -> bytes: ...


class SM4GCM:
    """SM4 as the library offers AES; it has no such class for it."""

    def __init__(self, key: bytes) -> None:
        self._cipher = algorithms.SM4(key)

    def encrypt(self, nonce: bytes, data: bytes, associated_data: bytes | None) -> bytes:
        sealing = Cipher(self._cipher, modes.GCM(nonce)).encryptor()
        sealing.authenticate_additional_data(associated_data or b"")
        return bytes(sealing.update(data) + sealing.finalize() + sealing.tag)

    def decrypt(self, nonce: bytes, data: bytes, associated_data: bytes | None) -> bytes:
        if len(data) < TAG:
            raise InvalidTag
        opening = Cipher(self._cipher, modes.GCM(nonce, data[-TAG:])).decryptor()
        opening.authenticate_additional_data(associated_data or b"")
        return bytes(opening.update(data[:-TAG]) + opening.finalize())


class Suite(NamedTuple):
    """A cipher in Galois/Counter mode: how it is named in a kept value, and how long its keys are."""

    mark: bytes
    sealing: Callable[[bytes], Sealing]
    key_length: int


SUITES = {
    "aes-gcm": Suite(b"\x01", AESGCM, 32),
    "sm4-gcm": Suite(b"\x02", SM4GCM, 16),  # GB/T 32907; for the assessment of commercial cryptography
}


def keyed_hash(purpose: str, *parts: str | bytes) -> bytes:
    """A hash nobody can recompute without the key file: 32 bytes."""
    message = b"\0".join(part.encode() if isinstance(part, str) else part for part in parts)
    return hmac.digest(_key(purpose), message, "sha256")


@lru_cache(maxsize=64)
def _key(purpose: str) -> bytes:
    family = purpose.split(".")[0]
    return hmac.digest(settings.HEARTH_KEYS[family].encode(), purpose.encode(), "sha256")


def ring() -> dict[bytes, bytes]:
    """The keys by their numbers, in the order of the key file: the last one encrypts, all of them read."""
    return _ring(settings.HEARTH_KEYS["field"])


@lru_cache(maxsize=8)
def _ring(lines: str) -> dict[bytes, bytes]:
    keys = [line.strip().encode() for line in lines.splitlines() if line.strip()]
    return {sha256(b"number of " + key).digest()[:NUMBER]: key for key in keys}


def head() -> bytes:
    """How every value begins that is encrypted now: version, suite, newest key."""
    return VERSION + SUITES[settings.HEARTH_CIPHER].mark + list(ring())[-1]


INSTALLATION = 0  # whose key it is where something belongs to no single congress


def encrypt(text: str, place: str, owner: int | None = None) -> bytes:
    """The text under the congress's own newest key, to be read in this place only."""
    owner = _owner(owner)
    begins, nonce = head(), os.urandom(NONCE)
    return begins + nonce + _cipher(begins, owner).encrypt(nonce, text.encode(), _bound(begins, place, owner))


def decrypt(data: bytes, place: str, owner: int | None = None) -> str:
    """The text again; raises `cryptography.exceptions.InvalidTag` where it was altered or moved."""
    owner = _owner(owner)
    if data[:1] == BEFORE:
        return _decrypt_before(data, place.rpartition("/")[0] or place, owner)
    begins, nonce, sealed = data[:HEAD], data[HEAD : HEAD + NONCE], data[HEAD + NONCE :]
    return _cipher(begins, owner).decrypt(nonce, sealed, _bound(begins, place, owner)).decode()


def _owner(named: int | None) -> int:
    return tenancy.current_id() if named is None else named


def _bound(begins: bytes, place: str, owner: int) -> bytes:
    return begins + f"{place}@{owner}".encode()


def _cipher(begins: bytes, owner: int) -> Sealing:
    suite = next((suite for suite in SUITES.values() if suite.mark == begins[1:2]), None)
    key = ring().get(begins[2:]) or _ring(_on_disk()).get(begins[2:])
    if begins[:1] != VERSION or suite is None or key is None:
        raise InvalidTag
    return _ready(suite, key, owner)


def _on_disk() -> str:
    """The key file as it is now: keys are changed while other processes run."""
    file = Path(settings.DATA) / "keys" / "field.key"
    return file.read_text() if file.exists() else ""


@lru_cache(maxsize=1024)
def _ready(suite: Suite, key: bytes, congress: int) -> Sealing:
    derived = hmac.digest(key, b"hearth field" + suite.mark + str(congress).encode(), "sha256")
    return suite.sealing(derived[: suite.key_length])


def _decrypt_before(data: bytes, place: str, owner: int) -> str:
    oldest = next(iter(ring().values()))
    derived = sha256(hmac.digest(oldest, b"field.aes", "sha256") + str(owner).encode()).digest()
    return AESGCM(derived).decrypt(data[1 : 1 + NONCE], data[1 + NONCE :], place.encode()).decode()


class Kept(bytes):
    """A value as it stands in the database."""


class _Readable(DeferredAttribute):
    """Decrypts when somebody looks, since only then the row is known to which the value belongs."""

    field: Any

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        value = super().__get__(instance, owner)
        if isinstance(value, Kept):
            value = instance.__dict__[self.field.attname] = decrypt(value, self.field.place(instance), self.field.owner)
        return value

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


def new_key() -> str:
    """A random key for one thing alone: whoever drops it has erased the thing."""
    return os.urandom(32).hex()


def lock(key: str, text: str, place: str) -> bytes:
    """The text under a key of its own, bound to the thing it belongs to."""
    return lock_bytes(key, text.encode(), place)


def unlock(key: str, data: bytes, place: str) -> str:
    """The text again; raises `cryptography.exceptions.InvalidTag` where it was altered or moved."""
    return unlock_bytes(key, data, place).decode()


def lock_bytes(key: str, data: bytes, place: str) -> bytes:
    """The same for what is no text, such as a picture."""
    suite, nonce = SUITES[settings.HEARTH_CIPHER], os.urandom(NONCE)
    sealing = suite.sealing(bytes.fromhex(key)[: suite.key_length])
    return suite.mark + nonce + sealing.encrypt(nonce, data, place.encode())


def unlock_bytes(key: str, data: bytes, place: str) -> bytes:
    """What was locked again, byte for byte; raises as `unlock` does."""
    mark, nonce, sealed = data[:1], data[1 : 1 + NONCE], data[1 + NONCE :]
    suite = next((suite for suite in SUITES.values() if suite.mark == mark), None)
    if suite is None:
        raise InvalidTag
    return suite.sealing(bytes.fromhex(key)[: suite.key_length]).decrypt(nonce, sealed, place.encode())


class EncryptedTextField(models.BinaryField):  # type: ignore[type-arg]
    """Text that stands encrypted in the database and in every backup. It cannot be searched, nor set by `update`."""

    descriptor_class = _Readable
    owner: int | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["editable"] = True
        super().__init__(*args, **kwargs)

    def place(self, row: Any) -> str:
        """Where a value may be read: table, column and row."""
        return f"{self.model._meta.db_table}.{self.column}/{row.pk}"

    def pre_save(self, model_instance: Any, add: bool) -> Any:
        text = getattr(model_instance, self.attname)
        return Kept(encrypt(text, self.place(model_instance), self.owner)) if text else b""

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if value and not isinstance(value, Kept):
            raise ValueError(f"{self.column} is encrypted for its row: save the row, or empty the column")
        return super().get_db_prep_value(bytes(value or b""), connection, prepared)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return Kept(value) if value else ""

    def to_python(self, value: Any) -> Any:
        return value


class InstallationTextField(EncryptedTextField):
    """The same for what a person carries from one congress to another, such as the secret of their own app."""

    owner = INSTALLATION

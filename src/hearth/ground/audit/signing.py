"""Signatures anybody can check with the public key alone: Ed25519, written as C2SP signed notes are."""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from hearth.core.encryption import keyed_hash

NAME = "hearth"
ED25519 = b"\x01"  # how signed notes name the algorithm


class NotAKey(ValueError):
    """What was given is no public key of this form."""


@dataclass(frozen=True)
class PublicKey:
    """What checks a signature: `name+id+key`, the id being four bytes that tell one key from another."""

    name: str
    raw: bytes

    @classmethod
    def read(cls, text: str) -> PublicKey:
        """The key as it is published; its id must fit."""
        try:
            name, _id, key = text.strip().split("+", 2)
            read = cls(name, b64decode(key, validate=True).removeprefix(ED25519))
            is_one = len(read.raw) == 32 and str(read) == text.strip()
        except ValueError as error:
            raise NotAKey(text) from error
        if not is_one:
            raise NotAKey(text)
        return read

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{b64encode(ED25519 + self.raw).decode()}"

    @property
    def id(self) -> bytes:
        """Four bytes that stand before every signature of this key."""
        return sha256(self.name.encode() + b"\n" + ED25519 + self.raw).digest()[:4]

    @property
    def fingerprint(self) -> str:
        """To be compared aloud or on paper: the key's hash in groups of four."""
        digits = sha256(self.raw).hexdigest()[:32]
        return " ".join(digits[place : place + 4] for place in range(0, 32, 4))

    def signed(self, text: str, signature_line: str) -> bool:
        """Whether this line is this key's signature under this text."""
        name, _space, signature = signature_line.removeprefix("— ").partition(" ")
        try:
            given = b64decode(signature, validate=True)
            Ed25519PublicKey.from_public_bytes(self.raw).verify(given[4:], text.encode())
        except (ValueError, InvalidSignature):
            return False
        return name == self.name and given[:4] == self.id


def public_key() -> PublicKey:
    """The key with which this installation's checkpoints are checked."""
    return PublicKey(NAME, _private(keyed_hash("checkpoint.ed25519")).public_key().public_bytes_raw())


def sign(text: str) -> str:
    """The line that stands under a signed text, after an empty one."""
    signature = _private(keyed_hash("checkpoint.ed25519")).sign(text.encode())
    return f"— {NAME} {b64encode(public_key().id + signature).decode()}"


@cache
def _private(seed: bytes) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(seed)

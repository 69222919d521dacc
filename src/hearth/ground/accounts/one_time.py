"""Codes on paper: made once, shown once, kept only as slow hashes under a key, each good once."""

from __future__ import annotations

import hmac
import secrets
from uuid import UUID

from argon2.low_level import Type, hash_secret_raw
from django.conf import settings

from hearth.core.encryption import keyed_hash
from hearth.core.ids import readable, short_code
from hearth.ground.accounts.models import OneTimeCode, SecondFactor

RECOVERY_CODES, CARD_CODES = 10, 40


def recovery_codes() -> list[str]:
    """Ten codes of fifty bits each, in the alphabet that is not misread."""
    return [short_code(10) for _ in range(RECOVERY_CODES)]


def card_codes() -> list[str]:
    """Forty codes of six digits: which one counts, the sign-in says."""
    return [f"{secrets.randbelow(10**6):06}" for _ in range(CARD_CODES)]


def keep(factor: SecondFactor, codes: list[str]) -> None:
    """Nobody can read them back."""
    OneTimeCode.objects.bulk_create(
        OneTimeCode(factor=factor, number=number, hash=hash_of(factor.pk, number, code))
        for number, code in enumerate(codes, start=1)
    )


def is_right(asked: OneTimeCode, typed: str) -> bool:
    """Whether this is the code; one printed before hashes were slow is known by the keyed hash alone."""
    known = (hash_of(asked.factor_id, asked.number, typed), _keyed(asked.factor_id, asked.number, typed))
    return any(hmac.compare_digest(bytes(asked.hash), each) for each in known)


def hash_of(factor: UUID, number: int, code: str) -> bytes:
    """What the database keeps of a code: six digits are few, so each guess must cost whoever stole key and dump."""
    salt = factor.bytes + number.to_bytes(2, "big")
    cost = {"time_cost": 2, "memory_cost": settings.HEARTH_CODE_MEMORY, "parallelism": 1}
    return hash_secret_raw(_keyed(factor, number, code), salt, hash_len=32, type=Type.ID, **cost)


def _keyed(factor: UUID, number: int, code: str) -> bytes:
    return keyed_hash("tracking.one_time_code", factor.bytes, str(number), readable(code))

"""The tracking code: sixteen digits, eight to find the thread and eight to prove that it is one's own (D1, D6).

Both are derived from the submission by keyed hashes whose keys are not in the database. The secret is stored nowhere:
it is computed again to be checked, so a form that is sent twice gets the same receipt.
"""

from __future__ import annotations

import hmac
import secrets
from typing import Any

from django.utils import timezone

from hearth.core.encryption import keyed_hash

HOURS_A_FORM_LIVES = 48
_MAP = str.maketrans("０１２３４５６７８９", "0123456789")


class FormTooOld(ValueError):
    """The form lay open for too long, or its hidden field was altered."""


def new_submission() -> str:
    """What the form carries: 128 random bits and the moment, signed, so that sending it twice is one sending."""
    moment = int(timezone.now().timestamp())
    blank = f"{secrets.token_urlsafe(16)}.{moment:x}"
    return f"{blank}.{_signature(blank)}"


def submission_key(submission: str) -> bytes:
    """The 32 bytes under which this submission is stored once. Raises `FormTooOld`."""
    blank, _, signature = submission.rpartition(".")
    if not hmac.compare_digest(signature.encode(), _signature(blank).encode()):
        raise FormTooOld
    moment = int(blank.rpartition(".")[2], 16)
    if timezone.now().timestamp() - moment > HOURS_A_FORM_LIVES * 3600:
        raise FormTooOld
    return keyed_hash("tracking.submission", blank)


def _signature(blank: str) -> str:
    return keyed_hash("tracking.form", blank).hex()[:32]


def locator_of(key: bytes, attempt: int = 0) -> str:
    """The eight digits that find the thread; another try where they are taken."""
    return _digits(keyed_hash("tracking.locator", key, str(attempt)))


def secret_of(key: bytes, locator: str) -> str:
    """The eight digits that prove it."""
    return _digits(keyed_hash("tracking.secret", key, locator))


def code_of(thread: Any) -> str:
    """The sixteen digits of this thread's receipt, computed again."""
    return str(thread.locator) + secret_of(bytes(thread.submission), thread.locator)


def _digits(data: bytes) -> str:
    return f"{int.from_bytes(data, 'big') % 100_000_000:08d}"


def typed(code: str) -> tuple[str, str] | None:
    """Locator and secret of a code as people type it: blanks, hyphens, full-width digits; None where it is none."""
    digits = "".join(mark for mark in code.translate(_MAP) if mark.isascii() and mark.isdigit())
    return (digits[:8], digits[8:]) if len(digits) == 16 else None


def is_right(thread: Any, secret: str) -> bool:
    """Whether this secret belongs to this thread, in constant time."""
    return hmac.compare_digest(secret_of(bytes(thread.submission), thread.locator), secret)


def ticket(thread: Any) -> str:
    """What a browser keeps once the code was shown or typed: it opens this one thread for a day, without the code."""
    kept = f"{thread.congress_id}.{thread.pk.hex}.{int(timezone.now().timestamp()):x}"
    return f"{kept}.{_seal(kept)}"


def thread_behind(kept: str, *, hours: int = 24) -> tuple[int, str] | None:
    """Congress and thread behind such a ticket, or None where it is forged or old."""
    told, _, seal = kept.rpartition(".")
    if not hmac.compare_digest(seal.encode(), _seal(told).encode()):
        return None
    congress, thread, moment = told.split(".")
    is_fresh = timezone.now().timestamp() - int(moment, 16) < hours * 3600
    return (int(congress), thread) if is_fresh else None


def assent(thread: Any) -> str:
    """What the page carries between the first and the second question, once the code was typed: good for an hour."""
    kept = f"{thread.pk.hex}.{int(timezone.now().timestamp()):x}"
    return f"{kept}.{keyed_hash('tracking.assent', kept).hex()[:32]}"


def has_assented(thread: Any, kept: str) -> bool:
    """Whether the code of this very thread was typed within the last hour."""
    told, _, seal = kept.rpartition(".")
    if not hmac.compare_digest(seal.encode(), keyed_hash("tracking.assent", told).hex()[:32].encode()):
        return False
    key, _, moment = told.partition(".")
    return bool(key == thread.pk.hex) and timezone.now().timestamp() - int(moment, 16) < 3600


def _seal(kept: str) -> str:
    return keyed_hash("tracking.ticket", kept).hex()[:32]

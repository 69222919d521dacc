"""The links of a congress's chain: each hash covers the one before it and everything its entry says (D8)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from hearth.ground.audit.models import Entry

GENESIS = bytes(32)
COLUMNS = tuple(column.attname for column in Entry._meta.concrete_fields)


def digest(link: bytes, entry: Entry) -> bytes:
    """The next hash: over the previous one and everything the entry says."""
    return digest_of(link, [getattr(entry, column) for column in COLUMNS])


def digest_of(link: bytes, values: Iterable[Any]) -> bytes:
    """The same, for the values of an entry's columns in their order."""
    return sha256(link + canonical(values)).digest()


def canonical(values: Iterable[Any]) -> bytes:
    """The entry in one exact form, whatever the time zone or the order of its facts.

    An empty network is left out: lines written before there was this column had none, and their seals still hold.
    """
    content = dict(zip(COLUMNS, values, strict=True))
    if not content["network"]:
        del content["network"]
    return _one_form(content).encode()


def _exact(value: Any) -> str:
    return value.astimezone(UTC).isoformat(timespec="microseconds") if isinstance(value, datetime) else str(value)


_one_form = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_exact).encode

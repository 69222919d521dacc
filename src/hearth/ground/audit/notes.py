"""Notes of the newest hashes in a file outside the database, authenticated by a key that is not in it."""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings

from hearth.core import tenancy
from hearth.core.encryption import keyed_hash
from hearth.ground.audit.models import Seal


def notes_file() -> Path:
    """Where the newest hashes of this congress are noted."""
    return Path(settings.DATA) / "checkpoints" / f"{tenancy.current().slug}.jsonl"


def note_newest() -> None:
    """Add one line for the newest seal."""
    last = Seal.objects.order_by("-number").first()
    note = {"number": last.number, "hash": bytes(last.hash).hex(), "at": last.sealed_at.isoformat()}
    file = notes_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a") as lines:
        lines.write(json.dumps(note | {"mac": _mac(note)}) + "\n")


def noted() -> dict[int, set[str]]:
    """Which hashes were noted under each number; a note that is not genuine stands for a hash that fits nothing."""
    noted: dict[int, set[str]] = {}
    for note in _notes():
        noted.setdefault(note["number"], set()).add(note["hash"] if note["genuine"] else "")
    return noted


def _notes() -> Iterator[dict[str, Any]]:
    if notes_file().exists():
        with notes_file().open(errors="replace") as lines:
            yield from map(_read, lines)


def _read(line: str) -> dict[str, Any]:
    try:
        note = json.loads(line)
        return {**note, "number": int(note["number"]), "genuine": hmac.compare_digest(note["mac"], _mac(note))}
    except (ValueError, TypeError, KeyError):
        return {"number": 0, "hash": "", "genuine": False}


def _mac(note: dict[str, Any]) -> str:
    return keyed_hash("ledger.note", json.dumps([note["number"], note["hash"], note["at"]])).hex()

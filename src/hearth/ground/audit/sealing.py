"""The hash chain over a congress's ledger, made some seconds after the entries (D8).

Entries are written without waiting for one another; a job then gives each a number and a hash over the previous hash
and its content, as transparency logs do with their merge delay. The newest hash is also noted in a file outside the
database, authenticated by a key that is not in it, so that a chain cut short or made anew is found as well.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from hearth.core import tenancy
from hearth.core.encryption import keyed_hash
from hearth.ground.audit.models import Entry, Seal

GENESIS = bytes(32)
BEGINNING = datetime(1, 1, 1, tzinfo=UTC)
LATE = timedelta(minutes=10)  # no transaction lives this long, so nothing honest arrives so late
BATCH = 2_000


def seal_new(batch: int = BATCH) -> int:
    """Seal what arrived since the last time, in the congress in scope; answers how many entries."""
    sealed = 0
    while count := _seal_batch(batch):
        sealed += count
        if count < batch:
            break
    if sealed:
        _note_outside()
    return sealed


@transaction.atomic
def _seal_batch(batch: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [724_001, tenancy.current_id()])
    last = Seal.objects.order_by("-number").first()
    number, link = (last.number, bytes(last.hash)) if last else (0, GENESIS)
    fresh = Entry.objects.filter(seal=None, recorded_at__gte=_horizon())
    seals = []
    for entry in fresh.order_by("recorded_at", "id")[:batch]:
        number, link = number + 1, digest(link, entry)
        seals.append(Seal(number=number, entry_id=entry.pk, hash=link))
    Seal.objects.bulk_create(seals)
    return len(seals)


def _horizon() -> datetime:
    """Entries are sealed in the order in which they were recorded: what claims to be older than this is not honest."""
    sealed = Entry.objects.filter(seal__isnull=False).order_by("-recorded_at")
    newest: datetime | None = sealed.values_list("recorded_at", flat=True).first()
    return newest - LATE if newest else BEGINNING


def digest(link: bytes, entry: Entry) -> bytes:
    """The next hash: over the previous one and everything the entry says."""
    return sha256(link + canonical(entry)).digest()


def canonical(entry: Entry) -> bytes:
    """The entry in one exact form, whatever the time zone or the order of its facts."""
    content = {column.attname: getattr(entry, column.attname) for column in Entry._meta.concrete_fields}
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_exact).encode()


def _exact(value: Any) -> str:
    return value.astimezone(UTC).isoformat(timespec="microseconds") if isinstance(value, datetime) else str(value)


# -- notes outside the database ----------------------------------------------------------------------------------


def notes_file() -> Path:
    """Where the newest hashes of this congress are noted; carry it to another machine now and then."""
    return Path(settings.DATA) / "checkpoints" / f"{tenancy.current().slug}.jsonl"


def _note_outside() -> None:
    last = Seal.objects.order_by("-number").first()
    note = {"number": last.number, "hash": bytes(last.hash).hex(), "at": last.sealed_at.isoformat()}
    file = notes_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a") as lines:
        lines.write(json.dumps(note | {"mac": _mac(note)}) + "\n")


def _mac(note: dict[str, Any]) -> str:
    return keyed_hash("ledger.note", json.dumps([note["number"], note["hash"], note["at"]])).hex()


def notes() -> Iterator[dict[str, Any]]:
    """Every note made so far, with whether its authentication holds."""
    if notes_file().exists():
        for line in notes_file().read_text(errors="replace").splitlines():
            yield _read(line)


def _read(line: str) -> dict[str, Any]:
    try:
        note = json.loads(line)
        return {**note, "number": int(note["number"]), "genuine": hmac.compare_digest(note["mac"], _mac(note))}
    except (ValueError, TypeError, KeyError):
        return {"number": 0, "hash": "", "genuine": False}


# -- verification ------------------------------------------------------------------------------------------------


@dataclass
class Verdict:
    """What `verify-ledger` found in one congress."""

    sealed: int = 0
    unsealed: int = 0
    sealed_until: datetime | None = None
    faults: list[str] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Nothing was edited, deleted, inserted or cut."""
        return not self.faults


def verify() -> Verdict:
    """Recompute the chain of the congress in scope and compare it with the notes outside."""
    verdict, link, noted = Verdict(), GENESIS, _noted()
    for seals in batched(Seal.objects.order_by("number").iterator(chunk_size=BATCH), BATCH):
        entries = Entry.objects.in_bulk([seal.entry_id for seal in seals])
        for seal in seals:
            link = _check(seal, entries.get(seal.entry_id), link, verdict)
            _compare(seal, noted, verdict)
    _look_for_a_cut(noted, verdict)
    _look_for_insertions(verdict)
    return verdict


def _noted() -> dict[int, set[str]]:
    """Which hashes were noted under each number; a note that is not genuine stands for a hash that fits nothing."""
    noted: dict[int, set[str]] = {}
    for note in notes():
        noted.setdefault(note["number"], set()).add(note["hash"] if note["genuine"] else "")
    return noted


def batched(seals: Iterator[Seal], size: int) -> Iterator[list[Seal]]:
    """Lists of so many."""
    while batch := list(islice(seals, size)):
        yield batch


def _check(seal: Seal, entry: Entry | None, link: bytes, verdict: Verdict) -> bytes:
    if seal.number != verdict.sealed + 1:
        verdict.faults.append(f"cut: numbers {verdict.sealed + 1} to {seal.number - 1} are missing")
    if entry is None:
        verdict.faults.append(f"deleted: entry {seal.entry_id}, number {seal.number}")
    elif digest(link, entry) != bytes(seal.hash):
        verdict.faults.append(f"edited: entry {seal.entry_id}, number {seal.number}, or the link before it")
    verdict.sealed, verdict.sealed_until = seal.number, seal.sealed_at
    return bytes(seal.hash)


def _compare(seal: Seal, noted: dict[int, set[str]], verdict: Verdict) -> None:
    if noted.get(seal.number, set()) - {bytes(seal.hash).hex()}:
        verdict.faults.append(f"rewritten: number {seal.number} differs from the note made outside")


def _look_for_a_cut(noted: dict[int, set[str]], verdict: Verdict) -> None:
    if 0 in noted:
        verdict.faults.append(f"rewritten: notes in {notes_file().name} cannot be read")
    for number in sorted(number for number in noted if number > verdict.sealed):
        verdict.faults.append(f"cut: the chain once reached number {number}, and now ends at {verdict.sealed}")


def _look_for_insertions(verdict: Verdict) -> None:
    unsealed = Entry.objects.filter(seal=None)
    verdict.unsealed = unsealed.count()
    for entry in unsealed.filter(recorded_at__lt=_horizon()).order_by("recorded_at")[:100]:
        verdict.faults.append(
            f"inserted: entry {entry.pk} claims {entry.recorded_at:%Y-%m-%d %H:%M}, but was never sealed"
        )

"""Recomputing a congress's chain, and comparing it with everything that was told outside the database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from django.db.models import DateTimeField, F, Func, TextField, UUIDField
from django.db.models.functions import Cast

from hearth.core import tenancy
from hearth.ground.audit import checkpoints, notes
from hearth.ground.audit.chain import COLUMNS, GENESIS, digest_of
from hearth.ground.audit.models import Entry, Seal
from hearth.ground.audit.sealing import horizon
from hearth.ground.audit.signing import PublicKey, public_key

BATCH = 5_000


def exact(column: str, kind: Any = UUIDField) -> Any:
    """The column as the chain spells it, spelt by the database: it is quicker at that than Python."""
    if kind is DateTimeField:
        spelt = """to_char(%(expressions)s AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"')"""
        return Func(F(column), template=spelt, output_field=TextField())
    return Cast(column, TextField()) if kind is UUIDField else F(column)


IN_EXACT_WORDS = [exact(column.attname, type(column)) for column in Entry._meta.concrete_fields]
MOST_NAMED = 100  # of the same fault; a chain made anew would name every line


@dataclass
class Verdict:
    """What `verify-ledger` found in one congress."""

    sealed: int = 0
    unsealed: int = 0
    checkpoints: int = 0
    sealed_until: datetime | None = None
    faults: list[str] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Nothing was edited, deleted, inserted, cut or rewritten."""
        return not self.faults

    def fault(self, sentence: str) -> None:
        """One more thing that is not as it should be; beyond some hundreds, they are no longer listed."""
        if len(self.faults) < MOST_NAMED:
            self.faults.append(sentence)


@dataclass
class Told:
    """What stands outside the database: by number, the hashes that were noted or signed there."""

    noted: dict[int, set[str]]
    signed: dict[int, set[str]]

    @property
    def furthest(self) -> list[int]:
        """Every number that was ever told."""
        return sorted(self.noted.keys() | self.signed.keys())


def verify(elsewhere: Path | None = None, key: PublicKey | None = None) -> Verdict:
    """Check links, hashes, gaps and signatures, and that the chain extends every note and checkpoint.

    With a public key given, nothing else of the installation's keys is needed; notes, which only its own key can
    authenticate, are then left aside.
    """
    verdict = Verdict()
    told = Told({} if key else notes.noted(), _signed(elsewhere, key or public_key(), verdict))
    link = GENESIS
    for batch in _batches(Seal.objects.order_by("number").values_list("number", exact("entry_id"), "hash")):
        entries = _entries([entry for _number, entry, _hash in batch])
        for number, entry, hash_ in batch:
            _check(number, entry, entries.get(entry), (link, bytes(hash_)), verdict)
            _compare(number, bytes(hash_).hex(), told, verdict)
            link, verdict.sealed = bytes(hash_), number
    verdict.sealed_until = Seal.objects.order_by("-number").values_list("sealed_at", flat=True).first()
    _look_for_a_cut(told, verdict)
    _look_for_insertions(verdict)
    return verdict


def _signed(elsewhere: Path | None, key: PublicKey, verdict: Verdict) -> dict[int, set[str]]:
    """The hashes that checkpoints of this congress bear, here and in the other folder; forged ones are said."""
    signed: dict[int, set[str]] = {}
    for place in filter(None, (checkpoints.folder(), elsewhere)):
        for file, found in checkpoints.kept_in(place):
            if not found and file.endswith(".note"):
                verdict.fault(f"forged: {file} is not a checkpoint any more")
            for checkpoint in found:
                _take(checkpoint, file, key, signed, verdict)
    return signed


def _take(
    checkpoint: checkpoints.Checkpoint, file: str, key: PublicKey, signed: dict[int, set[str]], verdict: Verdict
) -> None:
    if not checkpoint.is_signed_by(key):
        verdict.fault(f"forged: checkpoint {checkpoint.size} in {file} was not signed with this key")
    elif checkpoint.congress == str(tenancy.current().key):
        verdict.checkpoints += 1
        signed.setdefault(checkpoint.size, set()).add(checkpoint.hash.hex())


def _batches(seals: Any) -> Iterator[list[Any]]:
    rows = seals.iterator(chunk_size=BATCH)
    while batch := list(islice(rows, BATCH)):
        yield batch


def _entries(keys: list[Any]) -> dict[Any, tuple[Any, ...]]:
    """What these entries say, by their keys: to read a million as models would take longer than all the hashing."""
    place = COLUMNS.index("id")
    return {row[place]: row for row in Entry.objects.filter(pk__in=keys).values_list(*IN_EXACT_WORDS)}


def _check(number: int, key: Any, entry: Any, links: tuple[bytes, bytes], verdict: Verdict) -> None:
    before, hash_ = links
    if number != verdict.sealed + 1:
        verdict.fault(f"cut: numbers {verdict.sealed + 1} to {number - 1} are missing")
    if entry is None:
        verdict.fault(f"deleted: entry {key}, number {number}")
    elif digest_of(before, entry) != hash_:
        verdict.fault(f"edited: entry {key}, number {number}, or the link before it")


def _compare(number: int, hash_: str, told: Told, verdict: Verdict) -> None:
    if told.noted.get(number, set()) - {hash_}:
        verdict.fault(f"rewritten: number {number} differs from the note made outside")
    if told.signed.get(number, set()) - {hash_}:
        verdict.fault(f"rewritten: number {number} differs from its signed checkpoint")


def _look_for_a_cut(told: Told, verdict: Verdict) -> None:
    if 0 in told.noted:
        verdict.fault(f"rewritten: notes in {notes.notes_file().name} cannot be read")
    for number in told.furthest:
        if number > verdict.sealed:
            verdict.fault(f"cut: the chain once reached number {number}, and now ends at {verdict.sealed}")


def _look_for_insertions(verdict: Verdict) -> None:
    unsealed = Entry.objects.filter(seal=None)
    verdict.unsealed = unsealed.count()
    for entry in unsealed.filter(recorded_at__lt=horizon()).order_by("recorded_at")[:MOST_NAMED]:
        verdict.fault(f"inserted: entry {entry.pk} claims {entry.recorded_at:%Y-%m-%d %H:%M}, but was never sealed")

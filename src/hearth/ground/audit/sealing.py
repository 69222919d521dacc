"""Binding entries into the chain, some seconds after they were written (D8).

Entries are written without waiting for one another; a job then gives each a number and a hash over the previous hash
and its content, as transparency logs do with their merge delay. The newest hash is also told outside the database: in
notes authenticated by a key, and in signed checkpoints that leave the machine.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.db import connection, transaction

from hearth.core import tenancy
from hearth.ground.audit import checkpoints, notes
from hearth.ground.audit.chain import GENESIS, digest
from hearth.ground.audit.models import Entry, Seal

BEGINNING = datetime(1, 1, 1, tzinfo=UTC)
LATE = timedelta(minutes=10)  # no transaction lives this long, so nothing honest arrives so late
BATCH = checkpoints.MOST_BETWEEN


def seal_new(batch: int = BATCH) -> int:
    """Seal what arrived since the last time, in the congress in scope; answers how many entries."""
    sealed = 0
    while count := _seal_batch(batch):
        sealed += count
        checkpoints.make_if_due()
        if count < batch:
            break
    if sealed:
        notes.note_newest()
    else:
        checkpoints.make_if_due()
    return sealed


@transaction.atomic
def _seal_batch(batch: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [724_001, tenancy.current_id()])
    last = Seal.objects.order_by("-number").first()
    number, link = (last.number, bytes(last.hash)) if last else (0, GENESIS)
    fresh = Entry.objects.filter(seal=None, recorded_at__gte=horizon())
    seals = []
    for entry in fresh.order_by("recorded_at", "id")[:batch]:
        number, link = number + 1, digest(link, entry)
        seals.append(Seal(number=number, entry_id=entry.pk, hash=link))
    Seal.objects.bulk_create(seals)
    return len(seals)


def horizon() -> datetime:
    """Entries are sealed in the order in which they were recorded: what claims to be older than this is not honest."""
    sealed = Entry.objects.filter(seal__isnull=False).order_by("-recorded_at")
    newest: datetime | None = sealed.values_list("recorded_at", flat=True).first()
    return newest - LATE if newest else BEGINNING

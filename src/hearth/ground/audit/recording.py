"""The last line of every action: one row that says what happened, and the jobs that follow from it."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.module_loading import import_string

from hearth.core import clock
from hearth.core.actors import By
from hearth.core.ids import uuid7
from hearth.core.jobs import Job, follow, queued
from hearth.core.network import network_here
from hearth.core.rows import insert_together
from hearth.ground.audit.models import Entry, Sighting


@functools.cache
def reactions() -> dict[str, list[Job]]:
    """The table that says what follows from what."""
    table: dict[str, list[Job]] = import_string(settings.HEARTH_REACTIONS)
    return {str(event): jobs for event, jobs in table.items()}


def record(
    event: str,
    thing: Any,
    /,
    *,
    by: By,
    new: Iterable[models.Model] = (),
    unless_taken: bool = False,
    id: UUID | None = None,
    **facts: Any,
) -> Entry | None:
    """Write into the ledger that this happened, with the rows that came into being with it, in one statement.

    Facts hold codes, dates and states, never what a citizen wrote, nor whence. `unless_taken` writes nothing and
    answers None where the first new row exists already. `id` lets a message share its key with the entry telling of it.
    """
    entry = Entry(
        id=id or uuid7(),
        at=clock.now(),
        event=str(event),
        kind=thing._meta.label_lower,
        thing_id=thing.pk,
        code=thing.code,
        role=by.role,
        who=by.id,
        name=by.name,
        facts=facts,
        network=network_here() if by.role != "citizen" else "",
    )
    called_for = reactions().get(entry.event, [])
    if not insert_together([*new, entry, *queued(called_for, entry)], unless_taken=unless_taken):
        return None
    follow(called_for, entry)
    return entry


def sight(thing: Any, *, by: By, reason: str = "", kind: str = "contact") -> Sighting:
    """Write down that this person looked, at what, and why they said they had to."""
    facts = {"at": clock.now(), "kind": kind, "thing_id": thing.pk, "code": thing.code, "reason": reason}
    return Sighting.objects.create(**facts, role=by.role, who=by.id, name=by.name)  # type: ignore[no-any-return]

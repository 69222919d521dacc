"""The last line of every action: one row that says what happened, and the jobs that follow from it."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.module_loading import import_string

from hearth.core import clock
from hearth.core.actors import By
from hearth.core.ids import uuid7
from hearth.core.jobs import Job, follow, queued
from hearth.core.network import network_here
from hearth.core.rows import insert_each, insert_together
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
    entry = _line(event, thing, by, facts, id)
    called_for = reactions().get(entry.event, [])
    if not insert_together([*new, entry, *queued(called_for, entry)], unless_taken=unless_taken):
        return None
    follow(called_for, entry)
    return entry


class Telling(NamedTuple):
    """One of many things of which the same is told, with the rows that came into being with it."""

    thing: Any
    new: Sequence[models.Model]
    facts: dict[str, Any]
    id: UUID | None = None  # where a message shares its key with the entry telling of it


def record_each(event: str, tellings: Sequence[Telling], /, *, by: By) -> list[Entry]:
    """The same event of many things, a line for each, in one statement for each kind of row.

    Whoever calls this has the things locked, and knows that none of the new rows exists.
    """
    entries = [_line(event, each.thing, by, each.facts, each.id) for each in tellings]
    called_for = reactions().get(str(event), [])
    new = [row for each in tellings for row in each.new]
    insert_each([*new, *entries, *(row for entry in entries for row in queued(called_for, entry))])
    for entry in entries:
        follow(called_for, entry)
    return entries


def _line(event: str, thing: Any, by: By, facts: dict[str, Any], key: UUID | None = None) -> Entry:
    return Entry(
        id=key or uuid7(),
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


def sight(thing: Any, *, by: By, reason: str = "", kind: str = "contact") -> Sighting:
    """Write down that this person looked, at what, and why they said they had to."""
    facts = {"at": clock.now(), "kind": kind, "thing_id": thing.pk, "code": thing.code, "reason": reason}
    return Sighting.objects.create(**facts, role=by.role, who=by.id, name=by.name)  # type: ignore[no-any-return]

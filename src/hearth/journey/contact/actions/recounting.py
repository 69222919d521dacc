"""Counting anew by when threads must move on, after the rules or the calendar have changed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from hearth.core.actions import action
from hearth.core.actors import By
from hearth.ground.audit.recording import record
from hearth.journey.contact import recounting
from hearth.journey.contact.events import Happened
from hearth.journey.contact.recounting import BATCH, FIRST, Batch


@action("contact.recount")
def recount(congress: Any, *, by: By, after: UUID = FIRST, most: int = BATCH) -> Batch:
    """Some thousand open threads get the moment the rules now give them; after the last the ledger says it is done."""
    profile, calendar, edition = recounting.edition()
    done = recounting.recount_some(profile, calendar, after, most)
    is_done = done.looked_at < most
    if done.moved or is_done:
        record(Happened.RECOUNTED, congress.ref, by=by, count=done.moved, is_done=is_done, **edition._asdict())
    return done

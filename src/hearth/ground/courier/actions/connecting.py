"""One more way to be reached, which somebody connects and takes away themselves."""

from __future__ import annotations

from typing import Any

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.ground.audit.recording import record
from hearth.ground.courier.events import Happened
from hearth.ground.courier.models import Way


@action("courier.connect_way")
def connect_way(congress: Any, channel: str, address: str, *, by: By) -> None:
    """Somebody has shown at the other service that they are who they are there."""
    kept = {"address": address, "added_at": clock.now()}
    Way.objects.update_or_create(owner=by.id, channel=channel, defaults=kept)
    record(Happened.WAY_CONNECTED, congress.ref, by=by, channel=channel)


@action("courier.remove_way")
def remove_way(congress: Any, channel: str, *, by: By) -> None:
    """They are not to be reached there any more."""
    Way.objects.filter(owner=by.id, channel=channel).delete()
    record(Happened.WAY_REMOVED, congress.ref, by=by, channel=channel)

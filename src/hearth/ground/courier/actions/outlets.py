"""Places outside to which a congress has news carried."""

from __future__ import annotations

from typing import Any

from hearth.core import clock
from hearth.core.actions import action
from hearth.core.actors import By
from hearth.ground.audit.recording import record
from hearth.ground.courier.events import Happened
from hearth.ground.courier.models import Dispatch, Outlet
from hearth.ground.courier.models.dispatch import MUTED


@action("courier.add_outlet")
def add_outlet(congress: Any, *, by: By, kind: str, title: str, address: str, secret: str, groups: list[str]) -> Outlet:
    """From now on this place is given the news of these groups: that something happened, never what was written."""
    told = {"kind": kind, "title": title, "address": address, "secret": secret, "groups": " ".join(groups)}
    outlet: Outlet = Outlet.objects.create(**told, added_at=clock.now())
    record(Happened.OUTLET_ADDED, outlet, by=by, kind=kind, groups=groups)
    return outlet


@action("courier.remove_outlet")
def remove_outlet(outlet: Outlet, *, by: By) -> None:
    """It is told nothing more, and its secret is forgotten."""
    waiting = Dispatch.objects.filter(recipient=f"outlet {outlet.pk}", state="ready")
    waiting.update(state="dropped", error=MUTED)
    record(Happened.OUTLET_REMOVED, outlet, by=by, kind=outlet.kind)
    outlet.delete()

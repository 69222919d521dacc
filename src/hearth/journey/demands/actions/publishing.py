"""What everybody may read of a demand, and from when on there is one at all."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.core.actions import action
from hearth.core.actors import By
from hearth.core.refusals import Refused
from hearth.ground.audit.recording import record
from hearth.journey.demands import deciding
from hearth.journey.demands.actions.leading import changed
from hearth.journey.demands.events import Happened
from hearth.journey.demands.lifecycle import TOLD
from hearth.journey.demands.models import Demand, Thresholds
from hearth.journey.demands.models.demand import LEAST_PUBLIC

NOT_CONFIRMED = _("Confirm it first: what nobody has confirmed is shown to nobody.")
TOO_FEW = _("Fewer than five people are in it, so they could be told apart. It cannot be public yet.")


@action("demands.publish")
def publish(demand: Demand, text: str, *, by: By) -> None:
    """Everybody may read that this is raised, by how many, and what becomes of it; of nobody in it."""
    deciding.locked(demand)
    if demand.state not in TOLD:
        raise Refused(NOT_CONFIRMED)
    if demand.people < LEAST_PUBLIC:
        raise Refused(TOO_FEW)
    changed(demand, "publish", Happened.PUBLISHED, by, is_published=True, public_text=text)


@action("demands.unpublish")
def unpublish(demand: Demand, *, by: By) -> None:
    """It is shown to nobody outside any more."""
    changed(demand, "unpublish", Happened.UNPUBLISHED, by, is_published=False)


@action("demands.tune")
def tune(congress: Any, *, by: By, **chosen: Any) -> Thresholds:
    """From when on the machine joins and offers, and candidates are put before staff, in this congress."""
    standing, _is_new = Thresholds.objects.select_for_update().get_or_create()
    was = {name: getattr(standing, name) for name, value in chosen.items() if getattr(standing, name) != value}
    for name, value in chosen.items():
        setattr(standing, name, value)
    standing.save()
    if was:
        now = {name: chosen[name] for name in was}
        record(Happened.TUNED, standing, by=by, was=was, now=now)
    return standing

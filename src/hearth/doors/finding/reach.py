"""How far somebody's sight reaches, so that a search need not look where they see nothing.

It only narrows: what is found is shown through `visible_to` all the same.
"""

from __future__ import annotations

from typing import Any

from hearth.journey.casework.models.referral import UNITS
from hearth.journey.contact.models import Glass
from hearth.journey.contact.shapes import deputies_of

Reach = dict[str, Any]


def over_threads(actor: Any) -> Reach | None:
    """Everything, the threads of some deputies, the ones an administrator was let into; None where there is nothing.

    Sealed matters are not among it: their words stand in no index.
    """
    if "clerk" in actor.roles:
        return {}
    if deputies := deputies_of(actor):
        return {"deputies": [str(deputy.pk) for deputy in deputies]}
    if "admin" in actor.roles:
        return {"among": [str(key) for key in Glass.objects.open_to(actor.id).values_list("thread", flat=True)]}
    return None


def over_referrals(actor: Any) -> Reach | None:
    """Everything, those of some deputies, and those of the unit, there with what its people say among themselves."""
    reach: Reach = {}
    if actor.roles & {"clerk", "leader"}:
        reach["everywhere"] = True
    elif deputies := deputies_of(actor):
        reach["deputies"] = [str(deputy.pk) for deputy in deputies]
    if actor.unit is not None and actor.roles & set(UNITS):
        reach["units"] = [str(actor.unit.pk)]
    return reach or None

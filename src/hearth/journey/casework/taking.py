"""The board of referrals as a list that can be kept and taken along."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from hearth.core import clock
from hearth.core.listing import Asked, Listed
from hearth.core.tenancy import known_id
from hearth.journey.casework import columns, queries
from hearth.journey.casework.lifecycle import TIERS
from hearth.journey.casework.models import Referral
from hearth.journey.casework.rules import may_look


def clean(actor: Any, asked: Mapping[str, str]) -> Asked | None:
    """A tray of this person’s board, of one unit or one tier if asked for."""
    if not may_look(actor):
        return None
    trays, tray = queries.trays_of(actor, clock.now()), asked.get("tray", "")
    unit, tier = known_id(asked.get("unit", "")), asked.get("tier", "")
    kept = {"tray": tray if tray in trays else next(iter(trays)), "tier": tier if tier in TIERS else ""}
    return {name: value for name, value in (kept | {"unit": str(unit or "")}).items() if value}


def walk(actor: Any, asked: Asked) -> Iterator[Referral]:
    """Every row of it, as the board lays them out."""
    tray, after = queries.trays_of(actor, clock.now())[asked["tray"]], None
    narrowed = {name: asked[name] for name in ("unit", "tier") if asked.get(name)}
    while True:
        page = queries.page_of(tray, after, narrowed)
        yield from page.referrals
        if (after := page.goes_on) is None:
            return


BOARD = Listed(
    label=_("Referrals"),
    page="board",
    at="casework:board",
    clean=clean,
    walk=walk,
    heads=columns.referral_heads,
    cells=columns.of_referral,
    matter=lambda referral: referral.thread.code,
)

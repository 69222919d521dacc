"""The kinds of duty a congress has: those of the platform, and its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hearth.record.dossier.kinds import KINDS, RESULTS, Kind
from hearth.record.dossier.models import DutyKind


def known_kinds() -> dict[str, Kind]:
    """Every kind by its key; a congress's own ones last, those no longer in use among them."""
    own = {each.code: Kind(each.duty, each.name, is_by_hand=each.is_active) for each in DutyKind.objects.all()}
    return KINDS | own


def by_hand(known: Mapping[str, Kind]) -> dict[str, Kind]:
    """Those that people enter."""
    return {key: kind for key, kind in known.items() if kind.is_by_hand}


def duty_of(kind: str, known: Mapping[str, Kind]) -> str:
    """The duty a kind belongs to; what is unknown here counts as a result, and so as nobody's duty."""
    return known[kind].duty if kind in known else RESULTS


def name_of(kind: str, known: Mapping[str, Kind]) -> Any:
    """What a kind is called."""
    return known[kind].name if kind in known else kind

"""Where a demand's messages are since it was put together with another, and that one perhaps with a third."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from hearth.journey.demands.models import Demand


def at_last(demand: Any, into: Mapping[Any, Any]) -> Any:
    """By its key: the demand at the end of the way, where `into` says what each was put together with."""
    seen = set()
    while demand in into and demand not in seen:
        seen.add(demand)
        demand = into[demand]
    return demand


def homes(keys: Iterable[Any]) -> dict[Any, Any]:
    """For each of these keys that demand; in one statement a step."""
    keys, into = set(keys), dict[Any, Any]()
    asked = keys
    while asked:
        found = dict(Demand.objects.filter(pk__in=asked, state="merged").values_list("pk", "into"))
        into |= found
        asked = set(found.values()) - into.keys()
    return {key: at_last(key, into) for key in keys}

import functools

from django.conf import settings
from django.utils.module_loading import import_string

from hearth.ground.congress.importing.kind import Kind
from hearth.ground.congress.importing.kinds.areas import Areas
from hearth.ground.congress.importing.kinds.delegations import Delegations
from hearth.ground.congress.importing.kinds.deputies import Deputies
from hearth.ground.congress.importing.kinds.districts import Districts
from hearth.ground.congress.importing.kinds.groups import Groups
from hearth.ground.congress.importing.kinds.places import Places
from hearth.ground.congress.importing.kinds.rosters import Rosters
from hearth.ground.congress.importing.kinds.staff import Staff
from hearth.ground.congress.importing.kinds.stations import Stations
from hearth.ground.congress.importing.kinds.units import Units

# in the order in which a congress is set up: each names only what stands before it
KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Areas(),
        Districts(),
        Places(),
        Delegations(),
        Groups(),
        Deputies(),
        Stations(),
        Rosters(),
        Units(),
        Staff(),
    )
}


@functools.cache
def kinds() -> dict[str, Kind]:
    """Every kind of sheet by its name: these, and what chapters that stand on this ground take over from before."""
    table: dict[str, Kind] = import_string(settings.HEARTH_SHEETS)
    return table


__all__ = ["KINDS", "kinds"]

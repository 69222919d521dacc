from hearth.ground.courier.models.dispatch import Dispatch
from hearth.ground.courier.models.outlet import Outlet
from hearth.ground.courier.models.preference import Preference
from hearth.ground.courier.models.way import Way
from hearth.ground.courier.models.wording import Wording

__all__ = ["Dispatch", "Outlet", "Preference", "Way", "Wording"]

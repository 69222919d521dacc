from hearth.ground.audit.models.entry import Entry
from hearth.ground.audit.models.seal import Seal
from hearth.ground.audit.models.sighting import Sighting

__all__ = ["Entry", "Seal", "Sighting"]

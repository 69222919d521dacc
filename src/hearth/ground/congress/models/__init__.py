from hearth.ground.congress.models.area import Area, District, Place
from hearth.ground.congress.models.body import Delegation, Group
from hearth.ground.congress.models.bundle import Bundle
from hearth.ground.congress.models.congress import Congress
from hearth.ground.congress.models.deputy import Deputy
from hearth.ground.congress.models.focus import Focus
from hearth.ground.congress.models.importing import Import, ImportRow
from hearth.ground.congress.models.invitation import Invitation
from hearth.ground.congress.models.mandate import Mandate
from hearth.ground.congress.models.post import Post
from hearth.ground.congress.models.proposal import Proposal
from hearth.ground.congress.models.reception import ReceptionDay, Sitting, StationDeputy
from hearth.ground.congress.models.station import Station
from hearth.ground.congress.models.term import Term
from hearth.ground.congress.models.unit import Unit

__all__ = [
    "Area",
    "Bundle",
    "Congress",
    "Delegation",
    "Deputy",
    "District",
    "Focus",
    "Group",
    "Import",
    "ImportRow",
    "Invitation",
    "Mandate",
    "Place",
    "Post",
    "Proposal",
    "ReceptionDay",
    "Sitting",
    "Station",
    "StationDeputy",
    "Term",
    "Unit",
]

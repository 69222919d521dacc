from hearth.ground.congress.models.area import Area, District, Place
from hearth.ground.congress.models.congress import Congress
from hearth.ground.congress.models.deputy import Deputy, Mandate
from hearth.ground.congress.models.focus import Focus
from hearth.ground.congress.models.post import Post
from hearth.ground.congress.models.station import Station
from hearth.ground.congress.models.term import Term
from hearth.ground.congress.models.unit import Unit

__all__ = ["Area", "Congress", "Deputy", "District", "Focus", "Mandate", "Place", "Post", "Station", "Term", "Unit"]

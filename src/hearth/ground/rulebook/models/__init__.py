from hearth.ground.rulebook.models.clock import Clock, Extension, Pause
from hearth.ground.rulebook.models.notice import Notice
from hearth.ground.rulebook.models.promise import UnitPromise
from hearth.ground.rulebook.models.trial import Trial, Tried
from hearth.ground.rulebook.models.version import ProfileVersion
from hearth.ground.rulebook.models.year import CalendarYear

__all__ = [
    "CalendarYear",
    "Clock",
    "Extension",
    "Notice",
    "Pause",
    "ProfileVersion",
    "Trial",
    "Tried",
    "UnitPromise",
]

from hearth.doors.finding.models.extract import Extract
from hearth.doors.finding.models.trace import Trace
from hearth.doors.finding.models.view import View

__all__ = ["Extract", "Trace", "View"]

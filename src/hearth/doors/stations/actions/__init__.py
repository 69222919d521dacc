from hearth.doors.stations.actions.receiving import announce, cancel, correct, remind
from hearth.doors.stations.actions.roster import attach, detach

__all__ = ["announce", "attach", "cancel", "correct", "detach", "remind"]

from hearth.doors.auditing.models.export import Export

__all__ = ["Export"]

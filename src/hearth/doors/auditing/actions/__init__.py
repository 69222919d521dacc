from hearth.doors.auditing.actions.exporting import export, fetch

__all__ = ["export", "fetch"]

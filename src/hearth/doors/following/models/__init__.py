from hearth.doors.following.models.following import Following

__all__ = ["Following"]

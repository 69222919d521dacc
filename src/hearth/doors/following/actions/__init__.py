from hearth.doors.following.actions.following import ask, confirm, stop

__all__ = ["ask", "confirm", "stop"]

from hearth.ground.courier.models.dispatch import Dispatch

__all__ = ["Dispatch"]

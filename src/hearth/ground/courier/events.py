"""What happens to the ways by which people are told."""

from hearth.core.events import Event


class Happened(Event):
    """Past-tense names, as the ledger keeps them."""

    CHOSEN = "courier.chosen"
    STOPPED = "courier.stopped"
    TAKEN_UP = "courier.taken_up"
    WAY_CONNECTED = "courier.way_connected"
    WAY_REMOVED = "courier.way_removed"
    REWORDED = "courier.reworded"
    WORDING_RESTORED = "courier.wording_restored"
    OUTLET_ADDED = "courier.outlet_added"
    OUTLET_REMOVED = "courier.outlet_removed"

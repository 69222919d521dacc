from hearth.core.events import Event


class Happened(Event):
    """What this app writes into the ledger: that somebody follows something, never who."""

    ASKED = "following.asked"
    CONFIRMED = "following.confirmed"
    STOPPED = "following.stopped"

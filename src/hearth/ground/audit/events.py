from hearth.core.events import Event


class Happened(Event):
    """What the ledger writes about itself."""

    REFUSED = "audit.refused"
    VERIFIED = "audit.verified"

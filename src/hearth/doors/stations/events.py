from hearth.core.events import Event


class Happened(Event):
    """What this app writes into the ledger."""

    ATTACHED = "stations.attached"
    DETACHED = "stations.detached"
    ANNOUNCED = "stations.announced"
    CORRECTED = "stations.corrected"
    CANCELLED = "stations.cancelled"
    REMINDED = "stations.reminded"

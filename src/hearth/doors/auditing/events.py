from hearth.core.events import Event


class Happened(Event):
    """What this app writes into the ledger."""

    EXPORT_ORDERED = "auditing.export_ordered"
    EXPORT_FETCHED = "auditing.export_fetched"

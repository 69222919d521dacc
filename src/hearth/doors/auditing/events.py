from hearth.core.events import Event


class Happened(Event):
    """What this app writes into the ledger."""

    EXPORT_ORDERED = "auditing.export_ordered"
    EXPORT_ASKED = "auditing.export_asked"
    EXPORT_CONFIRMED = "auditing.export_confirmed"
    EXPORT_DECLINED = "auditing.export_declined"
    EXPORT_LAPSED = "auditing.export_lapsed"
    EXPORT_FINISHED = "auditing.export_finished"
    EXPORT_FAILED = "auditing.export_failed"
    EXPORT_EXPIRED = "auditing.export_expired"
    EXPORT_FETCHED = "auditing.export_fetched"

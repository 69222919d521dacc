from hearth.core.events import Event


class Happened(Event):
    """What this app writes into the ledger."""

    VIEW_KEPT = "finding.view_kept"
    VIEW_RENAMED = "finding.view_renamed"
    VIEW_SHARED = "finding.view_shared"
    VIEW_UNSHARED = "finding.view_unshared"
    VIEW_DROPPED = "finding.view_dropped"
    EXTRACT_ORDERED = "finding.extract_ordered"
    EXTRACT_AGREED = "finding.extract_agreed"
    EXTRACT_DECLINED = "finding.extract_declined"
    EXTRACT_FETCHED = "finding.extract_fetched"
    PRINTED = "finding.printed"

from hearth.core.events import Event


class Happened(Event):
    """What this app writes into the ledger: of a suggestion, and of a thread whose words it began with."""

    BEGUN = "suggestions.begun"
    REVISED = "suggestions.revised"
    INVITED = "suggestions.invited"
    COSIGNED = "suggestions.cosigned"
    REFUSED = "suggestions.refused"
    SUBMITTED = "suggestions.submitted"
    SENT_BACK = "suggestions.sent_back"
    CONVERTED = "suggestions.converted"
    REGISTERED = "suggestions.registered"
    WITHDRAWN = "suggestions.withdrawn"
    # of one unit's share
    ASSIGNED = "suggestions.assigned"
    ACCEPTED = "suggestions.accepted"
    DECLINED = "suggestions.declined"
    RELEASED = "suggestions.released"
    KEPT = "suggestions.kept"
    CONTACTED = "suggestions.contacted"
    DRAFTED = "suggestions.drafted"
    SIGNED = "suggestions.signed"
    SEALED = "suggestions.sealed"
    TIME_ASKED = "suggestions.time_asked"
    TIME_GRANTED = "suggestions.time_granted"
    TIME_DENIED = "suggestions.time_denied"
    # of the whole again
    ANSWERED = "suggestions.answered"
    EVALUATED = "suggestions.evaluated"
    LAPSED = "suggestions.lapsed"
    REHANDLED = "suggestions.rehandled"
    FOLLOWED = "suggestions.followed"
    CLOSED = "suggestions.closed"
    PUBLISHED = "suggestions.published"
    UNPUBLISHED = "suggestions.unpublished"
    # of a year's report
    REPORT_PUBLISHED = "suggestions.report_published"
    REPORT_UNPUBLISHED = "suggestions.report_unpublished"
    # of a thread
    TOLD = "suggestions.told"

from hearth.core.events import Event


class Happened(Event):
    """What this app writes into the ledger."""

    SUBMITTED = "contact.submitted"
    DELIVERED = "contact.delivered"
    HELD = "contact.held"
    RELEASED = "contact.released"
    REFUSED = "contact.refused"
    APPEALED = "contact.appealed"
    REDIRECTED = "contact.redirected"
    ACKNOWLEDGED = "contact.acknowledged"
    REPLIED = "contact.replied"
    ASKED = "contact.asked"
    ADDED = "contact.added"
    NOTED = "contact.noted"
    HANDED_OVER = "contact.handed_over"
    HANDED_BACK = "contact.handed_back"
    TAKEN_OVER = "contact.taken_over"
    REASSIGNED = "contact.reassigned"
    ESCALATED = "contact.escalated"
    LAPSED = "contact.lapsed"
    RATED = "contact.rated"
    REOPENED = "contact.reopened"
    WITHDRAWN = "contact.withdrawn"
    CLOSED = "contact.closed"
    CONTACT_SHOWN = "contact.contact_shown"
    PHOTO_UNREADABLE = "contact.photo_unreadable"
    CODE_ISSUED = "contact.code_issued"
    CODE_PAUSED = "contact.code_paused"
    CODE_RESUMED = "contact.code_resumed"
    CODE_ROTATED = "contact.code_rotated"
    CODE_RETIRED = "contact.code_retired"
    SHEET_ORDERED = "contact.sheet_ordered"
    PHRASE_SAVED = "contact.phrase_saved"
    PHRASE_DROPPED = "contact.phrase_dropped"
    FOCUS_SET = "contact.focus_set"
    FOCUS_FINISHED = "contact.focus_finished"
    FOCUS_DROPPED = "contact.focus_dropped"


# what the citizen reads as the story of their own message; notes and the like stay inside
TOLD = frozenset(
    {
        Happened.SUBMITTED,
        Happened.DELIVERED,
        Happened.HELD,
        Happened.RELEASED,
        Happened.REFUSED,
        Happened.APPEALED,
        Happened.REDIRECTED,
        Happened.ACKNOWLEDGED,
        Happened.REPLIED,
        Happened.ASKED,
        Happened.ADDED,
        Happened.HANDED_OVER,
        Happened.TAKEN_OVER,
        Happened.REASSIGNED,
        Happened.RATED,
        Happened.REOPENED,
        Happened.WITHDRAWN,
        Happened.CLOSED,
        Happened.CONTACT_SHOWN,
        Happened.PHOTO_UNREADABLE,
    }
)

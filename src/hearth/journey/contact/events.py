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
    CORRECTED = "contact.corrected"
    NEWS_CHOSEN = "contact.news_chosen"
    MASKED = "contact.masked"
    CONSENT_WITHDRAWN = "contact.consent_withdrawn"
    CONTACT_ERASED = "contact.contact_erased"
    ERASED = "contact.erased"
    PROPOSED = "contact.proposed"
    REDACTED = "contact.redacted"
    CONSENTED = "contact.consented"
    DECLINED = "contact.declined"
    WISHED = "contact.wished"
    PROPOSAL_DROPPED = "contact.proposal_dropped"
    PUBLISHED = "contact.published"
    PUBLICATION_CORRECTED = "contact.publication_corrected"
    TAKEN_DOWN = "contact.taken_down"
    DUTY_NOTED = "contact.duty_noted"
    DUTY_ENDED = "contact.duty_ended"
    RECOUNTED = "contact.recounted"
    EXPIRED = "contact.expired"
    SUBJECT_NAMED = "contact.subject_named"
    SUBJECT_DROPPED = "contact.subject_dropped"
    SEALED = "contact.sealed"
    UNSEALED = "contact.unsealed"
    REFERRED_UP = "contact.referred_up"
    READER_NAMED = "contact.reader_named"
    SECOND_REQUESTED = "contact.second_requested"
    SECONDED = "contact.seconded"
    GLASS_ASKED = "contact.glass_asked"
    GLASS_OPENED = "contact.glass_opened"
    GLASS_ENDED = "contact.glass_ended"
    GLASS_REVIEWED = "contact.glass_reviewed"
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
    INHERITED = "contact.inherited"
    ENTRUSTED = "contact.entrusted"
    RETURNED = "contact.returned"
    PARTED = "contact.parted"
    RESTED = "contact.rested"
    REINSTATED = "contact.reinstated"
    CHANGE_PLANNED = "contact.change_planned"
    PLAN_CORRECTED = "contact.plan_corrected"
    ELECTED = "contact.elected"
    ELECTION_CORRECTED = "contact.election_corrected"
    SUCCESSOR_NAMED = "contact.successor_named"
    NOTICE_NOTED = "contact.notice_noted"
    CHANGE_WITHDRAWN = "contact.change_withdrawn"
    CHANGE_STARTED = "contact.change_started"
    SUCCEEDED = "contact.succeeded"
    CHANGE_FINISHED = "contact.change_finished"


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
        Happened.INHERITED,
        Happened.ENTRUSTED,
        Happened.RETURNED,
        Happened.RATED,
        Happened.REOPENED,
        Happened.WITHDRAWN,
        Happened.CLOSED,
        Happened.CONTACT_SHOWN,
        Happened.SEALED,
        Happened.UNSEALED,
        Happened.REFERRED_UP,
        Happened.GLASS_OPENED,
        Happened.PHOTO_UNREADABLE,
        Happened.CORRECTED,
        Happened.MASKED,
        Happened.CONSENT_WITHDRAWN,
        Happened.CONTACT_ERASED,
        Happened.ERASED,
        Happened.PROPOSED,
        Happened.REDACTED,
        Happened.CONSENTED,
        Happened.DECLINED,
        Happened.WISHED,
        Happened.PROPOSAL_DROPPED,
        Happened.PUBLISHED,
        Happened.PUBLICATION_CORRECTED,
        Happened.TAKEN_DOWN,
        Happened.DUTY_NOTED,
        Happened.DUTY_ENDED,
    }
)

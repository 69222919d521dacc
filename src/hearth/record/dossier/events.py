from hearth.core.events import Event


class Happened(Event):
    """What this app writes into the ledger; lines that follow from other work need none of their own."""

    NOTED = "dossier.noted"
    CORRECTED = "dossier.corrected"
    WITHDRAWN = "dossier.withdrawn"
    VERIFIED = "dossier.verified"
    SENT_BACK = "dossier.sent_back"
    DISPUTED = "dossier.disputed"
    SETTLED = "dossier.settled"
    # of an activity
    REGISTERED = "dossier.registered"
    ENROLLED = "dossier.enrolled"
    STRUCK_OFF = "dossier.struck_off"
    DOOR_OPENED = "dossier.door_opened"
    DOOR_CLOSED = "dossier.door_closed"
    CHECKED_IN = "dossier.checked_in"
    # of a report to voters
    REPORT_DRAFTED = "dossier.report_drafted"
    REPORT_EDITED = "dossier.report_edited"
    REPORT_DROPPED = "dossier.report_dropped"
    REPORT_ANNOUNCED = "dossier.report_announced"
    REPORT_CALLED_OFF = "dossier.report_called_off"
    REPORT_HELD = "dossier.report_held"
    REPORT_APPRAISED = "dossier.report_appraised"
    REPORT_ANSWERED = "dossier.report_answered"
    # of the same online; that somebody gave a slip is no line of the ledger (decision 0030)
    ONLINE_OPENED = "dossier.online_opened"
    ONLINE_CLOSED = "dossier.online_closed"
    SLIPS_PRINTED = "dossier.slips_printed"
    ASKED = "dossier.asked"
    QUESTION_PASSED_ON = "dossier.question_passed_on"
    QUESTION_ANSWERED = "dossier.question_answered"
    QUESTION_SET_ASIDE = "dossier.question_set_aside"
    # of a year, and of the kinds of duty
    YEAR_LOCKED = "dossier.year_locked"
    KIND_SET = "dossier.kind_set"
    KIND_DROPPED = "dossier.kind_dropped"

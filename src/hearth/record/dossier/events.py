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
    # of a year, and of the kinds of duty
    YEAR_LOCKED = "dossier.year_locked"
    KIND_SET = "dossier.kind_set"
    KIND_DROPPED = "dossier.kind_dropped"

from hearth.core.events import Event


class Happened(Event):
    """What this app writes into the ledger."""

    YEAR_SET = "rulebook.year_set"
    PROFILE_DRAFTED = "rulebook.profile_drafted"
    DRAFT_WITHDRAWN = "rulebook.draft_withdrawn"
    PUT_IN_FORCE = "rulebook.put_in_force"
    TRIAL_ASKED = "rulebook.trial_asked"
    TRIED = "rulebook.tried"
    PROMISE_SET = "rulebook.promise_set"
    PROMISE_ENDED = "rulebook.promise_ended"
    RECOUNTED = "rulebook.recounted"
    STRUCK = "rulebook.struck"

from hearth.core.events import Event


class Happened(Event):
    """What this app writes into the ledger."""

    SIGNED_IN = "accounts.signed_in"
    SIGN_IN_FAILED = "accounts.sign_in_failed"
    SECOND_STEP_ASKED = "accounts.second_step_asked"
    SIGNED_OUT = "accounts.signed_out"
    SIGNED_OUT_ELSEWHERE = "accounts.signed_out_elsewhere"
    PROVED = "accounts.proved"
    PROOF_FAILED = "accounts.proof_failed"
    FACTOR_ADDED = "accounts.factor_added"
    FACTOR_RENAMED = "accounts.factor_renamed"
    FACTOR_REMOVED = "accounts.factor_removed"
    CARD_ISSUED = "accounts.card_issued"
    IDENTITY_LINKED = "accounts.identity_linked"
    IDENTITY_UNLINKED = "accounts.identity_unlinked"
    PASSWORD_CHANGED = "accounts.password_changed"
    SINGLE_KEYS_SET = "accounts.single_keys_set"
    SESSIONS_ENDED = "accounts.sessions_ended"
    DEACTIVATED = "accounts.deactivated"
    REACTIVATED = "accounts.reactivated"
    CORRECTED = "accounts.corrected"
    OWN_NAME_CORRECTED = "accounts.own_name_corrected"

from hearth.core.events import Event


class Happened(Event):
    """What this app writes into the ledger."""

    SIGNED_IN = "accounts.signed_in"
    SIGNED_OUT = "accounts.signed_out"
    SIGNED_OUT_ELSEWHERE = "accounts.signed_out_elsewhere"
    PASSWORD_CHANGED = "accounts.password_changed"
    SINGLE_KEYS_SET = "accounts.single_keys_set"

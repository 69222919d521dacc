from hearth.core.events import Event


class Happened(Event):
    """What this app writes into the ledger."""

    SIGNED_IN = "accounts.signed_in"
    SIGNED_OUT = "accounts.signed_out"
    SIGN_IN_REFUSED = "accounts.sign_in_refused"

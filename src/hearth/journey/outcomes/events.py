from hearth.core.events import Event


class Happened(Event):
    """What this app writes into the ledger, always about the thread in which the promise was made."""

    PROMISED = "outcomes.promised"
    REVISED = "outcomes.revised"
    FULFILLED = "outcomes.fulfilled"
    GIVEN_UP = "outcomes.given_up"
    CONFIRMED = "outcomes.confirmed"
    DISPUTED = "outcomes.disputed"
    MEASURED = "outcomes.measured"
    ESCALATED = "outcomes.escalated"
    FORGOTTEN = "outcomes.forgotten"

from hearth.core.events import Event


class Happened(Event):
    """What this app writes into the ledger: of promises about the thread they were made in, of outcomes about each."""

    PROMISED = "outcomes.promised"
    REVISED = "outcomes.revised"
    FULFILLED = "outcomes.fulfilled"
    GIVEN_UP = "outcomes.given_up"
    CONFIRMED = "outcomes.confirmed"
    DISPUTED = "outcomes.disputed"
    MEASURED = "outcomes.measured"
    ESCALATED = "outcomes.escalated"
    FORGOTTEN = "outcomes.forgotten"
    # of an outcome
    CLAIMED = "outcomes.claimed"
    EVIDENCED = "outcomes.evidenced"
    CORRECTED = "outcomes.corrected"
    VERIFIED = "outcomes.verified"
    CONTESTED = "outcomes.contested"
    REJECTED = "outcomes.rejected"
    PUBLISHED = "outcomes.published"
    UNPUBLISHED = "outcomes.unpublished"
    LAPSED = "outcomes.lapsed"
    REPLACED = "outcomes.replaced"
    LINKED = "outcomes.linked"
    UNLINKED = "outcomes.unlinked"
    # of a thread: its resident heard of an outcome
    TOLD = "outcomes.told"

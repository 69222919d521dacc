from hearth.core.events import Event


class Happened(Event):
    """What this app writes into the ledger: of a demand, and of a thread that joined or left one."""

    BEGUN = "demands.begun"
    CONFIRMED = "demands.confirmed"
    RENAMED = "demands.renamed"
    HANDED_TO = "demands.handed_to"
    CONSULTED = "demands.consulted"
    CONVERTED = "demands.converted"
    WATCHED = "demands.watched"
    SOLVED = "demands.solved"
    CLOSED = "demands.closed"
    REOPENED = "demands.reopened"
    MERGED = "demands.merged"
    SPLIT = "demands.split"
    DISSOLVED = "demands.dissolved"
    PUBLISHED = "demands.published"
    UNPUBLISHED = "demands.unpublished"
    TUNED = "demands.tuned"
    ENCODER_ALLOWED = "demands.encoder_allowed"
    ENCODER_FORBIDDEN = "demands.encoder_forbidden"
    UNDONE = "demands.undone"
    ANSWERED = "demands.answered"
    # of what a night proposes
    REGATHERED = "demands.regathered"
    FOLLOWED = "demands.followed"
    DECLINED = "demands.declined"
    # of a thread
    OFFERED = "demands.offered"
    JOINED = "demands.joined"
    REFUSED = "demands.refused"
    TAKEN_OUT = "demands.taken_out"
    LEFT = "demands.left"
    TOLD = "demands.told"
    FORGOTTEN = "demands.forgotten"

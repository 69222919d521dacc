from hearth.journey.demands.actions.answering import answer, deliver
from hearth.journey.demands.actions.encoding import allow_encoder, forbid_encoder
from hearth.journey.demands.actions.forgetting import forget
from hearth.journey.demands.actions.gathering import accept, begin, gather, join, leave, propose, refuse, take_out
from hearth.journey.demands.actions.leading import (
    close,
    confirm,
    consult,
    convert,
    hand_to,
    rename,
    reopen,
    solve,
    watch,
)
from hearth.journey.demands.actions.pinning import offer, pin, unpin
from hearth.journey.demands.actions.publishing import publish, tune, unpublish
from hearth.journey.demands.actions.regathering import decline, follow, regather
from hearth.journey.demands.actions.shaping import dissolve, merge, split, undo
from hearth.journey.demands.actions.telling import tell

__all__ = [
    "accept",
    "allow_encoder",
    "answer",
    "begin",
    "close",
    "confirm",
    "consult",
    "convert",
    "decline",
    "deliver",
    "dissolve",
    "follow",
    "forbid_encoder",
    "forget",
    "gather",
    "hand_to",
    "join",
    "leave",
    "merge",
    "offer",
    "pin",
    "propose",
    "publish",
    "refuse",
    "regather",
    "rename",
    "reopen",
    "solve",
    "split",
    "take_out",
    "tell",
    "tune",
    "undo",
    "unpin",
    "unpublish",
    "watch",
]

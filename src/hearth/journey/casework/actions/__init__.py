from hearth.journey.casework.actions.asking import answer, ask
from hearth.journey.casework.actions.catalogue import drop_route, set_route
from hearth.journey.casework.actions.forgetting import forget
from hearth.journey.casework.actions.handling import accept, assign, give_back, remark
from hearth.journey.casework.actions.joining import join, split
from hearth.journey.casework.actions.learning import adopt, decline, learn, revert
from hearth.journey.casework.actions.linking import link, unlink
from hearth.journey.casework.actions.referring import disclose, note_order, note_reading, refer, set_tier, withdraw
from hearth.journey.casework.actions.reporting import confirm, report, send_back
from hearth.journey.casework.actions.requesting import deny, grant, request, resume
from hearth.journey.casework.actions.ruling import keep, pass_on
from hearth.journey.casework.actions.talking import note_talk
from hearth.journey.casework.actions.urging import chase, escalate, urge

__all__ = [
    "accept",
    "adopt",
    "answer",
    "ask",
    "assign",
    "chase",
    "confirm",
    "decline",
    "deny",
    "disclose",
    "drop_route",
    "escalate",
    "forget",
    "give_back",
    "grant",
    "join",
    "keep",
    "learn",
    "link",
    "note_order",
    "note_reading",
    "note_talk",
    "pass_on",
    "refer",
    "remark",
    "report",
    "request",
    "resume",
    "revert",
    "send_back",
    "set_route",
    "set_tier",
    "split",
    "unlink",
    "urge",
    "withdraw",
]
